"""Rule TLH07."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list
from tourlink.check.open_months import open_months
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.seasons.event_months import event_months


@rule("TLH07", severity=Severity.WARNING)
def event_while_closed(context: Context) -> Iterator[Violation]:
    """
    An event takes place while its place is closed.

    What brings the guests and what keeps them out stand in two files. In every month
    that the event can fall into its place is closed: one of the two is wrong.

    Bad:
        destinations:
          - {id: a, closed_months: [6, 7]}
        events:
          - {id: e, destinations: [a], months: [6]}

    Good:
        destinations:
          - {id: a, closed_months: [6, 7]}
        events:
          - {id: e, destinations: [a], months: [8]}
    """
    for event in context.catalogue.events.values():
        months = event_months(event)
        for index, name in enumerate(event.destinations):
            if not months & open_months(context.catalogue.destinations[name]):
                yield Violation(
                    "events",
                    event.id,
                    ("destinations", index),
                    f"takes place in {month_list(months)}, when {name!r} is closed",
                    "correct the event, or closed_months and hours of the place",
                )
