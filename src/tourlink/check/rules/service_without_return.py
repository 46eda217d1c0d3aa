"""Rule TLC05."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import directions
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLC05", severity=Severity.WARNING)
def service_without_return(context: Context) -> Iterator[Violation]:
    """
    A flight, train or boat goes one way and nothing of its mode comes back.

    Departures are written one corridor a direction, and the second one is easily
    forgotten. What flies in flies out: without the way back the planner sends the
    group home overland, or finds no plan at all.

    Bad:
        destinations:
          - {id: a, kind: port}
          - {id: b, kind: port}
        corridors:
          - id: boat-a-b
            from: a
            to: b
            mode: boat
            km: 35
            minutes: 90
            one_way: true
            service:
              {departures: [{departs: "08:00"}], source: s, as_of: 2026,
               confidence: low}

    Good:
        destinations:
          - {id: a, kind: port}
          - {id: b, kind: port}
        corridors:
          - id: boat-a-b
            from: a
            to: b
            mode: boat
            km: 35
            minutes: 90
            service:
              {first: "08:00", last: "16:00", headway_min: 60, source: s,
               as_of: 2026, confidence: low}
    """
    corridors = context.catalogue.corridors.values()
    served = {
        (*ends, it.mode) for it in corridors if it.service for ends in directions(it)
    }
    for corridor in corridors:
        back = (corridor.to, corridor.from_, corridor.mode)
        if corridor.service and corridor.one_way and back not in served:
            yield Violation(
                "corridors",
                corridor.id,
                ("one_way",),
                f"goes from {corridor.from_!r} to {corridor.to!r}, and no"
                f" {corridor.mode} comes back",
                "add the corridor of the way back",
            )
