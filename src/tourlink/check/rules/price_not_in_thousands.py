"""Rule TLM06."""

from collections.abc import Iterator

from tourlink.check.claims import prices
from tourlink.check.rule import Context, Severity, Violation, rule

UNIT_VND = 1_000  # tickets are sold in whole thousands; smaller notes are hardly used


@rule("TLM06", severity=Severity.NOTE)
def price_not_in_thousands(context: Context) -> Iterator[Violation]:
    """
    A price is not a whole number of thousand dong.

    Tickets are. The number was probably converted from another currency, or lost a
    digit.

    Bad:
        destinations:
          - id: a
            fee: {adult_vnd: 38250, source: s, as_of: 2026, confidence: high}

    Good:
        destinations:
          - id: a
            fee: {adult_vnd: 38000, source: s, as_of: 2026, confidence: high}
    """
    for kind, record, field, price in prices(context.catalogue):
        for key in ("adult_vnd", "child_vnd"):
            vnd = getattr(price, key)
            if vnd and vnd > UNIT_VND and vnd % UNIT_VND:
                yield Violation(
                    kind,
                    record.id,
                    (field, key),
                    f"{vnd:,} VND is no whole number of thousands",
                    "write the price as it is sold, and what it was worked out from"
                    " into the note",
                )
