"""Rule TLP07."""

from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from tourlink.check.programme_places import places_by_former, places_in
from tourlink.check.reach import Arcs, arcs, minutes_of
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP07", severity=Severity.WARNING)
def axis_broken(context: Context) -> Iterator[Violation]:
    """
    One waypoint of an axis cannot be reached from the one before.

    Chains follow an axis in its order. Where no corridors lead from any place of one
    province to any of the next, in whatever season, no chain gets across. A province
    without a located place breaks the axis as well.

    Bad:
        corridors:
          - {id: road-a-b, from: b, to: c}
        axes:
          - {id: west, waypoints: [lai-chau, lao-cai]}

    Good:
        axes:
          - {id: west, waypoints: [lai-chau, lao-cai]}
    """
    catalogue = context.catalogue
    if not catalogue.axes:
        return
    ways, places = arcs(context, minutes_of), places_by_former(context)

    def located(waypoint: str) -> list[str]:
        found = places_in(catalogue, [waypoint], places)
        return [place.id for place in found if place.position]

    for axis in catalogue.axes.values():
        for index, (one, two) in enumerate(pairwise(axis.waypoints), start=1):
            if not _leads(ways, located(one), frozenset(located(two))):
                yield Violation(
                    "axes",
                    axis.id,
                    ("waypoints", index),
                    f"no corridors lead from {catalogue.province_name(one).en} to"
                    f" {catalogue.province_name(two).en}",
                    "add the road, flight or railway that the axis stands for",
                )


def _leads(ways: Arcs, origins: list[str], targets: frozenset[str]) -> bool:
    seen = set(origins)
    queue = deque(origins)
    while queue:
        place = queue.popleft()
        if place in targets:
            return True
        for target, _ in ways[place]:
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return False
