"""Rule TLF03."""

from collections.abc import Iterator

from tourlink.catalogue.records import Confidence
from tourlink.check.claims import age_months, prices
from tourlink.check.rule import Context, Severity, Violation, rule

# In five years consumer prices rose by about a fifth, entrance fees of big sights more.
OLD_MONTHS = 60


@rule("TLF03", severity=Severity.WARNING)
def old_price_trusted(context: Context) -> Iterator[Violation]:
    """
    A price of more than five years ago claims more than low confidence.

    However good its source was then, it is no price of today. With low confidence it
    may stay as a first guess.

    Bad:
        destinations:
          - {id: a, fee: {adult_vnd: 40000, source: s, as_of: 2019, confidence: high}}

    Good:
        destinations:
          - {id: a, fee: {adult_vnd: 40000, source: s, as_of: 2019, confidence: low}}
    """
    for kind, record, field, price in prices(context.catalogue):
        age = age_months(price.as_of, context.today)
        sure = price.confidence is not Confidence.LOW
        if price.adult_vnd and age > OLD_MONTHS and sure:
            yield Violation(
                kind,
                record.id,
                (field, "confidence"),
                f"the price is {age} months old ({price.as_of}) and its confidence"
                f" {price.confidence}",
                "look for today's price, or write confidence: low",
            )
