"""KML, read again as XML and validated against the schema of OGC, version 2.2."""

from importlib.resources import as_file, files
from xml.etree import ElementTree as ET

import pytest
from xmlschema import XMLSchema, XMLSchemaValidationError

from tests.export.reading import made
from tourlink.export import FormatName, render
from tourlink.plan import PlanDocument

SPACE = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def schema() -> XMLSchema:
    """The schema of OGC, which pykml carries with those that it imports."""
    with as_file(files("pykml") / "schemas") as folder:
        return XMLSchema(folder / "ogckml22.xsd", allow="local")


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


def test_the_schema_accepts_it(schema: XMLSchema, document: PlanDocument) -> None:
    """Elements, their order and what they hold."""
    schema.validate(made(document, FormatName.KML))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<tessellate>1<", "<tessellate>often<"),
        ("<Folder><name>", "<Folder><Point/><name>"),
        ("</kml>", "<Folder/></kml>"),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    schema: XMLSchema, lai_chau: PlanDocument, right: str, wrong: str
) -> None:
    """So that what is accepted says something."""
    text = "".join(map(str.strip, made(lai_chau, FormatName.KML).splitlines()))
    assert right in text

    with pytest.raises(XMLSchemaValidationError):
        schema.validate(text.replace(right, wrong, 1))


def test_styles_are_there_and_longitudes_first(document: PlanDocument) -> None:
    """What no schema says: each style that is used, and which number is which."""
    root = ET.fromstring(render(document, FormatName.KML))  # noqa: S314  # our own
    styles = {f"#{it.get('id')}" for it in root.iter(f"{SPACE}Style")}
    used = {it.text for it in root.iter(f"{SPACE}styleUrl")}

    assert root.tag == f"{SPACE}kml"
    assert used <= styles
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
