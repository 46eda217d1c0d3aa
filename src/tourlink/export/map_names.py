"""Names of islands, provinces, countries and the sea on a route map."""

from collections.abc import Sequence

from tourlink.export.chart import Chart
from tourlink.export.gazetteer import Gazetteer
from tourlink.export.land import Land
from tourlink.export.map_labels import Sheet
from tourlink.export.map_spots import Spot
from tourlink.export.map_words import say
from tourlink.export.markup import text_of
from tourlink.export.plane import XY, Box, area, clipped, length, middle
from tourlink.export.svg_parts import circle, text
from tourlink.export.text_width import text_width

_NAME = 12.0  # pixels of a letter with the space around it
# Where names of seas and countries may stand, the best first: latitude, longitude.
_WATERS = ((19.6, 107.4), (17.4, 108.6), (14.5, 110.6), (20.2, 107.6), (12.2, 110.6),
           (9.2, 107.2), (10.2, 108.6), (8.4, 105.9))  # fmt: skip
_COUNTRIES = {
    "CN": ((23.6, 106.5), (24.2, 104.2), (23.2, 108.2), (22.6, 109.5), (23.3, 103.2),
           (24.6, 102.0)),
    "LA": ((19.6, 102.9), (20.3, 102.4), (18.6, 104.2), (20.2, 103.9), (15.6, 106.2),
           (16.4, 105.9), (14.7, 106.6), (21.0, 102.2)),
    "KH": ((12.8, 104.6), (11.6, 104.4), (13.2, 106.6), (12.4, 106.4), (11.2, 105.2),
           (10.9, 104.5)),
    "TH": ((16.4, 102.8), (17.4, 103.9), (15.2, 104.6)),
    "MM": ((21.5, 99.0), (22.5, 98.6)),
}  # fmt: skip


def archipelagos(chart: Chart, sheet: Sheet, ground: Land) -> list[str]:
    """Return islands and names of Hoang Sa and Truong Sa, before other labels."""
    parts = []
    for name, islands in ground.archipelagos().items():
        shown = [it for it in map(chart.xy, islands) if chart.panel.has(it)]
        if not shown:
            continue
        parts += [circle("isle", it, 1.6) for it in shown]
        sheet.blocked += [Box.around(it, 6, 6) for it in shown]
        x, y = middle(shown)
        aside = text_width(name, 11) / 2 + 12
        places = [(x, y + 14), (x, y - 14)]
        for down in (0, 16, -16):
            places += [(x - aside, y + down), (x + aside, y + down)]
        parts += _name(sheet, "water", name, places)
    return parts


def names_of_land(
    chart: Chart,
    sheet: Sheet,
    ground: Land,
    names: Gazetteer,
    marked: Sequence[Spot],
) -> list[str]:
    """Return names of provinces, countries and the sea, where nothing is in the way."""
    wanted: list[tuple[str, str, list[XY]]] = []
    for key in dict.fromkeys(names.province_of(it.place) for it in marked):
        rings = list(chart.rings(ground.provinces.get(key, [])))
        # A city of the same name is on the map already.
        if rings and names.province(key) not in {it.name for it in marked}:
            name = names.province(key)
            places = _inside(rings, chart.panel, text_width(name, _NAME))
            wanted.append(("region", name, places))
    for key, points in _COUNTRIES.items():
        known = [chart.xy(it) for it in points]
        wanted.append(("region", say(key, names.lang).upper(), known))
    sea = [chart.xy(it) for it in _WATERS]
    wanted.append(("water", say("east-sea", names.lang), sea))
    return [line for it in wanted for line in _name(sheet, *it)]


def _name(sheet: Sheet, part: str, name: str, places: Sequence[XY]) -> list[str]:
    """Return a name at the first of some places where nothing is in its way."""
    words = text_of(name)
    width = text_width(words, _NAME)
    for x, y in places:
        box = Box.around((x, y), width, 14)
        if sheet.free(box) and not any(box.inside(*it) for it in sheet.lines):
            sheet.blocked.append(box)
            return [text(part, (x, y + 4), words, "middle")]
    return []


def _inside(rings: Sequence[Sequence[XY]], panel: Box, width: float) -> list[XY]:
    """Return where a name of some width fits into a unit's largest part on a panel."""
    largest = max((clipped(it, panel) for it in rings), key=area)
    if len(largest) < 3:
        return []
    x, y = middle(largest)
    reach = max(length((x, y), it) for it in largest)
    found = [(x, y)]
    for share in (0.2, 0.4, 0.6):
        step = share * reach
        found += [(x, y - step), (x, y + step), (x + step, y), (x - step, y)]
    half = width / 2
    return [
        (at_x, at_y)
        for at_x, at_y in found
        if all(_holds(largest, (it, at_y)) for it in (at_x - half, at_x, at_x + half))
    ]


def _holds(ring: Sequence[XY], point: XY) -> bool:
    """Return whether a line from a point outwards crosses a ring an odd time."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd
