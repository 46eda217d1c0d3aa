"""What a plan is sold for, with each line of its costs."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from tourlink.aftersale.state import TERMS, Key, State
from tourlink.errors import RateError
from tourlink.plan import PlanDocument
from tourlink.planner.prices import USUAL_CLASS
from tourlink.pricing.document import QuoteLine, Told
from tourlink.pricing.quote import Asked, quote
from tourlink.seasons import is_holiday
from tourlink.vocabulary import LodgingClass

# Lists of a rate book whose lines may hold for any tour.
_OF_ALL = ("vehicles", "staff", "extras")

CostName = tuple[int, str, str]
"""Day, kind and words of a cost."""


class Sale(NamedTuple):
    """
    The price of a plan for the party of its request.

    Attributes
    ----------
    per_person_vnd
        None where a rate is missing; `missing` says which.
    costs
        What a unit costs of everything.
    lines
        One line of each of them.
    rates
        The records of the rate book that made the price.
    """

    per_person_vnd: int | None
    missing: tuple[Told, ...]
    costs: Mapping[CostName, int]
    lines: Mapping[CostName, QuoteLine]
    rates: frozenset[Key]


def sale(document: PlanDocument, number: int, state: State, on: date) -> Sale:
    """
    Return what a plan is sold for; plans count from 0.

    Those pay who are no children, in the class of lodging asked for or the usual one.

    Parameters
    ----------
    on
        Stands for dates that the plan does not know.
    """
    request = document["request"]
    paying = max(1, (request.get("adults") or 0) + (request.get("elders") or 0))
    wanted = request.get("lodging_class")
    asked = Asked(
        (paying,),
        (LodgingClass(wanted) if wanted else USUAL_CLASS,),
        on,
        is_holiday,
        explain=True,
        break_even=False,
    )
    whole = _with_todays_km(document, number, state)
    try:
        made = quote(whole, 0, state.catalogue, state.book, asked)
    except RateError as error:
        told: Told = {"text": error.message, "code": "own"}
        return Sale(None, (told,), {}, {}, frozenset({Key(TERMS, TERMS)}))
    found = made["classes"][0]["breaks"][0]
    lines = found.get("lines", [])
    named = {(it["day"], it["kind"], it["what"]): it for it in lines}
    return Sale(
        found["priced"]["per_person_vnd"] if found["priced"] else None,
        tuple(found.get("lacking", ())),
        {name: it["unit_vnd"] for name, it in named.items()},
        named,
        frozenset(
            {
                Key(TERMS, TERMS),
                *(state.lines[it["at"]] for it in lines if it["rate"]),
                # Also those that cost this group nothing, and that were not chosen.
                *(Key(kind, name) for kind in _OF_ALL for name in state.ids(kind)),
            }
        ),
    )


def _with_todays_km(document: PlanDocument, number: int, state: State) -> PlanDocument:
    """Return one plan of a document, its drives as long as the catalogue says."""
    plan = document["plans"][number]
    corridors = state.catalogue.corridors

    def item(given: Any) -> Any:
        known = given["type"] == "leg" and all(
            it in corridors for it in given["corridors"]
        )
        if not known or not given["corridors"]:
            return given
        km = round(sum(corridors[it].km for it in given["corridors"]), 1)
        return {**given, "distance_km": km}

    days: Any = [
        {**day, "items": [item(it) for it in day["items"]]} for day in plan["days"]
    ]
    return {**document, "plans": [{**plan, "days": days}]}
