"""Rule TLN11."""

from collections.abc import Iterator
from heapq import heappop, heappush
from math import cos, radians

from tourlink.catalogue.records import Corridor, Position, RoadClass
from tourlink.check.corridor_facts import directions
from tourlink.check.reach import minutes_of
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode

# Minutes of parallel roads are estimated apart: by less they may well differ.
SLOWER_SHARE = 0.25
KM_OF_DEGREE = 111.0
# Shorter roads are town streets, where a minute of rounding is a large share.
SHORTEST_MIN = 20

# Degrees of longitude count as in the far north, so that no line comes out too long.
_SHRINK = cos(radians(24))
_Point = tuple[float, float]
_Roads = dict[str, list[tuple[str, int, Corridor]]]


@rule("TLN11", severity=Severity.WARNING)
def road_slower_than_detour(context: Context) -> Iterator[Violation]:
    """
    The direct road takes far longer than a detour over other roads, and is longer.

    Travel times must keep the triangle: from one place to the next no way round may
    be a quarter faster and shorter as well. One of the numbers is wrong, or the road
    between stands for a way that nobody drives. Only like is compared with like: a
    road for small vehicles is taken for its own sake, and beside an old road an
    expressway is no contradiction.

    Bad:
        corridors:
          - {id: road-a-c, km: 80, minutes: 160}

    Good:
        corridors:
          - {id: road-a-c, km: 80, minutes: 120}
    """
    points = {
        it.id: _point(it.position) for it in context.located.values() if it.position
    }
    roads: _Roads = {it: [] for it in points}
    for corridor in context.catalogue.corridors.values():
        if corridor.mode is Mode.ROAD:
            for origin, target in directions(corridor):
                roads[origin].append((target, minutes_of(corridor), corridor))
    for corridor in context.catalogue.corridors.values():
        if corridor.mode is not Mode.ROAD or minutes_of(corridor) < SHORTEST_MIN:
            continue
        found = _detour(corridor, roads, points)
        if found is None:
            continue
        minutes, km, names = found
        yield Violation(
            "corridors",
            corridor.id,
            ("minutes",),
            f"{corridor.km:g} km in {minutes_of(corridor)} min, but by way of"
            f" {', '.join(names)} it is {km:g} km in {minutes} min",
            "check km and minutes of all these roads",
        )


def _detour(
    direct: Corridor, roads: _Roads, points: dict[str, _Point]
) -> tuple[int, float, list[str]] | None:
    """
    Return minutes, km and places of the fastest detour that is fast and short enough.

    The search keeps to the ellipse of places that a road of the direct one's length
    can pass, which is slim: it looks at a few dozen places, however large the map.
    """
    most_min = minutes_of(direct) / (1 + SLOWER_SHARE)
    most_km = direct.km
    goal_x, goal_y = points[direct.to]
    came: dict[str, str] = {}
    heap = [(0, 0.0, direct.from_, "")]
    while heap:
        minutes, km, place, before = heappop(heap)
        if place in came:
            continue
        came[place] = before
        if place == direct.to:
            return minutes, km, _places(came, place)
        for target, step_min, road in roads[place]:
            then = minutes + step_min
            left_km = most_km - km - road.km
            if target in came or then > most_min or left_km < 0:
                continue
            if not _comparable(direct, road):
                continue
            x, y = points[target]
            if (x - goal_x) ** 2 + (y - goal_y) ** 2 <= left_km * left_km:
                heappush(heap, (then, km + road.km, target, place))
    return None


def _comparable(direct: Corridor, road: Corridor) -> bool:
    return (
        road.max_seats == direct.max_seats
        and {road.from_, road.to} != {direct.from_, direct.to}
        and (
            road.road_class is not RoadClass.EXPRESSWAY
            or direct.road_class is RoadClass.EXPRESSWAY
        )
    )


def _places(came: dict[str, str], goal: str) -> list[str]:
    found = []
    place = came[goal]
    while came[place]:
        found.append(repr(place))
        place = came[place]
    return found[::-1]


def _point(position: Position) -> _Point:
    """Return km east and north on a flat map."""
    return position.lon * KM_OF_DEGREE * _SHRINK, position.lat * KM_OF_DEGREE
