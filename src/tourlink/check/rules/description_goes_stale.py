"""Rule TLW14."""

import re
from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule

# A year as recent as this is news; an older one is history and stays true.
NEWS_YEARS = 5
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PRICE = re.compile(
    r"\d[\d.,]*\s?(?:k\b|VND|VNĐ|đồng|dongs?\b|đ\b|₫|USD|EUR|euros?\b|dollars?\b|\$|€)"
    r"|[$€₫]\s?\d",
    re.IGNORECASE,
)


@rule("TLW14", severity=Severity.NOTE)
def description_goes_stale(context: Context) -> Iterator[Violation]:
    """
    A description names a price or a recent year.

    Prices and news have fields with a date and a source, which are checked for age. In
    a sentence they stay when they are no longer true. Years of history may stand.

    Bad:
        destinations:
          - id: a
            description: {en: "A glass bridge, entrance 400,000 VND with the lift."}

    Good:
        destinations:
          - id: a
            description: {en: "A glass bridge with a lift up the cliff since 2010."}
    """
    for passage in descriptions(context.catalogue):
        price = _PRICE.search(passage.text)
        years = [
            year
            for year in map(int, _YEAR.findall(passage.text))
            if year > context.today.year - NEWS_YEARS
        ]
        if price:
            yield passage.violation(
                f"names the price {price[0]!r}", "move it to `fee`, with its date"
            )
        elif years:
            yield passage.violation(
                f"names the year {years[0]}", "move news to `note`, with a source"
            )
