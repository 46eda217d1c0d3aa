"""Rule TLF09."""

from collections.abc import Iterator

from tourlink.check.claims import citations, details
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF09", severity=Severity.NOTE)
def source_never_cited(context: Context) -> Iterator[Violation]:
    """
    No record of the catalogue rests on a source.

    It is left over from a record that was removed, or the citation was forgotten.

    Bad:
        sources:
          - {id: forgotten, date: 2026}

    Good:
        destinations:
          - {id: a, sources: [{source: found, as_of: 2026, confidence: high}]}
        sources:
          - {id: found, date: 2026}
    """
    catalogue = context.catalogue
    cited = {claim.source for claim in citations(catalogue)}
    cited.update(claim.source for claim in details(catalogue))
    for source in catalogue.sources.values():
        if source.id not in cited:
            yield Violation(
                "sources",
                source.id,
                (),
                f"no record cites {source.title!r}",
                "cite it where it is used, or remove it",
            )
