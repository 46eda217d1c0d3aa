"""Which line of a rate book holds: of the highest file, the most particular one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.pricing.book import Book, Line, R
from tourlink.pricing.money import half_up
from tourlink.pricing.records import (
    EntranceRate,
    ExtraRate,
    FareRate,
    Meal,
    MealRate,
    Rate,
    RoomRate,
    StaffRate,
    Surcharge,
    VehicleRate,
)
from tourlink.pricing.services import Entry, Ticket, When
from tourlink.vocabulary import LodgingClass, Weekday

_WEEKDAYS = tuple(Weekday)


class MissingRateError(Exception):
    """No line holds for something, or two do; the message says for what."""


class Lookup:
    """
    Finds lines for one day and one number of travellers.

    A line of a higher file goes before all below it: what an agency has agreed upon
    wins over what is indicative. Within a file a line for a place goes before one for
    its province, and that before one for everywhere; one for a season goes before one
    for the whole year.

    Parameters
    ----------
    today
        Stands for dates that the plan does not know.
    holiday
        Whether a date is a public holiday.
    """

    def __init__(
        self,
        book: Book,
        catalogue: Catalogue,
        *,
        today: date,
        holiday: Callable[[date], bool],
    ) -> None:
        self._book = book
        self._catalogue = catalogue
        self._today = today
        self._holiday = holiday
        rates = [line.rate for _, line in book.lines()]
        starts = {rate.from_pax for rate in rates if rate.from_pax > 1}
        ends = {rate.to_pax + 1 for rate in rates if rate.to_pax is not None}
        self.edges = tuple(sorted(starts | ends))
        """Numbers of travellers from which on other lines hold."""

    def room(
        self, when: When, pax: int, at: Destination, bed: LodgingClass
    ) -> Line[RoomRate]:
        """Return the line of a night in a lodging of a class."""
        fitting = (
            (line, self._scope(line.rate.places, at))
            for line in self._book.rooms
            if line.rate.class_ is bed
        )
        return self._best(when, pax, fitting, f"{bed.value} in {at.name.en}")

    def vehicles(self, when: When, pax: int) -> list[Line[VehicleRate]]:
        """Return the lines of all vehicles on offer, the smallest first."""
        names = dict.fromkeys(line.rate.vehicle for line in self._book.vehicles)
        found = []
        for name in names:
            fitting = [
                (line, 1) for line in self._book.vehicles if line.rate.vehicle == name
            ]
            if self._holding(when, pax, fitting):
                found.append(self._best(when, pax, fitting, name))
        return sorted(found, key=lambda it: (it.rate.capacity, it.rate.vehicle))

    def vehicle(self, when: When, pax: int, name: str) -> Line[VehicleRate]:
        """Return the line of a vehicle."""
        fitting = (
            (line, 1) for line in self._book.vehicles if line.rate.vehicle == name
        )
        return self._best(when, pax, fitting, f"vehicle {name}")

    def staff(self, when: When, pax: int, role: str) -> Line[StaffRate]:
        """Return the line of a guide or a driver."""
        fitting = ((line, 1) for line in self._book.staff if line.rate.role == role)
        return self._best(when, pax, fitting, role)

    def meal(self, when: When, pax: int, meal: Meal, at: Destination) -> Line[MealRate]:
        """Return the line of a meal."""
        fitting = (
            (line, self._scope(line.rate.places, at))
            for line in self._book.meals
            if line.rate.meal is meal
        )
        return self._best(when, pax, fitting, f"{meal.value} in {at.name.en}")

    def entrance(
        self, pax: int, entry: Entry, *, known: bool
    ) -> Line[EntranceRate] | None:
        """Return the line of an entrance; None where the catalogue's fee holds."""
        place = entry.place
        fitting = [
            (line, 2) for line in self._book.entrances if place.id in line.rate.places
        ]
        if known and not self._holding(entry.when, pax, fitting):
            return None
        fitting += [
            (line, 1) for line in self._book.entrances if place.kind in line.rate.kinds
        ]
        what = f"entrance of {place.name.en} ({place.kind.value})"
        return self._best(entry.when, pax, fitting, what)

    def fare(self, pax: int, ticket: Ticket, *, known: bool) -> Line[FareRate] | None:
        """Return the line of a ticket; None where the catalogue's fare holds."""
        corridor = ticket.corridor
        fitting = [
            (line, 2) for line in self._book.fares if corridor.id in line.rate.corridors
        ]
        if known and not self._holding(ticket.when, pax, fitting):
            return None
        fitting += [
            (line, 1)
            for line in self._book.fares
            if line.rate.mode is corridor.mode
            and line.rate.overnight is ticket.overnight
            and line.rate.from_km <= corridor.km
            and (line.rate.below_km is None or corridor.km < line.rate.below_km)
        ]
        what = f"ticket for {corridor.id} ({corridor.mode.value}, {corridor.km:g} km)"
        return self._best(ticket.when, pax, fitting, what)

    def extras(self, when: When, pax: int) -> list[Line[ExtraRate]]:
        """Return all extras that hold."""
        every = ((line, 1) for line in self._book.extras)
        return [line for line, _ in self._holding(when, pax, every)]

    def price(self, line: Line[Rate], base_vnd: int, when: When) -> tuple[int, str]:
        """Return what a unit costs on a day, and why it is more than on others."""
        extra, why = 0, ""
        for surcharge in line.rate.surcharges:
            more = _more(surcharge, base_vnd)
            if more > extra and (reason := self._reason(surcharge, when.on)):
                extra, why = more, reason
        return base_vnd + extra, why

    def _reason(self, surcharge: Surcharge, on: date | None) -> str:
        if on is None:
            return ""
        if surcharge.holidays and self._holiday(on):
            return "public holiday"
        day = _WEEKDAYS[on.weekday()]
        return day.value if day in surcharge.weekdays else ""

    def _scope(self, places: Sequence[str], at: Destination) -> int:
        """Return how near to a place a line's scope is: 0 does not hold there."""
        if not places:
            return 1
        if at.id in places:
            return 3
        return 2 if {at.province, self._catalogue.former_of(at)} & set(places) else 0

    def _holding(
        self, when: When, pax: int, fitting: Iterable[tuple[Line[R], int]]
    ) -> list[tuple[Line[R], int]]:
        return [
            (line, scope)
            for line, scope in fitting
            if scope and self._holds(line.rate, when, pax)
        ]

    def _holds(self, rate: Rate, when: When, pax: int) -> bool:
        on = when.on or self._today
        return (
            (rate.valid_from is None or rate.valid_from <= on)
            and (rate.valid_to is None or on <= rate.valid_to)
            and (not rate.months or (when.month or on.month) in rate.months)
            and rate.from_pax <= pax
            and (rate.to_pax is None or pax <= rate.to_pax)
        )

    def _best(
        self,
        when: When,
        pax: int,
        fitting: Iterable[tuple[Line[R], int]],
        what: str,
    ) -> Line[R]:
        offered = list(fitting)
        holding = self._holding(when, pax, offered)
        on = f" on {when.on.isoformat()}" if when.on else ""
        if not holding:
            others = any(
                scope and self._holds(line.rate, when, line.rate.from_pax)
                for line, scope in offered
            )
            size = f" for {pax} travellers" if others else ""
            raise MissingRateError(f"no rate for {what}{on}{size}")
        best = max(_rank(line, scope) for line, scope in holding)
        found = [line for line, scope in holding if _rank(line, scope) == best]
        if len(found) > 1:
            places = " and ".join(str(line.origin.place) for line in found[:2])
            raise MissingRateError(f"two rates for {what}{on}: {places}")
        return found[0]


def _rank(line: Line[Rate], scope: int) -> tuple[int, int, bool]:
    return line.layer, scope, bool(line.rate.months)


def _more(surcharge: Surcharge, base_vnd: int) -> int:
    if surcharge.add_vnd is not None:
        return surcharge.add_vnd
    return half_up(base_vnd * (surcharge.percent or Fraction(0)))
