"""
What a party is spared: the rules about people and vehicles.

Elders and people of reduced mobility are spared long stairs, boats that pitch, beds in
buses and drives of more than four hours; they and small children are spared treks.
With small children the days keep to the next milder pace.
"""

from tourlink import rulebook
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination, Kind
from tourlink.network.conditions import Conditions
from tourlink.pace import PROFILES, Profile
from tourlink.planner.reason import Reason, reason
from tourlink.request import Request
from tourlink.vocabulary import Mobility, Mode, Pace, Vehicle

SMALL_CHILD_BELOW = 6  # years
# Steps that elders and people of reduced mobility are spared.
MOST_STEPS_FOR_ELDERS = 200
# Farther out than this a boat meets the open sea, unless it cruises a bay.
_PITCHING_FROM_KM = 12
# A walk of half an hour is no trek.
_EASY_WALK_MIN = 30


def is_frail(request: Request) -> bool:
    """Return whether elders or people of reduced mobility travel."""
    return request.elders > 0 or request.mobility is Mobility.REDUCED


def has_small_children(request: Request) -> bool:
    """Return whether a child too small for full days travels."""
    return any(age < SMALL_CHILD_BELOW for age in request.children)


def profile(request: Request) -> Profile:
    """Return the limits of the request's days."""
    paces = list(Pace)
    asked = paces.index(request.pace)
    kept = paces[max(0, asked - has_small_children(request))]
    limits = PROFILES[kept]
    if request.max_drive_min is None:
        return limits
    return limits._replace(max_travel_min=request.max_drive_min)


def conditions(request: Request, month: int | None, catalogue: Catalogue) -> Conditions:
    """Return what decides which corridors the party may use."""
    spared = (
        it.id for it in catalogue.corridors.values() if _spared(request, it, catalogue)
    )
    return Conditions(
        modes=frozenset(request.modes),
        month=month,
        on=request.start_date,
        seats=request.vehicle.seats if request.vehicle else None,
        spared=frozenset(spared),
    )


def longest_drive_min(request: Request) -> int | None:
    """Return the most minutes of one drive; None for no limit of its own."""
    if not is_frail(request):
        return None
    return rulebook.limit("elders-drive", request.start_date)


def most_km(request: Request) -> int | None:
    """Return the most km a day by road; None for no limit of its own."""
    if request.vehicle is not Vehicle.MOTORBIKE:
        return None
    return rulebook.limit("motorbike-day", request.start_date)


def refusal(
    place: Destination, request: Request, catalogue: Catalogue
) -> Reason | None:
    """Say why `place` is nothing for the party, or return None."""
    access = place.access
    reduced = request.mobility is Mobility.REDUCED
    if reduced and access.reduced_mobility == "no":
        return reason("mobility", "not fit for reduced mobility")
    if is_frail(request):
        if (access.steps or 0) > MOST_STEPS_FOR_ELDERS:
            text = f"{access.steps} steps are too many for this party"
            return reason("steps", text, number=access.steps)
        if _only_by_pitching_boat(place, catalogue):
            text = "reached over open sea, which this party is spared"
            return reason("open-sea", text)
    if place.kind is Kind.TRAIL and (is_frail(request) or has_small_children(request)):
        return reason("trek", "a trek, which this party is spared")
    return None


def _spared(request: Request, corridor: Corridor, catalogue: Catalogue) -> bool:
    frail = is_frail(request)
    if corridor.mode is Mode.TREK:
        unfit = frail or has_small_children(request)
        return unfit and corridor.minutes > _EASY_WALK_MIN
    if corridor.mode is Mode.BOAT:
        return frail and _pitches(corridor, catalogue)
    service = corridor.service
    asleep_on_the_road = corridor.mode is Mode.ROAD and service and service.overnight
    return frail and bool(asleep_on_the_road)


def _pitches(corridor: Corridor, catalogue: Catalogue) -> bool:
    ends = (catalogue.destinations[it] for it in (corridor.from_, corridor.to))
    in_a_bay = any(it.kind is Kind.NATURE for it in ends)
    return corridor.km >= _PITCHING_FROM_KM and not in_a_bay


def _only_by_pitching_boat(place: Destination, catalogue: Catalogue) -> bool:
    """Return whether no other way leads to a place, from one that needs no boat."""
    if not place.access.boat:
        return False
    seen, queue = {place.id}, [place.id]
    while queue:
        here = queue.pop()
        if not catalogue.destinations[here].access.boat:
            return False
        for it in catalogue.corridors.values():
            if here in {it.from_, it.to} and not _too_much(it, catalogue):
                there = it.other_end(here)
                if there not in seen:
                    seen.add(there)
                    queue.append(there)
    return True


def _too_much(corridor: Corridor, catalogue: Catalogue) -> bool:
    return corridor.mode is Mode.TREK or (
        corridor.mode is Mode.BOAT and _pitches(corridor, catalogue)
    )
