"""
A map of a route in a terminal: lines of braille dots, with labels at the places.

A braille character is a grid of 2 x 4 dots. Terminal cells are about twice as high as
wide, so its dots are square, and one scale serves both axes once a degree of longitude
is shortened by the cosine of the latitude. Where braille cannot be shown, each cell
with a dot becomes one ASCII character, the sign of the mode in the timeline.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, radians

from tourlink.export.words import ASCII

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""

Run = tuple[str, str]
"""Text and its role: a mode, `label`, `place`, or nothing."""

Cell = tuple[int, int]
"""Row and column of a character, from the top left."""

DOTS_WIDE, DOTS_HIGH = 2, 4  # of a cell
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # Unicode, 22.1
_BRAILLE = 0x2800

# Which dots of a line are drawn, over and over.
_DASHES = {
    "road": "1",
    "rail": "11100",
    "air": "1000",
    "boat": "1100",
    "cable": "10",
    "trek": "100",
}

# A canvas this large leaves room for labels even where all places are on one line.
LEAST_COLUMNS, LEAST_ROWS = 16, 5
_MARGIN_DOTS = 4
# Less than 0.02 degrees, about 2 km, would only magnify the error of coordinates.
_LEAST_SPAN_DEG = 0.02
# The map shows the places visited when the whole route is so many times as large.
_ZOOM_FROM = 4.0
_ZOOM_MARGIN_SHARE = 0.25
_LONGEST_LABEL = 7
# Farther away, nobody would see to which place a label belongs.
_LABEL_REACH_ROWS, _LABEL_REACH_COLUMNS = 5, 12


@dataclass(frozen=True, slots=True)
class Line:
    """A leg: from where to where, and how."""

    start: Point
    end: Point
    mode: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with a label; the map is drawn around those that are visits."""

    label: str
    point: Point
    visit: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """The rows of the map, and where the places are that lie beyond its edge."""

    rows: list[list[Run]]
    beyond: dict[str, str]
    """Label -> direction, such as `north-west`."""


def draw(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    *,
    columns: int,
    rows: int,
    unicode: bool = True,
) -> Picture:
    """
    Draw the route on at most `columns` x `rows` cells.

    Labels of places in one cell are joined (`1-3`); others move aside until they
    cover neither another label nor another place, which leaves a dot at the place.
    """
    frame = _Frame.around(lines, marks, columns, rows)
    canvas = _Canvas(frame.columns, frame.rows, unicode=unicode)
    for line in lines:
        canvas.line(frame.dot(line.start), frame.dot(line.end), line.mode)

    labels: dict[Cell, list[str]] = defaultdict(list)
    for mark in marks:
        column, row = frame.dot(mark.point)
        labels[row // DOTS_HIGH, column // DOTS_WIDE].append(mark.label)
    canvas.write(labels)
    beyond = {mark.label: frame.beyond(mark.point) for mark in marks}
    return Picture(
        rows=[list(_runs(row)) for row in _trimmed(list(canvas.cells()))],
        beyond={label: way for label, way in beyond.items() if way},
    )


def sample(mode: str, *, cells: int = 4, unicode: bool = True) -> str:
    """Return a short line as `draw` draws it for a mode, for the legend."""
    canvas = _Canvas(cells, 1, unicode=unicode)
    canvas.line((0, 2), (cells * DOTS_WIDE - 1, 2), mode)
    return "".join(char for char, _ in next(canvas.cells()))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world on the map; x and y are in degrees of latitude."""

    west: float
    north: float
    width: float
    height: float
    shrink: float
    """Length of a degree of longitude, in degrees of latitude."""
    columns: int
    rows: int

    @classmethod
    def around(
        cls,
        lines: Iterable[Line],
        marks: Sequence[Mark],
        columns: int,
        rows: int,
    ) -> "_Frame":
        route = [mark.point for mark in marks]
        route += [point for line in lines for point in (line.start, line.end)]
        if not route:
            route = [(0.0, 0.0)]
        latitudes = [latitude for latitude, _ in route]
        shrink = cos(radians((min(latitudes) + max(latitudes)) / 2))
        west, south, east, north = _box(route, shrink)
        visited = [mark.point for mark in marks if mark.visit]
        if visited:
            inner = _box(visited, shrink)
            size = max(inner[2] - inner[0], inner[3] - inner[1])
            if size > _LEAST_SPAN_DEG and max(east - west, north - south) > (
                _ZOOM_FROM * size
            ):
                margin = size * _ZOOM_MARGIN_SHARE
                west, south = inner[0] - margin, inner[1] - margin
                east, north = inner[2] + margin, inner[3] + margin

        width = max(east - west, _LEAST_SPAN_DEG)
        height = max(north - south, _LEAST_SPAN_DEG)
        scale = min(
            (columns * DOTS_WIDE - 1 - 2 * _MARGIN_DOTS) / width,
            (rows * DOTS_HIGH - 1 - 2 * _MARGIN_DOTS) / height,
        )
        used_columns = ceil((width * scale + 1 + 2 * _MARGIN_DOTS) / DOTS_WIDE)
        used_rows = ceil((height * scale + 1 + 2 * _MARGIN_DOTS) / DOTS_HIGH)
        used_columns = min(max(used_columns, LEAST_COLUMNS), columns)
        used_rows = min(max(used_rows, LEAST_ROWS), rows)
        # The canvas is a little larger than the box: share the rest out evenly.
        wide = (used_columns * DOTS_WIDE - 1) / scale
        high = (used_rows * DOTS_HIGH - 1) / scale
        return cls(
            west=(west + east - wide) / 2,
            north=(north + south + high) / 2,
            width=wide,
            height=high,
            shrink=shrink,
            columns=used_columns,
            rows=used_rows,
        )

    def dot(self, point: Point) -> tuple[int, int]:
        """Return column and row of a point's dot; beyond the edge, of one at it."""
        across, down = self._share(point)
        reach = max(abs(across - 0.5), abs(down - 0.5)) * 2
        if reach > 1:  # pulled towards the middle, so that lines keep their direction
            across, down = (0.5 + (part - 0.5) / reach for part in (across, down))
        return (
            round(across * (self.columns * DOTS_WIDE - 1)),
            round(down * (self.rows * DOTS_HIGH - 1)),
        )

    def beyond(self, point: Point) -> str:
        """Return in which direction a point lies off the map, or nothing."""
        across, down = self._share(point)
        ways = (
            "north" if down < 0 else "south" if down > 1 else "",
            "west" if across < 0 else "east" if across > 1 else "",
        )
        return "-".join(filter(None, ways))

    def _share(self, point: Point) -> tuple[float, float]:
        latitude, longitude = point
        return (
            (longitude * self.shrink - self.west) / self.width,
            (self.north - latitude) / self.height,
        )


def _box(points: Sequence[Point], shrink: float) -> tuple[float, float, float, float]:
    across = [longitude * shrink for _, longitude in points]
    up = [latitude for latitude, _ in points]
    return min(across), min(up), max(across), max(up)


class _Canvas:
    """Dots with their modes below, characters above."""

    def __init__(self, columns: int, rows: int, *, unicode: bool) -> None:
        self._columns = columns
        self._rows = rows
        self._unicode = unicode
        self._bits: dict[Cell, int] = defaultdict(int)
        self._modes: dict[Cell, str] = {}
        self._written: dict[Cell, Run] = {}

    def line(self, start: tuple[int, int], end: tuple[int, int], mode: str) -> None:
        """Draw a line between two dots, given as column and row."""
        dash = _DASHES.get(mode, "1")
        start, end = sorted((start, end))  # there and back the same dots
        across, down = end[0] - start[0], end[1] - start[1]
        steps = max(abs(across), abs(down), 1)
        for step in range(steps + 1):
            if dash[step % len(dash)] == "1":
                column = start[0] + round(across * step / steps)
                row = start[1] + round(down * step / steps)
                cell = (row // DOTS_HIGH, column // DOTS_WIDE)
                self._bits[cell] |= _BITS[row % DOTS_HIGH][column % DOTS_WIDE]
                self._modes[cell] = mode

    def write(self, labels: dict[Cell, list[str]]) -> None:
        """Write the labels, each as near to its cell as the others let it."""
        dot = "•" if self._unicode else "*"
        for place in labels:
            self._written[place] = (dot, "place")
        for place, names in labels.items():
            text = _joined(names)
            at = self._free(place, len(text))
            if at:  # otherwise the canvas is full, and the dot must do
                row, column = at
                for offset, char in enumerate(text):
                    self._written[row, column + offset] = (char, "label")

    def cells(self) -> Iterator[list[Run]]:
        """Yield each row as single characters with their roles."""
        for row in range(self._rows):
            yield [self._cell((row, column)) for column in range(self._columns)]

    def _cell(self, cell: Cell) -> Run:
        if cell in self._written:
            return self._written[cell]
        if cell not in self._modes:
            return " ", ""
        mode = self._modes[cell]
        if self._unicode:
            return chr(_BRAILLE | self._bits[cell]), mode
        return ASCII.modes.get(mode, ASCII.modes["road"]), mode

    def _free(self, place: Cell, length: int) -> Cell | None:
        for down, across in _offsets(length):
            row, column = place[0] + down, place[1] + across
            if not 0 <= row < self._rows or not 0 <= column <= self._columns - length:
                continue
            # One more on both sides: two labels side by side would read as one.
            around = ((row, column + near) for near in range(-1, length + 1))
            if all(cell == place or cell not in self._written for cell in around):
                return row, column
        return None


@cache
def _offsets(length: int) -> list[Cell]:
    """Return where a label may begin, seen from its place, the nearest first."""

    def distance(offset: Cell) -> tuple[int, int, int]:
        down, across = offset
        # Columns between the place and the nearest character of the label.
        gap = max(across, -(across + length - 1), 0)
        return 2 * abs(down) + gap, abs(down), -across

    offsets = (
        (down, across)
        for down in range(-_LABEL_REACH_ROWS, _LABEL_REACH_ROWS + 1)
        for across in range(-_LABEL_REACH_COLUMNS, _LABEL_REACH_COLUMNS + 1)
    )
    return sorted(offsets, key=distance)


def _joined(labels: Sequence[str]) -> str:
    """Join the labels of one cell: `S`, `1`, `2`, `3`, `7` are `S,1-3,7`."""
    parts: list[list[str]] = []
    for label in dict.fromkeys(labels):
        last = parts[-1][-1] if parts else ""
        follows = label.isdecimal() and last.isdecimal() and int(label) == int(last) + 1
        if follows:
            parts[-1].append(label)
        else:
            parts.append([label])
    text = ",".join(
        f"{part[0]}-{part[-1]}" if len(part) > 1 else part[0] for part in parts
    )
    return text if len(text) <= _LONGEST_LABEL else f"{labels[0]}+"


def _trimmed(rows: list[list[Run]]) -> list[list[Run]]:
    """Drop rows with nothing on them above and below."""
    used = [number for number, row in enumerate(rows) if any(role for _, role in row)]
    return rows[used[0] : used[-1] + 1] if used else []


def _runs(cells: Iterable[Run]) -> Iterator[Run]:
    text, role = "", ""
    for char, cell_role in cells:
        if text and cell_role != role:
            yield text, role
            text = ""
        text, role = text + char, cell_role
    yield text, role
