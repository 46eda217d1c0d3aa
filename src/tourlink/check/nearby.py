"""Which places are near each other, without comparing each with each."""

from collections.abc import Iterable, Iterator
from math import cos, floor, radians

from tourlink.catalogue.records import Destination
from tourlink.geo import EARTH_RADIUS_KM, great_circle_km

_KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM
# Meridians run together towards the poles; no catalogue goes beyond this.
_HIGHEST_LAT = 75.0


class Nearby:
    """
    Located places in a grid whose cells are as wide as the radius asked for.

    A query looks at nine cells, so its time grows with the places near by and not
    with all of them.
    """

    def __init__(self, places: Iterable[Destination], radius_km: float) -> None:
        self.radius_km = radius_km
        located = [place for place in places if place.position]
        highest = max(
            (abs(place.position.lat) for place in located if place.position),
            default=0.0,
        )
        self._lat_deg = radius_km / _KM_PER_DEGREE
        # A cell must be wide enough where the meridians are closest.
        edge = min(highest + self._lat_deg, _HIGHEST_LAT)
        self._lon_deg = self._lat_deg / cos(radians(edge))
        self._cells: dict[tuple[int, int], list[Destination]] = {}
        for place in located:
            self._cells.setdefault(self._cell(place), []).append(place)

    def around(self, place: Destination) -> Iterator[tuple[float, Destination]]:
        """Yield distance in km and place, of all but `place` within the radius."""
        if place.position is None:
            return
        here = place.position
        row, column = self._cell(place)
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                for other in self._cells.get((i, j), ()):
                    if other.position is None or other.id == place.id:
                        continue
                    there = other.position
                    if abs(here.lat - there.lat) > self._lat_deg:
                        continue
                    km = great_circle_km(here.lat, here.lon, there.lat, there.lon)
                    if km <= self.radius_km:
                        yield km, other

    def _cell(self, place: Destination) -> tuple[int, int]:
        if place.position is None:
            return 0, 0
        return (
            floor(place.position.lat / self._lat_deg),
            floor(place.position.lon / self._lon_deg),
        )


def pairs_within(
    places: list[Destination], radius_km: float
) -> Iterator[tuple[float, Destination, Destination]]:
    """Yield each pair within the radius once: km, the earlier and the later place."""
    order = {place.id: index for index, place in enumerate(places)}
    nearby = Nearby(places, radius_km)
    for later in places:
        found = [
            (order[other.id], km, other)
            for km, other in nearby.around(later)
            if order[other.id] < order[later.id]
        ]
        for _, km, earlier in sorted(found, key=lambda item: item[0]):
            yield km, earlier, later
