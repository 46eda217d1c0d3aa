"""
The route map of a plan as one SVG, for a file or for a page of HTML.

On the left (or on top, where the page is narrow) the route on today's provinces; beside
it the whole country with Hoang Sa and Truong Sa, and what the lines mean; below, the
names of all stops. Nothing is loaded from anywhere, and equal input gives equal bytes.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from tourlink.export import View
from tourlink.export.chart import Chart, number
from tourlink.export.gazetteer import Gazetteer, Point
from tourlink.export.land import Land, land
from tourlink.export.map_legend import legend, stop_list
from tourlink.export.map_overview import Overview
from tourlink.export.map_route import crop_points, route_panel
from tourlink.export.map_spots import Spot, Way, spots, ways
from tourlink.export.map_words import labelled, say
from tourlink.export.markup import text_of
from tourlink.export.plane import Box
from tourlink.export.svg_parts import Written
from tourlink.export.svg_style import CLASS, style_sheet
from tourlink.export.text_width import BOLD, broken
from tourlink.export.titles import Titles
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

WIDTH = 800
_LEAST_WIDTH = 320
_WIDE_FROM = 600  # narrower, the overview stands below the map
_EDGE = 12.0
_GAP = 14.0
_SIDE = 196.0
_NARROW_OVERVIEW = 170.0
_TITLE, _TITLE_LINE = 17.0, 22.0
_SMALL, _SMALL_LINE = 10.5, 14.0


def draw(  # noqa: PLR0913  # what a page may want of a map
    document: PlanDocument,
    plan_index: int = 0,
    lang: Lang = Lang.EN,
    width: int = WIDTH,
    *,
    outline: Path | None = None,
    bare: bool = False,
) -> str:
    """
    Return the map of one plan as the text of an `svg` element.

    Parameters
    ----------
    plan_index
        Which of the document's plans, from 0.
    width
        Pixels at which letters have their natural size; 360 is one for telephones.
    outline
        GeoJSON of land to draw on, instead of the bundled provinces.
    bare
        Without title, and of the stops only those listed whose name has no room on
        the map: for a page that has the rest already.

    Raises
    ------
    RequestError
        If there is no such plan.
    FileError
        If the outline cannot be read.
    """
    names = Gazetteer(document, lang)
    plan = View(plan=plan_index + 1).chosen(document)
    titles = Titles(document, names)
    page = _Page(max(width, _LEAST_WIDTH), land(outline), names)
    title = text_of(titles.plan(plan))
    days = [
        labelled(f"{say('day', lang)} {it['day']}", titles.day(it), lang)
        for it in plan["days"]
    ]
    marked, route = spots(plan, names), ways(plan, names)
    if not bare:
        page.title(title)
    unnamed: frozenset[int] = frozenset()
    if marked:
        unnamed = page.maps(crop_points(marked, route), (marked, route))
    listed = unnamed if bare else None
    page.stops(stop_list(plan, names, page.width - 2 * _EDGE, listed))
    page.foot()
    return page.text(
        labelled(say("map", lang), title, lang), ". ".join(map(text_of, days))
    )


class _Page:
    """Collects what is drawn, from the top down."""

    def __init__(self, width: float, ground: Land, names: Gazetteer) -> None:
        self.width = width
        self._land = ground
        self._names = names
        self._y = _EDGE
        self._parts: list[str] = []
        self._clips: list[Box] = []

    def title(self, text: str) -> None:
        room = self.width - 2 * _EDGE
        # A line may end with a dash, but not begin with one.
        for line in broken(text.replace(" - ", "\u00a0- "), _TITLE * BOLD, room):
            self._line(line, "title", _TITLE_LINE)
        self._y += 6

    def maps(
        self, crop: Sequence[Point], route: tuple[list[Spot], list[Way]]
    ) -> frozenset[int]:
        """Draw route, overview and legend; return the stops without a name."""
        top, lang = self._y, self._names.lang
        marked, lines = route
        is_wide = self.width >= _WIDE_FROM
        across = self.width - 2 * _EDGE - (_SIDE + _GAP) * is_wide
        heights = (0.75 * across, 1.5 * across)
        side = _SIDE if is_wide else _NARROW_OVERVIEW
        room = _SIDE if is_wide else across - side - _GAP
        keys = legend(lines, marked, lang, room)
        if is_wide:
            beside = Overview.height(side) + _GAP + keys.height
            heights = (max(0.6 * across, beside), 1.35 * across)
        chart = Chart.around(crop, (_EDGE, top), across, heights, (52, 34))
        drawn = route_panel(chart, self._land, self._names, *route)
        self._panel(chart.panel, (drawn.below, drawn.above))
        if is_wide:
            corner = (self.width - _EDGE - side, top)
            key_corner = (corner[0], top + Overview.height(side) + _GAP)
            bottom = chart.panel.bottom
        else:
            corner = (_EDGE, chart.panel.bottom + _GAP)
            key_corner = (_EDGE + side + _GAP, corner[1])
            bottom = corner[1] + max(Overview.height(side), keys.height)
        overview = Overview(corner, side, self._land)
        self._panel(overview.chart.panel, overview.drawn(lines, marked, chart))
        self._parts.append(keys.at(*key_corner))
        self._y = bottom + _GAP
        return drawn.unnamed

    def stops(self, columns: Written) -> None:
        """Write the list of the stops."""
        self._parts.append(columns.at(_EDGE, self._y))
        self._y += columns.height + _GAP * bool(columns.height)

    def foot(self) -> None:
        """Write how far to trust the map, and whose data it is."""
        lang = self._names.lang
        ground = labelled(say("ground", lang), self._land.origin, lang)
        ground = f"{ground}; {say('borders', lang)}."
        text = f"{say('schematic', lang)}. {ground}"
        for line in broken(text, _SMALL, self.width - 2 * _EDGE):
            self._line(line, "small", _SMALL_LINE)
        self._y += _EDGE

    def text(self, title: str, described: str) -> str:
        """Return the element, with ids that no other map on a page has."""
        body = "".join(self._parts)
        told = f"{title}\0{described}\0{self._names.lang}\0{body}"
        key = f"m{sha256(told.encode()).hexdigest()[:8]}"
        clips = "".join(
            f'<clipPath id="{key}-{at}"><rect {_rect(box)}/></clipPath>'
            for at, box in enumerate(self._clips)
        )
        body = body.replace("url(#clip-", f"url(#{key}-")
        size = f"{number(self.width)} {number(self._y)}"
        whole = Box(0, 0, self.width, self._y)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{CLASS}" role="img"'
            f' aria-labelledby="{key}-t {key}-d" lang="{self._names.lang}"'
            f' width="{number(self.width)}" height="{number(self._y)}"'
            f' viewBox="0 0 {size}">\n'
            f'<title id="{key}-t">{escape(title)}</title>\n'
            f'<desc id="{key}-d">{escape(described)}</desc>\n'
            f"<style>{style_sheet()}</style>\n<defs>{clips}</defs>\n"
            f'<rect class="page" {_rect(whole)}/>\n{body}</svg>\n'
        )

    def _panel(self, box: Box, drawn: tuple[str, str]) -> None:
        """Add a map: what is cut at the edge of the panel, and what lies on top."""
        below, above = drawn
        clip = f"clip-{len(self._clips)}"
        self._clips.append(box)
        self._parts.append(
            f'<g clip-path="url(#{clip})"><rect class="sea" {_rect(box)}/>\n{below}</g>'
            f'\n<rect class="edge" {_rect(box)}/>\n{above}'
        )

    def _line(self, text: str, part: str, height: float) -> None:
        baseline = self._y + height * 0.75
        self._parts.append(
            f'<text class="{part}" x="{number(_EDGE)}" y="{number(baseline)}">'
            f"{escape(text)}</text>\n"
        )
        self._y += height


def _rect(box: Box) -> str:
    return (
        f'x="{number(box.left)}" y="{number(box.top)}"'
        f' width="{number(box.width)}" height="{number(box.height)}"'
    )
