"""What a package is sold for."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tourlink.batch.spec import Offer
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RateError
from tourlink.plan import PlanDocument

if TYPE_CHECKING:
    from tourlink.pricing.book import Book
    from tourlink.pricing.document import QuoteDocument

_MOST_REASONS = 3


def quoted(
    document: PlanDocument, catalogue: Catalogue, book: "Book", offer: Offer
) -> "QuoteDocument":
    """
    Return the quotation of the first plan of a document.

    Raises
    ------
    RateError
        If not one of its prices can be made.
    """
    # Imported here, because most batches have no prices.
    from tourlink.pricing.quote import (  # noqa: PLC0415
        Asked,
        Currency,
        missing_rates,
        quote,
        usual_classes,
    )
    from tourlink.seasons import is_holiday  # noqa: PLC0415

    own = document["request"].get("lodging_class")
    asked = Asked(
        pax=tuple(sorted(set(offer.pax))),
        classes=offer.classes or usual_classes(own),
        today=offer.quoted_on,
        holiday=is_holiday,
        currencies=tuple(
            Currency(code, Fraction(str(rate)), offer.quoted_on)
            for code, rate in offer.currencies.items()
        ),
    )
    found = quote(document, 0, catalogue, book, asked)
    breaks = [it for one in found["classes"] for it in one["breaks"]]
    if not any(it["priced"] for it in breaks):
        missing = missing_rates(found)[:_MOST_REASONS]
        raise RateError(
            f"no price can be made: {'; '.join(missing)}",
            hint="add what is missing to a rate book",
        )
    return found


def facts(found: "QuoteDocument") -> dict[str, Any]:
    """Return what a table of packages shows of a quotation: the least price first."""
    from tourlink.pricing.quote import missing_rates  # noqa: PLC0415

    breaks = [(one["class"], it) for one in found["classes"] for it in one["breaks"]]
    price, bed, paying = min(
        (priced["per_person_vnd"], bed, it["paying"])
        for bed, it in breaks
        if (priced := it["priced"])
    )
    return {
        "from_vnd": price,
        "class": bed,
        "paying": paying,
        "missing": len(missing_rates(found)),
    }
