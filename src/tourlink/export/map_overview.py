"""The small map of the whole country, with Hoang Sa and Truong Sa at their places."""

from collections.abc import Mapping, Sequence

from tourlink.export.chart import Chart, path
from tourlink.export.gazetteer import Point
from tourlink.export.land import Land
from tourlink.export.map_spots import Spot, Way
from tourlink.export.plane import XY, Box, middle
from tourlink.export.svg_parts import circle, drawn, line, rect, text
from tourlink.export.text_width import broken, text_width

# All of Viet Nam; what a route needs beyond is added.
_CORNERS = ((7.3, 101.9), (23.7, 115.4))
_LETTERS, _LINE = 9.5, 11.0
_RATIO = 1.24  # of height to width: what the corners take
_LEAST_CROP_PX = 6.0
_MARGIN, _MARGIN_OF_REGION = (2.0, 2.0), (24.0, 24.0)


class Overview:
    """
    The overview on its panel.

    Parameters
    ----------
    corner
        Its top left.
    width
        Its width; `height` says what it needs.
    points
        What it shows, if not the whole country.
    """

    def __init__(
        self,
        corner: XY,
        width: float,
        ground: Land,
        points: Sequence[Point] = _CORNERS,
    ) -> None:
        high = self.height(width)
        margin = _MARGIN if points is _CORNERS else _MARGIN_OF_REGION
        self.chart = Chart.around(points, corner, width, (high, high), margin)
        self._land = ground

    @staticmethod
    def height(width: float) -> float:
        """Return how high an overview of a width is."""
        return round(width * _RATIO)

    def drawn(
        self, route: Sequence[Way], marked: Sequence[Spot], crop: Chart
    ) -> tuple[str, str]:
        """Return what is cut at the edge of the panel, and what lies on top."""
        below, above = self.ground()
        box = rect("crop", self._crop(crop))
        return "\n".join((below, *self.route(route, marked), box)), above

    def ground(self, parts: Mapping[str, str] | None = None) -> tuple[str, str]:
        """
        Return the land, and what lies on top.

        Parameters
        ----------
        parts
            How provinces are drawn that are not drawn as land is.
        """
        chart, other = self.chart, parts or {}
        below = [
            drawn(other.get(key, "land"), path(it))
            for key, it in chart.outlines(self._land.provinces).items()
        ]
        below += [
            drawn("abroad", path(it))
            for it in chart.outlines(self._land.neighbours).values()
        ]
        above = []
        for name, islands in self._land.archipelagos().items():
            points = [chart.xy(it) for it in islands]
            below += [circle("isle", it, 1.3) for it in points]
            above.append(self._named(name, points))
        return "\n".join(below), "\n".join(above) + "\n"

    def route(
        self, route: Sequence[Way], marked: Sequence[Spot], radius: float = 1.7
    ) -> list[str]:
        """Return the lines of a route, and a dot of so many pixels for each place."""
        chart = self.chart
        found = [line("way", [chart.xy(it) for it in way.points]) for way in route]
        found += [
            circle("visit", chart.xy(it.point), radius)
            for it in marked
            if not it.is_change
        ]
        return found

    def _named(self, name: str, points: Sequence[XY]) -> str:
        """Return the name of an archipelago, in two lines under or over its islands."""
        lines = broken(name, _LETTERS, text_width(name, _LETTERS) * 0.62)
        half = max(text_width(it, _LETTERS) for it in lines) / 2
        across, _ = middle(points)
        across = min(across, self.chart.panel.right - half - 3)
        top = max(it[1] for it in points) + _LINE
        if top + _LINE * (len(lines) - 1) > self.chart.panel.bottom - 3:
            top = min(it[1] for it in points) - 5 - _LINE * (len(lines) - 1)
        return "".join(
            text("isles", (across, top + row * _LINE), words, "middle")
            for row, words in enumerate(lines)
        )

    def _crop(self, crop: Chart) -> Box:
        """Return where the large map lies on this one."""
        lat, lon = crop.centre
        factor = self.chart.scale / crop.scale
        at = self.chart.xy((lat, lon))
        box = Box.around(at, crop.panel.width * factor, crop.panel.height * factor)
        wide, high = max(box.width, _LEAST_CROP_PX), max(box.height, _LEAST_CROP_PX)
        return Box.around(at, wide, high)
