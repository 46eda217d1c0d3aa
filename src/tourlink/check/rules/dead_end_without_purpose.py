"""Rule TLN08."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLN08", severity=Severity.NOTE)
def dead_end_without_purpose(context: Context) -> Iterator[Violation]:
    """
    A place at the end of one road is neither a stop nor a place to sleep.

    Towns without a quality serve as junctions and for the night. At a dead end
    without beds there is nothing that a plan could want there: its lodging or its
    sight is not written down yet, or the road on is missing.

    Bad:
        destinations:
          - {id: a, lodging: {classes: [hotel-2], source: s, confidence: low}}

    Good:
        destinations:
          - {id: a, lodging: {classes: [hotel-2], source: s, confidence: low}}
          - {id: c, lodging: {classes: [hotel-2], source: s, confidence: low}}
    """
    for place in context.located.values():
        if place.is_hub or place.lodging or place.quality is not None:
            continue
        neighbours = {
            corridor.other_end(place.id) for corridor in context.corridors_of[place.id]
        }
        if len(neighbours) == 1:
            yield Violation(
                "destinations",
                place.id,
                ("id",),
                f"a dead end behind {min(neighbours)!r}, neither a stop nor a place"
                " to sleep",
                "add its lodging or quality and visit_min, or the road on",
            )
