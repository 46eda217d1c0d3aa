"""Prices of a new plan for its documents, as `tourlink plan --pax` asks for them."""

from datetime import date
from typing import TYPE_CHECKING, Any

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
    from tourlink.pricing.quote import Asked, missing_rates, quote, usual_classes
    from tourlink.seasons import is_holiday

    asked = Asked(
        pax=pax,
        classes=usual_classes(document["request"].get("lodging_class")),
        today=date.today(),  # noqa: DTZ011  # where the user is
        holiday=is_holiday,
    )
    made = quote(document, number, catalogue, book, asked)
    return quotation(made), len(missing_rates(made))
