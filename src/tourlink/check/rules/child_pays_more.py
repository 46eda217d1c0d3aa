"""Rule TLM01."""

from collections.abc import Iterator

from tourlink.check.claims import prices
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLM01", severity=Severity.ERROR)
def child_pays_more(context: Context) -> Iterator[Violation]:
    """
    A child pays more than an adult.

    No gate and no boat charges that: the two numbers were swapped, or one has a
    digit too many. A quote for a family would come out too high.

    Bad:
        destinations:
          - id: a
            fee: {adult_vnd: 40000, child_vnd: 60000, source: s, as_of: 2026,
                  confidence: high}

    Good:
        destinations:
          - id: a
            fee: {adult_vnd: 60000, child_vnd: 40000, source: s, as_of: 2026,
                  confidence: high}
    """
    for kind, record, field, price in prices(context.catalogue):
        if price.child_vnd is not None and price.child_vnd > price.adult_vnd:
            yield Violation(
                kind,
                record.id,
                (field, "child_vnd"),
                f"a child pays {price.child_vnd:,} VND, an adult"
                f" {price.adult_vnd:,} VND",
                "look both prices up again: are they swapped?",
            )
