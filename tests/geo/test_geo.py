"""Distances on the sphere."""

from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourlink.geo import EARTH_RADIUS_KM, great_circle_km

LAT = st.floats(-90, 90)
LON = st.floats(-180, 180)


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
