"""
The bundled catalogue against reference data that is not part of the repository.

It lies beside the repository, or where TOURLINK_SHARED points.
"""

import csv
import json
import os
from collections.abc import Callable, Mapping
from math import cos, radians
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from tourlink.catalogue.catalogue import Catalogue, spelling_key
from tourlink.catalogue.loader import load
from tourlink.check.areas import OUTLINE_KM
from tourlink.names import fold
from tourlink.network.conditions import Conditions
from tourlink.network.ways import Ways, ways
from tourlink.vocabulary import Mode

Recorder = Callable[[str, object], None]

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TOURLINK_SHARED", ROOT.parent / "shared"))
REFDATA = SHARED / "refdata"
KM_A_DEGREE = 111.19
OUTSIDE_KM = 2.0  # the polygons are simplified: they may be off by as much

pytestmark = pytest.mark.skipif(
    not REFDATA.is_dir(),
    reason="no reference data: lay it beside the repository or set TOURLINK_SHARED",
)

OUTSIDE = {
    "dao-be": "the islet is left out of the simplified polygon of Quang Ngai",
}
"""Destinations further than that from their province's polygon, each with a reason."""

PLACES = {
    "Hanoi": "hanoi",
    "Lai Chau city": "lai-chau",
    "Pu Sam Cap cave": "pu-sam-cap",
    "Dong Thap (Cao Lanh)": "cao-lanh",
    "Rach Gia (bus)": "rach-gia",
    "Tam Duong town (Binh Lu)": "binh-lu",
    "Tra Vinh centre": "tra-vinh",
    "Ao Ba Om / Khmer village": "khmer-village-tra-vinh",
    "Sa Ky port": "port-sa-ky",
    "Bo Y border (Kon Tum)": "bo-y-tri-border",
}
"""What the reference data calls some places; the others have one spelling."""

OTHER_KM = {
    ("can-tho", "ca-mau"): (
        "179 km are those of national road 1; the catalogue takes the expressway of"
        " December 2025, which the reference names as well"
    ),
    ("da-nang", "buon-ma-thuot"): (
        "500 km is a guide's round number for road 14 through the mountains; the"
        " fastest way follows the coast"
    ),
    ("ho-chi-minh-city", "tra-vinh"): (
        "200 km are those of before the Co Chien bridge (2015), as the reference says"
    ),
    ("lai-chau", "si-thau-chai"): (
        "sources differ: 40 km by the news agency of 2018, 28 + 6 km by those that"
        " name Binh Lu on the way"
    ),
}
OTHER_HOURS = {
    ("da-nang", "port-sa-ky"): (
        "3 h 50 is a motorbike's time of 2013, before the expressway to Quang Ngai;"
        " the express bus took 2 h 30 in 2018, as the catalogue does"
    ),
    ("ho-chi-minh-city", "tram-chim"): (
        "6 h is a guide's figure that the reference doubts itself: 4 h by car, and"
        " riders of motorbikes tell of 4 h in 2017"
    ),
}
STATIONS = {
    "Hà Nội": "station-hanoi",
    "Sài Gòn": "station-sai-gon",
    "Đồng Hới": "station-dong-hoi",
    "Huế": "station-hue",
    "Đà Nẵng": "station-da-nang",
    "Lào Cai": "station-lao-cai",
    "Nha Trang": "station-nha-trang",
    "Phan Thiết": "station-phan-thiet",
    "Diêu Trì": "station-dieu-tri",
    "Quảng Ngãi": "station-quang-ngai",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The bundled catalogue."""
    return load((str(ROOT / "data"),))


@pytest.fixture(scope="module")
def roads(catalogue: Catalogue) -> Ways:
    """Its fastest ways by road."""
    return ways(catalogue, Conditions(modes=frozenset({Mode.ROAD})))


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of reference data."""
    with (REFDATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place(catalogue: Catalogue, name: str) -> str | None:
    """Return the destination that the reference data means."""
    if name in PLACES:
        return PLACES[name]
    named = catalogue.by_spelling.get(spelling_key(name), ())
    found = [it.id for it in named if it.kind == "destination"]
    return found[0] if found else None


def pairs(catalogue: Catalogue) -> list[tuple[str, str, dict[str, str]]]:
    """Return the road distances between places that the catalogue has."""
    found = []
    for row in table("road/road_distances.csv"):
        one, two = place(catalogue, row["from"]), place(catalogue, row["to"])
        if one and two:
            found.append((one, two, row))
    return found


def outside_km(lat: float, lon: float, polygon: Any) -> float:
    """Return how far a point lies outside of a polygon in degrees; 0 inside."""
    shapely = pytest.importorskip("shapely")
    squeeze = cos(radians(lat))

    def flat(points: Any) -> Any:
        return points * [squeeze * KM_A_DEGREE, KM_A_DEGREE]

    point = shapely.transform(shapely.Point(lon, lat), flat)
    return float(shapely.distance(shapely.transform(polygon, flat), point))


def test_destinations_lie_in_their_province(catalogue: Catalogue) -> None:
    """All of them, within what simplified polygons allow; abroad there are none."""
    geometry = pytest.importorskip("shapely.geometry")
    file = REFDATA / "vn34_boundaries" / "vn34_provinces_mid.geojson"
    polygons = {
        fold(feature["properties"]["name"]).replace(" ", "-"): geometry.shape(
            feature["geometry"]
        )
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]
    }
    at_home = {it.id for it in catalogue.provinces.values() if it.country == "VN"}

    assert set(polygons) == at_home
    outside = {
        it.id: round(distance, 1)
        for it in catalogue.destinations.values()
        if it.position
        and it.province in at_home
        and (
            distance := outside_km(
                it.position.lat, it.position.lon, polygons[it.province]
            )
        )
        > OUTSIDE_KM
    }
    assert set(outside) == set(OUTSIDE), outside


def test_outlines_agree_with_the_polygons(record_property: Recorder) -> None:
    """As docs/data.md says, and as the tolerance of TLG01 takes for granted."""
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("shapely")
    from scripts.measure_outlines import agreements

    found = agreements(REFDATA / "vn34_boundaries" / "vn34_provinces_mid.geojson")
    overlaps = {name: round(it.overlap, 3) for name, it in found.items()}
    for name, overlap in overlaps.items():
        record_property(name, overlap)

    assert len(overlaps) == 34
    assert min(overlaps.values()) >= 0.80, overlaps
    assert numpy.mean(list(overlaps.values())) >= 0.90
    away = numpy.concatenate([it.km_outside for it in found.values()])
    assert (away <= OUTLINE_KM).mean() >= 0.999


def test_destinations_lie_in_the_outlines(catalogue: Catalogue) -> None:
    """Of both maps: all but islands within the tolerance, 97 of 100 within 2 km."""
    pytest.importorskip("shapely")
    from scripts.measure_outlines import astray

    found = astray(catalogue)
    far = [name for name, km in found.items() if max(km) > OUTLINE_KM]

    assert len(found) >= 600
    assert all(catalogue.destinations[name].is_island for name in far), far
    assert sum(max(km) > OUTSIDE_KM for km in found.values()) <= 0.03 * len(found)


def test_road_distances_agree_with_published_ones(
    catalogue: Catalogue, roads: Ways, record_property: Recorder
) -> None:
    """Within 15 % for nine pairs of ten, and each of the others is explained."""
    off, looked = {}, 0
    for one, two, row in pairs(catalogue):
        if not row["km"]:
            continue
        looked += 1
        km = sum(it.km for it in roads.corridors(one, two))
        if abs(km / float(row["km"]) - 1) > 0.15:
            off[one, two] = f"{km:.0f} instead of {row['km']} km"

    record_property("pairs of places with a published distance", looked)
    record_property("of them off by more than 15 %", len(off))
    assert looked >= 45
    assert len(off) <= 0.1 * looked
    assert set(off) == set(OTHER_KM), off


def test_hours_agree_with_published_ones(
    catalogue: Catalogue, roads: Ways, record_property: Recorder
) -> None:
    """By road and by rail, within 25 % for 85 of 100; the others are explained."""
    off, looked = {}, 0
    for one, two, row in pairs(catalogue):
        if row["hours_status"] != "published":
            continue
        looked += 1
        hours = sum(it.minutes for it in roads.corridors(one, two)) / 60
        if abs(hours / float(row["hours_car"]) - 1) > 0.25:
            off[one, two] = f"{hours:.1f} instead of {row['hours_car']} h"
    trains = running_hours(catalogue)
    for row in table("rail/train_times_published.csv"):
        ends = STATIONS[row["from"]], STATIONS[row["to"]]
        looked += 1
        published = float(row["hours"])
        # Where no train is sold for the whole stretch, by the fastest of each part.
        found = trains.get(ends) or [fastest_hours(trains, *ends)]
        nearest = min(found, key=lambda hours: abs(hours - published))
        if abs(nearest / published - 1) > 0.25:
            off[ends] = f"{nearest:.1f} instead of {published} h"

    record_property("published hours by road and rail", looked)
    record_property("of them off by more than 25 %", len(off))
    assert looked >= 35
    assert len(off) <= 0.15 * looked
    assert set(off) == set(OTHER_HOURS), off


def running_hours(
    catalogue: Catalogue,
) -> dict[tuple[str, str], list[float]]:
    """Return how long the trains take, by their ends."""
    found: dict[tuple[str, str], list[float]] = {}
    for it in catalogue.corridors.values():
        if it.mode is Mode.RAIL and it.service:
            runs = [run.minutes or it.minutes for run in it.service.departures]
            hours = [minutes / 60 for minutes in runs or [it.minutes]]
            found.setdefault((it.from_, it.to), []).extend(hours)
            if not it.one_way:
                found.setdefault((it.to, it.from_), []).extend(hours)
    return found


def fastest_hours(
    trains: Mapping[tuple[str, str], list[float]], origin: str, target: str
) -> float:
    """Return how long the fastest trains take together, without the changes."""
    line: nx.DiGraph[str] = nx.DiGraph()
    for (one, two), hours in trains.items():
        line.add_edge(one, two, hours=min(hours))
    return float(nx.dijkstra_path_length(line, origin, target, "hours"))
