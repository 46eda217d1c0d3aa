"""The constants of a professional day hang together."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourlink import pace
from tourlink.pace import PROFILES, Profile, breaks_min, on_the_clock
from tourlink.vocabulary import Pace


def test_every_pace_has_its_limits() -> None:
    """None is missing, and each later one asks for no less of the traveller."""
    assert list(PROFILES) == list(Pace)
    for easy, hard in pairwise(PROFILES.values()):
        assert easy.day_start_min >= hard.day_start_min
        assert easy.road_day_start_min >= hard.road_day_start_min
        assert easy.usual_end_min <= hard.usual_end_min
        assert easy.day_end_min <= hard.day_end_min
        assert easy.last_day_end_min <= hard.last_day_end_min
        assert easy.max_stops < hard.max_stops
        assert easy.max_travel_min < hard.max_travel_min


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_a_day_runs_from_morning_to_evening(profile: Profile) -> None:
    """Nobody starts before the earliest pick-up."""
    assert (
        pace.EARLIEST_PICK_UP_MIN
        <= profile.road_day_start_min
        <= profile.day_start_min
        < pace.LUNCH_EARLIEST_MIN
        < pace.LUNCH_LATEST_MIN
        <= pace.LUNCH_IN_TRANSIT_LATEST_MIN
        < profile.usual_end_min
        <= profile.day_end_min
        <= profile.last_day_end_min
    )


@pytest.mark.parametrize(
    ("vehicle_min", "rest"),
    [(0, 0), (1, 0), (150, 0), (151, 15), (300, 15), (301, 30), (451, 45)],
)
def test_breaks(vehicle_min: int, rest: int) -> None:
    """One after each stretch, none after the last."""
    assert breaks_min(vehicle_min) == rest


@given(st.integers(0, 5000))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_nobody_drives_long_without_a_break(vehicle_min: int) -> None:
    """Stretches between breaks are no longer than the limit."""
    stretches = breaks_min(vehicle_min) // pace.BREAK_MIN + 1

    assert stretches * pace.BREAK_AFTER_MIN >= vehicle_min


@given(st.integers(0, 5000))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_on_the_clock(minutes: int) -> None:
    """Up to the next full five minutes, and not farther."""
    shown = on_the_clock(minutes)

    assert shown % 5 == 0
    assert 0 <= shown - minutes < 5
