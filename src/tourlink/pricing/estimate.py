"""What a stop and a night add to a price at least, before there is a plan."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.records import Destination
from tourlink.pricing.beds import bed_class
from tourlink.pricing.book import Line
from tourlink.pricing.lookup import Lookup, MissingRateError
from tourlink.pricing.records import Vat
from tourlink.pricing.services import Entry, When
from tourlink.vocabulary import LodgingClass


class Sale(NamedTuple):
    """
    How a tour is sold.

    Attributes
    ----------
    paying
        How many pay.
    wanted
        The class of lodging.
    vat, uplift
        The tax, and how many times its net cost a tour is sold for.
    """

    paying: int
    wanted: LodgingClass
    vat: Fraction
    uplift: Fraction


class Estimate:
    """
    The parts of a price a head that belong to places, in whole dong, rounded down.

    They are those of the cheapest day, without surcharges, so that no price is less. A
    rate that is missing counts nothing here; the plan's price will tell.

    Parameters
    ----------
    days
        Of the tour.
    """

    def __init__(self, lookup: Lookup, days: Sequence[When], sale: Sale) -> None:
        self._lookup = lookup
        self._days = days
        self._sale = sale

    def entrance(self, place: Destination) -> int:
        """Return what a visit adds."""
        return self._least(self._entrance(when, place) for when in self._days)

    def night(self, place: Destination) -> int:
        """Return what a night in half a room, or in a bed, adds."""
        return self._least(self._night(when, place) for when in self._days)

    def _entrance(self, when: When, place: Destination) -> Fraction:
        known = place.fee is not None
        line = self._lookup.entrance(self._sale.paying, Entry(when, place), known=known)
        if line is not None:
            return self._sold(line, Fraction(line.rate.adult_vnd))
        return (place.fee.adult_vnd if place.fee else 0) * self._sale.uplift

    def _night(self, when: When, place: Destination) -> Fraction:
        bed = bed_class(place, self._sale.wanted) or self._sale.wanted
        line = self._lookup.room(when, self._sale.paying, place, bed)
        if line.rate.room_vnd is not None:
            return self._sold(line, Fraction(line.rate.room_vnd, 2))
        return self._sold(line, Fraction(line.rate.person_vnd or 0))

    def _sold(self, line: Line[Any], vnd: Fraction) -> Fraction:
        if line.rate.vat is Vat.INCLUDED:
            vnd /= 1 + self._sale.vat
        return vnd * self._sale.uplift

    def _least(self, amounts: Iterable[Fraction]) -> int:
        try:
            return int(min(amounts))
        except MissingRateError:
            return 0
