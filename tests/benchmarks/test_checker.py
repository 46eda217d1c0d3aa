"""The checker: routes that hold, and each way to break them."""

from decimal import Decimal

import pytest
from benchmarks.checker import Verdict, judge
from benchmarks.problem import Routes

from tests.benchmarks.base import problem


@pytest.mark.parametrize(
    ("family", "routes", "score"),
    [
        ("toptw", Routes(((1, 2, 3),)), 35),
        ("toptw", Routes(((2, 3), (1,))), 35),
        ("top", Routes(((1,), (2,))), 11),
        ("op", Routes(((2, 3),)), 11),
        ("oplib", Routes(((2,),)), 12),
        ("oplib", Routes(((3,),)), 7),
        ("ophs", Routes(((3,), (5,)), (2,)), 14),
        ("ophs", Routes(((3, 4), (5,)), (2,)), 21),
        ("mctopmtw", Routes(((2,), (3,))), 30),
        ("mctopmtw", Routes(((), (4, 3))), 35),
        ("chains", Routes(((0,), (1,)), (1,)), 30),
    ],
)
def test_what_holds(family: str, routes: Routes, score: int) -> None:
    """Routes worked out by hand hold, with their scores."""
    teams = len(routes.days) if family == "toptw" else None

    assert judge(problem(family, teams), routes) == Verdict(score, ())


@pytest.mark.parametrize(
    ("family", "routes", "broken"),
    [
        ("toptw", Routes(((1, 1),)), "1 is visited 2 times"),
        ("toptw", Routes(((1, 7),)), "7 is no place to visit"),
        ("toptw", Routes(((0,),)), "0 is no place to visit"),
        ("toptw", Routes(((1,), (2,))), "2 days instead of 1"),
        ("toptw", Routes(((1,),), (0,)), "nights, where each day is on its own"),
        ("toptw", Routes(((3, 1),)), "day 1: 1 is closed at 33.60"),
        ("toptw", Routes(((4,),)), "day 1 ends at 65.00, later than 40"),
        ("top", Routes(((3,), ())), "day 1 ends at"),
        ("op", Routes(((2, 4),)), "day 1 ends at"),
        ("oplib", Routes(((2, 3),)), "day 1 ends at 13, later than 12"),
        ("ophs", Routes(((3,), (5,)), (9,)), "9 is no hotel"),
        ("ophs", Routes(((3,), (5,))), "0 nights instead of 1"),
        ("ophs", Routes(((3,), (4,)), (0,)), "day 2 ends at"),
        ("mctopmtw", Routes(((2, 4), ())), "limit 1 (from 0): uses 2, more than 1"),
        ("mctopmtw", Routes(((2, 3), (4,))), "limit 0 (from 0): uses 14, more than 10"),
        ("chains", Routes(((0, 1), ()), (1,)), "day 1 ends at"),
        ("chains", Routes(((0,), (2,)), (1,)), "day 2 ends at"),
    ],
)
def test_what_does_not(family: str, routes: Routes, broken: str) -> None:
    """Each rule has routes that break it."""
    found = judge(problem(family), routes)

    assert any(it.startswith(broken) for it in found.broken), found


def test_the_whole_tour_has_a_limit() -> None:
    """Each trip can be short enough, and the tour too long."""
    short = problem("ophs")._replace(total=Decimal(7))

    found = judge(short, Routes(((3, 4), (5,)), (2,)))

    assert [it.split()[:2] for it in found.broken] == [["all", "days"]]
