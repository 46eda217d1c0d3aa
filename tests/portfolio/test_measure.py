"""Evenness and distances, by hand and by property."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.planner.distance import Shape
from tourlink.portfolio.measure import distances, gini, nearest


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], 0.0),
        ([0, 0], 0.0),
        ([3, 3, 3], 0.0),
        ([1, 3], 0.25),  # mean difference 1 of all pairs, mean 2
        ([0, 0, 0, 8], 0.75),  # (n - 1) / n
        ([1, 2, 3, 4], 0.25),
    ],
)
def test_gini_by_hand(amounts: list[int], expected: float) -> None:
    """The coefficient is that of the definition."""
    assert gini(amounts) == pytest.approx(expected)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8), st.integers(1, 9))
def test_gini_knows_shares_only(amounts: list[int], times: int) -> None:
    """It lies in 0 to (n - 1) / n, whatever the unit and the order."""
    found = gini(amounts)
    assert 0 <= found <= (len(amounts) - 1) / len(amounts) + 1e-9
    assert gini([times * it for it in reversed(amounts)]) == pytest.approx(found)


def test_nearest_is_the_least_of_the_matrix() -> None:
    """Two chains with one of three stops in common, and one with none."""
    shapes = [
        Shape(frozenset({"a", "b"}), ("x",), ("p",)),
        Shape(frozenset({"b", "c"}), ("x",), ("p",)),
        Shape(frozenset({"d"}), ("y",), ("q",)),
    ]
    matrix = distances(shapes)
    assert [matrix[it][it] for it in range(3)] == [0, 0, 0]
    assert matrix[0][1] == pytest.approx(0.5 * 2 / 3)
    assert matrix[0][2] == pytest.approx(1)
    assert nearest(shapes) == pytest.approx(1 / 3)
    assert nearest(shapes[:1]) is None
