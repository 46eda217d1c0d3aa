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
# A step along a road: minutes, km, where to, the point there, whether an expressway.
_Step = tuple[int, float, str, float, float, bool]
# From each place, the fastest first, for one size of vehicles.
_Roads = dict[str, list[_Step]]
# How a place is reached: minutes, km, and the place before.
_Label = tuple[int, float, str]


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
    roads: dict[int | None, _Roads] = {}
    for corridor in context.catalogue.corridors.values():
        if corridor.mode is Mode.ROAD:
            alike = roads.setdefault(corridor.max_seats, {})
            for origin, target in directions(corridor):
                alike.setdefault(origin, []).append(
                    (
                        *(minutes_of(corridor), corridor.km, target, *points[target]),
                        corridor.road_class is RoadClass.EXPRESSWAY,
                    )
                )
    for alike in roads.values():
        for steps in alike.values():
            steps.sort()
    for corridor in context.catalogue.corridors.values():
        if corridor.mode is not Mode.ROAD or minutes_of(corridor) < SHORTEST_MIN:
            continue
        found = _detour(corridor, roads[corridor.max_seats], points[corridor.to])
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
    direct: Corridor, roads: _Roads, goal: _Point
) -> tuple[int, float, list[str]] | None:
    """
    Return minutes, km and places of the fastest detour that is fast and short enough.

    The search keeps to the ellipse of places that a road of the direct one's length
    can pass, which is slim: it looks at a dozen places, however large the map. Of
    equals the one first in the alphabet is taken.
    """
    most_min = minutes_of(direct) / (1 + SLOWER_SHARE)
    goal_x, goal_y = goal
    any_class = direct.road_class is RoadClass.EXPRESSWAY
    best: dict[str, _Label] = {direct.from_: (0, 0.0, "")}
    heap = [(0, 0.0, "", direct.from_)]
    while heap:
        minutes, km, before, place = heappop(heap)
        if best[place] < (minutes, km, before):
            continue
        if place == direct.to:
            return minutes, km, _places(best, place)
        for step_min, step_km, target, x, y, expressway in roads.get(place, ()):
            then = minutes + step_min
            if then > most_min:
                break
            left_km = direct.km - km - step_km
            if (
                left_km < 0
                or (x - goal_x) ** 2 + (y - goal_y) ** 2 > left_km * left_km
                or (expressway and not any_class)
                # A road beside it is no detour.
                or (target == direct.to and place == direct.from_)
            ):
                continue
            label = (then, km + step_km, place)
            if target not in best or label < best[target]:
                best[target] = label
                heappush(heap, (*label, target))
    return None


def _places(best: dict[str, _Label], goal: str) -> list[str]:
    found = []
    place = best[goal][2]
    while before := best[place][2]:
        found.append(repr(place))
        place = before
    return found[::-1]


def _point(position: Position) -> _Point:
    """Return km east and north on a flat map."""
    return position.lon * KM_OF_DEGREE * _SHRINK, position.lat * KM_OF_DEGREE
