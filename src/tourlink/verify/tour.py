"""A plan of a document, read again: items with minutes and with their records."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination
from tourlink.plan import Plan
from tourlink.verify.asked import Asked
from tourlink.verify.constraint import Check

DAY_MIN = 24 * 60
VEHICLES = frozenset({"road", "rail", "air", "boat"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """
    What an item of a day has, whatever its type.

    Attributes
    ----------
    at
        JSON pointer of the item.
    begin, end
        Minutes after midnight in Hanoi of the item's day.
    origin, target
        Where the party is before and after it.
    """

    at: str
    raw: Any
    begin: int
    end: int
    origin: Destination
    target: Destination

    @property
    def minutes(self) -> int:
        """Its duration."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg(Thing):
    """Travelling by one mode; without corridors where these are not known."""

    mode: str
    corridors: tuple[Corridor, ...]

    @property
    def single(self) -> Corridor | None:
        """The corridor, if it is only one."""
        return self.corridors[0] if len(self.corridors) == 1 else None

    @property
    def timed(self) -> bool:
        """Whether a timetable or the hours of a border decide when it leaves."""
        return any(it.service or it.border for it in self.corridors)

    @property
    def asleep(self) -> bool:
        """Whether the traveller sleeps aboard."""
        return any(it.service and it.service.overnight for it in self.corridors)

    @property
    def corridor_min(self) -> int:
        """Minutes that the catalogue gives for its corridors."""
        return sum(it.minutes for it in self.corridors)

    @property
    def rest_min(self) -> int:
        """Minutes of its duration that are breaks."""
        found: int = self.raw.get("rest_min", 0)
        return found

    @property
    def vehicle_min(self) -> int:
        """Minutes in a vehicle: as it runs by a timetable, else by its corridors."""
        return self.minutes if self.timed else self.corridor_min


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Thing):
    """A visit; fixed if the request speaks for it."""

    fixed: bool

    @property
    def place(self) -> Destination:
        """Where it is."""
        return self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Thing):
    """Time that is neither visit nor travel."""

    kind: str

    @property
    def lunch(self) -> bool:
        """Whether it is the midday meal."""
        return self.kind == "meal" and self.raw.get("title", "lunch") == "lunch"

    @property
    def room(self) -> bool:
        """Whether it is the way into a hotel room."""
        return self.kind == "check-in" and self.raw.get("title") == "room"

    @property
    def breakfast(self) -> bool:
        """Whether it is the meal of the morning."""
        return self.kind == "meal" and self.raw.get("title") == "breakfast"


@dataclass(slots=True)
class Way:
    """Travelling without a timetable, from one visit or ride to the next."""

    legs: list[Leg] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)

    @property
    def things(self) -> list[Leg | Pause]:
        """Legs and rests, in the order of time."""
        return sorted((*self.legs, *self.pauses), key=lambda it: (it.begin, it.end))


@dataclass
class Day:
    """One day of a tour."""

    at: str
    raw: Any
    number: int
    """Counted from 1."""
    on: date | None
    month: int | None
    last: bool
    things: list[Thing]

    @cached_property
    def legs(self) -> list[Leg]:
        """Its legs, in order."""
        return [it for it in self.things if isinstance(it, Leg)]

    @cached_property
    def stops(self) -> list[Stop]:
        """Its visits, in order."""
        return [it for it in self.things if isinstance(it, Stop)]

    @cached_property
    def pauses(self) -> list[Pause]:
        """What is neither, in order."""
        return [it for it in self.things if isinstance(it, Pause)]

    @cached_property
    def awake(self) -> list[Leg]:
        """The legs that are not slept through."""
        return [it for it in self.legs if not it.asleep]

    @cached_property
    def night(self) -> Leg | None:
        """The service that the night is spent on, if there is one."""
        return next((it for it in self.legs if it.asleep), None)

    @cached_property
    def ways(self) -> list[Way]:
        """Its ways: legs without a timetable, with the rests between and after them."""
        found: list[Way] = []
        way: Way | None = None
        for thing in self.things:
            if isinstance(thing, Leg) and not thing.timed:
                if way is None:
                    way = Way()
                    found.append(way)
                way.legs.append(thing)
            elif isinstance(thing, Pause) and thing.kind in {"break", "meal"}:
                if way is not None:
                    way.pauses.append(thing)
            else:
                way = None
        return found

    @property
    def begin(self) -> int:
        """When one sets off or begins the first visit; breakfast comes before."""
        return min((it.begin for it in (*self.legs, *self.stops)), default=0)

    @property
    def end(self) -> int:
        """When the party is free in the evening."""
        return max((it.end for it in self.things), default=0)

    @property
    def vehicle_min(self) -> int:
        """Minutes in vehicles by day, breaks not counted."""
        return sum(it.vehicle_min for it in self.awake if it.mode in VEHICLES)

    @property
    def wheel_min(self) -> int:
        """Minutes that a driver is at the wheel."""
        return sum(it.vehicle_min for it in self.legs if it.mode == "road")

    @property
    def over(self) -> int:
        """When travelling, visits and lunch are over; the evening comes after."""
        return max((it.end for it in self.things if not _of_the_evening(it)), default=0)


def _of_the_evening(thing: Thing) -> bool:
    if not isinstance(thing, Pause):
        return False
    dinner = thing.kind == "meal" and not thing.lunch
    return dinner or thing.room or thing.kind == "free"


@dataclass
class Tour:
    """
    A plan, with what it was asked for and the catalogue it is checked against.

    Attributes
    ----------
    unread
        Times, places and corridors that cannot be read; what needs them is left out
        of the days.
    """

    at: str
    raw: Plan
    asked: Asked
    catalogue: Catalogue
    document: Any
    days: list[Day] = field(default_factory=list)
    bad_times: list[Check] = field(default_factory=list)
    bad_places: list[Check] = field(default_factory=list)
    bad_corridors: list[Check] = field(default_factory=list)

    @property
    def stops(self) -> list[Stop]:
        """The visits of all days, in order."""
        return [stop for day in self.days for stop in day.stops]

    @property
    def sights(self) -> list[Stop]:
        """The visits that are not spoken for."""
        return [stop for stop in self.stops if not stop.fixed]

    @property
    def legs(self) -> list[Leg]:
        """The legs of all days, in order."""
        return [leg for day in self.days for leg in day.legs]

    def of_all_legs(self) -> Iterator[tuple[Day, Leg]]:
        """Yield each leg with its day."""
        return ((day, leg) for day in self.days for leg in day.legs)

    def former(self, place: Destination) -> str:
        """Return the unit of the map before July 2025 that a place lies in."""
        return place.former_province or place.province

    @property
    def known_cost(self) -> int:
        """Fees and fares that the catalogue knows, of one adult."""
        fees = sum(it.place.fee.adult_vnd for it in self.sights if it.place.fee)
        fares = sum(
            leg.corridors[0].fare.adult_vnd
            for leg in self.legs
            if leg.timed and leg.corridors[0].fare
        )
        return fees + fares
