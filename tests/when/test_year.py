"""Weeks, ratings and what becomes of them, on subjects made for the purpose."""

from collections.abc import Callable
from datetime import date

import pytest

from tourlink.planner.outlook import Reason
from tourlink.when.year import Found, Rating, Week, mondays, rated, rating, solved

CLOSED = Reason("closed", "the gate is closed")


class Subject:
    """Worth what its function says, and shut where that says nothing."""

    def __init__(self, worth: Callable[[date], float | None]) -> None:
        self._worth = worth

    def worth(self, start: date) -> float:
        """Return the worth of a day that is open."""
        found = self._worth(start)
        assert found is not None
        return found

    def against(self, start: date) -> list[Reason]:
        """Return what stands against a day."""
        return [CLOSED] if self._worth(start) is None else []

    def told(self, start: date) -> list[Reason]:
        """Return which day was found the best."""
        return [Reason("best", f"{start:%j}")]


@pytest.mark.parametrize(("year", "weeks"), [(2026, 53), (2027, 52), (2032, 53)])
def test_weeks_of_a_year(year: int, weeks: int) -> None:
    """52 or 53, all from Monday, as ISO 8601 counts them."""
    found = mondays(year)

    assert len(found) == weeks
    assert all(it.isocalendar()[::2] == (year, 1) for it in found)
    assert [it.isocalendar().week for it in found] == list(range(1, weeks + 1))


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, Rating.BEST),
        (0.97, Rating.BEST),
        (0.96, Rating.GOOD),
        (0.88, Rating.GOOD),
        (0.87, Rating.FAIR),
        (0.0, Rating.FAIR),
    ],
)
def test_ratings(share: float, expected: Rating) -> None:
    """By the share of what the best week is worth."""
    assert rating(share) is expected


def test_a_week_is_as_good_as_its_best_day() -> None:
    """The others do not count against it; of equal days the first is told."""
    weeks = rated(Subject(lambda it: 100.0 if it.weekday() in {2, 4} else 50.0), 2027)

    assert {it.rating for it in weeks} == {Rating.BEST}
    assert weeks[0].reasons == (Reason("best", "006"),)
    assert len(weeks[0].starts) == 7


def test_days_to_start_on() -> None:
    """A week that is open on some days says on which, and why."""
    weeks = rated(Subject(lambda it: 80.0 if it.weekday() > 4 else None), 2027)

    assert weeks[0].starts == (date(2027, 1, 9), date(2027, 1, 10))
    first = weeks[0].reasons[0]
    assert first == Reason("weekday", "start on Sat, Sun only: the gate is closed")


def test_blocked_weeks() -> None:
    """Those without a day to start on; their share is none."""
    weeks = rated(Subject(lambda it: None if it.month == 7 else it.month), 2027)

    july = [it for it in weeks if it.first.month == it.last.month == 7]
    assert july
    for week in july:
        assert (week.rating, week.share, week.starts) == (Rating.BLOCKED, 0.0, ())
        assert week.reasons == (CLOSED,)
    assert {it.rating for it in weeks if it.first.month == 12} == {Rating.BEST}


def test_a_year_without_a_day() -> None:
    """All weeks are blocked, and nothing is divided by zero."""
    assert {it.rating for it in rated(Subject(lambda _: None), 2027)} == {
        Rating.BLOCKED
    }
    assert {it.share for it in rated(Subject(lambda _: 0.0), 2027)} == {0.0}


def test_many_obstacles() -> None:
    """Three of them are named, each once."""

    class Shut(Subject):
        def against(self, start: date) -> list[Reason]:  # noqa: ARG002
            return [Reason("closed", f"gate {it % 5}") for it in range(10)]

    (week, *_) = rated(Shut(lambda _: None), 2027)

    texts = [it.text for it in week.reasons]
    assert texts == ["gate 0", "gate 1", "gate 2", "and 2 more"]


def test_weeks_that_were_solved() -> None:
    """The scores rate them; a week without a plan is blocked, a blocked one stays."""
    weeks = rated(Subject(lambda it: None if it.month == 7 else 1.0), 2027)
    asked: list[Week] = []

    def solve(week: Week) -> Found | None:
        asked.append(week)
        if week.number == 1:
            return None
        return Found(100, 50.0 if week.number == 2 else 100.0)

    found = solved(weeks, solve)

    assert found[0].rating is Rating.BLOCKED
    assert found[0].reasons == (Reason("no-plan", "no plan was found"),)
    assert (found[1].rating, found[1].share, found[1].score) == (Rating.FAIR, 0.5, 100)
    assert found[2].rating is Rating.BEST
    assert all(it.rating is not Rating.BLOCKED for it in asked)
    assert [it.rating for it in found].count(Rating.BLOCKED) == 1 + len(weeks) - len(
        asked
    )
