"""The fastest way between two places, by whatever runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor
from tourlink.network.conditions import Conditions
from tourlink.network.journeys import MOST_TRANSFER_MIN, Journeys
from tourlink.network.services import Line, Ride, lines, running
from tourlink.network.ways import Ways, along, ways
from tourlink.vocabulary import Mode


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A part of a connection by one mode.

    Times are minutes after midnight of the day of departure, in Hanoi.
    """

    origin: str
    target: str
    mode: Mode
    corridors: tuple[Corridor, ...]
    depart_min: int
    arrive_min: int
    ride: Ride | None = None

    @property
    def distance_km(self) -> float:
        """Sum over the corridors."""
        return sum(corridor.km for corridor in self.corridors)


@dataclass(frozen=True, slots=True)
class Connection:
    """A way from door to door: its stretches, and what lies between them is waiting."""

    stretches: tuple[Stretch, ...]
    depart_min: int
    arrive_min: int
    travel_min: int
    """Minutes in vehicles."""

    @property
    def distance_km(self) -> float:
        """Sum over the stretches."""
        return sum(stretch.distance_km for stretch in self.stretches)


def connect(  # noqa: PLR0913  # the question has that many sides
    catalogue: Catalogue,
    origin: str,
    target: str,
    conditions: Conditions,
    *,
    on: date | None,
    earliest_min: int,
) -> Connection | None:
    """Return the connection that arrives first, or None; ties to the plain way."""
    roads = ways(catalogue, conditions)
    services = lines(running(catalogue, conditions, on), catalogue.destinations)
    options: list[Connection] = []
    way = roads.between(origin, target)
    if way is not None:
        arrive = earliest_min + way.minutes
        stretches = tuple(_stretches(roads, origin, target, earliest_min))
        options.append(Connection(stretches, earliest_min, arrive, way.vehicle_min))
    journeys = Journeys(roads, services).between(origin, target)
    rides = next((it for it in journeys if it.depart_min >= earliest_min), None)
    if rides is not None:
        stretches = tuple(
            _by_rides(roads, origin, target, rides.depart_min, rides.rides)
        )
        options.append(
            Connection(stretches, rides.depart_min, rides.arrive_min, rides.travel_min)
        )
    options += _overnight(roads, services, origin, target, earliest_min)
    return min(options, key=lambda it: it.arrive_min, default=None)


def _overnight(
    roads: Ways,
    services: tuple[Line, ...],
    origin: str,
    target: str,
    earliest_min: int,
) -> Iterator[Connection]:
    """Yield the connections by one night service."""
    for line in services:
        if not line.overnight:
            continue
        access = roads.between(origin, line.origin)
        egress = roads.between(line.target, target)
        if access is None or egress is None:
            continue
        if max(access.minutes, egress.minutes) > MOST_TRANSFER_MIN:
            continue
        for ride in line.rides:
            depart = ride.board_min - access.minutes
            if depart >= earliest_min:
                travel = access.vehicle_min + ride.minutes + egress.vehicle_min
                yield Connection(
                    tuple(_by_rides(roads, origin, target, depart, (ride,))),
                    depart,
                    ride.ready_min + egress.minutes,
                    travel,
                )


def _by_rides(
    roads: Ways, origin: str, target: str, depart_min: int, rides: tuple[Ride, ...]
) -> Iterator[Stretch]:
    at, clock = origin, depart_min
    for ride in rides:
        yield from _stretches(roads, at, ride.origin, clock)
        yield Stretch(
            ride.origin,
            ride.target,
            ride.corridor.mode,
            (ride.corridor,),
            ride.depart_min,
            ride.arrive_min,
            ride,
        )
        at, clock = ride.target, ride.ready_min
    yield from _stretches(roads, at, target, clock)


def _stretches(
    roads: Ways, origin: str, target: str, depart_min: int
) -> Iterator[Stretch]:
    """Yield the parts of a way by mode; breaks count with the last of them."""
    way = roads.between(origin, target)
    if way is None or origin == target:
        return
    corridors = roads.corridors(origin, target)
    rest = way.minutes - sum(it.minutes for it in corridors)
    at, clock = origin, depart_min
    groups = [list(group) for _, group in groupby(corridors, key=lambda it: it.mode)]
    for number, group in enumerate(groups):
        began, at = at, along(at, group)[-1]
        minutes = sum(it.minutes for it in group)
        if number == len(groups) - 1:
            minutes += rest
        yield Stretch(began, at, group[0].mode, tuple(group), clock, clock + minutes)
        clock += minutes
