"""What plans are sold for, while they are looked for: budgets and objectives."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.errors import RateError
from tourlink.network.services import next_day
from tourlink.plan import Plan, PlanDocument
from tourlink.planner.brief import Brief
from tourlink.planner.model import Model
from tourlink.pricing.beds import bed_class
from tourlink.pricing.book import Book, Line
from tourlink.pricing.lookup import Lookup, MissingRateError
from tourlink.pricing.quote import Asked, quote, vat_period
from tourlink.pricing.records import Vat
from tourlink.pricing.selling import uplift
from tourlink.pricing.services import Entry, When
from tourlink.seasons import holiday
from tourlink.solver.instance import Instance
from tourlink.vocabulary import LodgingClass

USUAL_CLASS = LodgingClass.HOTEL_3
"""Of plans that ask for none."""


class Sold(NamedTuple):
    """What a plan is sold for to the party that asked."""

    per_person_vnd: int
    margin_vnd: int


class Prices:
    """
    Prices plans for the party of a request, with a rate book.

    Those pay who are no children, in the class of lodging asked for or the usual one.
    Without a date the rates are those of the day that the catalogue is of.
    """

    def __init__(self, brief: Brief, catalogue: Catalogue, book: Book) -> None:
        request = brief.request
        self._catalogue = catalogue
        self._book = book
        self._brief = brief
        self._paying = max(1, request.adults + request.elders)
        self._class = request.lodging_class or USUAL_CLASS
        self._today = _first_of(catalogue.as_of)

    def of(self, plan: Plan, request: Mapping[str, Any]) -> Sold:
        """
        Return what a plan is sold for.

        Raises
        ------
        RateError
            If a rate is missing: then nobody knows.
        """
        document: Any = {
            "request": request,
            "catalogue": {"sha256": self._catalogue.sha256},
            "plans": [plan],
        }
        asked = Asked((self._paying,), (self._class,), self._today, _is_holiday)
        whole: PlanDocument = document
        made = quote(whole, 0, self._catalogue, self._book, asked)
        it = made["classes"][0]["breaks"][0]
        if it["priced"] is None:
            raise RateError(
                f"the price of a plan is not known: {it['missing'][0]}",
                hint="add the rate to a book of your own: --rates FILE",
            )
        margin = it["priced"]["totals"]["margin_vnd"]
        return Sold(it["priced"]["per_person_vnd"], margin)

    def limited(self, model: Model) -> Instance:
        """
        Return the instance of a model with what beds and entrances are sold for.

        They are the parts of a price that belong to places; what vehicles, staff and
        meals add is known when there is a plan. No cost is more than it will be, so
        that no plan within the budget is lost.
        """
        terms = self._book.terms
        first = self._brief.first_day
        vat = vat_period(terms, first or self._today).percent
        sold = uplift(terms, vat)
        lookup = Lookup(
            self._book, self._catalogue, today=self._today, holiday=_is_holiday
        )
        month = self._brief.month
        days = [
            When(at + 1, next_day(first, at), month)
            for at in range(len(model.instance.days))
        ]

        def share(line: Line[Any], vnd: int, part: Fraction) -> int:
            inside = 1 + vat if line.rate.vat is Vat.INCLUDED else Fraction(1)
            return int(vnd * part / inside * sold)

        def entrance(place: Destination) -> int:
            found = []
            for when in days:
                try:
                    line = lookup.entrance(
                        self._paying, Entry(when, place), known=place.fee is not None
                    )
                except MissingRateError:
                    return 0
                if line is not None:
                    found.append(share(line, line.rate.adult_vnd, Fraction(1)))
                elif place.fee is not None:
                    found.append(int(place.fee.adult_vnd * sold))
            return min(found)

        def night(place: Destination) -> int:
            found = []
            for when in days:
                try:
                    bed = bed_class(place, self._class) or self._class
                    line = lookup.room(when, self._paying, place, bed)
                except MissingRateError:
                    return 0
                rate = line.rate
                if rate.room_vnd is not None:
                    found.append(share(line, rate.room_vnd, Fraction(1, 2)))
                else:
                    found.append(share(line, rate.person_vnd or 0, Fraction(1)))
            return min(found)

        instance = model.instance
        return instance._replace(
            costs=tuple(
                entrance(spot.place) if spot.candidate and not spot.fixed else 0
                for spot in model.spots
            ),
            stays=tuple(
                stay if of.ride or not stay.on_days else stay._replace(cost=night(of.place))
                for stay, of in zip(instance.stays, model.nights, strict=True)
            ),
        )


def _is_holiday(on: date) -> bool:
    return holiday(on) is not None


def _first_of(as_of: str) -> date:
    """Return the first day of a date as the catalogue writes it."""
    parts = [int(part) for part in as_of.split("-")] if as_of else [2026]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)
