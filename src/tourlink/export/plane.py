"""Points, boxes and polygons on the flat page of a map, in pixels."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import NamedTuple

XY = tuple[float, float]
"""Right and down from the top left."""


class Box(NamedTuple):
    """A rectangle along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: XY, width: float, height: float) -> "Box":
        """Return the box of a size with its middle at `centre`."""
        x, y = centre
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def grown(self, by: float) -> "Box":
        """Return the box with a margin; a smaller one for less than 0."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Return whether they share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Return whether `other` lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def has(self, point: XY) -> bool:
        """Return whether a point lies inside."""
        return (
            self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom
        )

    def nearest(self, point: XY) -> XY:
        """Return its point that is nearest to `point`."""
        return (
            min(max(point[0], self.left), self.right),
            min(max(point[1], self.top), self.bottom),
        )

    def inside(self, start: XY, end: XY) -> tuple[float, float] | None:
        """
        Return which part of a line lies inside, as shares of it from its start.

        By Liang and Barsky (1984), doi:10.1145/357332.357333.
        """
        first, last = 0.0, 1.0
        dx, dy = end[0] - start[0], end[1] - start[1]
        for step, room in (
            (-dx, start[0] - self.left),
            (dx, self.right - start[0]),
            (-dy, start[1] - self.top),
            (dy, self.bottom - start[1]),
        ):
            if not step:
                if room < 0:
                    return None
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        return (first, last) if first < last else None


def crosses(one: tuple[XY, XY], other: tuple[XY, XY]) -> bool:
    """Return whether two lines cross; not where they only touch."""

    def side(line: tuple[XY, XY], point: XY) -> float:
        (ax, ay), (bx, by) = line
        return (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)

    return (
        side(one, other[0]) * side(one, other[1]) < 0
        and side(other, one[0]) * side(other, one[1]) < 0
    )


def length(start: XY, end: XY) -> float:
    """Return how far apart two points are."""
    return hypot(end[0] - start[0], end[1] - start[1])


def clipped(ring: Sequence[XY], box: Box) -> list[XY]:
    """
    Return the part of a polygon inside of a box; [] of none.

    By Sutherland and Hodgman (1974), doi:10.1145/360767.360802: where the part is in
    pieces, lines along the edge of the box join them.
    """
    points = list(ring)
    for axis, limit, sign in (
        (0, box.left, 1),
        (0, box.right, -1),
        (1, box.top, 1),
        (1, box.bottom, -1),
    ):
        points = list(_cut(points, axis, limit, sign))
    return points


def _cut(points: list[XY], axis: int, limit: float, sign: int) -> Iterator[XY]:
    for before, point in zip([*points[-1:], *points], points, strict=False):
        was, now = (sign * (it[axis] - limit) for it in (before, point))
        if (was < 0) != (now < 0):
            share = was / (was - now)
            yield (
                before[0] + share * (point[0] - before[0]),
                before[1] + share * (point[1] - before[1]),
            )
        if now >= 0:
            yield point


def thinned(points: Iterable[XY], least: float) -> list[XY]:
    """Return points of which none is nearer than `least` to the one before it."""
    kept: list[XY] = []
    for point in points:
        if not kept or length(kept[-1], point) >= least:
            kept.append(point)
    return kept


def area(ring: Sequence[XY]) -> float:
    """Return how large a polygon is."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def middle(ring: Sequence[XY]) -> XY:
    """Return the middle of the box around some points."""
    across, down = [it[0] for it in ring], [it[1] for it in ring]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
