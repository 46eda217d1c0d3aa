"""Rule TLF12."""

from collections.abc import Iterator

from tourlink.check.claims import later
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF12", severity=Severity.ERROR)
def source_from_the_future(context: Context) -> Iterator[Violation]:
    """
    A source is dated after the day of the check.

    Nobody can have read it. Day and month were swapped, or the year is a slip.

    Bad:
        sources:
          - {id: s, date: 2027-03}

    Good:
        sources:
          - {id: s, date: 2026-11}
    """
    today = context.today.isoformat()
    for source in context.catalogue.sources.values():
        if source.date is not None and later(source.date, today):
            yield Violation(
                "sources",
                source.id,
                ("date",),
                f"is of {source.date}, but today is {today}",
                "write the date it was published",
            )
