"""Labels on a map: none on another, all in the frame, every number somewhere."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.export.map_labels import Label, Sheet, Wish, place
from tourlink.export.plane import XY, Box, crosses

FRAME = Box(0, 0, 400, 300)
RADIUS = 5.0

points = st.tuples(
    st.integers(10, 390).map(float),
    st.integers(10, 290).map(float),
)
wishes = st.builds(
    lambda at, width, lines, numbered, rank: Wish(
        at,
        RADIUS,
        ((float(width), 17.0 * lines), *([(20.0, 16.0)] if numbered else [])),
        numbered,
        rank,
    ),
    points,
    st.integers(25, 150),
    st.integers(1, 4),
    st.booleans(),
    st.integers(0, 2),
)


def apart(at: XY, others: list[XY]) -> bool:
    """Return whether a marker is not on another one."""
    return all(abs(at[0] - x) > 12 or abs(at[1] - y) > 12 for x, y in others)


def sheet(lines: list[tuple[XY, XY]] | None = None) -> Sheet:
    """Return an empty map."""
    return Sheet(FRAME, [], lines or [])


def placed(wanted: list[Wish], page: Sheet) -> list[tuple[Wish, Label]]:
    """Return the labels that were given a place."""
    found = zip(wanted, place(wanted, page), strict=True)
    return [(wish, label) for wish, label in found if label]


@given(st.lists(wishes, max_size=9), st.lists(st.tuples(points, points), max_size=6))
def test_labels_lie_apart(wanted: list[Wish], lines: list[tuple[XY, XY]]) -> None:
    """In the frame, on no other label and on no marker; no leader crosses any."""
    own: list[Wish] = []
    for wish in wanted:
        if apart(wish.at, [it.at for it in own]):
            own.append(wish)
    found = placed(own, sheet(lines))

    for (_, one), (_, other) in combinations(found, 2):
        assert not one.box.meets(other.box)
        if one.leader and other.leader:
            assert not crosses(one.leader, other.leader)
    for wish, label in found:
        assert FRAME.holds(label.box)
        size = (label.box.width, label.box.height)
        assert size == pytest.approx(wish.sizes[label.size])
        for marker in own:
            assert not label.box.meets(Box.around(marker.at, 9, 9))


@given(st.lists(wishes, max_size=9))
def test_the_same_wishes_give_the_same_places(wanted: list[Wish]) -> None:
    """Nothing is left to chance."""
    assert place(wanted, sheet()) == place(wanted, sheet())


def test_a_lonely_label_stands_at_its_place() -> None:
    """On the right, in full, without a leader."""
    wish = Wish((200, 150), RADIUS, ((80, 17), (16, 16)), is_numbered=True)
    (label,) = place([wish], sheet())

    assert label
    assert (label.size, label.leader) == (0, None)
    assert 0 < label.box.left - 200 - RADIUS < 6


def test_a_number_stays_where_its_name_has_no_room() -> None:
    """Rather than nothing."""
    wish = Wish((200, 150), RADIUS, ((900, 17), (16, 16)), is_numbered=True)
    nameless = Wish((100, 50), RADIUS, ((900, 17),), is_numbered=False)
    found = place([wish, nameless], sheet())

    assert found[0]
    assert found[0].size == 1
    assert found[1] is None


def test_a_full_corner_gets_leaders() -> None:
    """Places close together have their labels farther out, with lines to them."""
    wanted = [
        Wish((180 + 14 * at, 150), RADIUS, ((90, 17), (16, 16)), is_numbered=True)
        for at in range(6)
    ]
    found = placed(wanted, sheet())

    assert len(found) == 6
    assert all(label.size == 0 for _, label in found)
    assert any(label.leader for _, label in found)


def test_a_label_moves_aside_for_another() -> None:
    """The first takes the only place of the second, which has no other."""
    first = Wish((60, 150), RADIUS, ((80, 17), (16, 16)), is_numbered=True)
    second = Wish((60, 130), RADIUS, ((300, 17), (16, 16)), is_numbered=True, rank=1)
    page = Sheet(Box(0, 100, 400, 200), [Box(0, 100, 400, 125)], [])
    found = place([first, second], page)

    assert [it and it.size for it in found] == [0, 0]


def test_labels_avoid_lines() -> None:
    """The road runs to the right, so the label stands elsewhere."""
    road = ((200.0, 150.0), (390.0, 150.0))
    wish = Wish((200, 150), RADIUS, ((80, 17),), is_numbered=False)
    (label,) = place([wish], sheet([road]))

    assert label
    assert label.box.inside(*road) is None
