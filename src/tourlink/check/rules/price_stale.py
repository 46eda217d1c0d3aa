"""Rule TLF02."""

from collections.abc import Iterator

from tourlink.check.claims import age_months, prices
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF02", severity=Severity.NOTE)
def price_stale(context: Context) -> Iterator[Violation]:
    """
    A price is older than the limit in months.

    It stays in the catalogue, with its year, because an old price is better than
    none. Whoever quotes it should ask again. Free stays free until told otherwise.

    Bad:
        destinations:
          - {id: a, fee: {adult_vnd: 40000, source: s, as_of: 2022, confidence: low}}

    Good:
        destinations:
          - {id: a, fee: {adult_vnd: 40000, source: s, as_of: 2025, confidence: low}}
    """
    for kind, record, field, price in prices(context.catalogue):
        age = age_months(price.as_of, context.today)
        if price.adult_vnd and age > context.stale_months:
            yield Violation(
                kind,
                record.id,
                (field, "as_of"),
                f"{price.adult_vnd:,} VND were asked {age} months ago ({price.as_of})",
                "look for today's price",
            )
