"""What the calendar says of a plan: holidays, Tet, and days on which it may start."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tourlink.plan import Plan, SeasonWindow, Warning_
from tourlink.planner.reason import Reason, day_off, reason, warning
from tourlink.seasons import Holiday, holidays
from tourlink.seasons.words import dates

_TET = (
    "Tet, holidays {}: many sights, restaurants and homestays close on the first days,"
    " prices are up and seats are short"
)
_OTHERS = "prices are up and services scarce, book early: {}"


def warnings(plan: Plan) -> list[Warning_]:
    """Return what the seller must know of the plan's days, or of its fortnight."""
    window = plan.get("season_window")
    days = [date.fromisoformat(it["date"]) for it in plan["days"] if it["date"]]
    found: list[Reason] = []
    if window:
        found += _of_starts(window, len(plan["days"]))
        days = [date.fromisoformat(it) for it in (window["first"], window["last"])]
    if days:
        found += of_holidays(holidays(min(days), max(days)))
    return list(map(warning, found))


def of_holidays(
    found: Iterable[Holiday], tet: str = _TET, others: str = _OTHERS
) -> Iterator[Reason]:
    """
    Yield a reason for Tet, and one for all other public holidays.

    Parameters
    ----------
    tet
        What to say of Tet; `{}` stands for its dates.
    others
        What to say of the others; `{}` stands for their names and dates.
    """
    every = list(found)
    new_year = next((it.on for it in every if it.tet), None)
    if new_year is not None:
        first, last = _tet_holidays(new_year)
        told = tet.format(dates(first, last))
        yield reason("tet", told, dates=[first.isoformat(), last.isoformat()])
    rest = [it for it in every if not it.tet]
    if rest:
        named = ", ".join(f"{it.name.en} ({dates(it.on, it.on)})" for it in rest)
        days = list(map(day_off, rest))
        yield reason("public-holiday", others.format(named), events=days)


def _tet_holidays(on: date) -> tuple[date, date]:
    """Return the first and the last day of the Tet that a holiday belongs to."""
    week = timedelta(7)
    days = [it.on for it in holidays(on - week, on + week) if it.tet]
    return days[0], days[-1]


def _of_starts(window: SeasonWindow, days: int) -> Iterator[Reason]:
    first = date.fromisoformat(window["first"])
    last = date.fromisoformat(window["last"])
    span = dates(first, last)
    starts = [date.fromisoformat(it) for it in window["start_dates"]]
    if not starts:
        yield reason(
            "weekday",
            f"on no start in {span} is everything open and running: fix a date",
            dates=[window["first"], window["last"]],
        )
        return
    yield reason(
        "no-date",
        f"made for {span}, before selling fix a date in it",
        dates=[window["first"], window["last"]],
    )
    latest = max(first, last - timedelta(days - 1))
    if len(starts) <= (latest - first).days:
        when = ", ".join(dates(it, it) for it in starts)
        yield reason(
            "weekday",
            f"open and running throughout only with a start on {when}",
            starts=window["start_dates"],
        )
