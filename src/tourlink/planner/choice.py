"""Which of many places the engine looks at: the promising ones, and those between."""

from collections.abc import Iterable, Sequence
from math import exp

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.network.services import Ride
from tourlink.network.ways import Ways
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate, distance_km

# More cost time and seldom enter the best chain; docs/problem.md has the figures.
MOST_CANDIDATES = 44
MOST_LODGINGS = 20

# A lodging counts by the prizes near it.
_REACH_KM = 30.0
# On long ways a night is possible about every so often.
_TRANSIT_EVERY_MIN = 75
_MOST_TRANSIT = 8
# Night services are of use where both their ends are this near to a known place.
_NIGHT_SERVICE_REACH_MIN = 120


def choose_candidates(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate]
) -> list[Candidate]:
    """
    Return the candidates that the engine gets, in the order given.

    All musts are among them, the best of each area to be served and of each terrain
    to be paired, and then the first of the rest.
    """
    musts = {place.id for place in brief.must}
    keep = [it for it in admitted if it.place.id in musts]
    for area in brief.served:
        formers = set(area.former_provinces)
        keep += _first(
            it for it in admitted if catalogue.former_of(it.place) in formers
        )
    for stage in brief.stages:
        keep += _first(it for it in admitted if stage.holds(catalogue, it.place))
    for _, terrains in brief.pairs:
        keep += _first(it for it in admitted if it.place.terrain in terrains)
    chosen = {it.place.id for it in keep}
    for candidate in admitted:
        if len(chosen) >= MOST_CANDIDATES:
            break
        chosen.add(candidate.place.id)
    return [it for it in admitted if it.place.id in chosen]


def choose_lodgings(
    brief: Brief, catalogue: Catalogue, chosen: Sequence[Candidate], ways: Ways
) -> list[Destination]:
    """Return where nights may be spent: near the candidates, and on the way there."""
    beds = [it for it in catalogue.destinations.values() if _has_bed(it, brief)]
    worth: dict[str, float] = {}
    for bed in beds:
        at = bed.position
        worth[bed.id] = sum(
            it.prize * exp(-distance_km(at, it.place.position) / _REACH_KM)
            for it in chosen
            if at and it.place.position
        )
    near = sorted(beds, key=lambda it: (-worth[it.id], it.id))[:MOST_LODGINGS]
    kept = {it.id for it in near} | {
        it.id for it in beds if it.id in (brief.start.id, brief.end.id)
    }
    beds_by_id = {it.id for it in beds}
    for home in dict.fromkeys((brief.start.id, brief.end.id)):
        for target in _far_ends(home, near, ways):
            kept.update(_between(home, target, beds_by_id, ways))
    return [it for it in beds if it.id in kept]


def useful_nights(
    by_day: Sequence[Iterable[Ride]],
    known: Sequence[Destination],
    ways: Ways,
    days: int,
) -> list[tuple[Ride, frozenset[int]]]:
    """Return the night services between known places, with the nights they run on."""
    runs: dict[tuple[str, str, int], tuple[Ride, set[int]]] = {}
    for day, rides in enumerate(by_day[: days - 1]):
        for ride in rides:
            key = (ride.corridor.id, ride.target, ride.depart_min)
            runs.setdefault(key, (ride, set()))[1].add(day)
    return [
        (ride, frozenset(on_days))
        for ride, on_days in runs.values()
        if _reaches(ride.origin, known, ways) and _reaches(ride.target, known, ways)
    ]


def _first(candidates: Iterable[Candidate], most: int = 8) -> list[Candidate]:
    return list(candidates)[:most]


def _has_bed(place: Destination, brief: Brief) -> bool:
    lodging = place.lodging
    if lodging is None or place.position is None or place.id in brief.avoid:
        return False
    wanted = brief.request.lodging_class
    if wanted is not None and wanted not in lodging.classes:
        return False
    if lodging.capacity is not None and lodging.capacity < brief.request.party:
        return False
    vehicle, seats = brief.request.vehicle, place.access.max_seats
    return vehicle is None or seats is None or vehicle.seats <= seats


def _far_ends(home: str, near: Sequence[Destination], ways: Ways) -> list[str]:
    """Return the lodgings nearest to and farthest from home, among those far away."""
    far = [
        (way.minutes, it.id)
        for it in near
        if (way := ways.between(home, it.id)) and way.minutes > 2 * _TRANSIT_EVERY_MIN
    ]
    return [min(far)[1], max(far)[1]] if far else []


def _between(home: str, target: str, beds: set[str], ways: Ways) -> list[str]:
    """Return the towns with beds along the way, well apart."""
    kept: list[str] = []
    at, since = home, 0
    for corridor in ways.corridors(home, target):
        at = corridor.to if corridor.from_ == at else corridor.from_
        since += corridor.minutes
        if at in beds and since >= _TRANSIT_EVERY_MIN:
            kept.append(at)
            since = 0
    return kept[:_MOST_TRANSIT]


def _reaches(hub: str, known: Sequence[Destination], ways: Ways) -> bool:
    return any(
        (way := ways.between(hub, it.id)) and way.minutes <= _NIGHT_SERVICE_REACH_MIN
        for it in known
    )
