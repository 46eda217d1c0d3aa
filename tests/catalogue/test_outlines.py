"""The outlines that come with tourlink, and those of the neighbours."""

import json
from itertools import combinations
from typing import Any

import pytest

from tourlink.catalogue.files import bundled_folder
from tourlink.catalogue.loader import load
from tourlink.catalogue.outlines import bundled_outlines

MOST_BYTES = 400_000  # they are in every wheel
SLIVER_DEG2 = 1e-6  # what rounding to four decimals leaves: a hundredth of a km²


def features(name: str) -> list[dict[str, Any]]:
    """The features of a file."""
    text = (bundled_folder() / name).read_text(encoding="utf-8")
    collection = json.loads(text)
    assert collection["type"] == "FeatureCollection"
    assert "Natural Earth" in collection["attribution"]
    found: list[dict[str, Any]] = collection["features"]
    return found


def polygons(feature: dict[str, Any]) -> Any:
    """The shape of a feature."""
    geometry = pytest.importorskip("shapely.geometry")
    return geometry.shape(feature["geometry"])


def test_every_unit_of_both_maps_has_an_outline() -> None:
    """And nothing else has: 34 of today, 63 of before July 2025."""
    at_home = [it for it in load().provinces.values() if it.country == "VN"]

    units = [("former", former.id) for it in at_home for former in it.formerly]
    units += [("today", it.id) for it in at_home]

    assert len(units) == 34 + 63
    assert sorted(bundled_outlines()) == sorted(units)


@pytest.mark.parametrize("name", ["outlines.geojson", "neighbours.geojson"])
def test_shapes_are_sound(name: str) -> None:
    """Rings are closed, wound as RFC 7946 says, and cross neither self nor others."""
    size = (bundled_folder() / name).stat().st_size
    assert size <= MOST_BYTES
    for feature in features(name):
        shape = polygons(feature)
        assert shape.is_valid
        for part in shape.geoms:
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)


@pytest.mark.parametrize("map_", ["today", "former"])
def test_neighbours_share_their_borders(map_: str) -> None:
    """What overlaps or is left between them is less than rounding leaves."""
    shapely = pytest.importorskip("shapely")
    shapes = [
        polygons(it)
        for it in features("outlines.geojson")
        if it["properties"]["map"] == map_
    ]
    shapes += [polygons(it) for it in features("neighbours.geojson")]

    for one, two in combinations(shapes, 2):
        assert one.intersection(two).area < SLIVER_DEG2
    touching = shapely.unary_union(shapes)
    inland = [hole for part in touching.geoms for hole in part.interiors]
    assert all(shapely.Polygon(hole).area < SLIVER_DEG2 for hole in inland)


def test_provinces_of_today_are_made_of_former_ones() -> None:
    """The two maps are one."""
    shapely = pytest.importorskip("shapely")
    shapes = {
        (it["properties"]["map"], it["properties"]["id"]): polygons(it)
        for it in features("outlines.geojson")
    }
    for province in load().provinces.values():
        if province.formerly:
            parts = [shapes["former", it.id] for it in province.formerly]
            both = shapely.unary_union(parts)
            today = shapes["today", province.id]
            assert both.symmetric_difference(today).area < SLIVER_DEG2


@pytest.mark.parametrize(
    ("lat", "lon", "province"),
    [
        (10.29, 103.98, "an-giang"),  # Phu Quoc
        (8.71, 106.61, "ho-chi-minh"),  # Con Dao
        (15.38, 109.11, "quang-ngai"),  # Ly Son
        (20.80, 107.00, "hai-phong"),  # Cat Ba
        (10.53, 108.94, "lam-dong"),  # Phu Quy
        (17.16, 107.34, "quang-tri"),  # Con Co
        (15.96, 108.52, "da-nang"),  # Cham islands
        (16.53, 111.61, "da-nang"),  # Hoang Sa
        (8.64, 111.92, "khanh-hoa"),  # Truong Sa
    ],
)
def test_islands_are_drawn(lat: float, lon: float, province: str) -> None:
    """Those that are communes, and main ones of the two archipelagos."""
    shapely = pytest.importorskip("shapely")
    found = {
        it["properties"]["id"]
        for it in features("outlines.geojson")
        if it["properties"]["map"] == "today"
        and polygons(it).contains(shapely.Point(lon, lat))
    }
    assert found == {province}
