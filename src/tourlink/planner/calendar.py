"""What the calendar says of a plan: holidays, Tet, and days on which it may start."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tourlink.plan import Plan, SeasonWindow, Warning_
from tourlink.seasons import Holiday, holidays
from tourlink.seasons.words import dates

_TET = (
    "many sights, restaurants and homestays close on the first days, prices are up and "
    "seats are short"
)


def warnings(plan: Plan) -> list[Warning_]:
    """Return what the seller must know of the plan's days, or of its fortnight."""
    window = plan.get("season_window")
    days = [date.fromisoformat(it["date"]) for it in plan["days"] if it["date"]]
    found: list[tuple[str, str]] = []
    if window:
        found += _of_starts(window, len(plan["days"]))
        days = [date.fromisoformat(it) for it in (window["first"], window["last"])]
    if days:
        found += of_holidays(holidays(min(days), max(days)))
    return [{"code": code, "message": message} for code, message in found]


def of_holidays(found: Iterable[Holiday]) -> Iterator[tuple[str, str]]:
    """Yield a warning for Tet, and one for all other public holidays."""
    every = list(found)
    tet = [it.on for it in every if it.tet]
    if tet:
        yield "tet", f"Tet, holidays {tet_holidays(tet[0])}: {_TET}"
    named = [f"{it.name.en} ({dates(it.on, it.on)})" for it in every if not it.tet]
    if named:
        yield (
            "public-holiday",
            f"prices are up and services scarce, book early: {', '.join(named)}",
        )


def tet_holidays(on: date) -> str:
    """Return the days of the Tet that a holiday belongs to, in words."""
    week = timedelta(7)
    days = [it.on for it in holidays(on - week, on + week) if it.tet]
    return dates(days[0], days[-1])


def _of_starts(window: SeasonWindow, days: int) -> Iterator[tuple[str, str]]:
    first = date.fromisoformat(window["first"])
    last = date.fromisoformat(window["last"])
    span = dates(first, last)
    starts = [date.fromisoformat(it) for it in window["start_dates"]]
    if not starts:
        yield (
            "weekday",
            f"on no start in {span} is everything open and running: fix a date",
        )
        return
    yield "no-date", f"made for {span}, before selling fix a date in it"
    latest = max(first, last - timedelta(days - 1))
    if len(starts) <= (latest - first).days:
        when = ", ".join(dates(it, it) for it in starts)
        yield "weekday", f"open and running throughout only with a start on {when}"
