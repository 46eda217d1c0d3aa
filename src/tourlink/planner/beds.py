"""Where nights may be spent: near what is worth seeing, and on the way there."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from math import exp, hypot

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination, Kind
from tourlink.network.conditions import Conditions
from tourlink.network.services import Ride
from tourlink.network.ways import Ways, along, ways
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate, flat_km
from tourlink.vocabulary import LodgingClass

# More cost time and seldom enter the best chain that the engine finds in its time.
MOST_LODGINGS = 18
# A lodging counts by the prizes near it, and near a must in any case.
_REACH_KM = 30.0
_MUST_PRIZE = 500.0
_MOST_KM = 100.0
# A candidate at the door of a lodging counts this much less for the next one.
_SERVED = 0.6
# Nobody is sold a night in a plain town when a proper hotel, or a city worth the
# evening, is this near to it.
_HOTEL_NEAR_KM, _CITY_NEAR_KM = 30.0, 35.0
_CITY_QUALITY = 4
_PLAIN_QUALITY = 2
# On long ways a night is possible about every so often.
_TRANSIT_EVERY_MIN = 75
_MOST_TRANSIT, _ALL_TRANSIT = 8, 30
# Nobody drives farther than this part of all the hours a tour has: there are flights.
_MOST_TRANSIT_SHARE = 4
# Whoever has to, there and back.
_LEAST_TRANSIT_SHARE = 2
# Night services are of use where both their ends are this near to a known place.
_NIGHT_SERVICE_REACH_MIN = 120
# Where services lead to a place that roads do not, its first few such places get beds
# at the hubs on the way, this near to them.
_MOST_CUT_OFF = 3
_HUB_BED_MIN = 75
# Flights there and back may not fit in with each other, so that one goes on to another
# hub of these; the first few get a bed.
_MOST_LANDINGS = 4

_HOTELS = frozenset(
    {
        LodgingClass.HOTEL_3,
        LodgingClass.HOTEL_4,
        LodgingClass.HOTEL_5,
        LodgingClass.RESORT,
    }
)

_Spot = tuple[float, float, int]
"""Km north and east, and number of a candidate."""


def choose_lodgings(
    brief: Brief,
    catalogue: Catalogue,
    chosen: Sequence[Candidate],
    roads: Ways,
    conditions: Conditions,
) -> list[Destination]:
    """Return where nights may be spent: near the candidates, and on the way there."""
    beds = [it for it in catalogue.destinations.values() if _has_bed(it, brief)]
    musts = {place.id for place in brief.must}
    insisted = {brief.start.id, brief.end.id, *brief.kept_beds}
    # So few places leave room for beds on farther ways, and where else one can change.
    room = len(chosen) < MOST_LODGINGS
    if not room and brief.request.lodging_class is None:
        beds = _proper(beds, {*insisted, *musts})
    near = _near(beds, chosen, musts)
    kept = {it.id for it in near} | {it.id for it in beds if it.id in insisted}
    beds_by_id = {it.id for it in beds}
    most_min = brief.request.days[1] * brief.profile.max_travel_min
    most_min //= _LEAST_TRANSIT_SHARE if room else _MOST_TRANSIT_SHARE
    for home in dict.fromkeys((brief.start.id, brief.end.id)):
        targets = _far_ends(home, near, roads, most_min)
        if room and roads.between(home, brief.end.id):
            targets.append(brief.end.id)
        for target in targets:
            most = _ALL_TRANSIT if room else _MOST_TRANSIT
            kept.update(_between(home, target, beds_by_id, roads, most))
    overseas = [*brief.must, brief.end, *near]
    cut_off = [it for it in overseas if roads.between(brief.start.id, it.id) is None]
    if cut_off:
        whole = ways(catalogue, conditions, scheduled=True)
        for place in cut_off[:_MOST_CUT_OFF]:
            kept.update(_gateways(brief.start.id, place.id, beds, whole, roads))
            landings = _landings(place.id, catalogue, conditions, roads)
            first = list(landings)[:_MOST_LANDINGS]
            close = [it for it in landings if landings[it] <= _HUB_BED_MIN]
            for hub in dict.fromkeys(first + close if room else first):
                kept.update(_nearest_bed(hub, beds, roads))
    return [it for it in beds if it.id in kept]


def _proper(
    beds: Sequence[Destination], insisted: AbstractSet[str]
) -> list[Destination]:
    """
    Return the beds without those that a better one close by outshines.

    A town with plain rooms only and nothing to see gives way to a proper hotel, a
    place with little to see to a city worth the evening. Where the tour starts or ends
    outshines nothing: nobody drives home for the night.
    """
    spots = [(it, *flat_km(it.position)) for it in beds if it.position]
    hotels = [(x, y) for it, x, y in spots if _has_hotel(it)]
    cities = [
        (x, y)
        for it, x, y in spots
        if it.kind is Kind.CITY
        and (it.quality or 0) >= _CITY_QUALITY
        and it.id not in insisted
    ]

    def near(
        spots: Sequence[tuple[float, float]], x: float, y: float, most_km: float
    ) -> bool:
        return any(hypot(x - x2, y - y2) < most_km for x2, y2 in spots)

    def outshone(place: Destination, x: float, y: float) -> bool:
        plain = place.quality is None and not _has_hotel(place)
        if plain and not _is_homely(place) and near(hotels, x, y, _HOTEL_NEAR_KM):
            return True
        little = (place.quality or 0) <= _PLAIN_QUALITY
        return little and near(cities, x, y, _CITY_NEAR_KM)

    return [it for it, x, y in spots if it.id in insisted or not outshone(it, x, y)]


def _has_hotel(place: Destination) -> bool:
    return place.lodging is not None and not _HOTELS.isdisjoint(place.lodging.classes)


def _is_homely(place: Destination) -> bool:
    """Return whether one stays with a family, which is a reason to stay."""
    return place.lodging is not None and LodgingClass.HOMESTAY in place.lodging.classes


def _gateways(
    home: str, target: str, beds: Sequence[Destination], whole: Ways, roads: Ways
) -> list[str]:
    """Return beds on the way to a place that no road leads to, and at its hubs."""
    if whole.between(home, target) is None:
        return []
    kept = _between(home, target, {it.id for it in beds}, whole)
    for hub in along(home, whole.corridors(home, target)):
        kept += _nearest_bed(hub, beds, roads)
    return kept


def _landings(
    place: str, catalogue: Catalogue, conditions: Conditions, roads: Ways
) -> dict[str, int]:
    """
    Return where the services from a place that no road leads to go to.

    Each with the minutes by road from the place to the nearest such service.
    """
    found: dict[str, int] = {}
    for corridor in catalogue.corridors.values():
        if corridor.service is None or not conditions.admit(corridor):
            continue
        for here in (corridor.from_, corridor.to):
            there = corridor.other_end(here)
            way = roads.between(place, here)
            if way is not None and roads.between(place, there) is None:
                found[there] = min(way.minutes, found.get(there, way.minutes))
    return found


def _nearest_bed(hub: str, beds: Sequence[Destination], roads: Ways) -> list[str]:
    """Return the bed nearest to a hub, if one is near."""
    near = [
        (way.minutes, it.id)
        for it in beds
        if (way := roads.between(hub, it.id)) and way.minutes <= _HUB_BED_MIN
    ]
    return [min(near)[1]] if near else []


def useful_nights(
    by_day: Sequence[Iterable[Ride]],
    known: Sequence[Destination],
    roads: Ways,
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
        if _reaches(ride.origin, known, roads) and _reaches(ride.target, known, roads)
    ]


def _near(
    beds: Sequence[Destination], chosen: Sequence[Candidate], musts: AbstractSet[str]
) -> list[Destination]:
    """
    Return the beds with the most prize around them, one after the other.

    What is near a bed already chosen counts less for the next, so that beds spread
    over all candidates and few of them are side by side: the greedy algorithm for
    facility location, with gains worked out anew only where they may have to be.
    """
    left = [
        float(it.prize) + (_MUST_PRIZE if it.place.id in musts else 0) for it in chosen
    ]
    spots = sorted(
        (*flat_km(it.place.position)[::-1], at)
        for at, it in enumerate(chosen)
        if it.place.position
    )
    shares = [_shares(bed, spots) for bed in beds]
    queue = [
        (-sum(left[at] * share for at, share in of_bed), number)
        for number, of_bed in enumerate(shares)
        if of_bed
    ]
    heapify(queue)
    kept: list[Destination] = []
    while queue and len(kept) < MOST_LODGINGS:
        _, number = heappop(queue)
        worth = sum(left[at] * share for at, share in shares[number])
        if queue and -worth > queue[0][0]:
            heappush(queue, (-worth, number))
            continue
        kept.append(beds[number])
        for at, share in shares[number]:
            left[at] *= 1 - _SERVED * share
    return kept


def _shares(bed: Destination, spots: Sequence[_Spot]) -> list[tuple[int, float]]:
    """
    Return, by number, how much of each candidate's prize counts for a bed.

    Parameters
    ----------
    spots
        From south to north.
    """
    if bed.position is None:
        return []
    x, y = flat_km(bed.position)
    south = bisect_left(spots, (y - _MOST_KM,))
    north = bisect_left(spots, (y + _MOST_KM,))
    return sorted(
        (at, exp(-km / _REACH_KM))
        for y2, x2, at in spots[south:north]
        if (km := hypot(x - x2, y - y2)) < _MOST_KM
    )


def _has_bed(place: Destination, brief: Brief) -> bool:
    lodging = place.lodging
    if lodging is None or place.position is None:
        return False
    if place.id in brief.avoid and place.id not in brief.kept_beds:
        return False
    wanted = brief.request.lodging_class
    if wanted is not None and wanted not in lodging.classes:
        return False
    if lodging.capacity is not None and lodging.capacity < brief.request.party:
        return False
    vehicle, seats = brief.request.vehicle, place.access.max_seats
    return vehicle is None or seats is None or vehicle.seats <= seats


def _far_ends(
    home: str, near: Sequence[Destination], roads: Ways, most_min: int
) -> list[str]:
    """Return the lodgings nearest to and farthest from home, of those a drive away."""
    far = [
        (way.minutes, it.id)
        for it in near
        if (way := roads.between(home, it.id))
        and 2 * _TRANSIT_EVERY_MIN < way.minutes <= most_min
    ]
    return [min(far)[1], max(far)[1]] if far else []


def _between(
    home: str, target: str, beds: set[str], roads: Ways, most: int = _MOST_TRANSIT
) -> list[str]:
    """Return the first `most` towns with beds along the way, well apart."""
    kept: list[str] = []
    at, since = home, 0
    for corridor in roads.corridors(home, target):
        at = corridor.other_end(at)
        since += corridor.minutes
        if at in beds and since >= _TRANSIT_EVERY_MIN:
            kept.append(at)
            since = 0
    return kept[:most]


def _reaches(hub: str, known: Sequence[Destination], roads: Ways) -> bool:
    return any(
        (way := roads.between(hub, it.id)) and way.minutes <= _NIGHT_SERVICE_REACH_MIN
        for it in known
    )
