"""Rule TLF08."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF08", severity=Severity.NOTE)
def source_without_date(context: Context) -> Iterator[Violation]:
    """
    A source does not say when it was published.

    Nobody can tell then whether it is newer than another one that contradicts it.
    Pages often hide their date in the address.

    Bad:
        sources:
          - {id: s, date: null}

    Good:
        sources:
          - {id: s, date: 2026-06}
    """
    for source in context.catalogue.sources.values():
        if source.date is None:
            yield Violation(
                "sources",
                source.id,
                (),
                "has no date",
                "add when it was published, a year is enough",
            )
