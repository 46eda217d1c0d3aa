"""Which line of a rate book holds: of the highest file, the most particular one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination
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


class Lack(NamedTuple):
    """
    What has no rate, or two at once.

    Attributes
    ----------
    code
        `no-rate`, `two-rates`, `no-lodging`, `no-vehicle` or `no-motorbike`.
    values
        What is in the sentence, names as records: for a rate the `code` and `values`
        of the `cost`.
    """

    text: str
    code: str
    values: Mapping[str, Any]


class MissingRateError(Exception):
    """No line holds for something, or two do; the message says for what."""

    def __init__(self, text: str, code: str, **values: Any) -> None:
        super().__init__(text)
        self.lack = Lack(text, code, values)


class _What(NamedTuple):
    """What a line is looked up for: in English, and by its kind and names."""

    text: str
    code: str
    values: dict[str, Any]


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
        values = {"lodging": bed.value, "name": at.name}
        what = _What(f"{bed.value} in {at.name.en}", "room", values)
        return self._best(when, pax, fitting, what)

    def vehicles(self, when: When, pax: int) -> list[Line[VehicleRate]]:
        """Return the lines of all vehicles on offer, the smallest first."""
        names = dict.fromkeys(line.rate.vehicle for line in self._book.vehicles)
        found = []
        for name in names:
            fitting = [
                (line, 1) for line in self._book.vehicles if line.rate.vehicle == name
            ]
            if self._holding(when, pax, fitting):
                what = _What(name, "vehicle", {"vehicle": name})
                found.append(self._best(when, pax, fitting, what))
        return sorted(found, key=lambda it: (it.rate.capacity, it.rate.vehicle))

    def vehicle(self, when: When, pax: int, name: str) -> Line[VehicleRate]:
        """Return the line of a vehicle."""
        fitting = (
            (line, 1) for line in self._book.vehicles if line.rate.vehicle == name
        )
        what = _What(f"vehicle {name}", "vehicle", {"vehicle": name})
        return self._best(when, pax, fitting, what)

    def staff(self, when: When, pax: int, role: str) -> Line[StaffRate]:
        """Return the line of a guide or a driver."""
        fitting = ((line, 1) for line in self._book.staff if line.rate.role == role)
        return self._best(when, pax, fitting, _What(role, role, {}))

    def meal(self, when: When, pax: int, meal: Meal, at: Destination) -> Line[MealRate]:
        """Return the line of a meal."""
        fitting = (
            (line, self._scope(line.rate.places, at))
            for line in self._book.meals
            if line.rate.meal is meal
        )
        values = {"name": at.name}
        what = _What(f"{meal.value} in {at.name.en}", meal.value, values)
        return self._best(when, pax, fitting, what)

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
        text = f"entrance of {place.name.en} ({place.kind.value})"
        what = _What(text, "entrance", {"name": place.name})
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
        text = f"ticket for {corridor.id} ({corridor.mode.value}, {corridor.km:g} km)"
        what = _What(text, "fare", self.ends(corridor))
        return self._best(ticket.when, pax, fitting, what)

    def ends(self, corridor: Corridor) -> dict[str, Any]:
        """Return how a corridor is travelled and the names of its ends."""
        ends = (
            self._catalogue.destinations[it] for it in (corridor.from_, corridor.to)
        )
        first, last = (it.name for it in ends)
        return {"by": corridor.mode.value, "name": first, "name_end": last}

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
        what: _What,
    ) -> Line[R]:
        offered = list(fitting)
        holding = self._holding(when, pax, offered)
        values: dict[str, Any] = {"cost": {"code": what.code, "values": what.values}}
        on = ""
        if when.on:
            on = f" on {when.on.isoformat()}"
            values["date"] = when.on.isoformat()
        if not holding:
            others = any(
                scope and self._holds(line.rate, when, line.rate.from_pax)
                for line, scope in offered
            )
            size = ""
            if others:
                size = f" for {pax} travellers"
                values["people"] = pax
            text = f"no rate for {what.text}{on}{size}"
            raise MissingRateError(text, "no-rate", **values)
        best = max(_rank(line, scope) for line, scope in holding)
        found = [line for line, scope in holding if _rank(line, scope) == best]
        if len(found) > 1:
            places = [str(line.origin.place) for line in found[:2]]
            text = f"two rates for {what.text}{on}: {' and '.join(places)}"
            raise MissingRateError(text, "two-rates", **values, at=places)
        return found[0]


def _rank(line: Line[Rate], scope: int) -> tuple[int, int, bool]:
    return line.layer, scope, bool(line.rate.months)


def _more(surcharge: Surcharge, base_vnd: int) -> int:
    if surcharge.add_vnd is not None:
        return surcharge.add_vnd
    return half_up(base_vnd * (surcharge.percent or Fraction(0)))
