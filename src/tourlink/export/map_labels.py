"""
Where labels stand on a map: near their places, and never on each other.

Greedy, in two rounds. First each numbered place gets room for its number alone; then
the names join the numbers, the most wanted first, wherever a free place is in reach.
Before the names, so that no name takes the last room of a number. A label farther away
gets a line that leads to its place. The same input gives the same places: ties go to
the earlier label and the earlier position.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin

from tourlink.export.plane import XY, Box, crosses, length

# Directions in the order that eyes like: right, left, above, below, then between.
_TURNS = (0, 8, 12, 4, 14, 2, 10, 6, 15, 1, 9, 7, 13, 3, 11, 5)
_WAYS = tuple((cos(turn * pi / 8), sin(turn * pi / 8)) for turn in _TURNS)
_GAPS = (3.0, 9.0, 17.0, 28.0, 42.0, 60.0, 82.0, 110.0)
_MORE_GAPS = (145.0, 190.0, 245.0)  # only for a number, which must be somewhere
_REACH = 60.0  # farther away, moving a label makes no room
_LEADER_FROM = 8.0
_BETWEEN = 2.0  # pixels between two labels
# What a pixel of a route under a label costs, in pixels of distance; and a step in
# the order of directions.
_LINE_COST = 1.0
_WAY_COST = 0.6


@dataclass(frozen=True, slots=True)
class Wish:
    """A label: its place, the marker there, and the sizes that it may have."""

    at: XY
    radius: float
    sizes: tuple[XY, ...]
    """Width and height of each way to write it, the one that says most first."""
    is_numbered: bool
    """Whether the last of them is the number alone, which must be somewhere."""
    rank: int = 0
    """The lowest are placed first."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands, in which size, and the line that leads to it."""

    box: Box
    size: int
    leader: tuple[XY, XY] | None


@dataclass(slots=True)
class Sheet:
    """What is on the map already."""

    frame: Box
    blocked: list[Box]
    """No label may lie on these."""
    lines: Sequence[tuple[XY, XY]]
    """Labels rather avoid these."""
    leaders: list[tuple[XY, XY]] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Return whether a label may stand here."""
        wide = box.grown(_BETWEEN)
        if not self.frame.holds(wide):
            return False
        if any(wide.meets(other) for other in self.blocked):
            return False
        return all(box.inside(*line) is None for line in self.leaders)


def place(wishes: Sequence[Wish], sheet: Sheet) -> list[Label | None]:
    """Return the label of each wish; None where there is no room for it."""
    markers = [
        Box.around(it.at, 2 * it.radius, 2 * it.radius) for it in wishes if it.radius
    ]
    sheet.blocked += markers
    found: list[Label | None] = [None] * len(wishes)
    for at, wish in _crowded_first(wishes):
        if wish.is_numbered:
            alone = len(wish.sizes) - 1
            found[at] = _best(wish, alone, sheet, _GAPS + _MORE_GAPS)
            _put(found[at], sheet)
    for at, wish in sorted(enumerate(wishes), key=lambda it: it[1].rank):
        before = found[at]
        _take(before, sheet)
        found[at] = _longest(wish, sheet, before) or before
        _put(found[at], sheet)
    for at in range(len(wishes)):
        _make_room(at, wishes, found, sheet)
    return found


def _longest(wish: Wish, sheet: Sheet, before: Label | None) -> Label | None:
    """Return a label that says more than the one before, as much as there is room."""
    for size in range(before.size if before else len(wish.sizes)):
        if label := _best(wish, size, sheet, _GAPS):
            return label
    return None


def _make_room(
    at: int, wishes: Sequence[Wish], found: list[Label | None], sheet: Sheet
) -> None:
    """Say more in one label if another one, moved aside, makes room for it."""
    wish, mine = wishes[at], found[at]
    if mine and mine.size == 0:
        return
    reach = _REACH + max(wish.sizes[0])
    near = [
        (length(wishes[other].at, wish.at), other, label)
        for other, label in enumerate(found)
        if other != at and label
    ]
    for far, other, before in sorted(near, key=lambda it: it[:2]):
        if far > reach:
            break
        _take(mine, sheet)
        _take(before, sheet)
        label = _longest(wish, sheet, mine)
        _put(label, sheet)
        moved = label and _best(wishes[other], before.size, sheet, _GAPS)
        if label and moved:
            _put(moved, sheet)
            found[at], found[other] = label, moved
            return
        _take(label, sheet)
        _put(mine, sheet)
        _put(before, sheet)


def _crowded_first(wishes: Sequence[Wish]) -> list[tuple[int, Wish]]:
    """Return the wishes with their numbers, those with near neighbours first."""

    def room(wish: Wish) -> float:
        return sum(1 / (1 + length(wish.at, it.at)) for it in wishes if it is not wish)

    return sorted(enumerate(wishes), key=lambda it: -room(it[1]))


def _put(label: Label | None, sheet: Sheet) -> None:
    if label:
        sheet.blocked.append(label.box)
        if label.leader:
            sheet.leaders.append(label.leader)


def _take(label: Label | None, sheet: Sheet) -> None:
    if label:
        sheet.blocked.remove(label.box)
        if label.leader:
            sheet.leaders.remove(label.leader)


def _best(wish: Wish, which: int, sheet: Sheet, gaps: Sequence[float]) -> Label | None:
    """Return the cheapest free position of a size."""
    size = wish.sizes[which]
    reach = Box.around(wish.at, 2 * (gaps[-1] + size[0]), 2 * (gaps[-1] + size[1]))
    lines = [it for it in sheet.lines if reach.inside(*it)]
    best: tuple[float, Label] | None = None
    for least, box in _positions(wish, size, gaps):
        if best and least >= best[0]:
            continue
        if not sheet.free(box):
            continue
        leader = _leader(wish, box)
        if leader and not _clear(leader, wish, sheet):
            continue
        cost = least + _LINE_COST * sum(_under(box, line) for line in lines)
        if best is None or cost < best[0]:
            best = cost, Label(box, which, leader)
    return best[1] if best else None


def _positions(
    wish: Wish, size: XY, gaps: Sequence[float]
) -> Iterator[tuple[float, Box]]:
    """Yield boxes around a place, each with its cost but for the lines below it."""
    width, height = size
    x, y = wish.at
    for gap in gaps:
        for order, (across, down) in enumerate(_WAYS):
            # The box touches the circle of this radius from outside.
            far = wish.radius + gap
            centre = (
                x + across * far + _side(across) * width / 2,
                y + down * far + _side(down) * height / 2,
            )
            yield 1.5 * gap + _WAY_COST * order, Box.around(centre, width, height)


def _side(part: float) -> float:
    """Return -1, 0 or 1; between, where the box stands half above its place."""
    return max(-1.0, min(1.0, part * 1.5))


def _leader(wish: Wish, box: Box) -> tuple[XY, XY] | None:
    end = box.nearest(wish.at)
    gap = length(wish.at, end) - wish.radius
    return (wish.at, end) if gap > _LEADER_FROM else None


def _clear(leader: tuple[XY, XY], wish: Wish, sheet: Sheet) -> bool:
    """Return whether a leader crosses neither labels, other markers nor leaders."""
    own = Box.around(wish.at, 2 * wish.radius, 2 * wish.radius)
    for box in sheet.blocked:
        if box != own and not box.has(wish.at) and box.inside(*leader) is not None:
            return False
    return not any(crosses(leader, other) for other in sheet.leaders)


def _under(box: Box, line: tuple[XY, XY]) -> float:
    """Return how many pixels of a line lie under a box."""
    part = box.inside(*line)
    return (part[1] - part[0]) * length(*line) if part else 0.0
