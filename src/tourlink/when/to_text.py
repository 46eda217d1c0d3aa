"""The weeks as a calendar on a terminal, and what speaks for and against them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from tourlink.export.gazetteer import clean
from tourlink.export.page import Page, styled
from tourlink.export.phrases import Phrases, phrases
from tourlink.export.reasons import Reasons
from tourlink.planner.reason import Reason
from tourlink.vocabulary import Lang
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

    def span(self, words: Phrases) -> str:
        return words.span(self.weeks[0].first, self.weeks[-1].last)


def render(calendar: Calendar, *, width: int, color: bool, lang: Lang = Lang.EN) -> str:
    """Return the calendar of a year, then its stretches with their reasons."""
    page, words = Page(width, color=color), phrases(lang)
    title = clean(calendar.title)
    page.line(words.say("when.title", year=calendar.year, title=title), "title")
    page.line(words.say("when.intro", days=words.count("day", calendar.days)))
    page.line()
    _grid(page, calendar, words)
    page.line()
    legend = [
        (f"{_SIGNS[it]} {words.say(f'when.{it}')}   ", _ROLES[it]) for it in Rating
    ]
    page.hanging(styled(("  ", "")), styled(*legend))
    always = _always(calendar.weeks)
    if always:
        page.line()
        page.line(words.say("when.all_year"), "visit")
        _reasons(page, always, words)
    for stretch in _stretches([_without(week, always) for week in calendar.weeks]):
        _told(page, stretch, words)
    return page.print()


def _grid(page: Page, calendar: Calendar, words: Phrases) -> None:
    labels = {it: words.month_label(it) for it in range(1, 13)}
    columns = max(map(len, labels.values()))
    by_month: dict[int, list[Week]] = {it: [] for it in range(1, 13)}
    for week in calendar.weeks:
        # A week belongs to the month that most of its days are in.
        by_month[(week.first + timedelta(3)).month].append(week)
    for row in range(1, _HALF + 1):
        parts = [("  ", "")]
        for at in (row, row + _HALF):
            parts.append((f"{labels[at]:<{columns}}", "aside"))
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


def _told(page: Page, stretch: _Stretch, words: Phrases) -> None:
    week = stretch.weeks[0]
    page.line()
    rating = words.say(f"when.{week.rating}")
    parts = [(stretch.span(words), "visit"), ("  ", ""), (rating, _ROLES[week.rating])]
    if week.score is not None:
        score = words.say("when.score", score=words.number(week.score))
        parts.append((f"  {score}", ""))
    page.hanging(styled(("", "")), styled(*parts))
    _reasons(page, week.reasons, words)


def _reasons(page: Page, reasons: Sequence[Reason], words: Phrases) -> None:
    told = Reasons(words)
    for reason in reasons:
        text = told.told("when", reason.code, reason.values, reason.text)
        page.hanging(styled(("    ", "")), styled((text, "")))


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
