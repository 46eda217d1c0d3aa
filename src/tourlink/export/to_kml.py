"""A plan as KML 2.2: a folder a day, a style a mode."""

from xml.etree import ElementTree as ET

from tourlink.export import View
from tourlink.export.gazetteer import Gazetteer, Point
from tourlink.export.map_words import labelled, say
from tourlink.export.markup import add, page
from tourlink.export.route_lines import legs, line, stops, told
from tourlink.export.titles import Titles
from tourlink.export.words import stamp
from tourlink.plan import Day, PlanDocument
from tourlink.vocabulary import Mode

_NAMESPACE = "http://www.opengis.net/kml/2.2"
# Colours are aabbggrr, of the same hues as on our maps. KML knows no dashes, so the
# width says it as well.
_LINES = {
    Mode.ROAD: ("ff2626b3", "4"),
    Mode.RAIL: ("ff222222", "3"),
    Mode.AIR: ("ffa3267a", "2"),
    Mode.BOAT: ("ff9e5a0b", "3"),
    Mode.CABLE: ("ff206a8f", "2"),
    Mode.TREK: ("ff2f7a1f", "3"),
}
_POINTS = {"stop": "ff2626b3", "night": "ff9e5a0b"}


def render(document: PlanDocument, view: View) -> str:
    """Return the file; elements stand in the order of the schema."""
    plan = view.chosen(document)
    names = Gazetteer(document, view.lang)
    kml = ET.Element("kml", {"xmlns": _NAMESPACE})
    root = add(kml, "Document")
    titles = Titles(document, names)
    add(root, "name", titles.plan(plan))
    for mode, (color, width) in _LINES.items():
        style = add(add(root, "Style", id=mode.value), "LineStyle")
        add(style, "color", color)
        add(style, "width", width)
    for kind, color in _POINTS.items():
        add(add(add(root, "Style", id=kind), "IconStyle"), "color", color)
    by_day: dict[int, list[tuple[str, Point, str]]] = {}
    for stop in stops(plan):
        if point := names.point(stop.place):
            name = f"{stop.number} {names.place(stop.place)}"
            by_day.setdefault(stop.day["day"], []).append((name, point, stop.clock))
    for day in plan["days"]:
        folder = add(root, "Folder")
        add(
            folder,
            "name",
            labelled(
                f"{say('day', view.lang)} {day['day']}", titles.day(day), view.lang
            ),
        )
        _fill(folder, day, by_day.get(day["day"], []), names)
    return page(kml)


def _fill(
    folder: ET.Element,
    day: Day,
    visited: list[tuple[str, Point, str]],
    names: Gazetteer,
) -> None:
    lang = names.lang
    if day["date"]:
        add(folder, "description", day["date"])
    for name, point, clock in visited:
        mark = _placemark(folder, name, clock, "stop")
        add(add(mark, "Point"), "coordinates", _position(point))
    for leg in legs(day):
        points = line(leg, names)
        if points:
            clock = f"{stamp(leg['depart']).clock}-{stamp(leg['arrive']).clock}"
            mode = leg["mode"] if leg["mode"] in set(Mode) else Mode.ROAD.value
            mark = _placemark(
                folder, told(leg, names), f"{say(leg['mode'], lang)}, {clock}", mode
            )
            drawn = add(mark, "LineString")
            add(drawn, "tessellate", "1")
            add(drawn, "coordinates", " ".join(map(_position, points)))
    bed = day["stay"]["at"] if day["stay"]["type"] == "lodging" else None
    if bed and (at := names.point(bed)):
        mark = _placemark(folder, names.place(bed), say("night", lang), "night")
        add(add(mark, "Point"), "coordinates", _position(at))


def _placemark(folder: ET.Element, name: str, about: str, style: str) -> ET.Element:
    mark = add(folder, "Placemark")
    add(mark, "name", name)
    add(mark, "description", about)
    add(mark, "styleUrl", f"#{style}")
    return mark


def _position(point: Point) -> str:
    return f"{point[1]:.6f},{point[0]:.6f}"
