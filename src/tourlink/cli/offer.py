"""Prices of a new plan for its documents, as `tourlink plan --pax` asks for them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tourlink.cli.values import USUAL_CLASSES
from tourlink.vocabulary import LodgingClass

if TYPE_CHECKING:
    from tourlink.export.quotation import Quotation
    from tourlink.plan import PlanDocument


def offer(
    document: "PlanDocument",
    number: int,
    catalogue: Any,
    book: Any,
    pax: tuple[int, ...],
) -> tuple["Quotation", int]:
    """
    Return the quotation of a plan as documents show it, and how many rates it lacks.

    Parameters
    ----------
    number
        Which plan, from 0.
    pax
        Numbers of people who pay.

    Raises
    ------
    RateError
        If the rate book cannot make prices.
    """
    from tourlink.export.quotation import quotation
    from tourlink.pricing.quote import Asked, quote
    from tourlink.seasons import holiday

    wanted = document["request"].get("lodging_class")
    asked = Asked(
        pax=pax,
        classes=(LodgingClass(wanted),) if wanted else USUAL_CLASSES,
        today=date.today(),  # noqa: DTZ011  # where the user is
        holiday=lambda on: holiday(on) is not None,
    )
    made = quote(document, number, catalogue, book, asked)
    missing = {
        text
        for of in made["classes"]
        for one in of["breaks"]
        for text in one["missing"]
    }
    return quotation(made), len(missing)
