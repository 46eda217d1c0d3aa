"""Rule TLM05."""

import re
from collections.abc import Iterator

from tourlink.check.claims import prices
from tourlink.check.rule import Context, Severity, Violation, rule

_CURRENCY = re.compile(r"\b(?:CNY|RMB|yuan|USD|EUR|dollars?)\b|[¥$€]", re.IGNORECASE)


@rule("TLM05", severity=Severity.NOTE)
def foreign_price_without_note(context: Context) -> Iterator[Violation]:
    """
    A price was paid in another currency, and its note does not name that one.

    Abroad one pays in yuan; the catalogue counts in dong. Without the amount that was
    published nobody can work the price out again when the rate has moved.

    Bad:
        provinces:
          - {id: yunnan, type: foreign, country: CN}
        destinations:
          - id: c
            province: yunnan
            former_province: null
            fee: {adult_vnd: 350000, source: s, as_of: 2026, confidence: high}

    Good:
        provinces:
          - {id: yunnan, type: foreign, country: CN}
        destinations:
          - id: c
            province: yunnan
            former_province: null
            fee: {adult_vnd: 350000, source: s, as_of: 2026, confidence: high,
                  note: "100 yuan, at 3,500 VND."}
    """
    catalogue = context.catalogue
    abroad = {
        place.id
        for place in catalogue.destinations.values()
        if catalogue.provinces[place.province].country != "VN"
    }
    for kind, record, field, price in prices(catalogue):
        # A boat or train over the border is sold in the country it leaves from.
        place = record.id if kind == "destinations" else record.from_
        if (
            price.adult_vnd
            and place in abroad
            and not _CURRENCY.search(price.note or "")
        ):
            yield Violation(
                kind,
                record.id,
                (field, "note") if price.note else (field,),
                f"{price.adult_vnd:,} VND are charged abroad, the note names no other"
                " currency",
                "add what was published and the rate, as in note: 100 yuan, at 3,500",
            )
