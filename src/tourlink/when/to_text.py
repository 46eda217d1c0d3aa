"""The weeks as a calendar on a terminal, and what speaks for and against them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from tourlink.export.gazetteer import clean
from tourlink.export.page import Page, styled
from tourlink.export.words import count, month
from tourlink.planner.outlook import Reason
from tourlink.seasons.words import dates
from tourlink.when.year import Calendar, Rating, Week

# Signs say what colours repeat.
_SIGNS = {Rating.BEST: "*", Rating.GOOD: "+", Rating.FAIR: "-", Rating.BLOCKED: "x"}
_ROLES = {
    Rating.BEST: "heading",
    Rating.GOOD: "stay",
    Rating.FAIR: "aside",
    Rating.BLOCKED: "failure",
}
_MOST_WEEKS = 5  # that a month has the Thursdays of
_CELL = "  {day:>2} {sign}"
_HALF = 6  # months above each other, then the rest of the year beside them


class _Stretch(NamedTuple):
    """Weeks that follow each other and say the same."""

    weeks: tuple[Week, ...]

    @property
    def span(self) -> str:
        return dates(self.weeks[0].first, self.weeks[-1].last)


def render(calendar: Calendar, *, width: int, color: bool) -> str:
    """Return the calendar of a year, then its stretches with their reasons."""
    page = Page(width, color=color)
    page.line(f"When to go in {calendar.year}: {clean(calendar.title)}", "title")
    days = count(calendar.days, "day")
    page.line(f"{days}; each week by the Monday it begins on, as a week to start in")
    page.line()
    _grid(page, calendar)
    page.line()
    legend = [(f"{_SIGNS[it]} {it.value}   ", _ROLES[it]) for it in Rating]
    page.hanging(styled(("  ", "")), styled(*legend))
    always = _always(calendar.weeks)
    if always:
        page.line()
        page.line("All year", "visit")
        _reasons(page, always)
    for stretch in _stretches([_without(week, always) for week in calendar.weeks]):
        _told(page, stretch)
    return page.print()


def _grid(page: Page, calendar: Calendar) -> None:
    by_month: dict[int, list[Week]] = {it: [] for it in range(1, 13)}
    for week in calendar.weeks:
        # A week belongs to the month that most of its days are in.
        by_month[(week.first + timedelta(3)).month].append(week)
    for row in range(1, _HALF + 1):
        parts = [("  ", "")]
        for at in (row, row + _HALF):
            parts.append((month(at)[:3], "aside"))
            parts += _cells(by_month[at])
            parts.append(("     ", ""))
        page.hanging(styled(("", "")), styled(*parts[:-1]))


def _cells(weeks: Sequence[Week]) -> Iterator[tuple[str, str]]:
    for week in weeks:
        yield (
            _CELL.format(day=week.first.day, sign=_SIGNS[week.rating]),
            _ROLES[week.rating],
        )
    blank = " " * len(_CELL.format(day=1, sign=" "))
    yield blank * (_MOST_WEEKS - len(weeks)), ""


def _told(page: Page, stretch: _Stretch) -> None:
    week = stretch.weeks[0]
    page.line()
    rating = week.rating
    parts = [(stretch.span, "visit"), ("  ", ""), (rating.value, _ROLES[rating])]
    if week.score is not None:
        parts.append((f"  score {week.score:,}", ""))
    page.hanging(styled(("", "")), styled(*parts))
    _reasons(page, week.reasons)


def _reasons(page: Page, reasons: Sequence[Reason]) -> None:
    for reason in reasons:
        page.hanging(styled(("    ", "")), styled((clean(reason.text), "")))


def _always(weeks: Sequence[Week]) -> tuple[Reason, ...]:
    """Return what is said of each week that is not blocked: once is enough."""
    possible = [week.reasons for week in weeks if week.rating is not Rating.BLOCKED]
    if len(possible) < 2:
        return ()
    first, *others = possible
    return tuple(it for it in first if all(it in reasons for reasons in others))


def _without(week: Week, always: Sequence[Reason]) -> Week:
    return week._replace(reasons=tuple(it for it in week.reasons if it not in always))


def _stretches(weeks: Sequence[Week]) -> Iterator[_Stretch]:
    pending: list[Week] = []
    for week in weeks:
        if pending and _said(pending[0]) != _said(week):
            yield _Stretch(tuple(pending))
            pending = []
        pending.append(week)
    if pending:
        yield _Stretch(tuple(pending))


def _said(week: Week) -> tuple[object, ...]:
    return week.rating, week.reasons, week.score
