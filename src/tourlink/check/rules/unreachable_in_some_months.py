"""Rule TLN02."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import ALL_YEAR, month_list
from tourlink.check.reach import START, arcs, months_in, months_of, months_reached
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLN02", severity=Severity.WARNING)
def unreachable_in_some_months(context: Context) -> Iterator[Violation]:
    """
    A place is open in months in which nothing leads there from Hanoi.

    Boats stop in the storm months and roads close in the rains. That is fine as long
    as the place says so: with these months among its closed_months the reader and
    the planner learn it from the place, not from a plan that cannot be found.

    Bad:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
          - {id: road-a-b, months: [1, 2, 3, 4, 5, 10, 11, 12]}

    Good:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
          - {id: a, closed_months: [6, 7, 8, 9]}
        corridors:
          - {id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420}
          - {id: road-a-b, months: [1, 2, 3, 4, 5, 10, 11, 12]}
    """
    if START not in context.located:
        return
    for name, bits in months_reached(arcs(context, months_of)).items():
        place = context.located[name]
        reached = months_in(bits)
        missing = ALL_YEAR - reached - frozenset(place.closed_months)
        # A hub closes with its boats; what is never reached is TLN01's.
        if reached and missing and not place.is_hub:
            yield Violation(
                "destinations",
                name,
                ("closed_months",) if place.closed_months else ("id",),
                f"open, but nothing leads here from {START!r} in {month_list(missing)}",
                "add these months to closed_months, or the corridor that still runs",
            )
