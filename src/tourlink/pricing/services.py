"""What a plan uses that costs money: beds, drives, tickets, entrances, meals, staff."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination
from tourlink.errors import RateError
from tourlink.geo import great_circle_km
from tourlink.plan import Day, LegItem, Plan, PlanDocument
from tourlink.pricing.records import Meal
from tourlink.vocabulary import Mode, Vehicle

# Modes on which the vehicle stays behind; where one arrives another one waits.
_LEAVES_VEHICLE = frozenset({Mode.AIR, Mode.RAIL})
_TICKETS = frozenset({Mode.AIR, Mode.RAIL, Mode.BOAT, Mode.CABLE})
# Where no car passes, somebody from there takes each traveller on a motorbike.
_LOCAL_SEATS = 3
_LUNCH_FROM = "10:30"
_DINNER_FROM = "15:00"


class When(NamedTuple):
    """A day of a tour: its number from 1, and its date where that is known."""

    day: int
    on: date | None
    month: int | None


class Drive(NamedTuple):
    """The road km of one vehicle on one day; it is paid on days it waits, too."""

    when: When
    km: Fraction
    stays_out: bool
    """Whether its driver spends the night away from home."""


class Empty(NamedTuple):
    """The way back of a vehicle from where it was left, along the straight line."""

    when: When
    km: int


class Ticket(NamedTuple):
    """A ride that each person pays: by air, rail, boat, cable or local motorbike."""

    when: When
    corridor: Corridor

    @property
    def overnight(self) -> bool:
        """Whether one sleeps aboard."""
        service = self.corridor.service
        return service is not None and service.overnight


class Entry(NamedTuple):
    """A visit."""

    when: When
    place: Destination


class Bed(NamedTuple):
    """A night in a lodging."""

    when: When
    place: Destination


class Eaten(NamedTuple):
    """A meal; a breakfast has the bed before it, others the one after it."""

    when: When
    meal: Meal
    place: Destination
    bed: Bed | None


@dataclass(frozen=True, kw_only=True)
class Services:
    """All that a tour uses, in the order of its days."""

    departs: date | None
    returns: date | None
    near: date | None
    """The day of departure; where only its month is known, the first of that."""
    days: tuple[When, ...]
    nights: tuple[When, ...]
    drives: tuple[Drive, ...]
    empties: tuple[Empty, ...]
    tickets: tuple[Ticket, ...]
    entries: tuple[Entry, ...]
    beds: tuple[Bed, ...]
    meals: tuple[Eaten, ...]
    most_seats: int | None
    """Seats of the largest vehicle that reaches every place; None for no limit."""
    motorbike: bool
    visas: tuple[Corridor, ...]
    """Borders on the way that ask for a visa."""


def services(
    document: PlanDocument,
    plan: Plan,
    catalogue: Catalogue,
    *,
    departs: date | None = None,
) -> Services:
    """
    Return what a plan of a document uses.

    Parameters
    ----------
    departs
        Date of day 1, where the plan itself has none.

    Raises
    ------
    RateError
        If the plan names what the catalogue lacks.
    """
    asked = document["request"]
    first = _date(plan["days"][0]) or departs
    month = first.month if first else asked.get("month")
    whens = [
        When(day["day"], first + timedelta(at) if first else None, month)
        for at, day in enumerate(plan["days"])
    ]
    vehicle = Vehicle(asked["vehicle"]) if asked.get("vehicle") else None
    motorbike = vehicle is Vehicle.MOTORBIKE
    walk = _Walk(catalogue, motorbike=motorbike)
    for when, day in zip(whens, plan["days"], strict=True):
        walk.day(when, day)
    walk.end_section()
    seats = [
        seats for place in walk.places if (seats := place.access.max_seats) is not None
    ]
    seats += [it.max_seats for it in walk.corridors if it.max_seats is not None]
    if vehicle and not motorbike:
        seats.append(vehicle.seats)
    return Services(
        departs=first,
        returns=whens[-1].on,
        near=first or first_of_month(asked),
        days=tuple(whens),
        nights=tuple(whens[:-1]),
        drives=tuple(walk.drives),
        empties=tuple(walk.empties),
        tickets=tuple(walk.tickets),
        entries=tuple(walk.entries),
        beds=tuple(walk.beds),
        meals=tuple(_meals(whens, plan["days"], walk, catalogue)),
        most_seats=min(seats, default=None),
        motorbike=motorbike,
        visas=tuple(it for it in walk.corridors if it.border and it.border.visa),
    )


def first_of_month(request: Mapping[str, Any]) -> date | None:
    """Return the first day of the month that a request is for, if that is known."""
    year, month = request.get("year"), request.get("month")
    return date(year, month, 1) if year and month else None


@dataclass
class _Section:
    """The drives of one vehicle, from where it is boarded to where it is left."""

    began: str
    ended: str
    km: dict[int, Fraction] = field(default_factory=dict)


class _Walk:
    """Goes through the items of a plan and notes what they use."""

    def __init__(self, catalogue: Catalogue, *, motorbike: bool) -> None:
        self._catalogue = catalogue
        self._motorbike = motorbike
        self._section: _Section | None = None
        self._whens: dict[int, When] = {}
        self.drives: list[Drive] = []
        self.empties: list[Empty] = []
        self.tickets: list[Ticket] = []
        self.entries: list[Entry] = []
        self.beds: list[Bed] = []
        self.places: list[Destination] = []
        self.corridors: list[Corridor] = []
        self.night_of: dict[int, Bed] = {}

    def day(self, when: When, day: Day) -> None:
        self._whens[when.day] = when
        for item in day["items"]:
            if item["type"] == "leg":
                self._leg(when, item)
            elif item["type"] == "stop":
                place = self.place(item["destination"])
                # A fixed segment is a conference or the like: no sight is entered.
                if "title" not in item:
                    self.entries.append(Entry(when, place))
        stay = day["stay"]
        if stay["type"] == "lodging" and stay["at"]:
            place = self.place(stay["at"])
            bed = self.night_of[when.day] = Bed(when, place)
            self.beds.append(bed)

    def place(self, name: str) -> Destination:
        if name not in self._catalogue.destinations:
            raise RateError(
                f"the plan names {name!r}, which the catalogue does not have",
                hint="give the catalogue that it was planned from: --catalogue",
            )
        return self._catalogue.destinations[name]

    def end_section(self) -> None:
        """Pay the vehicle for its days, the driver's nights and the way back."""
        section, self._section = self._section, None
        if section is None:
            return
        first, last = min(section.km), max(section.km)
        for day in range(first, last + 1):
            km = section.km.get(day, Fraction(0))
            self.drives.append(Drive(self._whens[day], km, stays_out=day < last))
        back = _straight_km(self.place(section.began), self.place(section.ended))
        if back:
            self.empties.append(Empty(self._whens[last], back))

    def _leg(self, when: When, item: LegItem) -> None:
        mode = Mode(item["mode"])
        corridors = [self._corridor(name) for name in item["corridors"]]
        if mode in _TICKETS:
            self.tickets += (Ticket(when, it) for it in corridors)
            self.corridors += (it for it in corridors if it.border)
        if mode in _LEAVES_VEHICLE:
            self.end_section()
        elif mode is Mode.ROAD:
            self._road(when, item, corridors)

    def _road(self, when: When, item: LegItem, corridors: list[Corridor]) -> None:
        local = [] if self._motorbike else [it for it in corridors if _is_local(it)]
        self.tickets += (Ticket(when, it) for it in local)
        driven = [it for it in corridors if it not in local]
        if not driven:
            return
        self.corridors += driven
        self.places += (self.place(item["from"]), self.place(item["to"]))
        section = self._section or _Section(item["from"], item["to"])
        self._section = section
        section.ended = item["to"]
        # As written, so that no digit is lost.
        km = Fraction(str(item["distance_km"]))
        km -= sum((Fraction(str(it.km)) for it in local), Fraction(0))
        section.km[when.day] = section.km.get(when.day, Fraction(0)) + km

    def _corridor(self, name: str) -> Corridor:
        if name not in self._catalogue.corridors:
            raise RateError(
                f"the plan takes {name!r}, which the catalogue does not have",
                hint="give the catalogue that it was planned from: --catalogue",
            )
        return self._catalogue.corridors[name]


def _meals(
    whens: Sequence[When], days: Sequence[Day], walk: _Walk, catalogue: Catalogue
) -> Iterator[Eaten]:
    """Yield breakfasts after nights, lunches where the plan has them, and dinners."""
    night: Bed | None = None
    at = catalogue.destinations[_first_place(days)]
    for when, day in zip(whens, days, strict=True):
        if when.day > 1:
            yield Eaten(when, Meal.BREAKFAST, at, night)
        night = walk.night_of.get(when.day)
        for item in day["items"]:
            if item["type"] == "meal" and (
                _LUNCH_FROM <= _clock(item["start"]) < _DINNER_FROM
            ):
                yield Eaten(when, Meal.LUNCH, walk.place(item["at"]), night)
        at = night.place if night else at
        if when.day < len(days):
            yield Eaten(when, Meal.DINNER, at, night)


def _first_place(days: Sequence[Day]) -> str:
    for day in days:
        for item in day["items"]:
            if item["type"] == "leg":
                return item["from"]
            return item["destination"] if item["type"] == "stop" else item["at"]
    raise RateError("the plan has no items", hint="plan it again")


def _is_local(corridor: Corridor) -> bool:
    return corridor.max_seats is not None and corridor.max_seats <= _LOCAL_SEATS


def _clock(stamp: str) -> str:
    """Return HH:MM of a local time with or without a date and an offset."""
    return stamp.rpartition("T")[2][:5]


def _date(day: Any) -> date | None:
    return date.fromisoformat(day["date"]) if day["date"] else None


def _straight_km(one: Destination, other: Destination) -> int:
    here, there = one.position, other.position
    if one.id == other.id or here is None or there is None:
        return 0
    return round(great_circle_km(here.lat, here.lon, there.lat, there.lon))
