"""Rule TLD09."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule

# Shortest and longest visit in minutes: judged by the editors, with room around all
# visits of the bundled catalogue. Half a day is 240, and a whole one 480.
VISIT_MIN: Mapping[Kind, tuple[int, int]] = MappingProxyType(
    {
        Kind.CITY: (30, 360),
        Kind.TOWN: (30, 360),
        Kind.VILLAGE: (30, 360),
        Kind.HERITAGE: (20, 300),
        Kind.MUSEUM: (30, 240),
        Kind.RELIGIOUS: (20, 300),
        Kind.NATURE: (30, 480),
        Kind.WATERFALL: (20, 240),
        Kind.CAVE: (30, 300),
        Kind.LAKE: (30, 360),
        Kind.BEACH: (30, 360),
        Kind.ISLAND: (60, 600),
        Kind.MOUNTAIN_PASS: (15, 180),
        Kind.PEAK: (60, 600),
        Kind.VIEWPOINT: (15, 240),
        Kind.PARK: (45, 600),
        Kind.MARKET: (30, 180),
        Kind.FARM: (30, 240),
        Kind.RESORT: (45, 600),
        Kind.VENUE: (30, 480),
        Kind.TRAIL: (30, 720),
    }
)


@rule("TLD09", severity=Severity.WARNING)
def visit_length_unlike_kind(context: Context) -> Iterator[Violation]:
    """
    A visit is much shorter or longer than visits to such a place are.

    The minutes decide how many stops fit into a day. Ten minutes for a museum or five
    hours for a pass are nearly always hours taken for minutes, or a digit too many.

    Bad:
        destinations:
          - {id: a, kind: museum, quality: 3, visit_min: 600}

    Good:
        destinations:
          - {id: a, kind: museum, quality: 3, visit_min: 90}
    """
    for place in context.catalogue.destinations.values():
        if place.visit_min is None or place.kind not in VISIT_MIN:
            continue
        least, most = VISIT_MIN[place.kind]
        if not least <= place.visit_min <= most:
            yield Violation(
                "destinations",
                place.id,
                ("visit_min",),
                f"{place.visit_min} minutes, but a visit to a {place.kind.value}"
                f" takes {least} to {most}",
                "check the minutes, or whether the kind is right",
            )
