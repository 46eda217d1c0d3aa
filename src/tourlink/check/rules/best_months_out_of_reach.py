"""Rule TLH14."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list, running_months
from tourlink.check.open_months import open_months
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH14", severity=Severity.WARNING)
def best_months_out_of_reach(context: Context) -> Iterator[Violation]:
    """
    In none of the months a place is best or open in does any corridor reach it.

    The season of the place and the season of its boats or tracks must meet. Where
    they do not, the place is praised while nobody can come, and open only when
    nobody wants to.

    Bad:
        destinations:
          - {id: a, best_months: [6, 7]}
        corridors:
          - {id: road-a-b, months: [10, 11, 12, 1, 2, 3]}

    Good:
        destinations:
          - {id: a, best_months: [2, 3, 4]}
        corridors:
          - {id: road-a-b, months: [10, 11, 12, 1, 2, 3]}
    """
    for place in context.located.values():
        corridors = context.corridors_of[place.id]
        # Of most places every corridor is open all year.
        if not corridors or not all(it.months or it.service for it in corridors):
            continue
        served: frozenset[int] = frozenset()
        for corridor in corridors:
            served |= running_months(corridor)
        wanted = frozenset(place.best_months) or open_months(place)
        if wanted and served and not wanted & served:
            yield Violation(
                "destinations",
                place.id,
                ("best_months",) if place.best_months else ("closed_months",),
                f"best or open in {month_list(wanted)}, but its corridors run in"
                f" {month_list(served)}",
                "check the months of the place and of its corridors",
            )
