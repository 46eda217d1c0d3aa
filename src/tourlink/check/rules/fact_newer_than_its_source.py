"""Rule TLF11."""

from collections.abc import Iterator
from itertools import chain

from tourlink.check.claims import citations, details, later
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF11", severity=Severity.ERROR)
def fact_newer_than_its_source(context: Context) -> Iterator[Violation]:
    """
    A fact is dated after the source that it is taken from.

    An article of 2023 cannot vouch for 2025; the date would make the fact look
    fresher than it is. The other way round is fine: a source of today may speak of
    something that was so years ago.

    Bad:
        destinations:
          - {id: a, sources: [{source: news, as_of: 2025, confidence: high}]}
        sources:
          - {id: news, kind: news, date: 2023-04-03}

    Good:
        destinations:
          - {id: a, sources: [{source: news, as_of: 2023, confidence: high}]}
          - {id: b, sources: [{source: news, as_of: 2022-12, confidence: high}]}
        sources:
          - {id: news, kind: news, date: 2023-04-03}
    """
    sources = context.catalogue.sources
    for claim in chain(citations(context.catalogue), details(context.catalogue)):
        published = sources[claim.source].date
        if claim.as_of and published and later(claim.as_of, published):
            yield Violation(
                claim.kind,
                claim.id,
                (*claim.path, "as_of"),
                f"as of {claim.as_of}, but {claim.source!r} is of {published}",
                "write the date of the source, or cite the newer one",
            )
