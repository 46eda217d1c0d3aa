"""Small maps of plans for a page of many: the land once, and a route on it each."""

import math
from collections.abc import Iterable, Sequence

from tourlink.catalogue.outlines import bundled_outlines
from tourlink.export.land import Land

WIDTH, HEIGHT = 150, 180
_SOUTH, _NORTH, _WEST, _EAST = 7.5, 23.6, 102.0, 115.2  # degrees
_MARGIN = 3
_LEAST_STEP = 0.6  # pixels; so small a map shows no finer coast
_LEAST_PART = 40.0  # pixels across; with less nobody sees where in the country it is
_AROUND = 10.0  # pixels between a route and the edge
_LEAST_RING = 4.0  # pixels; smaller islands would be no more than dots
_NARROW = math.cos(math.radians((_SOUTH + _NORTH) / 2))
_SCALE = min(
    (WIDTH - 2 * _MARGIN) / ((_EAST - _WEST) * _NARROW),
    (HEIGHT - 2 * _MARGIN) / (_NORTH - _SOUTH),
)

XY = tuple[float, float]
Position = tuple[float, float]
"""Latitude and longitude in degrees."""


def land() -> str:
    """Return the outlines of the country, as SVG to be used by all maps of a page."""
    parts: list[str] = []
    for (map_, _), polygons in bundled_outlines().items():
        for rings in polygons if map_ == "today" else ():
            ring = [_at(corner[1], corner[0]) for corner in rings[0]]
            if _size(ring) >= _LEAST_RING:
                parts.append(f"{_path(ring)}Z")
    islands = [it for group in Land.archipelagos().values() for it in group]
    return f'<path d="{"".join(parts)}"/>{_dots(islands, 0.5)}'


def route(stops: Sequence[Position]) -> tuple[str, str]:
    """
    Return the part of the country that a route is in, and its line from stop to stop.

    The first is the `viewBox` of an SVG, and as high for its width as the country.
    """
    points = [_at(lat, lon) for lat, lon in stops]
    left, top, across = _part(points)
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) if points else ""
    box = f"{left:.1f} {top:.1f} {across:.1f} {across * HEIGHT / WIDTH:.1f}"
    return box, f'<path d="{line}"/>{_dots(dict.fromkeys(stops), 3 * across / WIDTH)}'


def _part(points: Sequence[XY]) -> tuple[float, float, float]:
    """Return left, top and width of the part of the map that some points are in."""
    if not points:
        return 0.0, 0.0, float(WIDTH)
    ratio = HEIGHT / WIDTH
    (left, right), (top, bottom) = (
        (min(it), max(it)) for it in zip(*points, strict=True)
    )
    needed = max(right - left, (bottom - top) / ratio) + 2 * _AROUND
    across = min(max(needed, _LEAST_PART), float(WIDTH))
    x, y = (left + right - across) / 2, (top + bottom - across * ratio) / 2
    return (
        min(max(x, 0.0), WIDTH - across),
        min(max(y, 0.0), HEIGHT - across * ratio),
        across,
    )


def _dots(positions: Iterable[Position], radius: float) -> str:
    return "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'
        for x, y in (_at(lat, lon) for lat, lon in positions)
    )


def _at(lat: float, lon: float) -> XY:
    """Return where a point is, in pixels; a place abroad may lie beyond the edge."""
    return (
        _MARGIN + (lon - _WEST) * _NARROW * _SCALE,
        _MARGIN + (_NORTH - lat) * _SCALE,
    )


def _size(ring: Sequence[XY]) -> float:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return max(max(across) - min(across), max(down) - min(down))


def _path(points: Sequence[XY]) -> str:
    """Return the lines between points, without those that nobody would see."""
    kept: list[XY] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) >= _LEAST_STEP:
            kept.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) if kept else ""
