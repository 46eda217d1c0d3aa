"""From names to numbers: the instance that the engine solves."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tourlink import pace
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.network.conditions import Conditions
from tourlink.network.journeys import Journeys
from tourlink.network.services import Ride, lines, next_day, running
from tourlink.network.ways import Ways, ways
from tourlink.planner import party
from tourlink.planner.beds import choose_lodgings, useful_nights
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate
from tourlink.planner.choice import choose_candidates
from tourlink.planner.gates import through_gates
from tourlink.planner.kept import KeptNight, Numbers, hold
from tourlink.planner.legs import Legs
from tourlink.planner.leisure import at_leisure, leisure_day
from tourlink.planner.matrices import matrices
from tourlink.planner.required import admits, days_kept, nights_kept
from tourlink.request import FixedSegment
from tourlink.seasons import DAY_MIN, windows
from tourlink.solver.instance import (
    Day,
    Instance,
    Lunch,
    Stay,
    TimedLeg,
    Weights,
)
from tourlink.vocabulary import LodgingClass

# A scheduled service is looked at where the way without takes longer than this, or
# where there is no other: nobody flies what is driven in four hours.
SCHEDULED_FROM_MIN = 240

# They decide between chains of about equal prize; docs/problem.md explains them. After
# a night in a train one drives on for two hours without a second thought; who drives
# farther went the wrong way.
WEIGHTS = Weights(
    travel=4, move=1000, night_service=2000, drive_back=25, onward_min=120, stop=2500
)

_FIXED_WINDOW = (8 * 60 + 30, 17 * 60)
_FIXED_VISIT_MIN = 420  # the working day of a conference, lunch apart


class Spot(NamedTuple):
    """What a numbered place of the instance stands for."""

    place: Destination
    prize: int = 0
    candidate: bool = False
    fixed: FixedSegment | None = None
    fixed_day: int = -1


class Night(NamedTuple):
    """What a stay of the instance stands for: a lodging, or a night service."""

    place: Destination
    ride: Ride | None = None


class Model(NamedTuple):
    """An instance, with what its numbers mean."""

    instance: Instance
    spots: tuple[Spot, ...]
    nights: tuple[Night, ...]
    ways: Ways
    journeys: tuple[Journeys, ...]
    """For each day; days of equal services share theirs."""
    legs: tuple[Legs, ...]
    """The same for each day, as the engine sees them."""
    dates: tuple[date | None, ...]


def model(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate], days: int
) -> Model:
    """Return the instance of `brief` for a tour of `days` days."""
    dates = tuple(next_day(brief.first_day, day) for day in range(days))
    conditions = conditions_of(brief, catalogue)
    roads = ways(catalogue, conditions)

    chosen = choose_candidates(brief, catalogue, admitted)
    spots = _Spots()
    for candidate in chosen:
        spots.add(Spot(candidate.place, candidate.prize, candidate=True))
    for segment, place in brief.fixed:
        for day in range(segment.day - 1, segment.day - 1 + segment.days):
            spots.add(Spot(place, 0, candidate=True, fixed=segment, fixed_day=day))

    patterns, services, by_night = _services(catalogue, conditions, roads, dates)
    start = spots.number(brief.start)
    nights = [Night(brief.start)]
    stays = [_lodging(brief, brief.start, start, frozenset())]
    every_night = frozenset(range(days - 1))
    for place in choose_lodgings(brief, catalogue, chosen, roads, conditions):
        nights.append(Night(place))
        stays.append(_lodging(brief, place, spots.number(place), every_night))
    known = [spot.place for spot in spots.all]
    for ride, on_days in useful_nights(by_night, known, roads, days):
        board = catalogue.destinations[ride.origin]
        leave = catalogue.destinations[ride.target]
        nights.append(Night(board, ride))
        stays.append(
            _night_service(ride, spots.number(board), spots.number(leave), on_days)
        )

    leisure = leisure_day(brief, days)
    end = spots.number(brief.end)
    all_spots = tuple(spots.all)
    places = [spot.place for spot in all_spots]
    way_min, way_travel_min = matrices(brief, places, roads)
    journeys = tuple(services[pattern][0] for pattern in patterns)
    legs = tuple(services[pattern][1] for pattern in patterns)
    instance = Instance(
        candidates=tuple(at for at, spot in enumerate(all_spots) if spot.candidate),
        prizes=tuple(spot.prize for spot in all_spots),
        visit_min=tuple(_visit_min(spot) for spot in all_spots),
        costs=tuple(_fee(spot) for spot in all_spots),
        windows=_windows(all_spots, brief, dates),
        way_min=way_min,
        way_travel_min=way_travel_min,
        timed=_Timed(brief, places, legs, journeys),
        timed_from_min=SCHEDULED_FROM_MIN,
        days=days_kept(
            brief,
            [_day(brief, patterns[it], leisure=it == leisure) for it in range(days)],
        ),
        last_end_min=brief.profile.last_day_end_min,
        lunch=Lunch(
            pace.LUNCH_EARLIEST_MIN,
            pace.LUNCH_LATEST_MIN,
            pace.LUNCH_IN_TRANSIT_LATEST_MIN,
            pace.LUNCH_MIN,
        ),
        stays=at_leisure(
            nights_kept(brief, stays, [it.ride for it in nights], roads, days), leisure
        ),
        start=0,
        end=end,
        must=_musts(brief, all_spots),
        covers=_covers(brief, catalogue, all_spots),
        order=_order(brief, catalogue, all_spots),
        group=_groups(brief, catalogue, all_spots),
        min_groups=brief.min_provinces,
        budget=brief.request.budget_per_person,
        weights=WEIGHTS,
    )
    if brief.kept:
        instance = hold(instance, brief.kept, _numbers(all_spots, nights))
    return Model(
        through_gates(instance), all_spots, tuple(nights), roads, journeys, legs, dates
    )


def _numbers(spots: Sequence[Spot], nights: Sequence[Night]) -> Numbers:
    """Return what kept days are found by."""
    return Numbers(
        stops={
            spot.place.id: at
            for at, spot in enumerate(spots)
            if spot.candidate and not spot.fixed
        },
        fixed=frozenset(at for at, spot in enumerate(spots) if spot.fixed),
        nights=tuple(
            KeptNight(night.place.id, night.ride.corridor.id, night.ride.depart_min)
            if night.ride
            else KeptNight(night.place.id)
            for night in nights
        ),
    )


class _Spots:
    """Numbers places in the order they come; a place has one number."""

    def __init__(self) -> None:
        self.all: list[Spot] = []
        self._number: dict[str, int] = {}

    def add(self, spot: Spot) -> None:
        """Give a spot a number of its own."""
        if spot.fixed is None:
            self._number[spot.place.id] = len(self.all)
        self.all.append(spot)

    def number(self, place: Destination) -> int:
        """Return the number of a place, a new one if need be."""
        if place.id not in self._number:
            self.add(Spot(place))
        return self._number[place.id]


class _Timed:
    """The connections of each day by number."""

    def __init__(
        self,
        brief: Brief,
        places: Sequence[Destination],
        legs: Sequence[Legs],
        journeys: Sequence[Journeys],
    ) -> None:
        self._brief = brief
        self._ids = [place.id for place in places]
        self._legs = legs
        self._journeys = journeys

    def __call__(self, day: int, here: int, there: int) -> tuple[TimedLeg, ...]:
        ends = self._ids[here], self._ids[there]
        legs = self._legs[day].between(*ends)
        if not self._brief.request.require:
            return legs
        journeys = self._journeys[day].between(*ends)
        return tuple(
            leg
            for leg, journey in zip(legs, journeys, strict=True)
            if admits(self._brief, *ends, journey)
        )


def conditions_of(brief: Brief, catalogue: Catalogue) -> Conditions:
    """Return under which conditions the party may take corridors."""
    conditions = party.conditions(brief.request, brief.month, catalogue)
    return conditions._replace(on=brief.valid_on)


def _services(
    catalogue: Catalogue,
    conditions: Conditions,
    roads: Ways,
    dates: Sequence[date | None],
) -> tuple[list[int], list[tuple[Journeys, Legs]], list[list[Ride]]]:
    """Return each day's pattern, the journeys of each, and each day's night rides."""
    known: dict[tuple[str, ...], int] = {}
    by_pattern: list[tuple[Journeys, Legs, list[Ride]]] = []
    patterns: list[int] = []
    for on in dates:
        corridors = running(catalogue, conditions, on)
        key = tuple(corridor.id for corridor in corridors)
        if key not in known:
            known[key] = len(by_pattern)
            services = lines(corridors, catalogue.destinations)
            overnight = [it for line in services if line.overnight for it in line.rides]
            journeys = Journeys(roads, services)
            by_pattern.append((journeys, Legs(journeys, roads, key), overnight))
        patterns.append(known[key])
    return (
        patterns,
        [(journeys, legs) for journeys, legs, _ in by_pattern],
        [by_pattern[it][2] for it in patterns],
    )


def _day(brief: Brief, pattern: int, *, leisure: bool) -> Day:
    profile = brief.profile
    return Day(
        start_min=profile.day_start_min,
        road_start_min=_after_breakfast(profile.road_day_start_min),
        timed_start_min=pace.EARLIEST_PICK_UP_MIN,
        road_day_from_min=pace.ROAD_DAY_FROM_MIN,
        early_from_min=pace.EARLY_SERVICE_FROM_MIN,
        end_min=pace.HALF_DAY_END_MIN if leisure else profile.usual_end_min,
        max_stops=profile.max_stops,
        max_travel_min=profile.max_travel_min,
        pattern=pattern,
    )


def _after_breakfast(start: int) -> int:
    """Return when a road day begins, had one had breakfast before leaving."""
    return start if start >= pace.BREAKFAST_MIN else start + pace.BREAKFAST_STOP_MIN


def _lodging(
    brief: Brief, place: Destination, number: int, on_days: frozenset[int]
) -> Stay:
    classes = place.lodging.classes if place.lodging else ()
    aboard = set(classes) == {LodgingClass.CRUISE}
    return Stay(
        arrive_at=number,
        leave_from=number,
        latest_min=brief.profile.day_end_min,
        leave_min=pace.CRUISE_LEAVE_MIN if aboard else 0,
        first_visit_min=0,
        on_days=on_days,
        moves=False,
        cost=0,
    )


def _night_service(ride: Ride, board: int, leave: int, on_days: frozenset[int]) -> Stay:
    up = ride.ready_min - DAY_MIN + pace.AFTER_NIGHT_SERVICE_MIN
    return Stay(
        arrive_at=board,
        leave_from=leave,
        latest_min=ride.board_min - _dinner_min(ride),
        leave_min=up,
        first_visit_min=max(up, pace.FIRST_VISIT_AFTER_NIGHT_SERVICE_MIN),
        on_days=on_days,
        moves=True,
        cost=ride.fare_vnd,
    )


def _dinner_min(ride: Ride) -> int:
    """Return the time for dinner before boarding; who boards early dines aboard."""
    first = pace.DINNER_BEFORE_BOARDING_MIN + pace.DINNER_MIN
    return pace.DINNER_MIN if ride.board_min >= first else 0


def _visit_min(spot: Spot) -> int:
    if spot.fixed:
        return _FIXED_VISIT_MIN
    return spot.place.visit_min or 0 if spot.candidate else 0


def _fee(spot: Spot) -> int:
    fee = spot.place.fee
    return fee.adult_vnd if fee and spot.candidate and not spot.fixed else 0


def _windows(
    spots: Sequence[Spot], brief: Brief, dates: Sequence[date | None]
) -> tuple[tuple[tuple[tuple[int, int], ...], ...], ...]:
    days = []
    for day, on in enumerate(dates):
        row: list[tuple[tuple[int, int], ...]] = []
        for spot in spots:
            if spot.fixed:
                row.append((_FIXED_WINDOW,) if spot.fixed_day == day else ())
            elif spot.candidate:
                row.append(windows(spot.place, month=brief.month, on=on))
            else:
                row.append(())
        days.append(tuple(row))
    return tuple(days)


def _musts(brief: Brief, spots: Sequence[Spot]) -> frozenset[int]:
    musts = {place.id for place in brief.must}
    return frozenset(
        at
        for at, spot in enumerate(spots)
        if spot.candidate and (spot.fixed or spot.place.id in musts)
    )


def _covers(
    brief: Brief, catalogue: Catalogue, spots: Sequence[Spot]
) -> tuple[frozenset[int], ...]:
    """Return the sets of places of which one each is to be visited."""
    stops = [
        (at, it.place) for at, it in enumerate(spots) if it.candidate and not it.fixed
    ]
    covers = [
        frozenset(
            at
            for at, place in stops
            if catalogue.former_of(place) in area.former_provinces
        )
        for area in brief.served
    ]
    covers += [
        frozenset(at for at, place in stops if stage.holds(catalogue, place))
        for stage in brief.stages
    ]
    covers += [
        frozenset(at for at, place in stops if place.terrain in terrains)
        for _, terrains in brief.pairs
    ]
    return tuple(covers)


def _order(
    brief: Brief, catalogue: Catalogue, spots: Sequence[Spot]
) -> tuple[int, ...]:
    if not brief.stages:
        return ()
    order: list[int] = []
    for spot in spots:
        fitting = [
            at
            for at, stage in enumerate(brief.stages)
            if spot.candidate and not spot.fixed and stage.holds(catalogue, spot.place)
        ]
        order.append(fitting[0] if fitting else -1)
    return tuple(order)


def _groups(
    brief: Brief, catalogue: Catalogue, spots: Sequence[Spot]
) -> tuple[int, ...]:
    """Return the province of each candidate by number, -1 for the start's own."""
    number = {province: at for at, province in enumerate(catalogue.provinces)}
    return tuple(
        number[spot.place.province]
        if spot.candidate and not spot.fixed and spot.place.province != brief.home
        else -1
        for spot in spots
    )
