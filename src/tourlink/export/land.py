"""The land that maps are drawn on: as bundled, or from a file of the user's own."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tourlink.catalogue.outlines import (
    Ring,
    Shape,
    bundled_neighbours,
    bundled_outlines,
)
from tourlink.errors import FileError
from tourlink.export.gazetteer import Point, clean
from tourlink.inputs import read_json

# Units that lie off the coast, beyond this longitude, at Hoang Sa and Truong Sa.
_ARCHIPELAGO_LON = 110.9
_ARCHIPELAGOS = {"da-nang": "Quần đảo Hoàng Sa", "khanh-hoa": "Quần đảo Trường Sa"}
_WORLD = "Natural Earth (public domain)"
_BUNDLED = f"vietnamadminunits (MIT), {_WORLD}"


@dataclass(frozen=True, slots=True)
class Land:
    """Outlines, by id of the province or code of the country, and whose they are."""

    provinces: Mapping[str, Shape]
    neighbours: Mapping[str, Shape]
    origin: str

    @staticmethod
    def archipelagos() -> dict[str, list[Point]]:
        """Return where the main islands of Hoang Sa and Truong Sa lie, by name."""
        outlines = bundled_outlines()
        found: dict[str, list[Point]] = {}
        for province, name in _ARCHIPELAGOS.items():
            for polygon in outlines["today", province]:
                lon, lat = polygon[0][0]
                if lon > _ARCHIPELAGO_LON:
                    found.setdefault(name, []).append((lat, lon))
        return found


def land(file: Path | None) -> Land:
    """
    Return the bundled outlines of today's provinces, or those of a GeoJSON file.

    The countries around are always the bundled ones.

    Raises
    ------
    FileError
        If the file cannot be read, or has no polygon in degrees.
    """
    if file is None:
        provinces = {
            key: shape
            for (map_, key), shape in bundled_outlines().items()
            if map_ == "today"
        }
        return Land(provinces, bundled_neighbours(), _BUNDLED)
    data = _read(file)
    shapes: dict[str, Shape] = {}
    for number, (key, polygon) in enumerate(_polygons(data, file)):
        shapes.setdefault(key or f"#{number}", []).append(polygon)
    if not shapes:
        raise FileError(f"{file} has no polygon to draw", hint=_HINT)
    origin = data.get("attribution")
    told = clean(origin) if isinstance(origin, str) else ""
    return Land(shapes, bundled_neighbours(), f"{told}, {_WORLD}" if told else _WORLD)


Polygon = list[Ring]
_COLLECTIONS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
_HINT = "give GeoJSON with polygons in degrees, longitude first (RFC 7946)"


def _read(file: Path) -> dict[str, Any]:
    data = read_json(file, FileError, hint=_HINT, what="GeoJSON")
    if not isinstance(data, dict):
        raise FileError(f"{file} is no GeoJSON", hint=_HINT)
    return data


def _polygons(value: Any, file: Path, key: str = "") -> Iterator[tuple[str, Polygon]]:
    """Yield each polygon, with the `id` of its feature."""
    if not isinstance(value, dict):
        raise FileError(f"{file} is no GeoJSON", hint=_HINT)
    kind = value.get("type")
    if kind in _COLLECTIONS:
        for part in _listed(value.get(_COLLECTIONS[kind]), file):
            yield from _polygons(part, file, key)
    elif kind == "Feature":
        if value.get("geometry"):
            yield from _polygons(value["geometry"], file, _id(value) or key)
    elif kind == "Polygon":
        yield key, _rings(value.get("coordinates"), file)
    elif kind == "MultiPolygon":
        for polygon in _listed(value.get("coordinates"), file):
            yield key, _rings(polygon, file)


def _id(feature: dict[str, Any]) -> str:
    properties = feature.get("properties")
    found = properties.get("id") if isinstance(properties, dict) else None
    return found if isinstance(found, str) else ""


def _rings(value: Any, file: Path) -> Polygon:
    rings = [
        [_corner(it, file) for it in _listed(ring, file)]
        for ring in _listed(value, file)
    ]
    if not rings or any(len(ring) < 4 for ring in rings):
        raise FileError(f"{file} has a polygon of fewer than four corners", hint=_HINT)
    return rings


def _corner(value: Any, file: Path) -> list[float]:
    corner = _listed(value, file)[:2]
    numbers = [
        float(it)
        for it in corner
        if isinstance(it, int | float) and not isinstance(it, bool)
    ]
    if len(numbers) != 2 or not all(map(math.isfinite, numbers)):
        raise FileError(f"{file} has a corner that is no point: {value!r}", hint=_HINT)
    lon, lat = numbers
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise FileError(
            f"{file} has a corner at {lon:g}, {lat:g}, which are no degrees", hint=_HINT
        )
    return [lon, lat]


def _listed(value: Any, file: Path) -> list[Any]:
    if not isinstance(value, list):
        raise FileError(f"{file} is no GeoJSON", hint=_HINT)
    return value
