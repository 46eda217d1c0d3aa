"""The days that a plan without dates is made for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from typing_extensions import TypedDict

from tourlink.notes import Note
from tourlink.verify.asked import read_date
from tourlink.verify.constraint import Check, Group, broken, constraint, same
from tourlink.verify.constraints.legs import corridor_months, corridor_validity
from tourlink.verify.constraints.services import service_days
from tourlink.verify.constraints.stops import closed_months, opening_hours
from tourlink.verify.shape import faults
from tourlink.verify.tour import Tour

_ON_A_DATE = (
    opening_hours,
    closed_months,
    service_days,
    corridor_months,
    corridor_validity,
)
_LAST_YEAR = 2200  # later there is no tour


class _Window(TypedDict):
    first: str
    last: str
    start_dates: list[str]


@constraint(Group.STOPS)
def season_window(tour: Tour) -> Iterator[Check]:
    """
    A plan for a month may begin on each start date that it names.

    They lie within its season window, in the month asked for. On each of them every
    stop is open, every service runs and every corridor may be taken.
    """
    raw: Any = tour.raw
    window, at = raw.get("season_window"), f"{tour.at}/season_window"
    if window is None:
        return
    wrong = list(faults(window, _Window, at))
    for where, what in wrong:
        yield broken(where, what)
    if wrong:
        return
    first, last = (read_date(window[name]) for name in ("first", "last"))
    for index, text in enumerate(window["start_dates"]):
        where = f"{at}/start_dates/{index}"
        on = read_date(text)
        if on is None or first is None or last is None or on.year > _LAST_YEAR:
            yield broken(where, "no date, or none of the window", text)
            continue
        home = on + timedelta(days=len(tour.days) - 1)
        holds = first <= on and home <= last
        limit = [first.isoformat(), last.isoformat()]
        yield Check(holds, where, limit, [on.isoformat(), home.isoformat()])
        if tour.asked.month is not None:
            yield same(where, on.month, tour.asked.month, note="the month")
        yield from _on(tour, on, where)


def _on(tour: Tour, first: date, where: str) -> Iterator[Check]:
    """Yield what is wrong on a date with what the plan visits and rides."""
    dates = [first + timedelta(days=at) for at in range(len(tour.days))]
    days = [
        replace(day, on=on, month=on.month)
        for day, on in zip(tour.days, dates, strict=True)
    ]
    dated = replace(tour, days=days)
    for one in _ON_A_DATE:
        for check in one.find(dated):
            if not check.holds:
                note = Note("{constraint} at {at}", constraint=one.slug, at=check.at)
                yield check._replace(at=where, note=note)


CONSTRAINTS = (season_window,)
