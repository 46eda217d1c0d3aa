"""The weeks of a year, and how they are rated."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

from tourlink.planner.outlook import Reason
from tourlink.vocabulary import Weekday

# Shares of what the best week is worth, from which on a week is as good as the best,
# or good. Out of season is worth 0.6 of in season, so one place of four is felt.
BEST_FROM = 0.97
GOOD_FROM = 0.88
_WEEKDAYS = tuple(it.value.capitalize() for it in Weekday)
_MOST_OBSTACLES = 3  # that a blocked week names


class Rating(StrEnum):
    """How a week is to travel in."""

    BEST = "best"
    GOOD = "good"
    FAIR = "fair"
    BLOCKED = "blocked"


class Week(NamedTuple):
    """
    One week, from Monday to Sunday.

    Attributes
    ----------
    number
        By ISO 8601.
    share
        Of what the best week is worth, 0 to 1.
    starts
        Days of the week on which the tour may start.
    score
        Of the plan found for it, where one was searched.
    """

    number: int
    first: date
    last: date
    rating: Rating
    share: float
    starts: tuple[date, ...]
    reasons: tuple[Reason, ...]
    score: int | None = None


class Calendar(NamedTuple):
    """The weeks of a year, with what they are rated for and from what."""

    title: str
    subject: Literal["request", "plan"]
    key: str
    """Tells the request or the plan from all others, whatever the year."""
    year: int
    days: int
    sha256: str
    as_of: str
    weeks: tuple[Week, ...]


class Found(NamedTuple):
    """The score of the plan found for a week, and what holidays leave of it."""

    score: int
    worth: float


class Subject(Protocol):
    """What may start on any day: a request, or a plan."""

    def worth(self, start: date) -> float:
        """Return what a tour is worth that starts on a day."""

    def against(self, start: date) -> list[Reason]:
        """Return what makes a start impossible; [] where it can be."""

    def told(self, start: date) -> list[Reason]:
        """Return what speaks for and against a start that is possible."""


class _Tried(NamedTuple):
    """The start days of a week, and what the best of them is worth."""

    monday: date
    against: dict[date, list[Reason]]
    starts: tuple[date, ...]
    best: date | None
    worth: float


def mondays(year: int) -> list[date]:
    """Return the Mondays of the 52 or 53 weeks of a year, by ISO 8601."""
    first = date.fromisocalendar(year, 1, 1)
    # 28 December is in the last week of its year.
    weeks = date(year, 12, 28).isocalendar().week
    return [first + timedelta(7 * it) for it in range(weeks)]


def rated(subject: Subject, year: int) -> tuple[Week, ...]:
    """Return the weeks of a year, each rated by its best day to start on."""
    tried = [_try(subject, monday) for monday in mondays(year)]
    most = max((it.worth for it in tried), default=0.0)
    return tuple(_week(subject, it, most) for it in tried)


def solved(
    weeks: tuple[Week, ...], solve: Callable[[Week], Found | None]
) -> tuple[Week, ...]:
    """Return weeks rated by the plans found for them; None blocks a week."""
    scores = [None if it.rating is Rating.BLOCKED else solve(it) for it in weeks]
    most = max((it.worth for it in scores if it is not None), default=0.0)
    pairs = zip(weeks, scores, strict=True)
    return tuple(_scored(week, found, most) for week, found in pairs)


def rating(share: float) -> Rating:
    """Return the rating of a week that is worth a share of the best one."""
    if share >= BEST_FROM:
        return Rating.BEST
    return Rating.GOOD if share >= GOOD_FROM else Rating.FAIR


def _try(subject: Subject, monday: date) -> _Tried:
    days = [monday + timedelta(it) for it in range(7)]
    against = {day: subject.against(day) for day in days}
    worth = {day: subject.worth(day) for day in days if not against[day]}
    # Of equals the first, as dictionaries keep their order.
    best = max(worth, key=lambda it: worth[it], default=None)
    most = 0.0 if best is None else worth[best]
    return _Tried(monday, against, tuple(worth), best, most)


def _week(subject: Subject, tried: _Tried, most: float) -> Week:
    number = tried.monday.isocalendar().week
    last = tried.monday + timedelta(6)
    if tried.best is None:
        reasons = _obstacles(min(tried.against.values(), key=len))
        return Week(number, tried.monday, last, Rating.BLOCKED, 0.0, (), tuple(reasons))
    share = tried.worth / most if most else 0.0
    reasons = [*_weekdays(tried), *subject.told(tried.best)]
    return Week(
        number,
        tried.monday,
        last,
        rating(share),
        round(share, 3),
        tried.starts,
        tuple(reasons),
    )


def _scored(week: Week, found: Found | None, most: float) -> Week:
    if found is None:
        if week.rating is Rating.BLOCKED:
            return week
        none = Reason("no-plan", "no plan was found")
        return week._replace(
            rating=Rating.BLOCKED, share=0.0, starts=(), reasons=(none,)
        )
    share = found.worth / most if most else 0.0
    return week._replace(rating=rating(share), share=round(share, 3), score=found.score)


def _obstacles(against: list[Reason]) -> list[Reason]:
    """Return what stands against a blocked week, each thing once, and not too many."""
    found = list(dict.fromkeys(against))
    more = len(found) - _MOST_OBSTACLES
    if more > 0:
        return [*found[:_MOST_OBSTACLES], Reason("more", f"and {more} more")]
    return found


def _weekdays(tried: _Tried) -> Iterator[Reason]:
    """Yield on which days of the week the tour may start, if not on all."""
    if len(tried.starts) == len(tried.against):
        return
    names = ", ".join(_WEEKDAYS[it.weekday()] for it in tried.starts)
    texts = dict.fromkeys(
        reason.text for found in tried.against.values() for reason in found
    )
    why = "; ".join(list(texts)[:_MOST_OBSTACLES])
    yield Reason("weekday", f"start on {names} only: {why}")
