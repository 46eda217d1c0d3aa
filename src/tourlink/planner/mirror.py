"""
The mirrored product of a tour: from its destination to where it started.

Linked provinces sell both ways: who takes guests of the capital to the province wants
to take guests of the province to the capital.
"""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination, Kind
from tourlink.errors import RequestError
from tourlink.network.ways import along, ways
from tourlink.plan import Plan
from tourlink.planner.brief import read
from tourlink.planner.model import conditions_of
from tourlink.request import Request
from tourlink.vocabulary import Mode

_TOWNS = frozenset({Kind.CITY, Kind.TOWN})
_SEVERAL_CLASSES = 3  # of lodging: what a town has that groups come from


class Mirror(NamedTuple):
    """The request of the mirrored product, and the towns it connects."""

    request: Request
    start: Destination
    goal: Destination


def mirror(request: Request, plan: Plan, catalogue: Catalogue) -> Mirror:
    """
    Return the request of the product that mirrors `plan`.

    It starts in the main town of the plan's destination and has to visit the place
    that the plan starts at. Stops may lie in its province and in those that the road
    from the town passes or, where the plan flies, in the regions around. Days, dates,
    party and wishes of comfort stay; what names places or areas of the plan's own
    destination goes.

    Raises
    ------
    RequestError
        If the plan visits nothing outside the province that it starts in.
    """
    goal = catalogue.destinations[plan["start"]]
    start = main_town(plan, catalogue)
    if start is None:
        raise RequestError(
            f"the plan stays in the province of {goal.name.en}",
            hint="mirror one that goes somewhere else",
        )
    home = catalogue.former_of(goal)
    between = [] if _flies(plan) else _between(start, goal, request, catalogue)
    around = [
        region.id
        for region in catalogue.regions.values()
        if home in region.former_provinces
    ]
    mirrored = replace(
        request,
        start=start.id,
        end=None,
        must=(goal.id,) if goal.quality else (),
        province=(home,),
        within=tuple(between or around),
        region=(),
        agreement=(),
        axis=(),
        pair=(),
        sequence=(),
        fixed=(),
        min_provinces=None,
        max_drive_min=None,
        alternatives=1,
    )
    return Mirror(mirrored, start, goal)


def main_town(plan: Plan, catalogue: Catalogue) -> Destination | None:
    """
    Return the town of a plan's destination from which a tour can start.

    Of the towns in the former provinces visited, the start's own apart, that are worth
    a stop and have beds of several classes (of all, where there are none): a city
    before a town, then the one with most nights of the plan, then the one of the
    province with most stops, then the one with most classes of lodging, then the first
    of the catalogue.
    """
    home = catalogue.destinations[plan["start"]].province
    nights = Counter(day["stay"]["at"] for day in plan["days"])
    stops = Counter(
        catalogue.former_of(catalogue.destinations[item["destination"]])
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    )
    towns = [
        it
        for it in catalogue.destinations.values()
        if it.kind in _TOWNS
        and _classes(it)
        and it.position
        and it.province != home
        and catalogue.former_of(it) in stops
    ]
    fit = [it for it in towns if it.quality and _classes(it) >= _SEVERAL_CLASSES]
    return max(
        fit or towns,
        key=lambda it: (
            it.kind is Kind.CITY,
            nights[it.id],
            stops[catalogue.former_of(it)],
            _classes(it),
        ),
        default=None,
    )


def _classes(place: Destination) -> int:
    return len(place.lodging.classes) if place.lodging else 0


def _flies(plan: Plan) -> bool:
    return any(
        item["type"] == "leg" and item["mode"] == Mode.AIR
        for day in plan["days"]
        for item in day["items"]
    )


def _between(
    town: Destination, goal: Destination, request: Request, catalogue: Catalogue
) -> list[str]:
    """Return the former provinces that the road passes, those of its ends apart."""
    roads = ways(catalogue, conditions_of(read(request, catalogue), catalogue))
    if roads.between(town.id, goal.id) is None:
        return []
    ends = {catalogue.former_of(it) for it in (town, goal)}
    passed = (
        catalogue.former_of(catalogue.destinations[it])
        for it in along(town.id, roads.corridors(town.id, goal.id))
    )
    return [it for it in dict.fromkeys(passed) if it not in ends]
