"""What several rules read off a corridor."""

from datetime import date

from tourlink.catalogue.records import Corridor
from tourlink.catalogue.values import minute_of_day
from tourlink.check.rule import Context
from tourlink.geo import great_circle_km

ALL_YEAR = frozenset(range(1, 13))
MONTH_NAMES = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def straight_km(context: Context, corridor: Corridor) -> float | None:
    """Return the great circle between the two ends; None if one has no position."""
    one = context.located.get(corridor.from_)
    two = context.located.get(corridor.to)
    if one is None or two is None or one.position is None or two.position is None:
        return None
    return great_circle_km(
        one.position.lat, one.position.lon, two.position.lat, two.position.lon
    )


def kind_of(corridor: Corridor) -> str:
    """Return how messages call the kind of a corridor, such as `mountain road`."""
    return f"{corridor.road_class} road" if corridor.road_class else corridor.mode


def running_months(corridor: Corridor) -> frozenset[int]:
    """Return the months it can be used in: passable, and its service runs."""
    months = frozenset(corridor.months) or ALL_YEAR
    if corridor.service and corridor.service.months:
        months &= frozenset(corridor.service.months)
    return months


def expired(corridor: Corridor, today: date) -> bool:
    """Return whether its validity has ended before `today`."""
    return corridor.valid_to is not None and corridor.valid_to < today


def directions(corridor: Corridor) -> tuple[tuple[str, str], ...]:
    """Return the (origin, target) pairs that the corridor connects."""
    there = (corridor.from_, corridor.to)
    return (there,) if corridor.one_way else (there, there[::-1])


def runs(corridor: Corridor) -> tuple[tuple[int, int], ...]:
    """Return departure and duration in minutes of each timed run of a service."""
    if corridor.service is None:
        return ()
    return tuple(
        (
            minute_of_day(run.departs),
            corridor.minutes if run.minutes is None else run.minutes,
        )
        for run in corridor.service.departures
    )


def month_list(months: frozenset[int]) -> str:
    """Return months as messages name them, such as `Jan, Feb, Mar`."""
    return ", ".join(MONTH_NAMES[month - 1] for month in sorted(months))
