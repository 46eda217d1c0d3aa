"""KML, read again as XML by the rules of OGC 12-007r2."""

from xml.etree import ElementTree as ET

from tourlink.export import FormatName, render
from tourlink.plan import PlanDocument

SPACE = "{http://www.opengis.net/kml/2.2}"
DOCUMENT = ["name", "Style", "Folder"]
FOLDER = ["name", "description", "Placemark"]
PLACEMARK = ["name", "description", "styleUrl", "Point", "LineString"]
LINE = ["tessellate", "coordinates"]


def parts(element: ET.Element) -> list[str]:
    """Return the tags of the children."""
    return [it.tag.removeprefix(SPACE) for it in element]


def test_a_folder_a_day_with_stops_and_legs(document: PlanDocument) -> None:
    """Points for stops and beds, lines for legs."""
    root = ET.fromstring(render(document, FormatName.KML))  # noqa: S314  # our own
    days = document["plans"][0]["days"]

    for day, folder in zip(days, root.iter(f"{SPACE}Folder"), strict=True):
        kinds = [it["type"] for it in day["items"]]
        beds = day["stay"]["type"] == "lodging"
        points = folder.findall(f"{SPACE}Placemark/{SPACE}Point")
        lines = folder.findall(f"{SPACE}Placemark/{SPACE}LineString")
        assert len(points) == kinds.count("stop") + beds
        assert len(lines) == kinds.count("leg")


def test_elements_stand_in_the_order_of_the_schema(document: PlanDocument) -> None:
    """Each style that is used is there, and each coordinate is a longitude first."""
    root = ET.fromstring(render(document, FormatName.KML))  # noqa: S314  # our own
    styles = {f"#{it.get('id')}" for it in root.iter(f"{SPACE}Style")}
    used = {it.text for it in root.iter(f"{SPACE}styleUrl")}

    assert root.tag == f"{SPACE}kml"
    assert used <= styles
    for tag, order in (
        ("Document", DOCUMENT),
        ("Folder", FOLDER),
        ("Placemark", PLACEMARK),
        ("LineString", LINE),
    ):
        for element in root.iter(f"{SPACE}{tag}"):
            found = parts(element)
            assert found == sorted(found, key=order.index)
    for element in root.iter(f"{SPACE}coordinates"):
        for position in (element.text or "").split():
            lon, lat = map(float, position.split(","))
            assert 97 < lon < 117
            assert 5 < lat < 30


def test_an_unknown_mode_is_drawn_as_a_road(lai_chau: PlanDocument) -> None:
    """A later version may know more modes."""
    for day in lai_chau["plans"][0]["days"]:
        for item in day["items"]:
            if item["type"] == "leg":
                item["mode"] = "balloon"
    text = render(lai_chau, FormatName.KML)

    assert "#balloon" not in text
    assert "balloon, 0" in text
