"""Distances on the sphere."""

from itertools import pairwise
from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourlink.geo import EARTH_RADIUS_KM, along_great_circle, great_circle_km

LAT = st.floats(-90, 90)
LON = st.floats(-180, 180)
HERE_LAT, HERE_LON = st.floats(-60, 60), st.floats(60, 160)


@pytest.mark.parametrize(
    ("ends", "km"),
    [
        ((0, 0, 0, 1), 2 * pi * EARTH_RADIUS_KM / 360),
        ((0, 0, 90, 0), pi * EARTH_RADIUS_KM / 2),
        ((0, 0, 0, 180), pi * EARTH_RADIUS_KM),
        ((90, 0, -90, 77), pi * EARTH_RADIUS_KM),
        ((21.0285, 105.8542, 10.7769, 106.7009), 1143),  # Hanoi - Ho Chi Minh City
    ],
)
def test_known_distances(ends: tuple[float, float, float, float], km: float) -> None:
    """Parts of great circles, and one between two cities."""
    assert great_circle_km(*ends) == pytest.approx(km, rel=1e-3)


@given(LAT, LON, LAT, LON)
@settings(deadline=None, derandomize=True, max_examples=100)
def test_a_distance_is_one(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    """The same both ways, none to itself, and never beyond the antipode."""
    there = great_circle_km(lat1, lon1, lat2, lon2)

    assert there == pytest.approx(great_circle_km(lat2, lon2, lat1, lon1), abs=1e-6)
    assert great_circle_km(lat1, lon1, lat1, lon1) == 0
    assert 0 <= there <= pi * EARTH_RADIUS_KM + 1e-6


@given(st.tuples(HERE_LAT, HERE_LON), st.tuples(HERE_LAT, HERE_LON))
def test_points_of_a_great_circle(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    """They begin and end where asked, in equal steps that add up to the distance."""
    points = along_great_circle(start, end, 100)
    steps = [great_circle_km(*a, *b) for a, b in pairwise(points)]

    assert (points[0], points[-1]) == (start, end)
    assert max(steps) <= 100.001
    assert max(steps) - min(steps) < 1e-3
    assert sum(steps) == pytest.approx(great_circle_km(*start, *end), abs=1e-3)
