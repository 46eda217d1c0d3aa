"""Rule TLN04."""

from collections.abc import Iterator

from tourlink.check.reach import (
    START,
    arcs,
    months_of,
    months_reached,
)
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLN04", severity=Severity.ERROR)
def no_way_back_to_hanoi(context: Context) -> Iterator[Violation]:
    """
    A place can be reached from Hanoi and never be left towards it.

    One-way roads and services written in one direction make such traps. The tour
    ends where it began, so the planner avoids the whole area behind them.

    Bad:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
          - {id: road-a-b, from: b, to: a, one_way: true}

    Good:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
          - {id: road-a-b, from: b, to: a}
    """
    if START not in context.located:
        return
    there = months_reached(arcs(context, months_of))
    back = months_reached(arcs(context, months_of, backwards=True))
    for place, months in there.items():
        if months and not back[place]:
            yield Violation(
                "destinations",
                place,
                ("id",),
                f"{START!r} leads here, but no way leads back in any month",
                "look for a one_way that should not be, or add the way back",
            )
