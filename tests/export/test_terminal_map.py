"""The map of braille dots."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.export.terminal_map import Line, Mark, Picture, draw, sample

HA_NOI = (21.03, 105.85)
SA_PA = (22.34, 103.84)
BRAILLE = range(0x2800, 0x2900)

points = st.tuples(
    st.floats(8, 26, allow_nan=False), st.floats(102, 110, allow_nan=False)
)


def text(picture: Picture) -> list[str]:
    """Return the rows as plain text."""
    return ["".join(run for run, _ in row) for row in picture.rows]


def test_places_keep_their_directions() -> None:
    """North is up, west is left."""
    rows = text(
        draw(
            [Line(HA_NOI, SA_PA, "road")],
            [Mark("S", HA_NOI), Mark("1", SA_PA)],
            columns=36,
            rows=18,
        )
    )
    (south,) = (number for number, row in enumerate(rows) if "S" in row)
    (north,) = (number for number, row in enumerate(rows) if "1" in row)
    assert north < south
    assert rows[north].index("1") < rows[south].index("S")


def test_aspect_is_that_of_the_ground() -> None:
    """A square on the ground is twice as many cells wide as high."""
    corners = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]
    square = text(
        draw(
            [Line(one, other, "road") for one, other in combinations(corners, 2)],
            [],
            columns=60,
            rows=15,
        )
    )
    assert max(map(len, map(str.strip, square))) == pytest.approx(
        2 * len(square), abs=2
    )


@pytest.mark.parametrize(
    "marks",
    [
        [],
        [Mark("1", SA_PA)],
        [Mark("1", (10.0, 105.0)), Mark("2", (22.0, 105.0))],
        [Mark("1", (21.0, 103.0)), Mark("2", (21.0, 107.0))],
        [Mark("1", SA_PA), Mark("2", SA_PA), Mark("3", SA_PA)],
    ],
    ids=["none", "one place", "vertical", "horizontal", "thrice the same"],
)
def test_degenerate_routes(marks: list[Mark]) -> None:
    """Nothing to draw, a point, and lines without a second dimension."""
    lines = [Line(marks[0].point, marks[-1].point, "air")] if marks else []
    rows = text(draw(lines, marks, columns=36, rows=18))
    assert len(rows) <= 18
    for mark in marks if len({mark.point for mark in marks}) > 1 else marks[:1]:
        assert any(mark.label in row for row in rows)


def test_labels_of_one_place_are_joined() -> None:
    """Ranges are told as such, and a label too long as the first of it."""
    here = [Mark(label, SA_PA) for label in ("S", "1", "2", "3", "7")]
    assert any("S,1-3,7" in row for row in text(draw([], here, columns=36, rows=9)))
    many = [Mark(str(number), SA_PA) for number in range(1, 20, 2)]
    assert any("1+" in row for row in text(draw([], many, columns=36, rows=9)))


def test_far_start_is_named_beyond_the_edge() -> None:
    """A day tour far away is drawn large, not as one point on the map of a country."""
    visits = [Mark("1", (10.0, 105.7)), Mark("2", (10.3, 106.1))]
    start = Mark("S", HA_NOI, visit=False)
    picture = draw(
        [Line(HA_NOI, visits[0].point, "air")],
        [start, *visits],
        columns=36,
        rows=18,
    )
    assert picture.beyond == {"S": "north"}
    rows = text(picture)
    assert "S" in rows[0]
    assert not any("1-2" in row or "S,1" in row for row in rows)


def test_crowded_labels_stay_apart() -> None:
    """Neighbours never run into one number, and what moved leaves a dot."""
    grid = [
        Mark(str(number), (21 + (number // 5) * 0.02, 105 + (number % 5) * 0.02))
        for number in range(20)
    ]
    far = Mark("99", (22.0, 106.0))
    rows = text(draw([], [*grid, far], columns=36, rows=18))
    shown = [
        int(number)
        for row in rows
        for word in re.findall(r"[\d,-]+", row)
        for number in re.split(r"[,-]", word)
    ]
    assert set(shown) <= {*range(20), 99}
    assert any("•" in row for row in rows)


def test_full_canvas_keeps_the_dots() -> None:
    """Where a label finds no room, the place is still marked."""
    crowd = [
        Mark(str(100 + row * 40 + column), (21 - row * 0.1, 105 + column * 0.05))
        for row in range(10)
        for column in range(40)
    ]
    rows = text(draw([], crowd, columns=16, rows=5))
    assert sum(row.count("•") for row in rows) > 10


def test_ascii() -> None:
    """The same lines without braille."""
    lines = [Line(HA_NOI, SA_PA, mode) for mode in ("road", "rail", "unknown")]
    rows = text(draw(lines[1:2], [Mark("1", SA_PA)], columns=30, rows=9, unicode=False))
    assert all(char.isascii() for row in rows for char in row)
    assert any("#" in row for row in rows)


def test_samples_differ_by_mode() -> None:
    """The dashes tell the modes apart without colours, in both alphabets."""
    modes = ["road", "rail", "air", "boat", "cable", "trek"]
    for unicode in (True, False):
        drawn = [sample(mode, unicode=unicode) for mode in modes]
        assert len(set(drawn)) == len(modes)
        assert {len(line) for line in drawn} == {4}
    assert sample("hovercraft") == sample("road")


@given(
    route=st.lists(points, max_size=12),
    columns=st.integers(16, 60),
    rows=st.integers(5, 20),
    unicode=st.booleans(),
)
def test_any_route_fits(
    route: list[tuple[float, float]], columns: int, rows: int, *, unicode: bool
) -> None:
    """The canvas is never left, whatever the places."""
    picture = draw(
        [Line(one, other, "rail") for one, other in pairwise(route)],
        [Mark(str(number), point) for number, point in enumerate(route, start=1)],
        columns=columns,
        rows=rows,
        unicode=unicode,
    )
    assert len(picture.rows) <= rows
    assert all(len(row) <= columns for row in text(picture))
    assert bool(route) == bool(picture.rows)
