"""Rule TLP11."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP11", severity=Severity.NOTE)
def event_over(context: Context) -> Iterator[Violation]:
    """
    All dates of an event have passed, and nothing says when it comes again.

    Past editions are true and harmless, but no tour meets them. If the event returns,
    its next dates are wanted, or its usual months.

    Bad:
        events:
          - id: fair
            dates: [{first: 2026-03-13, last: 2026-03-15}]

    Good:
        events:
          - id: fair
            dates: [{first: 2026-03-13, last: 2026-03-15},
                    {first: 2027-03-12, last: 2027-03-14}]
    """
    for event in context.catalogue.events.values():
        if not event.dates or event.months or event.lunar or event.yearly:
            continue
        last = max(period.last for period in event.dates)
        if last < context.today:
            yield Violation(
                "events",
                event.id,
                ("dates",),
                f"ended on {last}, {(context.today - last).days} days ago",
                "add the dates of the next edition, or its months",
            )
