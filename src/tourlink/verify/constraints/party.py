"""Party and vehicle: whom and what places and roads admit."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    at_most,
    constraint,
)
from tourlink.verify.tour import Tour
from tourlink.vocabulary import Mobility, Mode

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
    boats_to_places,
    somebody_travels,
)
