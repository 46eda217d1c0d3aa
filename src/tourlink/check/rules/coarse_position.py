"""Rule TLG05."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule

# A thousandth of a degree is 110 m: near enough to park.
DECIMALS = 3
# What is as large as the error: any point of it will do.
_LARGE = frozenset({Kind.CITY, Kind.TOWN, Kind.PARK, Kind.LAKE, Kind.ISLAND})


@rule("TLG05", severity=Severity.NOTE)
def coarse_position(context: Context) -> Iterator[Violation]:
    """
    A sight is located to a hundredth of a degree only, about a kilometre.

    Maps show it in the wrong street and drivers stop in the wrong village. Reported
    where both coordinates have fewer than three decimals; towns, parks, lakes and
    islands are larger than the error.

    Bad:
        destinations:
          - {id: a, kind: museum}

    Good:
        destinations:
          - id: a
            kind: museum
            position: {lat: 22.3912, lon: 103.4587, confidence: high, source: s}
    """
    for place in context.located.values():
        if place.position is None or place.kind in _LARGE:
            continue
        lat, lon = place.position.lat, place.position.lon
        if round(lat, DECIMALS - 1) == lat and round(lon, DECIMALS - 1) == lon:
            yield Violation(
                "destinations",
                place.id,
                ("position",),
                f"{lat:g}, {lon:g} is known to a kilometre only",
                f"give at least {DECIMALS} decimals",
            )
