"""Rule TLH09."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import MONTH_NAMES, month_list
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH09", severity=Severity.WARNING)
def event_dates_outside_months(context: Context) -> Iterator[Violation]:
    """
    A dated edition of an event lies outside the event's months.

    Months say when the event usually is, dates when one edition was or will be.
    Where they disagree a typing error sits in one of them, and plans by month and
    plans by date promise different things.

    Bad:
        events:
          - id: e
            months: [9]
            dates: [{first: 2026-10-02, last: 2026-10-04}]

    Good:
        events:
          - id: e
            months: [9, 10]
            dates: [{first: 2026-10-02, last: 2026-10-04}]
    """
    for event in context.catalogue.events.values():
        for index, period in enumerate(event.dates):
            ends = {period.first.month, period.last.month}
            if event.months and not ends & set(event.months):
                yield Violation(
                    "events",
                    event.id,
                    ("dates", index, "first"),
                    f"begins on {period.first}, in"
                    f" {MONTH_NAMES[period.first.month - 1]}, but the event is in"
                    f" {month_list(frozenset(event.months))}",
                    "correct the date or the months",
                )
