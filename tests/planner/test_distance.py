"""The distance of two chains: a metric, by hand on small cases."""

from hypothesis import given
from hypothesis import strategies as st

from tourlink.planner.distance import (
    NIGHTS_SHARE,
    STOPS_SHARE,
    WAY_SHARE,
    Shape,
    distance,
)

NAMES = st.sampled_from("abcdef")
SHAPES = st.builds(
    Shape,
    st.frozensets(NAMES),
    st.lists(NAMES, max_size=5).map(tuple),
    st.lists(NAMES, max_size=5).map(tuple),
)


@given(SHAPES, SHAPES, SHAPES)
def test_a_metric_from_0_to_1(one: Shape, other: Shape, third: Shape) -> None:
    """Symmetric, 0 to itself, at most 1, and no detour is shorter."""
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one)
    assert 0 <= distance(one, other) <= 1
    detour = distance(one, third) + distance(third, other)
    assert distance(one, other) <= detour + 1e-9


def test_the_parts_add_up() -> None:
    """Half of the stops, a night of two, and no province in common."""
    one = Shape(frozenset("abc"), ("x", "x"), ("north",))
    other = Shape(frozenset("abd"), ("x", "y"), ("south",))

    expected = STOPS_SHARE * (1 - 2 / 4) + NIGHTS_SHARE * (1 - 1 / 3) + WAY_SHARE
    assert distance(one, other) == expected


def test_the_same_tour_turned_around_is_another_one_but_not_much() -> None:
    """A reshuffle is too near to be offered as an alternative."""
    one = Shape(frozenset("abc"), ("x", "y", "z"), ("p", "q", "r"))
    turned = one._replace(nights=one.nights[::-1], way=one.way[::-1])

    assert 0 < distance(one, turned) < WAY_SHARE
