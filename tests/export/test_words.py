"""How numbers and times are said."""

import pytest

from tourlink.export import words


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h 00"), (125, "2 h 05"), (1500, "25 h 00")],
)
def test_duration(minutes: int, said: str) -> None:
    """Hours from 60 minutes on."""
    assert words.duration(minutes) == said


@pytest.mark.parametrize(
    ("km", "said"),
    [
        (0, "0 km"),
        (3.0, "3 km"),
        (3.24, "3.2 km"),
        (9.97, "10 km"),
        (316.4, "316 km"),
        (1167, "1,167 km"),
    ],
)
def test_kilometres(km: float, said: str) -> None:
    """A decimal only where it tells something."""
    assert words.kilometres(km) == said


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("08:00", "09:30", 90),
        ("23:30", "00:15", 45),
        ("2026-11-11T22:00", "2026-11-12T06:05", 485),
        ("2026-11-11T08:00", "2026-11-11T09:10+08:00", 10),
        ("08:00:00-03:30", "08:00-03:30", 0),
    ],
)
def test_minutes_between(start: str, end: str, minutes: int) -> None:
    """Dates and offsets count where they are given."""
    assert words.minutes_between(start, end) == minutes


def test_stamp_refuses_what_is_no_time() -> None:
    """A planner's bug must not become a blank on paper."""
    with pytest.raises(ValueError, match="'soon' is no time"):
        words.stamp("soon")


@pytest.mark.parametrize(
    ("offset_min", "said"),
    [(480, "UTC+8"), (-210, "UTC-3:30"), (345, "UTC+5:45"), (0, "UTC+0")],
)
def test_zone(offset_min: int, said: str) -> None:
    """Minutes only where there are some."""
    assert words.zone(offset_min) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [("hotel-3", "3-star hotel"), ("homestay", "homestay"), ("a-b", "a-b")],
)
def test_lodging(kind: str, said: str) -> None:
    """Stars are said as guests say them."""
    assert words.lodging(kind) == said
