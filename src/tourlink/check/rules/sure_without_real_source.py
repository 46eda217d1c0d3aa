"""Rule TLF13."""

from collections.abc import Iterator
from itertools import chain

from tourlink.catalogue.records import Confidence
from tourlink.check.claims import OWN_KINDS, citations, details
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF13", severity=Severity.WARNING)
def sure_without_real_source(context: Context) -> Iterator[Violation]:
    """
    High confidence rests on the editors' own knowledge or arithmetic.

    What everybody knows may be of medium confidence. High means that somebody can
    look it up.

    Bad:
        destinations:
          - {id: a, sources: [{source: own, as_of: 2026, confidence: high}]}
        sources:
          - {id: own, kind: general-knowledge, date: 2026}

    Good:
        destinations:
          - {id: a, sources: [{source: own, as_of: 2026, confidence: medium}]}
        sources:
          - {id: own, kind: general-knowledge, date: 2026}
    """
    sources = context.catalogue.sources
    for claim in chain(citations(context.catalogue), details(context.catalogue)):
        kind = sources[claim.source].kind
        if claim.confidence is Confidence.HIGH and kind in OWN_KINDS:
            yield Violation(
                claim.kind,
                claim.id,
                (*claim.path, "confidence"),
                f"confidence is high, but {claim.source!r} is {kind.replace('-', ' ')}",
                "cite who published it, or lower the confidence",
            )
