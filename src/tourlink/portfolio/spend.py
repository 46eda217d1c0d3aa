"""What travellers spend in each province: beds, meals and entrances, at known rates."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.plan import PlanDocument
from tourlink.pricing.beds import bed_class
from tourlink.pricing.book import Book
from tourlink.pricing.lookup import Lookup, MissingRateError
from tourlink.pricing.money import half_up
from tourlink.pricing.records import RoomRate
from tourlink.pricing.services import Bed, Eaten, Entry, services
from tourlink.vocabulary import LodgingClass

# The group and the class of bed that rates are looked up for.
PAX = 10
BED = LodgingClass.HOTEL_3


class Spend(NamedTuple):
    """VND a person in each province, and how many services have no rate."""

    by_province: dict[str, int]
    missing: int


class Purse:
    """
    Looks up what stays in a province; tickets and vehicles do not.

    Parameters
    ----------
    today
        The day whose rates hold for plans without dates.
    """

    def __init__(self, book: Book, catalogue: Catalogue, today: date) -> None:
        self._catalogue = catalogue
        self._meals = book.terms.meals
        self._lookup = Lookup(book, catalogue, today=today, holiday=_no_holiday)

    def spend(self, documents: Iterable[PlanDocument]) -> Spend:
        """Return what one person spends on one tour of each of the documents."""
        spent: Counter[str] = Counter()
        missing = 0
        for document in documents:
            used = services(document, document["plans"][0], self._catalogue)
            prices: list[tuple[Destination, Callable[[], int]]] = []
            prices += [(it.place, partial(self._night, it)) for it in used.beds]
            prices += [(it.place, partial(self._entrance, it)) for it in used.entries]
            prices += [(it.place, partial(self._meal, it)) for it in used.meals]
            for place, price in prices:
                try:
                    spent[place.province] += price()
                except MissingRateError:
                    missing += 1
        return Spend(dict(spent), missing)

    def _night(self, bed: Bed) -> int:
        rate = self._room(bed)
        if rate.room_vnd is not None:
            return half_up(Fraction(rate.room_vnd, 2))
        return rate.person_vnd or 0

    def _entrance(self, entry: Entry) -> int:
        fee = entry.place.fee
        line = self._lookup.entrance(PAX, entry, known=fee is not None)
        if line is not None:
            return line.rate.adult_vnd
        return fee.adult_vnd if fee else 0

    def _meal(self, eaten: Eaten) -> int:
        if eaten.meal not in self._meals:
            return 0
        if eaten.bed is not None and eaten.meal in self._room(eaten.bed).meals:
            return 0
        line = self._lookup.meal(eaten.when, PAX, eaten.meal, eaten.place)
        return line.rate.person_vnd

    def _room(self, bed: Bed) -> RoomRate:
        found = bed_class(bed.place, BED)
        if found is None:
            text = f"no lodging is known in {bed.place.name.en}"
            raise MissingRateError(text, "no-lodging")
        return self._lookup.room(bed.when, PAX, bed.place, found).rate


def _no_holiday(_: date) -> bool:
    """Plans without dates have no public holidays."""
    return False
