"""A plan as GPX 1.1: a waypoint a stop and a night, a route a day."""

from xml.etree import ElementTree as ET

from tourlink import __version__
from tourlink.export import View
from tourlink.export.gazetteer import Gazetteer, Point
from tourlink.export.map_words import labelled, say
from tourlink.export.markup import add, page
from tourlink.export.route_lines import legs, places, stops
from tourlink.export.titles import Titles
from tourlink.plan import Day, PlanDocument

_NAMESPACE = "http://www.topografix.com/GPX/1/1"


def render(document: PlanDocument, view: View) -> str:
    """Return the file; elements stand in the order of the schema."""
    plan = view.chosen(document)
    names = Gazetteer(document, view.lang)
    gpx = ET.Element(
        "gpx",
        {"xmlns": _NAMESPACE, "version": "1.1", "creator": f"tourlink {__version__}"},
    )
    about = add(gpx, "metadata")
    titles = Titles(document, names)
    add(about, "name", titles.plan(plan))
    for stop in stops(plan):
        if point := names.point(stop.place):
            waypoint = _point(
                gpx, "wpt", point, f"{stop.number} {names.place(stop.place)}"
            )
            on = f"{say('day', view.lang)} {stop.day['day']}"
            add(waypoint, "desc", f"{on}, {stop.clock}")
            add(waypoint, "type", "visit")
    for day in plan["days"]:
        bed = day["stay"]["at"] if day["stay"]["type"] == "lodging" else None
        if bed and (point := names.point(bed)):
            waypoint = _point(gpx, "wpt", point, names.place(bed))
            night = f"{say('night', view.lang)} {day['day']}"
            add(waypoint, "desc", night)
            add(waypoint, "sym", "Lodging")
            add(waypoint, "type", "night")
    for day in plan["days"]:
        _route(gpx, day, titles.day(day), names)
    return page(gpx)


def _route(gpx: ET.Element, day: Day, title: str, names: Gazetteer) -> None:
    route = add(gpx, "rte")
    add(
        route,
        "name",
        labelled(f"{say('day', names.lang)} {day['day']}", title, names.lang),
    )
    if day["date"]:
        add(route, "desc", day["date"])
    add(route, "number", str(day["day"]))
    passed: list[tuple[str, str]] = []
    for leg in legs(day):
        for place in places(leg):
            if not passed or passed[-1][0] != place:
                passed.append((place, leg["mode"]))
    if not passed:
        visited = [it for it in day["items"] if it["type"] == "stop"]
        passed = [(it["destination"], "visit") for it in visited]
    for place, kind in passed:
        if point := names.point(place):
            add(_point(route, "rtept", point, names.place(place)), "type", kind)


def _point(parent: ET.Element, tag: str, point: Point, name: str) -> ET.Element:
    lat, lon = point
    found = add(parent, tag, lat=f"{lat:.6f}", lon=f"{lon:.6f}")
    add(found, "name", name)
    return found
