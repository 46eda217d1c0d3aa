"""Rule TLF10."""

from collections.abc import Iterator
from itertools import chain

from tourlink.check.claims import citations, details, later
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF10", severity=Severity.ERROR)
def fact_from_the_future(context: Context) -> Iterator[Violation]:
    """
    A fact is dated after the day of the check.

    `as_of` says since when a fact is known to hold; nobody knows it of tomorrow. What
    is announced belongs into valid_from, dates or a note.

    Bad:
        destinations:
          - {id: a, sources: [{source: own, as_of: 2027-01, confidence: low}]}
        sources:
          - {id: own, kind: general-knowledge}

    Good:
        destinations:
          - {id: a, sources: [{source: own, as_of: 2026-11, confidence: low}]}
        sources:
          - {id: own, kind: general-knowledge}
    """
    today = context.today.isoformat()
    for claim in chain(citations(context.catalogue), details(context.catalogue)):
        if claim.as_of is not None and later(claim.as_of, today):
            yield Violation(
                claim.kind,
                claim.id,
                (*claim.path, "as_of"),
                f"as of {claim.as_of}, but today is {today}",
                "write the date of the source",
            )
