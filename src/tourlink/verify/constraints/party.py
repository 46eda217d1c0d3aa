"""Party and vehicle: whom and what places and roads admit."""

from collections.abc import Iterator

from tourlink import pace
from tourlink.catalogue.records import Corridor, Destination, Kind
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    at_most,
    constraint,
)
from tourlink.verify.constraints.driving import law
from tourlink.verify.tour import Day, Leg, Stop, Tour
from tourlink.vocabulary import Mobility, Mode, Vehicle

_EASY_WALK_MIN = 30  # a longer way on foot is a trek
_OPEN_SEA_KM = 12  # a boat that goes farther may pitch
_MOST_STEPS = 200  # that elders and people of reduced mobility are asked to climb


@constraint(Group.PARTY)
def roads_wide_enough(tour: Tour) -> Iterator[Check]:
    """The vehicle is not larger than the roads that it takes admit."""
    vehicle = tour.asked.vehicle
    for leg in tour.legs if vehicle else ():
        for index, it in enumerate(leg.corridors):
            if it.max_seats is not None and vehicle is not None:
                fact = Fact("corridors", it.id, ("max_seats",))
                at = f"{leg.at}/corridors/{index}"
                yield at_most(at, vehicle.seats, it.max_seats, fact)


@constraint(Group.PARTY)
def places_wide_enough(tour: Tour) -> Iterator[Check]:
    """The vehicle gets to every stop and to every lodging."""
    vehicle = tour.asked.vehicle
    if vehicle is None:
        return
    for at, place in _visited_and_slept_at(tour):
        if place.access.max_seats is not None:
            fact = Fact("destinations", place.id, ("access", "max_seats"))
            yield at_most(at, vehicle.seats, place.access.max_seats, fact)


@constraint(Group.PARTY)
def few_stairs(tour: Tour) -> Iterator[Check]:
    """Elders and people of reduced mobility are spared more than 200 steps."""
    if tour.asked.frail:
        for stop in tour.sights:
            if stop.place.access.steps is not None:
                fact = Fact("destinations", stop.place.id, ("access", "steps"))
                yield at_most(stop.at, stop.place.access.steps, _MOST_STEPS, fact)


@constraint(Group.PARTY)
def fit_for_reduced_mobility(tour: Tour) -> Iterator[Check]:
    """A party of reduced mobility visits no place that is not fit for it."""
    if tour.asked.mobility is Mobility.REDUCED:
        for stop in tour.sights:
            access = stop.place.access
            if access.reduced_mobility is not None:
                fact = Fact("destinations", stop.place.id, ("access",))
                value = access.reduced_mobility
                holds = value != "no"
                yield Check(holds, stop.at, ["yes", "partial"], value, fact)


@constraint(Group.PARTY)
def no_long_drives(tour: Tour) -> Iterator[Check]:
    """
    Elders and people of reduced mobility are driven four hours at most at a time.

    From one visit to the next; a rest of an hour parts one drive from another. One that
    a leg names (`rest_min`) is taken to lie in its midst.
    """
    for day in tour.days if tour.asked.frail else ():
        most, note = law("elders-drive", day.on)
        if most is not None:
            at = f"{day.at}/items"
            yield at_most(at, longest_drive_min(day), most, note=note)


def longest_drive_min(day: Day) -> int:
    """Return the minutes of the longest drive between visits and long rests."""
    longest = drive = 0
    for thing in day.things:
        if isinstance(thing, Leg):
            halves = 2 if thing.rest_min >= pace.LONG_REST_MIN else 1
            minutes = thing.vehicle_min // halves
            drive = drive + minutes if thing.mode == "road" else 0
            longest = max(longest, drive)
        elif isinstance(thing, Stop) or thing.minutes >= pace.LONG_REST_MIN:
            drive = 0
    return longest


@constraint(Group.PARTY)
def motorbike_day(tour: Tour) -> Iterator[Check]:
    """A day on a motorbike has 240 km at most."""
    for day in tour.days if tour.asked.vehicle is Vehicle.MOTORBIKE else ():
        most, note = law("motorbike-day", day.on)
        if most is not None:
            yield at_most(f"{day.at}/items", road_km(day), most, note=note)


def road_km(day: Day) -> float:
    """Return the km by road."""
    km: float = sum(it.raw["distance_km"] for it in day.legs if it.mode == "road")
    return round(km, 1)


@constraint(Group.PARTY)
def spared_ways(tour: Tour) -> Iterator[Check]:
    """
    Elders, people of reduced mobility and small children are spared hard ways.

    All of them treks of more than half an hour; elders and people of reduced mobility
    also beds in buses, and boats of 12 km or more that do not cruise a bay.
    """
    for leg in tour.legs:
        for it in leg.corridors:
            fact = Fact("corridors", it.id)
            hard = _hard(tour, it)
            yield Check(hard is None, leg.at, None, it.id, fact, hard or "")


def _hard(tour: Tour, corridor: Corridor) -> str | None:
    asked = tour.asked
    if corridor.mode is Mode.TREK and (asked.frail or asked.small_children):
        return "a trek" if corridor.minutes > _EASY_WALK_MIN else None
    if not asked.frail:
        return None
    if corridor.mode is Mode.BOAT:
        ends = [tour.catalogue.destinations[it] for it in (corridor.from_, corridor.to)]
        bay = any(it.kind is Kind.NATURE for it in ends)
        return "a boat on open sea" if corridor.km >= _OPEN_SEA_KM and not bay else None
    service = corridor.service
    by_bus = corridor.mode is Mode.ROAD and service is not None
    return "a bed in a bus" if by_bus and service and service.overnight else None


@constraint(Group.PARTY)
def no_trails(tour: Tour) -> Iterator[Check]:
    """Elders, people of reduced mobility and small children are spared trails."""
    if tour.asked.frail or tour.asked.small_children:
        for stop in tour.sights:
            fact = Fact("destinations", stop.place.id, ("kind",))
            holds = stop.place.kind is not Kind.TRAIL
            yield Check(holds, stop.at, None, stop.place.kind.value, fact)


@constraint(Group.PARTY)
def boats_to_places(tour: Tour) -> Iterator[Check]:
    """A place that is reached by boat is visited only where boats are allowed."""
    for stop in tour.sights:
        if stop.place.access.boat:
            fact = Fact("destinations", stop.place.id, ("access", "boat"))
            holds = Mode.BOAT.value in tour.asked.modes
            yield Check(holds, stop.at, Mode.BOAT.value, None, fact)


@constraint(Group.PARTY)
def somebody_travels(tour: Tour) -> Iterator[Check]:
    """At least one person travels."""
    yield at_least("/request/adults", tour.asked.people, 1)


def _visited_and_slept_at(tour: Tour) -> Iterator[tuple[str, Destination]]:
    for stop in tour.sights:
        yield stop.at, stop.place
    for day in tour.days:
        place = tour.catalogue.destinations.get(day.raw["stay"]["at"] or "")
        if day.raw["stay"]["type"] == "lodging" and place is not None:
            yield f"{day.at}/stay/at", place


CONSTRAINTS = (
    roads_wide_enough,
    places_wide_enough,
    few_stairs,
    fit_for_reduced_mobility,
    no_long_drives,
    motorbike_day,
    spared_ways,
    no_trails,
    boats_to_places,
    somebody_travels,
)
