"""A town of four places that one can count on one's fingers."""

from collections.abc import Mapping
from typing import Any

from tests.solver.instances import ALL_DAY, LUNCH, Timetable, day, lodging
from tourlink.solver.instance import Instance, TimedLeg

HOME, MUSEUM, PALACE, MARKET = range(4)
PRIZES = (0, 500, 700, 100)


def town(
    *,
    days: int = 1,
    max_stops: int = 3,
    max_travel_min: int = 480,
    hours: Mapping[int, tuple[tuple[int, int], ...]] | None = None,
    visit_min: Mapping[int, int] | None = None,
    ways: Mapping[tuple[int, int], int] | None = None,
    legs: Mapping[tuple[int, int], tuple[TimedLeg, ...]] | None = None,
    **more: Any,
) -> Instance:
    """
    Return home, a museum, a palace and a market, 30 minutes from each other.

    A visit takes an hour unless `visit_min` says otherwise, everything is open from
    05:00 to 22:00 unless `hours` do; one sleeps at home.
    """
    size = len(PRIZES)
    way = {
        (here, there): 0 if here == there else 30
        for here in range(size)
        for there in range(size)
    }
    way |= ways or {}
    minutes = tuple(
        tuple(way[here, there] for there in range(size)) for here in range(size)
    )
    fields: dict[str, Any] = {
        "candidates": (MUSEUM, PALACE, MARKET),
        "prizes": PRIZES,
        "visit_min": tuple((visit_min or {}).get(it, 60) for it in range(size)),
        "costs": (0, 10, 20, 0),
        "windows": (tuple((hours or {}).get(it, ALL_DAY) for it in range(size)),)
        * days,
        "way_min": minutes,
        "way_travel_min": minutes,
        "timed": Timetable(
            (0,) * days, {(0, *ends): it for ends, it in (legs or {}).items()}
        ),
        "timed_from_min": 240,
        "days": (day(max_stops=max_stops, max_travel_min=max_travel_min),) * days,
        "last_end_min": 20 * 60,
        "lunch": LUNCH,
        "stays": (
            lodging(HOME, frozenset()),
            lodging(HOME, frozenset(range(days - 1)), cost=5),
        ),
        "start": 0,
        "end": HOME,
    }
    return Instance(**(fields | more))
