"""What the plans of many requests are like, beside tours that agencies publish."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.plan import Day, Plan
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import read_request

EXAMPLES = Path(__file__).parents[1] / "examples"
_VEHICLES = frozenset({"road", "rail", "air", "boat"})
_LENGTHS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 8), (9, 11), (12, 14))


class Shape(NamedTuple):
    """
    One plan in the figures that published tours are counted in.

    Attributes
    ----------
    stops, vehicle_hours, legs, longest_leg_hours
        For each day: named stops, hours in vehicles, legs in vehicles and the longest
        of these, by day.
    places
        Different overnight places.
    longest_stay
        Most nights in one of them.
    provinces, today
        With a stop, on the map before July 2025 and on today's.
    begins, evenings
        O'clock at which each day begins, and is over before a night in a lodging.
    """

    days: int
    stops: tuple[int, ...]
    vehicle_hours: tuple[float, ...]
    legs: tuple[int, ...]
    longest_leg_hours: tuple[float, ...]
    places: int
    longest_stay: int
    provinces: int
    today: int
    begins: tuple[float, ...] = ()
    evenings: tuple[float, ...] = ()


class Published(NamedTuple):
    """What 97 published tours have (docs/realism.md), as a range for the median."""

    least: float
    most: float


# Of the table by length: overnight places and provinces, least and most.
PLACES = {
    2: Published(1, 1),
    3: Published(1, 2),
    4: Published(1, 3),
    5: Published(2, 4),
    6: Published(3, 4),
    10: Published(4, 8),
}
PROVINCES = {
    3: Published(1, 2),
    4: Published(2, 3),
    5: Published(2, 5),
    10: Published(5, 7),
}
STOPS_A_DAY = Published(1, 2)
VEHICLE_HOURS = Published(4, 6)
LONGEST_LEG_HOURS = Published(0, 6)
LONGEST_STAY = Published(1, 2)
BEGINS = Published(5, 8.5)
EVENINGS = Published(16, 18)


def measure(found: Plan, catalogue: Catalogue) -> Shape:
    """Return the figures of a plan."""
    days = found["days"]
    hours = [list(_leg_hours(day)) for day in days]
    stops = [_stops(day) for day in days]
    beds = [day["stay"]["corridor"] or day["stay"]["at"] for day in days[:-1]]
    formers = {
        catalogue.former_of(catalogue.destinations[it]) for day in stops for it in day
    }
    return Shape(
        days=len(days),
        stops=tuple(map(len, stops)),
        vehicle_hours=tuple(day["travel_min"] / 60 for day in days),
        legs=tuple(map(len, hours)),
        longest_leg_hours=tuple(max(it, default=0.0) for it in hours),
        places=len(set(beds)),
        longest_stay=max(map(beds.count, beds), default=0),
        provinces=len(formers),
        today=len(found["provinces"]),
        begins=tuple(
            _oclock(day["items"][0], "depart", "arrive", "start")
            for day in days
            if day["items"]
        ),
        evenings=tuple(
            over
            for day in days
            if day["stay"]["type"] == "lodging" and (over := _over(day)) is not None
        ),
    )


def _over(day: Day) -> float | None:
    """Return when the last leg or visit of a day ends, o'clock; None on a free day."""
    for item in reversed(day["items"]):
        if item["type"] == "leg":
            return _oclock(item, "arrive")
        if item["type"] == "stop":
            return _oclock(item, "leave")
    return None


def _oclock(item: Any, *keys: str) -> float:
    """Return the first of some times of an item in hours, local as they are."""
    stamp = next(item[it] for it in keys if it in item)
    hours, minutes = stamp.rpartition("T")[2][:5].split(":")
    return int(hours) + int(minutes) / 60


def _stops(day: Day) -> list[str]:
    return [it["destination"] for it in day["items"] if it["type"] == "stop"]


def _leg_hours(day: Day) -> Iterator[float]:
    """Yield the hours of each daytime leg; short rests on the way do not end one."""
    hours = 0.0
    for item in day["items"]:
        if item["type"] == "leg":
            if item["mode"] in _VEHICLES and not item.get("overnight"):
                hours += item["duration_min"] / 60
        elif item["type"] != "break" and hours:
            yield hours
            hours = 0.0
    if hours:
        yield hours


def report(shapes: Sequence[Shape]) -> Iterator[str]:
    """Yield the lines of the table: per day, then by length of the tour."""
    days = [it for shape in shapes for it in shape.stops]
    rare = sum(it > 4 for it in days)
    yield f"{len(shapes)} plans, {len(days)} days"
    yield f"{'of a day':<28}{'median':>8}{'mean':>8}{'90 %':>8}{'most':>8}  published"
    for label, values, told in (
        ("named stops", days, "median 1-2, above 4 rare"),
        ("hours in vehicles", _all(shapes, "vehicle_hours"), "4-6, 6-8 heavy"),
        ("longest leg, hours", _all(shapes, "longest_leg_hours"), "to 6, 8 at most"),
        ("legs in vehicles", _all(shapes, "legs"), "not counted"),
        ("begins, o'clock", _all(shapes, "begins"), "5-6.5 by road, else 7-8.5"),
        ("at the hotel, o'clock", _all(shapes, "evenings"), "16-18, 19 at the latest"),
    ):
        if values:
            yield _line(label, values, told)
    yield f"days with more than four stops: {rare} of {len(days)}"
    yield ""
    head = ("days", "plans", "places", "published", "most nights", "provinces")
    yield "".join(f"{it:>12}" for it in (*head, "published", "of today"))
    for low, high in _LENGTHS:
        some = [it for it in shapes if low <= it.days <= high]
        if some:
            yield _row(low, high, some)


def _all(shapes: Sequence[Shape], field: str) -> list[float]:
    return [it for shape in shapes for it in getattr(shape, field)]


def _line(label: str, values: Sequence[float], told: str) -> str:
    ordered = sorted(values)
    ninety = ordered[int(0.9 * (len(ordered) - 1))]
    figures = (median(ordered), mean(ordered), ninety, ordered[-1])
    return f"{label:<28}" + "".join(f"{it:8.1f}" for it in figures) + f"  {told}"


def _row(low: int, high: int, some: Sequence[Shape]) -> str:
    length = str(low) if low == high else f"{low}-{high}"
    cells = (
        length,
        str(len(some)),
        f"{median(it.places for it in some):g}",
        _told(PLACES, low, high),
        f"{median(it.longest_stay for it in some):g}",
        f"{median(it.provinces for it in some):g}",
        _told(PROVINCES, low, high),
        f"{median(it.today for it in some):g}",
    )
    return "".join(f"{it:>12}" for it in cells)


def _told(table: dict[int, Published], low: int, high: int) -> str:
    found = [it for days, it in table.items() if low <= days <= high]
    if not found:
        return "-"
    least, most = found[0]
    return f"{least:g}" if least == most else f"{least:g}-{most:g}"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what `python -m benchmarks shape` takes."""
    parser.add_argument("--requests", type=Path, default=EXAMPLES, metavar="FOLDER")
    parser.set_defaults(run=lambda given: run(given.requests))


def run(folder: Path) -> None:
    """Plan all requests of a folder and print their figures."""
    catalogue = load()
    shapes = [
        measure(plan(read_request(path), catalogue)["plans"][0], catalogue)
        for path in sorted(folder.glob("*.yaml"))
    ]
    print(*report(shapes), sep="\n")
