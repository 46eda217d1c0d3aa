"""Rule TLH04."""

from collections.abc import Iterator
from types import MappingProxyType

from tourlink.catalogue.records import Kind, Opening
from tourlink.check.rule import Context, Severity, Violation, rule

# Earliest opening and latest closing that such places keep, with an hour to spare
# over what published hours in the catalogue show. Kinds that live by night, such as
# cities, hotels and stations, have no limits.
USUAL = MappingProxyType(
    {
        Kind.HERITAGE: ("05:00", "23:00"),  # citadels keep evening shows
        Kind.MUSEUM: ("06:00", "22:00"),
        Kind.RELIGIOUS: ("03:30", "23:00"),  # the first bell of a pagoda
        Kind.NATURE: ("04:00", "22:00"),
        Kind.WATERFALL: ("05:00", "21:00"),
        Kind.CAVE: ("05:00", "21:00"),
        Kind.LAKE: ("04:00", "23:00"),
        Kind.VIEWPOINT: ("03:30", "23:00"),  # sunrise and clouds
        Kind.PARK: ("04:00", "23:00"),
        Kind.FARM: ("05:00", "21:00"),
        Kind.MARKET: ("02:00", "24:00"),  # wholesale before dawn, night markets
        Kind.VENUE: ("07:00", "24:00"),
    }
)


@rule("TLH04", severity=Severity.WARNING)
def hours_unlike_kind(context: Context) -> Iterator[Violation]:
    """
    Opening hours that no place of this kind keeps.

    No museum opens at two in the morning. Most often the clock lost its twelve
    hours, or the record has the wrong kind.

    Bad:
        destinations:
          - id: a
            kind: museum
            opening:
              hours: [{opens: "02:00", closes: "05:00"}]
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            kind: museum
            opening:
              hours: [{opens: "14:00", closes: "17:00"}]
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        if place.kind not in USUAL or not isinstance(place.opening, Opening):
            continue
        earliest, latest = USUAL[place.kind]
        for index, hours in enumerate(place.opening.hours):
            if hours.opens < earliest or hours.closes > latest:
                key = "opens" if hours.opens < earliest else "closes"
                yield Violation(
                    "destinations",
                    place.id,
                    ("opening", "hours", index, key),
                    f"a {place.kind} open from {hours.opens} to {hours.closes}:"
                    f" such places keep hours between {earliest} and {latest}",
                    "check the hours, on the 24-hour clock, and the kind",
                )
