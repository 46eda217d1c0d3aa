"""Rule TLN03."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list
from tourlink.check.reach import START, arcs, months_in, months_of, months_reached
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode


@rule("TLN03", severity=Severity.NOTE)
def reached_only_by_air(context: Context) -> Iterator[Violation]:
    """
    A place is reached from Hanoi only by flying, all year or in some months.

    True of islands while the boats stay in port, and a reason to keep a fallback:
    a cancelled flight leaves no other way. Inland it means that a road is missing.

    Bad:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
          - id: han
            kind: airport
            position: {lat: 21.21, lon: 105.80, confidence: high, source: s}
          - {id: a, kind: airport}
          - {id: b, kind: town}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
          - {id: road-hanoi-han, from: hanoi, to: han, km: 28, minutes: 40}
          - {id: road-a-b, from: b, to: c}
          - id: air-han-a
            from: han
            to: a
            mode: air
            km: 275
            minutes: 60
            service:
              {first: "08:00", last: "18:00", headway_min: 300, source: s,
               as_of: 2026, confidence: low}

    Good:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
    """
    if START not in context.located:
        return
    anyhow = months_reached(arcs(context, months_of))
    on_the_ground = months_reached(
        arcs(context, months_of, lambda it: it.mode is not Mode.AIR)
    )
    for place, bits in anyhow.items():
        by_air = months_in(bits & ~on_the_ground[place])
        if by_air:
            when = "all year" if len(by_air) == 12 else f"in {month_list(by_air)}"
            yield Violation(
                "destinations",
                place,
                ("id",),
                f"reached from {START!r} only by air {when}",
                "plan a fallback, or add the road, train or boat",
            )
