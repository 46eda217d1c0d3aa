"""Which part of the country a small map shows."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tourlink.batch.thumbnail import HEIGHT, WIDTH, route

POINTS = st.tuples(st.floats(8.5, 23.3), st.floats(102.2, 109.4))


@given(st.lists(POINTS, min_size=1, max_size=8))
def test_a_route_lies_on_its_map(stops: list[tuple[float, float]]) -> None:
    """Inside of a part of the country that has the shape of the whole."""
    box, drawn = route(stops)
    left, top, across, down = map(float, box.split())
    assert 0 <= left <= left + across <= WIDTH + 0.1
    assert 0 <= top <= top + down <= HEIGHT + 0.1
    assert abs(down / across - HEIGHT / WIDTH) < 0.01
    dots = re.findall(r'cx="([-.0-9]+)" cy="([-.0-9]+)"', drawn)
    assert len(dots) == len(set(stops))
    for x, y in dots:
        assert left - 0.1 <= float(x) <= left + across + 0.1
        assert top - 0.1 <= float(y) <= top + down + 0.1


def test_a_short_route_is_shown_larger_than_a_long_one() -> None:
    """Of one stop a quarter of the country; of the whole way most of it."""
    near, _ = route([(22.3, 103.8)])
    far, _ = route([(22.3, 103.8), (9.2, 105.1)])
    assert float(near.split()[2]) == 40
    assert float(far.split()[2]) > 0.9 * WIDTH
    assert route([]) == (f"0.0 0.0 {WIDTH:.1f} {HEIGHT:.1f}", '<path d=""/>')
