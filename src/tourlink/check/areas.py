"""How far a position is outside the outline of a province, or the box around it."""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from math import cos, floor, hypot, inf, radians, sqrt

from tourlink.catalogue.outlines import Map, Shape, bundled_outlines
from tourlink.catalogue.programmes import FormerProvince, Province
from tourlink.catalogue.records import Destination, Position
from tourlink.geo import EARTH_RADIUS_KM

# Of the land of all provinces, 99.9 % lies within this of their outline (docs/data.md).
OUTLINE_KM = 5.0
# Islands that the outlines lack stand within this of others of their province.
ISLAND_KM = 30.0
# Positions are rounded, and boxes follow borders that were simplified by about as much.
BOX_KM = 2.0

_KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM
_BANDS_PER_DEGREE = 20

_Edge = tuple[float, float, float, float]


class Outline:
    """
    The polygons of a unit, with their edges sorted into bands of latitude.

    Whether a point is inside is asked of the few edges of its band; all of the hundred
    or so edges are looked at for a point outside only.
    """

    name = "outline of"

    def __init__(self, shape: Shape) -> None:
        self._edges: list[_Edge] = []
        self._bands: dict[int, list[_Edge]] = defaultdict(list)
        for polygon in shape:
            for ring in polygon:
                for (x1, y1), (x2, y2) in pairwise(ring):
                    edge = (x1, y1, x2, y2)
                    self._edges.append(edge)
                    for band in range(_band(min(y1, y2)), _band(max(y1, y2)) + 1):
                        self._bands[band].append(edge)

    def km_outside(self, position: Position) -> float:
        """Return the distance in km to the nearest edge; 0 inside."""
        x, y = position.lon, position.lat
        inside = False
        for x1, y1, x2, y2 in self._bands.get(_band(y), ()):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
        return 0.0 if inside else self._km_to_edge(x, y)

    def _km_to_edge(self, x: float, y: float) -> float:
        narrow = cos(radians(y))  # a degree of longitude, in degrees of latitude
        nearest2 = inf
        for x1, y1, x2, y2 in self._edges:
            dx, dy = (x2 - x1) * narrow, y2 - y1
            to_x, to_y = (x - x1) * narrow, y - y1
            along = (to_x * dx + to_y * dy) / (dx * dx + dy * dy)
            if along > 0.0:
                along = min(along, 1.0)
                to_x -= along * dx
                to_y -= along * dy
            away2 = to_x * to_x + to_y * to_y
            if away2 < nearest2:  # noqa: PLR1730 - min() takes a third of the time
                nearest2 = away2
        return sqrt(nearest2) * _KM_PER_DEGREE


class Box:
    """West, south, east and north of a unit in degrees."""

    name = "box around"

    def __init__(self, sides: tuple[float, ...]) -> None:
        self._sides = sides

    def km_outside(self, position: Position) -> float:
        """Return the distance in km to the nearest side; 0 inside."""
        west, south, east, north = self._sides
        lat_deg = max(south - position.lat, 0.0, position.lat - north)
        lon_deg = max(west - position.lon, 0.0, position.lon - east)
        return _KM_PER_DEGREE * hypot(lon_deg * cos(radians(position.lat)), lat_deg)


def area_of(map_: Map, unit: Province | FormerProvince) -> Outline | Box | None:
    """Return the outline of a unit, or its box where none is known, or None."""
    return _outline(map_, unit.id) or (Box(unit.bbox) if unit.bbox else None)


def km_astray(place: Destination, area: Outline | Box | None) -> float:
    """Return how far a place is outside an area, or 0 if that means nothing."""
    if place.position is None or area is None:
        return 0.0
    km = area.km_outside(place.position)
    if isinstance(area, Box):
        return km if km > BOX_KM else 0.0
    return km if km > (ISLAND_KM if place.is_island else OUTLINE_KM) else 0.0


@cache
def _outline(map_: Map, unit: str) -> Outline | None:
    shape = bundled_outlines().get((map_, unit))
    return Outline(shape) if shape else None


def _band(lat: float) -> int:
    return floor(lat * _BANDS_PER_DEGREE)
