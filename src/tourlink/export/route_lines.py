"""The route of a plan as places and lines on the earth, for maps and navigators."""

from collections.abc import Iterator
from dataclasses import dataclass

from tourlink.export.gazetteer import Gazetteer, Point, clean
from tourlink.export.timeline import visits
from tourlink.export.words import stamp
from tourlink.geo import along_great_circle
from tourlink.plan import Day, Item, LegItem, Plan, StopItem

# A flight's points lie so near that lines between them pass for its great circle.
_STEP_KM = 100.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit with its number in the plan, from 1, and its day."""

    number: int
    day: Day
    item: StopItem

    @property
    def place(self) -> str:
        """The id of the destination."""
        return self.item["destination"]

    @property
    def clock(self) -> str:
        """From when to when, as `12:05-16:05`."""
        return f"{stamp(self.item['arrive']).clock}-{stamp(self.item['leave']).clock}"


def stops(plan: Plan) -> list[Stop]:
    """Return all visits, numbered as on every page of ours."""
    items = (
        (day, item)
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    )
    numbers = (number for number, _, _ in visits(plan))
    return [Stop(number, *it) for number, it in zip(numbers, items, strict=True)]


def legs(day: Day) -> Iterator[LegItem]:
    """Yield the legs of a day in the order of time."""
    for item in day["items"]:
        if item["type"] == "leg":
            yield item


def places(leg: LegItem) -> list[str]:
    """Return the ids of the places along a leg, with both ends."""
    return [leg["from"], *leg.get("via", ()), leg["to"]]


def line(leg: LegItem, names: Gazetteer) -> list[Point]:
    """
    Return the points of a leg: from place to place, a flight along its great circle.

    Places without a position are passed over; with fewer than two points there is no
    line, and the list is empty.
    """
    points: list[Point] = []
    for place in places(leg):
        point = names.point(place)
        if point and points[-1:] != [point]:
            points.append(point)
    if leg["mode"] == "air" and len(points) == 2:
        points = along_great_circle(points[0], points[1], _STEP_KM)
    return points if len(points) > 1 else []


def told(leg: LegItem, names: Gazetteer) -> str:
    """Return from where to where, and by which service."""
    way = f"{names.place(leg['from'])} → {names.place(leg['to'])}"
    service = clean(leg.get("service") or "")
    return f"{way} ({service})" if service else way


def times(item: Item) -> tuple[str, str]:
    """Return when an item begins and ends, as the document writes it."""
    if item["type"] == "leg":
        return item["depart"], item["arrive"]
    if item["type"] == "stop":
        return item["arrive"], item["leave"]
    return item["start"], item["end"]
