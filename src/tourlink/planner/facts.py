"""What tells the plans of one document apart, in numbers."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.plan import LegItem, Plan
from tourlink.vocabulary import Mode, Terrain

# A stop is of a theme that it is rated for at least so much.
_OF_THEME = 4


class Facts(NamedTuple):
    """
    One plan in numbers.

    Attributes
    ----------
    drive_min
        Minutes of daytime travel a day.
    beds, nights
        Different places of the nights, and nights in them.
    flights
        Number of flights.
    highland, sea, in_season
        Stops in the highlands, by the sea or on islands, in their best months.
    themes
        Stops of each theme.
    """

    days: int
    stops: int
    drive_min: int
    beds: int
    nights: int
    flights: int
    provinces: int
    highland: int
    sea: int
    in_season: int
    themes: Counter[str]


def facts(plan: Plan, catalogue: Catalogue, month: int | None) -> Facts:
    """Return the facts of a plan; without a month nothing is in season."""
    stops = [catalogue.destinations[it] for it in stop_ids(plan)]
    stays = [day["stay"] for day in plan["days"] if day["stay"]["type"]]
    beds = {stay["corridor"] or stay["at"] for stay in stays}
    return Facts(
        days=len(plan["days"]),
        stops=len(stops),
        drive_min=plan["totals"]["travel_min"] // len(plan["days"]),
        beds=len(beds),
        nights=len(stays),
        flights=sum(leg["mode"] == Mode.AIR for leg in _legs(plan)),
        provinces=len(plan["provinces"]),
        highland=_count(stops, lambda it: it.terrain is Terrain.HIGHLAND),
        sea=_count(stops, lambda it: it.terrain in {Terrain.COAST, Terrain.ISLAND}),
        in_season=_count(stops, lambda it: month in it.best_months),
        themes=Counter(
            theme.value
            for it in stops
            for theme, rating in it.themes.items()
            if rating >= _OF_THEME
        ),
    )


def stop_ids(plan: Plan) -> list[str]:
    """Return the destinations of the visits, in order, without fixed segments."""
    return [
        item["destination"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop" and "title" not in item
    ]


def _legs(plan: Plan) -> list[LegItem]:
    return [
        item for day in plan["days"] for item in day["items"] if item["type"] == "leg"
    ]


def _count(stops: Sequence[Destination], holds: Callable[[Destination], bool]) -> int:
    return sum(map(holds, stops))
