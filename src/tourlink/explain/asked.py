"""What a plan visits, and how it gets there."""

from collections.abc import Iterator
from typing import NamedTuple

from tourlink.plan import Day, LegItem, Plan, StopItem


class Visit(NamedTuple):
    """A stop of a plan, with the day it is on and its place among the items."""

    day: Day
    at: int
    item: StopItem

    @property
    def place(self) -> str:
        """Id of the place."""
        return self.item["destination"]


def visits(plan: Plan) -> Iterator[Visit]:
    """Yield the stops of a plan in order, those of fixed days too."""
    for day in plan["days"]:
        for at, item in enumerate(day["items"]):
            if item["type"] == "stop":
                yield Visit(day, at, item)


def seen(plan: Plan) -> list[str]:
    """Return the ids of the places that a plan visits, fixed days left aside."""
    return [it.place for it in visits(plan) if "title" not in it.item]


def legs_around(visit: Visit) -> tuple[list[LegItem], list[LegItem]]:
    """Return the legs from the stop before, and those to the stop after."""
    items = visit.day["items"]
    before: list[LegItem] = []
    for item in reversed(items[: visit.at]):
        if item["type"] == "stop":
            break
        if item["type"] == "leg":
            before.insert(0, item)
    after: list[LegItem] = []
    for item in items[visit.at + 1 :]:
        if item["type"] == "stop":
            break
        if item["type"] == "leg":
            after.append(item)
    return before, after
