"""Rule TLN01."""

from collections.abc import Iterator

from tourlink.check.reach import START, arcs, months_of, months_reached
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLN01", severity=Severity.ERROR)
def unreachable_from_hanoi(context: Context) -> Iterator[Violation]:
    """
    No chain of corridors leads from Hanoi to a place, in any month.

    Tours start in Hanoi. A place that no road, rail, flight or boat connects is
    dropped from every plan in silence: a corridor is missing, or one is written
    one-way in the wrong direction. A catalogue without Hanoi is not asked.

    Bad:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
          - id: d
            position: {lat: 22.50, lon: 103.90, confidence: high, source: s}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}

    Good:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
    """
    if START not in context.located:
        return
    for place, months in months_reached(arcs(context, months_of)).items():
        if not months:
            touching = len(context.corridors_of[place])
            yield Violation(
                "destinations",
                place,
                ("id",),
                f"no way leads here from {START!r} in any month"
                f" ({touching} corridors touch it)",
                "add the corridor that connects it, or look for a one_way that"
                " points away",
            )
