"""Rule TLN07."""

from collections.abc import Iterator

from tourlink.check.reach import arcs, fastest, minutes_of
from tourlink.check.rule import Context, Severity, Violation, rule

# After the last sight a group is ready for half an evening in the vehicle, no more.
MOST_MIN = 180


@rule("TLN07", severity=Severity.WARNING)
def no_lodging_within_reach(context: Context) -> Iterator[Violation]:
    """
    From a sight no bed is within three hours, by any way.

    Each day ends at a lodging. A sight farther from all of them can be seen only on
    the way between two nights far apart, most often never. Usually the town beside
    it has beds that nobody has written down.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60}
          - {id: c, lodging: {classes: [hotel-2], source: s, confidence: low}}
        corridors:
          - {id: road-b-c, km: 120, minutes: 200}

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60}
          - {id: c, lodging: {classes: [hotel-2], source: s, confidence: low}}
    """
    towards_beds = arcs(context, minutes_of, backwards=True)
    beds = [it.id for it in context.located.values() if it.lodging]
    found = fastest(towards_beds, beds, most_min=MOST_MIN)
    for place in context.located.values():
        if place.quality is not None and place.id not in found:
            yield Violation(
                "destinations",
                place.id,
                ("quality",),
                f"sold as a stop, but no lodging is within {MOST_MIN // 60} h",
                "add the lodging of the nearest town, or the corridor to it",
            )
