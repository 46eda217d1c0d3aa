"""GPX, read again by gpxpy and validated against its schema."""

from pathlib import Path

import gpxpy
import pytest
from xmlschema import XMLSchema, XMLSchemaValidationError

from tests.export.reading import made
from tourlink.export import FormatName
from tourlink.plan import PlanDocument

SCHEMA = XMLSchema(Path(__file__).parent / "schemas" / "gpx-1.1.xsd", allow="local")


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


def test_the_schema_accepts_it(document: PlanDocument) -> None:
    """Readers that validate refuse any other order, number or kind of elements."""
    SCHEMA.validate(made(document, FormatName.GPX))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('version="1.1"', 'version="1.0"'),
        ("</metadata>", "<desc>x</desc></metadata><metadata></metadata>"),
        ("<number>1</number>", "<number>first</number>"),
        ("<rtept ", '<rtept ele="1" '),
        ('lat="', 'lat="9'),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    lai_chau: PlanDocument, right: str, wrong: str
) -> None:
    """So that what is accepted says something."""
    text = made(lai_chau, FormatName.GPX)
    assert right in text

    with pytest.raises(XMLSchemaValidationError):
        SCHEMA.validate(text.replace(right, wrong, 1))


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
