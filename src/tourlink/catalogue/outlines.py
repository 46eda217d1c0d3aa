"""The outlines of provinces on both maps, as they come with tourlink."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Literal

from tourlink.catalogue.files import bundled_folder

Map = Literal["today", "former"]
Ring = list[list[float]]
"""Corners [lon, lat] in degrees; the first comes again at the end."""
Shape = list[list[Ring]]
"""Polygons, the largest first: each an outer ring and its holes."""


@cache
def bundled_outlines() -> Mapping[tuple[Map, str], Shape]:
    """Return the outlines by map and id of the unit."""
    text = (bundled_folder() / "outlines.geojson").read_text(encoding="utf-8")
    return {
        (it["properties"]["map"], it["properties"]["id"]): it["geometry"]["coordinates"]
        for it in json.loads(text)["features"]
    }
