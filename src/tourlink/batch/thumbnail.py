"""Small maps of plans for a page of many: the land once, and a route on it each."""

import math
from collections.abc import Iterable, Sequence

from tourlink.catalogue.outlines import bundled_outlines
from tourlink.export.land import Land

WIDTH, HEIGHT = 150, 180
_SOUTH, _NORTH, _WEST, _EAST = 7.5, 23.6, 102.0, 115.2  # degrees
_MARGIN = 3
_LEAST_STEP = 1.0  # pixels; so small a map shows no finer coast
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


def route(stops: Sequence[Position]) -> str:
    """Return the line from stop to stop, as SVG."""
    line = _path([_at(lat, lon) for lat, lon in stops])
    return f'<path d="{line}"/>{_dots(dict.fromkeys(stops), 1.8)}'


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
