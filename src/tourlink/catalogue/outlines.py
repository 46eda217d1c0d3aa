"""The outlines of provinces on both maps and of the countries around, as bundled."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from tourlink.catalogue.files import bundled_folder

Map = Literal["today", "former"]
Ring = list[list[float]]
"""Corners [lon, lat] in degrees; the first comes again at the end."""
Shape = list[list[Ring]]
"""Polygons, the largest first: each an outer ring and its holes."""


@cache
def bundled_outlines() -> Mapping[tuple[Map, str], Shape]:
    """Return the outlines by map and id of the unit."""
    return {
        (it["properties"]["map"], it["properties"]["id"]): it["geometry"]["coordinates"]
        for it in _features("outlines.geojson")
    }


@cache
def bundled_neighbours() -> Mapping[str, Shape]:
    """Return the outlines of the countries around, by ISO code."""
    return {
        it["properties"]["id"]: it["geometry"]["coordinates"]
        for it in _features("neighbours.geojson")
    }


def _features(file: str) -> list[dict[str, Any]]:
    text = (bundled_folder() / file).read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features
