"""The best fortnight of a month, for requests that name no date."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.plan import Plan, SeasonWindow
from tourlink.planner.brief import Brief, Fortnight
from tourlink.planner.outlook import Outlook
from tourlink.planner.reason import Reason, held, reason
from tourlink.planner.shift import obstacles
from tourlink.seasons import holidays
from tourlink.seasons.events import month_end
from tourlink.seasons.words import when_held

_DAYS = 14
_MOST_EVENTS = 3  # that a reason names
_TET = {"vi": "Tết Nguyên đán", "en": "Tet", "fr": "le Têt"}
# Fortnights that differ by less are alike: the estimate is no better.
_ALIKE = 0.001


def settle(brief: Brief, catalogue: Catalogue) -> Brief:
    """
    Return a brief with the fortnight it is planned for, if only its month is known.

    Of all fortnights of the month the one in which tours could earn most, in the mean
    over the days that they may start on; of equals the first.
    """
    month = brief.request.month
    if month is None:
        return brief
    year = brief.request.year or coming_year(month, catalogue.as_of)
    if year is None:
        return brief
    first = date(year, month, 1)
    last = month_end(year, month)
    outlook = Outlook(brief, catalogue, first, last)
    month_days = [first + timedelta(at) for at in range((last - first).days + 1)]
    worth = {start: outlook.worth(start) for start in month_days}
    found = {
        begin: sum(worth[it] for it in starts_in(begin, outlook.days))
        for begin in month_days[: len(month_days) - _DAYS + 1]
    }
    # All have as many starts, so that the sums compare.
    best, least = max(found.values()), min(found.values())
    begin = next(it for it in found if found[it] == best)
    end = begin + timedelta(_DAYS - 1)
    if best - least <= _ALIKE * best:
        alike = reason("alike", "the month has no better fortnight")
        return brief._replace(fortnight=Fortnight(begin, end, (), (alike,)))
    events = tuple(_events(outlook, begin, end, first, last))
    notes = tuple(_avoided(begin, end, first, last))
    return brief._replace(fortnight=Fortnight(begin, end, events, notes))


def season_window(
    plan: Plan, fortnight: Fortnight, catalogue: Catalogue
) -> SeasonWindow:
    """Return the days that a plan is made for, with those on which it may start."""
    starts = starts_in(fortnight.first, len(plan["days"]))
    told = _reason(plan, fortnight)
    return {
        "first": fortnight.first.isoformat(),
        "last": fortnight.last.isoformat(),
        "reason": told.text,
        "values": dict(told.values),
        "start_dates": [
            start.isoformat()
            for start in starts
            if not obstacles(plan, catalogue, start)
        ],
    }


def coming_year(month: int, as_of: str) -> int | None:
    """
    Return the year of the coming `month`, as seen from a catalogue's newest fact.

    The catalogue is the only clock that all who plan from it share. None where it
    has no date.
    """
    if not as_of:
        return None
    year, known = int(as_of[:4]), as_of[5:7]
    return year if known and month >= int(known) else year + 1


def starts_in(begin: date, days: int) -> list[date]:
    """Return the days on which a tour starts so that the fortnight holds it."""
    return [begin + timedelta(it) for it in range(max(1, _DAYS - days + 1))]


def _reason(plan: Plan, fortnight: Fortnight) -> Reason:
    """Return what the plan has of its fortnight, else what there is around it."""
    stops = {
        item["destination"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    }
    met = [it for it, at in fortnight.events if not at.isdisjoint(stops)]
    around = [it for it, _ in fortnight.events][:1] if not met else []
    met = met[:_MOST_EVENTS]
    notes = fortnight.notes
    values: dict[str, Any] = {
        "events": [dict(it.values) for it in met],
        "around": [dict(it.values) for it in around],
        "without": [name for it in notes for name in it.values.get("names", ())],
        "alike": any(it.code == "alike" for it in notes),
    }
    told = [*(it.text for it in met), *(f"around it: {it.text}" for it in around)]
    text = "; ".join([*told, *(it.text for it in notes)])
    return Reason("season", text, values)


def _events(
    outlook: Outlook, begin: date, end: date, first: date, last: date
) -> Iterator[tuple[Reason, frozenset[str]]]:
    """Yield the events of a fortnight that do not last all month, the best first."""
    found: dict[str, tuple[Reason, list[str]]] = {}
    best = sorted(outlook.prospects, key=lambda it: -it.prizes[begin.month - 1])
    for prospect in best:
        for feast in prospect.feasts_on(begin, end):
            period = feast.period
            if period.first > first or period.last < last:
                text = f"{feast.event.name.en} ({when_held(feast.event, period)})"
                told = Reason("event", text, held(feast.event, period))
                found.setdefault(text, (told, []))[1].append(prospect.place.id)
    for told, places in found.values():
        yield told, frozenset(places)


def _avoided(begin: date, end: date, first: date, last: date) -> Iterator[Reason]:
    """Yield the holidays of the month that the fortnight is without."""
    inside = {it.on for it in holidays(begin, end)}
    outside = [it for it in holidays(first, last) if it.on not in inside]
    names = {
        "Tet" if it.tet else it.name.en: _TET if it.tet else names_in_all(it.name)
        for it in outside
        if not it.moved
    }
    if names:
        text = f"without {', '.join(names)}"
        yield reason("without", text, names=list(names.values()))
