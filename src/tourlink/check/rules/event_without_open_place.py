"""Rule TLP12."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list
from tourlink.check.event_months import event_months
from tourlink.check.open_months import open_months
from tourlink.check.programme_places import places_by_former, places_in
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP12", severity=Severity.WARNING)
def event_without_open_place(context: Context) -> Iterator[Violation]:
    """
    No place of an event is open in any month that the event falls into.

    One of the two is wrong. Places that the event names count, and of provinces it
    names every place in them. A day of the lunar year may lie in several months of
    ours; it is enough that one of them is open.

    Bad:
        destinations:
          - {id: a, closed_months: [9, 10]}
        events:
          - {id: rice, destinations: [a], months: [9, 10]}

    Good:
        destinations:
          - {id: a, closed_months: [9]}
        events:
          - {id: rice, destinations: [a], months: [9, 10]}
    """
    catalogue, places = context.catalogue, places_by_former(context)
    for event in catalogue.events.values():
        held = event_months(event)
        at = [catalogue.destinations[it] for it in event.destinations]
        at += places_in(catalogue, event.provinces, places)
        if not any(open_months(place) & held for place in at):
            yield Violation(
                "events",
                event.id,
                ("destinations",) if event.destinations else ("provinces",),
                f"falls into {month_list(held)}, when none of its {len(at)} places is"
                " open",
                "correct closed_months of the places, or when the event is",
            )
