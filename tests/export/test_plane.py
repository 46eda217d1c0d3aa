"""Geometry on the page, compared with shapely."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from tourlink.export.plane import XY, Box, area, clipped, crosses, thinned

PANEL = Box(10, 20, 90, 70)
numbers = st.integers(0, 100).map(float)
points = st.tuples(numbers, numbers)


def shape(panel: Box) -> Polygon:
    """Return a box as shapely's."""
    return box(panel.left, panel.top, panel.right, panel.bottom)


@given(st.lists(points, min_size=3, max_size=8))
def test_clipped_polygons_have_the_area_that_shapely_finds(ring: list[XY]) -> None:
    """The pieces that stay are right; only lines along the edge may join them."""
    polygon = Polygon(ring)
    if not polygon.is_valid:
        return
    found = clipped(ring, PANEL)

    assert area(found) == pytest.approx(polygon.intersection(shape(PANEL)).area)
    assert all(PANEL.grown(1e-9).has(it) for it in found)


@given(points, points)
def test_the_part_of_a_line_inside(start: XY, end: XY) -> None:
    """As long as shapely says."""
    line = LineString([start, end])
    part = PANEL.inside(start, end)
    length = line.length * (part[1] - part[0]) if part else 0.0

    assert length == pytest.approx(line.intersection(shape(PANEL)).length)


@given(points, points, points, points)
def test_crossing_lines(a: XY, b: XY, c: XY, d: XY) -> None:
    """As shapely says, but for lines that touch, which may be taken for either."""
    one, other = LineString([a, b]), LineString([c, d])
    ends = [one.distance(Point(it)) for it in (c, d)]
    ends += [other.distance(Point(it)) for it in (a, b)]
    if min(ends) > 1e-9:
        assert crosses((a, b), (c, d)) is one.crosses(other)


@given(st.lists(points, max_size=20))
def test_thinned_points_lie_apart(ring: list[XY]) -> None:
    """And the first stays."""
    found = thinned(ring, 10)

    assert found[:1] == ring[:1]
    for (ax, ay), (bx, by) in pairwise(found):
        assert (ax - bx) ** 2 + (ay - by) ** 2 >= 100
