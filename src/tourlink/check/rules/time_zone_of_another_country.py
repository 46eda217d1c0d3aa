"""Rule TLG10."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tourlink.check.rule import Context, Fix, Severity, Violation, rule

TIME_ZONES: Mapping[str, str] = MappingProxyType(
    {"VN": "Asia/Ho_Chi_Minh", "CN": "Asia/Shanghai"}
)


@rule("TLG10", severity=Severity.ERROR)
def time_zone_of_another_country(context: Context) -> Iterator[Violation]:
    """
    The time zone of a place is not that of its country.

    The clocks differ by an hour at the border. With the wrong one, opening hours and
    departures are an hour off, and a connection that is missed looks safe.

    Bad:
        destinations:
          - {id: a, timezone: Asia/Shanghai}

    Good:
        destinations:
          - {id: a, timezone: Asia/Ho_Chi_Minh}
    """
    for place in context.catalogue.destinations.values():
        country = context.catalogue.provinces[place.province].country
        right = TIME_ZONES[country]
        if place.timezone != right:
            yield Violation(
                "destinations",
                place.id,
                ("timezone",),
                f"{place.timezone}, but {place.province!r} keeps {right}",
                f"write timezone: {right}, or correct the province",
                Fix(right),
            )
