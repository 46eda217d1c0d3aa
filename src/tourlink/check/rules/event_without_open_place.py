"""Rule TLP12."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list
from tourlink.check.open_months import open_months
from tourlink.check.programme_places import places_by_former, places_in
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.seasons.event_months import event_months


@rule("TLP12", severity=Severity.WARNING)
def event_without_open_place(context: Context) -> Iterator[Violation]:
    """
    No place of an event is open in any month that the event falls into.

    One of the two is wrong, or the catalogue lacks the place. Places that the event
    names count, and of provinces it names every place in them. A day of the lunar year
    may lie in several months of ours; it is enough that one of them is open.

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
        if any(open_months(place) & held for place in at):
            continue
        key = "destinations" if event.destinations else "provinces"
        if at:
            message = f"falls into {month_list(held)}, when no place of it is open"
            hint = "correct closed_months of the places, or when the event is"
        else:
            message = "is held where the catalogue has no place"
            hint = "add a place, or delete the province"
        yield Violation("events", event.id, (key,), message, hint)
