"""A request is sound before any name in it is looked up."""

from datetime import date
from typing import Any

import pytest

from tourlink.errors import RequestError
from tourlink.request import MOST_DAYS, FixedSegment, Request, parse_days
from tourlink.vocabulary import Theme


@pytest.mark.parametrize(
    ("text", "days"),
    [("5", (5, 5)), (" 4-6 ", (4, 6)), (7, (7, 7)), ([3, 4], (3, 4)), ((2, 3), (2, 3))],
)
def test_days(text: object, days: tuple[int, int]) -> None:
    """N, N-M or a pair."""
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "five", "4-", "-4", "4-5-6", "4.5", "4–6", None])  # noqa: RUF001
def test_no_days(text: object) -> None:
    """Anything else, with what to write instead."""
    with pytest.raises(RequestError, match="is no number of days") as caught:
        parse_days(text)
    assert caught.value.hint == "write N or N-M, as in 5 or 4-6"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"days": (0, 3)}, "a tour of 0-3 days cannot be planned"),
        ({"days": (5, 4)}, "a tour of 5-4 days cannot be planned"),
        ({"days": (MOST_DAYS + 1,) * 2}, f"a tour of {MOST_DAYS + 1} days"),
        ({"month": 0}, "there is no month 0"),
        ({"month": 13}, "there is no month 13"),
        (
            {"month": 11, "start_date": date(2026, 11, 1)},
            "a start date and a month are both given",
        ),
        ({"adults": 0}, "nobody travels"),
        ({"adults": -1, "elders": 2}, "nobody travels"),
        ({"elders": -1}, "nobody travels"),
        ({"children": (18,)}, "children are 0 to 17 years old"),
        ({"children": (-1,)}, "children are 0 to 17 years old"),
        ({"theme": {Theme.BORDER: -1.0}}, "a theme's weight is negative"),
        ({"theme": {Theme.BORDER: 0.0}}, "the weights of all themes are zero"),
        ({"modes": ()}, "no mode of travel is allowed"),
        ({"alternatives": 0}, "alternatives is 0, but 1 is the least"),
        ({"min_provinces": -1}, "min_provinces is -1"),
        ({"max_drive_min": 0}, "max_drive_min is 0"),
        ({"budget_per_person": -5}, "budget_per_person is -5"),
        ({"seed": -1}, "seed is -1"),
        ({"fixed": (FixedSegment(place="Hue", day=0),)}, "the fixed days in Hue"),
        ({"fixed": (FixedSegment(place="Hue", day=2, days=0),)}, "the fixed days in"),
        (
            {"days": (3, 5), "fixed": (FixedSegment(place="Hue", day=3, days=2),)},
            "the fixed days in Hue are not within 3 days",
        ),
    ],
)
def test_contradictions(fields: dict[str, Any], message: str) -> None:
    """Each is refused, with the reason."""
    with pytest.raises(RequestError, match=message):
        Request(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"days": (1, MOST_DAYS)},
        {"month": 12},
        {"adults": 0, "elders": 1},
        {"children": (0, 17)},
        {"theme": {Theme.BORDER: 0.0, Theme.URBAN: 0.1}},
        {"min_provinces": 0, "budget_per_person": 0, "max_drive_min": 1},
        {"days": (3, 5), "fixed": (FixedSegment(place="Hue", day=2, days=2),)},
    ],
)
def test_the_limits_themselves(fields: dict[str, Any]) -> None:
    """They are allowed."""
    Request(**fields)


def test_party() -> None:
    """Everybody counts."""
    assert Request(adults=2, children=(3, 9), elders=1).party == 5
