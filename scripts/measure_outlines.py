"""
Compare the outlines with reference polygons, which the project does not have.

Run it as: python scripts/measure_outlines.py REFERENCE, a GeoJSON file of today's
provinces with their Vietnamese `name`. It prints the tables of docs/data.md.

Compared is what lies north of 8.3 and west of 109.6 degrees: the mainland and the
islands near it. References draw the two archipelagos beyond with or without their
reefs and banks; ours are discs around main islands.
"""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape

from tourlink.catalogue.catalogue import Catalogue, spelling_key
from tourlink.catalogue.loader import load
from tourlink.catalogue.outlines import bundled_outlines
from tourlink.check.areas import area_of

KM_A_DEGREE = 111.195
COMPARED = (100.0, 8.3, 109.6, 24.0)
STEP_KM = 1.0  # of the grid on which distances are taken
WITHIN_KM = (1, 2, 3, 5)
FAR_KM = (2, 5)


class Agreement(NamedTuple):
    """How well an outline agrees with the reference."""

    overlap: float
    """Intersection over union of the areas."""
    km_outside: NDArray[np.float64]
    """Of each point of a grid on the reference's land, how far outside it is."""


def flat(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return km on a projection that keeps areas."""
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    return KM_A_DEGREE * np.column_stack([(lon - 106.5) * np.cos(np.radians(lat)), lat])


def agreements(reference: Path) -> dict[str, Agreement]:
    """Return how well each of today's outlines agrees, by id of the province."""
    features = json.loads(reference.read_text(encoding="utf-8"))["features"]
    ids = {
        spelling_key(name): it.id
        for it in load().provinces.values()
        for name in (it.name.vi, *it.aliases)
    }
    window = shapely.box(*COMPARED)

    def compared(polygons: Any) -> Any:
        cut = shapely.intersection(shapely.make_valid(polygons), window)
        return shapely.transform(cut, flat)

    found = {}
    for feature in features:
        province = ids[spelling_key(feature["properties"]["name"])]
        theirs = compared(shape(feature["geometry"]))
        coordinates = bundled_outlines()["today", province]
        ours = compared(shape({"type": "MultiPolygon", "coordinates": coordinates}))
        west, south, east, north = theirs.bounds
        x, y = np.meshgrid(
            np.arange(west, east, STEP_KM), np.arange(south, north, STEP_KM)
        )
        shapely.prepare([theirs, ours])
        points = shapely.points(x.ravel(), y.ravel())
        points = points[shapely.contains(theirs, points)]
        found[province] = Agreement(
            overlap=theirs.intersection(ours).area / theirs.union(ours).area,
            km_outside=shapely.distance(ours, points),
        )
    return dict(sorted(found.items(), key=lambda item: item[1].overlap))


def astray(catalogue: Catalogue) -> dict[str, tuple[float, float]]:
    """Return km outside of today's and of the former outline, by destination."""
    formers = {
        former.id: former
        for province in catalogue.provinces.values()
        for former in province.formerly
    }
    found = {}
    for place in catalogue.destinations.values():
        today = catalogue.provinces[place.province]
        if place.position and today.country == "VN":
            former = formers[catalogue.former_of(place) or ""]
            areas = area_of("today", today), area_of("former", former)
            now, then = (it.km_outside(place.position) for it in areas if it)
            found[place.id] = now, then
    return found


def main(reference: Path) -> None:
    """Print the tables."""
    found = agreements(reference)
    head = " | ".join(f"within {km} km" for km in WITHIN_KM)
    print(f"| province | overlap | land inside | {head} |")
    print("|---|---|---|" + "---|" * len(WITHIN_KM))
    everywhere = np.concatenate([it.km_outside for it in found.values()])
    overlaps = [it.overlap for it in found.values()]
    names = {it.id: it.name.en for it in load().provinces.values()}
    rows = [
        *((names[id_], it.overlap, it.km_outside) for id_, it in found.items()),
        ("**all** (mean overlap)", np.mean(overlaps), everywhere),
    ]
    for name, overlap, km_outside in rows:
        shares = [(km_outside <= km).mean() for km in (0, *WITHIN_KM)]
        cells = " | ".join(f"{share:.1%}" for share in shares)
        print(f"| {name} | {overlap:.3f} | {cells} |")
    print(f"\nmedian overlap {np.median(overlaps):.3f}")
    places = astray(load())
    for number, map_ in enumerate(("today's", "the former")):
        counts = [sum(it[number] > km for it in places.values()) for km in FAR_KM]
        print(f"{map_} map: {counts} of {len(places)} more than {FAR_KM} km outside")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
