"""GPX, read again by gpxpy; order of elements as in its schema."""

from xml.etree import ElementTree as ET

import gpxpy

from tests.export.reading import made
from tourlink.export import FormatName
from tourlink.plan import PlanDocument

SPACE = "{http://www.topografix.com/GPX/1/1}"
# Of wptType and rteType, as far as we write them.
POINT = ["name", "desc", "sym", "type"]
ROUTE = ["name", "desc", "number", "rtept"]


def test_a_route_a_day_and_a_waypoint_a_stop(document: PlanDocument) -> None:
    """As a navigator sees it."""
    found = gpxpy.parse(made(document, FormatName.GPX))
    plan = document["plans"][0]

    assert [it.number for it in found.routes] == [it["day"] for it in plan["days"]]
    stops = [
        it["destination"]
        for day in plan["days"]
        for it in day["items"]
        if it["type"] == "stop"
    ]
    visits = [it for it in found.waypoints if it.type == "visit"]
    for number, (stop, waypoint) in enumerate(zip(stops, visits, strict=True), 1):
        note = document["places"][stop]
        assert waypoint.name == f"{number} {note['name']['en']}"
        assert abs(waypoint.latitude - note["lat"]) < 1e-6
        assert abs(waypoint.longitude - note["lon"]) < 1e-6


def test_routes_go_on_where_the_last_ended(lai_chau: PlanDocument) -> None:
    """A day of legs begins at its first leg's start and ends at its last leg's end."""
    found = gpxpy.parse(made(lai_chau, FormatName.GPX))

    for day, route in zip(lai_chau["plans"][0]["days"], found.routes, strict=True):
        legs = [it for it in day["items"] if it["type"] == "leg"]
        ends = [legs[0]["from"], legs[-1]["to"]]
        names = [lai_chau["places"][it]["name"]["en"] for it in ends]
        assert [route.points[0].name, route.points[-1].name] == names
        assert len({it.type for it in route.points}) >= 1


def test_elements_stand_in_the_order_of_the_schema(document: PlanDocument) -> None:
    """Readers that validate refuse any other."""
    root = ET.fromstring(made(document, FormatName.GPX))  # noqa: S314  # our own
    tops = [it.tag.removeprefix(SPACE) for it in root]

    assert (root.tag, root.get("version")) == (f"{SPACE}gpx", "1.1")
    assert tops == sorted(tops, key=["metadata", "wpt", "rte"].index)
    for tag, order in (("wpt", POINT), ("rtept", POINT), ("rte", ROUTE)):
        for element in root.iter(f"{SPACE}{tag}"):
            parts = [it.tag.removeprefix(SPACE) for it in element]
            assert parts == sorted(parts, key=order.index)


def test_a_day_without_travel_is_a_route_of_its_stops(lai_chau: PlanDocument) -> None:
    """Two days at a conference have nowhere to go."""
    day = lai_chau["plans"][0]["days"][1]
    day["items"] = [it for it in day["items"] if it["type"] == "stop"]
    found = gpxpy.parse(made(lai_chau, FormatName.GPX))

    assert [it.name for it in found.routes[1].points] == [
        lai_chau["places"][it["destination"]]["name"]["en"]
        for it in day["items"]
        if it["type"] == "stop"
    ]
