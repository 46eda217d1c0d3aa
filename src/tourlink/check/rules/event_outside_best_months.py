"""Rule TLH08."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.seasons.event_months import event_months


@rule("TLH08", severity=Severity.NOTE)
def event_outside_best_months(context: Context) -> Iterator[Violation]:
    """
    The event of a place falls outside the months the place is best in.

    A festival or a bloom is a reason to come, so that its month is most often one of
    the best. Some festivals do fall into the rains; then the note may stand.

    Bad:
        destinations:
          - {id: a, best_months: [9, 10]}
        events:
          - {id: e, destinations: [a], months: [4]}

    Good:
        destinations:
          - {id: a, best_months: [9, 10]}
        events:
          - {id: e, destinations: [a], months: [10]}
    """
    for event in context.catalogue.events.values():
        if len(event.destinations) != 1:
            continue
        place = context.catalogue.destinations[event.destinations[0]]
        best, months = frozenset(place.best_months), event_months(event)
        if best and not best & months:
            keys = ("months", "dates", "yearly", "lunar")
            key = next(it for it in keys if getattr(event, it))
            yield Violation(
                "events",
                event.id,
                (key,),
                f"falls in {month_list(months)}, but {place.id!r} is best in"
                f" {month_list(best)}",
                "add the month to best_months of the place, or correct the event",
            )
