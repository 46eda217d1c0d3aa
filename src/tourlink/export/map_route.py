"""The panel of a route map that shows the route, with its places and their labels."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tourlink.export.chart import Chart, number, path
from tourlink.export.gazetteer import Gazetteer, Point
from tourlink.export.land import Land
from tourlink.export.map_labels import Label, Sheet, Wish, place
from tourlink.export.map_names import archipelagos, names_of_land
from tourlink.export.map_spots import Group, Spot, Way, groups
from tourlink.export.markup import text_of
from tourlink.export.plane import XY, Box
from tourlink.export.svg_parts import (
    badge,
    badge_width,
    casing,
    drawn,
    line,
    place_sign,
    text,
    way,
)
from tourlink.export.text_width import broken, text_width
from tourlink.geo import great_circle_km
from tourlink.vocabulary import Mode

# The map shows the places visited when the whole route is so many times as large.
_ZOOM_FROM = 3.0
_LEAST_CORE_DEG = 0.2
_SWING = 0.35  # of the longer side of where the visits are
_NAME, _LINE = 12.0, 17.0
_BETWEEN = 4.0  # a number and its name
_MOST_NAME_PX = 170.0
_BEND = 0.12  # of a flight's length: it is no road, and should not look like one
_PIECES = 8
_SAME_TOWN_KM = 80.0
_INSET = 10.0


class Panel(NamedTuple):
    """A drawn panel."""

    below: str
    """What is cut at its edge."""
    above: str
    """What lies on top."""
    unnamed: frozenset[int]
    """The stops whose number had room, and whose name had not."""


def crop_points(marked: Sequence[Spot], route: Sequence[Way]) -> list[Point]:
    """Return what the map must show: all, or where the visits are if they are near."""
    everything = [it.point for it in marked]
    everything += [point for way_ in route for point in way_.points]
    core = [it.point for it in marked if it.numbers or it.is_night]
    span = max(_span(core), _LEAST_CORE_DEG) if core else 0.0
    if not core or _span(everything) < _ZOOM_FROM * span:
        return everything
    # Where the route only swings out of this part of the country, it stays in sight.
    south, west = (min(it) - _SWING * span for it in zip(*core, strict=True))
    north, east = (max(it) + _SWING * span for it in zip(*core, strict=True))
    near = [
        (lat, lon)
        for lat, lon in everything
        if south <= lat <= north and west <= lon <= east
    ]
    return core + near


def route_panel(
    chart: Chart,
    ground: Land,
    names: Gazetteer,
    marked: Sequence[Spot],
    route: Sequence[Way],
) -> Panel:
    """Return the panel with the route, its places and their names."""
    below = [_land(chart, ground, {names.province_of(it.place) for it in marked})]
    ds = [(it.mode, _course(chart, it)) for it in route]
    below += [casing(mode, d) for mode, (d, _) in ds]
    below += [way(mode, d) for mode, (d, _) in ds]
    lines = [piece for _, (_, pieces) in ds for piece in pieces]
    scale, scale_box = _scale(chart)
    sheet = Sheet(chart.panel.grown(-3), [scale_box], lines)
    below += archipelagos(chart, sheet, ground)
    shown, unnamed = _places(chart, sheet, marked, route, names)
    above = [scale, *shown]
    below += names_of_land(chart, sheet, ground, names, marked)
    return Panel("\n".join(below), "\n".join(above) + "\n", unnamed)


def _land(chart: Chart, ground: Land, seen: set[str]) -> str:
    provinces = chart.outlines(ground.provinces)
    abroad = chart.outlines(ground.neighbours)
    parts = [
        drawn("land", path(it)) for key, it in provinces.items() if key not in seen
    ]
    parts += [drawn("seen", path(it)) for key, it in provinces.items() if key in seen]
    parts += [drawn("abroad", path(it)) for it in abroad.values()]
    return "\n".join(parts)


def _course(chart: Chart, piece: Way) -> tuple[str, list[tuple[XY, XY]]]:
    """Return a piece of the route as a path, and as straight lines."""
    points = [chart.xy(it) for it in piece.points]
    if piece.mode != Mode.AIR or len(points) != 2:
        return path([points], closed=False), list(pairwise(points))
    # There and back the same bend, whichever was first.
    (ax, ay), (bx, by) = sorted(points)
    bend = (ax + bx) / 2 + _BEND * (by - ay), (ay + by) / 2 - _BEND * (bx - ax)
    d = (
        f"M{number(ax)} {number(ay)}Q{number(bend[0])} {number(bend[1])}"
        f" {number(bx)} {number(by)}"
    )
    along = []
    for at in range(_PIECES + 1):
        t = at / _PIECES
        along.append(
            (
                (1 - t) ** 2 * ax + 2 * t * (1 - t) * bend[0] + t * t * bx,
                (1 - t) ** 2 * ay + 2 * t * (1 - t) * bend[1] + t * t * by,
            )
        )
    return d, list(pairwise(along))


def _scale(chart: Chart) -> tuple[str, Box]:
    km, px = chart.scale_bar()
    left, bottom = chart.panel.left + _INSET, chart.panel.bottom - _INSET
    bar = [
        (left, bottom - 5),
        (left, bottom),
        (left + px, bottom),
        (left + px, bottom - 5),
    ]
    words = f"{km} km"
    told = text("small", (left + 4, bottom - 5), words)
    right = left + max(px, text_width(words, 10.5) + 8)
    return line("scale", bar) + told, Box(left, bottom - 16, right, bottom).grown(3)


def _places(
    chart: Chart,
    sheet: Sheet,
    marked: Sequence[Spot],
    route: Sequence[Way],
    names: Gazetteer,
) -> tuple[list[str], frozenset[int]]:
    """
    Return signs, leaders and labels of all places, and where lines lead away to.

    And the stops without a name.
    """
    found = groups(marked, chart)
    texts = [_written(it) for it in found]
    wishes = [_wish(group, it) for group, it in zip(found, texts, strict=True)]
    # The dots of a group lie apart by a few pixels; none may be covered.
    for group in found:
        for spot in group.spots[1:]:
            sheet.blocked.append(Box.around(chart.xy(spot.point), 8, 8))
    away = _exits(chart, marked, route, names)
    wishes += [
        Wish(
            at,
            radius=0,
            sizes=((text_width(words, _NAME) + 2, _LINE),),
            is_numbered=False,
            rank=1,
        )
        for at, words in away
    ]
    labels = place(wishes, sheet)
    parts = [line("leader", it.leader) for it in labels if it and it.leader]
    for group in found:
        shown = [it for it in group.spots if not it.is_change] or group.spots[:1]
        # A bed over a visit, and an end over both.
        shown.sort(key=lambda it: (it.is_end, it.is_night))
        parts += [
            place_sign(
                chart.xy(it.point),
                is_visit=bool(it.numbers),
                is_night=it.is_night,
                is_end=it.is_end,
            )
            for it in shown
        ]
    for group, ways_to_write, label in zip(found, texts, labels, strict=False):
        if label:
            parts.append(_label(label, group.at, ways_to_write[label.size]))
    for (_, words), label in zip(away, labels[len(found) :], strict=True):
        if label:
            at = (label.box.left + 1, label.box.top + 12.5)
            parts.append(f'<g class="label">{text("name", at, words)}</g>')
    unnamed = [
        stop
        for group, label in zip(found, labels, strict=False)
        for stop in group.unnamed(label.size if label else None)
    ]
    return parts, frozenset(unnamed)


Lines = list[tuple[str, str]]
"""Of a label: numbers and name, each of which may be empty."""


def _written(group: Group) -> list[Lines]:
    """Return ways to write a label; a long name goes on below its number."""
    found = []
    for lines in group.texts():
        rows: Lines = []
        for numbers, name in lines:
            parts = broken(text_of(name), _NAME, _MOST_NAME_PX) or [""]
            rows += zip([numbers] + [""] * len(parts), parts, strict=False)
        found.append(rows)
    return found


def _wish(group: Group, ways_to_write: Sequence[Lines]) -> Wish:
    return Wish(
        group.at,
        radius=5.5,
        sizes=tuple(map(_size, ways_to_write)),
        is_numbered=bool(group.numbers),
        rank=group.rank,
    )


def _size(lines: Lines) -> XY:
    badges = max(badge_width(numbers) for numbers, _ in lines)
    width = max(text_width(name, _NAME) for _, name in lines)
    return badges + (_BETWEEN * bool(badges) + width if width else 0), _LINE * len(
        lines
    )


def _label(label: Label, at: XY, lines: Lines) -> str:
    """Return a label, its numbers on the side where its place is."""
    box = label.box
    badges = max(badge_width(numbers) for numbers, _ in lines)
    offset = badges + _BETWEEN * bool(badges)
    is_mirrored = (box.left + box.right) / 2 < at[0]
    parts = []
    for row, (numbers, name) in enumerate(lines):
        y = box.top + _LINE * (row + 0.5)
        if name:
            x = box.right - offset if is_mirrored else box.left + offset
            anchor = "end" if is_mirrored else ""
            parts.append(text("name", (x, y + 4.2), name, anchor))
        if numbers:
            left = box.right - badges if is_mirrored else box.left
            parts.append(badge(numbers, left + (badges - badge_width(numbers)) / 2, y))
    return f'<g class="label">{"".join(parts)}</g>'


def _exits(
    chart: Chart, marked: Sequence[Spot], route: Sequence[Way], names: Gazetteer
) -> list[tuple[XY, str]]:
    """Return where lines leave the panel, with the name of what they lead to."""
    inner = chart.panel.grown(-4)
    ends = [it for it in marked if it.is_end and not chart.shows(it.point)]
    found: dict[str, tuple[XY, str]] = {}
    for piece in route:
        shown = [chart.shows(it) for it in piece.points]
        if all(shown) or not any(shown):
            continue
        outside = next(
            (id_, point)
            for id_, point, it in zip(piece.ids, piece.points, shown, strict=True)
            if not it
        )
        town = next(
            (
                it
                for it in ends
                if great_circle_km(*it.point, *outside[1]) < _SAME_TOWN_KM
            ),
            None,
        )
        name = text_of(town.name if town else names.place(outside[0]))
        _, pieces = _course(chart, piece)
        for start, end in pieces:
            if inner.has(start) == inner.has(end):
                continue
            part = inner.inside(start, end)
            if part:
                share = part[1] if inner.has(start) else part[0]
                at = (
                    start[0] + share * (end[0] - start[0]),
                    start[1] + share * (end[1] - start[1]),
                )
                found.setdefault(name, (at, f"{_arrow(at, chart.panel)} {name}"))
    return list(found.values())


def _arrow(at: XY, panel: Box) -> str:
    edges = {
        "↑": at[1] - panel.top,
        "↓": panel.bottom - at[1],
        "←": at[0] - panel.left,
        "→": panel.right - at[0],
    }
    return min(edges, key=lambda it: edges[it])


def _span(points: Sequence[Point]) -> float:
    """Return the longer side of the box around some points, in degrees."""
    lats, lons = [it[0] for it in points], [it[1] for it in points]
    return max(max(lats) - min(lats), max(lons) - min(lons))
