"""A piece of the world on a panel of a page, and the land on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, log10, radians

from tourlink.catalogue.outlines import Shape
from tourlink.export.gazetteer import Point
from tourlink.export.plane import XY, Box, area, clipped, middle, thinned
from tourlink.geo import EARTH_RADIUS_KM

KM_A_DEGREE = radians(1) * EARTH_RADIUS_KM
# Less would only magnify the error of coordinates and outlines.
_LEAST_SPAN_DEG = 0.3
_BEYOND_PX = 6  # of the panel, so that no edge of a cut shows
_THIN_PX = 0.9
_LEAST_AREA_PX = 0.4
_SCALE_SHARE = 0.28  # of the panel's width, at most


@dataclass(frozen=True, slots=True)
class Chart:
    """
    Where points of the world lie on a page.

    Degrees of latitude are the same length everywhere, those of longitude as long as in
    the middle: at the edges of a map of the whole country a few per cent off.
    """

    panel: Box
    centre: Point
    scale: float
    """Pixels of a degree of latitude."""

    @classmethod
    def around(
        cls, points: Sequence[Point], corner: XY, width: float, heights: XY, margin: XY
    ) -> "Chart":
        """
        Return the chart that shows all points as large as the panel lets them be.

        Parameters
        ----------
        corner
            Top left of the panel.
        heights
            Least and greatest height of the panel, which is as high as it needs.
        margin
            Pixels that stay free of points: on the left and right, above and below.
        """
        lats, lons = [it[0] for it in points], [it[1] for it in points]
        centre = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        shrink = cos(radians(centre[0]))
        wide = max((max(lons) - min(lons)) * shrink, _LEAST_SPAN_DEG)
        high = max(max(lats) - min(lats), _LEAST_SPAN_DEG)
        room = width - 2 * margin[0]
        height = min(max(room * high / wide + 2 * margin[1], heights[0]), heights[1])
        scale = min(room / wide, (height - 2 * margin[1]) / high)
        x, y = corner
        return cls(Box(x, y, x + width, y + height), centre, scale)

    def xy(self, point: Point) -> XY:
        """Return where a point lies, which may be outside of the panel."""
        x, y = middle([self.panel[:2], self.panel[2:]])
        shrink = cos(radians(self.centre[0]))
        return (
            x + (point[1] - self.centre[1]) * shrink * self.scale,
            y - (point[0] - self.centre[0]) * self.scale,
        )

    def shows(self, point: Point) -> bool:
        """Return whether a point lies on the panel."""
        return self.panel.has(self.xy(point))

    def scale_bar(self) -> tuple[int, float]:
        """Return round km, and how many pixels they take."""
        px_a_km = self.scale / KM_A_DEGREE
        most_km = self.panel.width * _SCALE_SHARE / px_a_km
        power = 10 ** max(0, floor(log10(most_km)))
        km = max(step * power for step in (1, 2, 5) if step * power <= most_km)
        return km, km * px_a_km

    def rings(self, shape: Shape) -> Iterator[list[XY]]:
        """Yield the rings of an outline on the panel, as fine as can be seen."""
        around = self.panel.grown(_BEYOND_PX)
        for polygon in shape:
            for ring in polygon:
                points = [self.xy((lat, lon)) for lon, lat in ring]
                found = thinned(clipped(points, around), _THIN_PX)
                if len(found) > 2 and area(found) > _LEAST_AREA_PX:
                    yield found

    def outlines(self, shapes: Mapping[str, Shape]) -> dict[str, list[list[XY]]]:
        """Return what of each shape is on the panel, without those that are not."""
        found = {key: list(self.rings(shape)) for key, shape in shapes.items()}
        return {key: rings for key, rings in found.items() if rings}


def path(rings: Iterable[Sequence[XY]], *, closed: bool = True) -> str:
    """Return lines as the `d` of an SVG path, in steps: that takes half the bytes."""
    parts: list[str] = []
    for ring in rings:
        # In whole tenths of a pixel, so that the steps add up.
        corners = [(round(10 * x), round(10 * y)) for x, y in ring]
        steps = [
            f"{number((x - was_x) / 10)} {number((y - was_y) / 10)}"
            for (was_x, was_y), (x, y) in pairwise(corners)
        ]
        x, y = corners[0]
        body = " ".join(steps).replace(" -", "-")
        parts.append(f"M{number(x / 10)} {number(y / 10)}l{body}" + "z" * closed)
    return "".join(parts)


def number(value: float) -> str:
    """Return a tenth of a pixel exactly, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return "0" if text == "-0" else text
