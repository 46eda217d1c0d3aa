"""Rule TLM04."""

from collections.abc import Iterator

from tourlink.check.claims import is_own, prices
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLM04", severity=Severity.WARNING)
def price_without_real_source(context: Context) -> Iterator[Violation]:
    """
    A price rests on the editors' own knowledge or arithmetic.

    Prices change every year and end up in quotes. One that nobody else published is
    better left out: the planner then says that it is not known. That something is
    free (0) may be common knowledge.

    Bad:
        destinations:
          - id: a
            fee: {adult_vnd: 40000, source: own, as_of: 2026, confidence: low}
        sources:
          - {id: own, kind: general-knowledge, date: 2026}

    Good:
        destinations:
          - {id: a, fee: {adult_vnd: 0, source: own, as_of: 2026, confidence: low}}
          - {id: b, fee: {adult_vnd: 40000, source: s, as_of: 2026, confidence: low}}
        sources:
          - {id: own, kind: general-knowledge, date: 2026}
    """
    for kind, record, field, price in prices(context.catalogue):
        if price.adult_vnd and is_own(context.catalogue, price.source):
            yield Violation(
                kind,
                record.id,
                (field, "source"),
                f"{price.adult_vnd:,} VND come from {price.source!r}, which no"
                " outsider published",
                "name who published the price, or leave it out",
            )
