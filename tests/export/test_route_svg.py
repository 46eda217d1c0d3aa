"""Route maps as files: well-formed, alone, escaped, the same each time."""

import copy
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tourlink.errors import FileError
from tourlink.export import FormatName, render
from tourlink.export.route_svg import draw
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang, Mode

SPACE = "{http://www.w3.org/2000/svg}"
SQUARE = [[[105.0, 20.0], [107.0, 20.0], [107.0, 22.0], [105.0, 22.0], [105.0, 20.0]]]


def tree(svg: str) -> ET.Element:
    """Return what an XML parser reads."""
    return ET.fromstring(svg)  # noqa: S314  # our own


def words(svg: str) -> list[str]:
    """Return all texts that are drawn."""
    return ["".join(it.itertext()) for it in tree(svg).iter(f"{SPACE}text")]


@pytest.mark.parametrize("width", [360, 800])
@pytest.mark.parametrize("lang", Lang)
def test_it_is_a_picture_with_a_name(
    document: PlanDocument, lang: Lang, width: int
) -> None:
    """Title and description are what its role says that they are."""
    root = tree(draw(document, 0, lang, width))
    ids = {it.get("id"): it.text for it in root.iter() if it.get("id")}
    title, description = (ids[it] for it in root.get("aria-labelledby", "").split())

    assert root.tag == f"{SPACE}svg"
    assert (root.get("role"), root.get("lang")) == ("img", lang.value)
    assert title
    assert description
    assert description.count(". ") >= len(document["plans"][0]["days"]) - 1
    assert root.get("width") == str(width)


def test_the_same_plan_gives_the_same_bytes(document: PlanDocument) -> None:
    """Also from a copy, and it is what the format writes."""
    first = draw(document)

    assert draw(copy.deepcopy(document)) == first
    assert render(document, FormatName.SVG) == first


def test_nothing_is_loaded(document: PlanDocument) -> None:
    """No reference but to its own parts, no script, no font, no picture."""
    svg = draw(document)
    ids = set(re.findall(r'id="([^"]+)"', svg))

    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids
    assert svg.count("url(") == svg.count("url(#")
    assert not re.search(r"href|@import|@font-face|<script|<image|<use|\son\w+=", svg)
    # The name of the language is no address to fetch.
    assert re.findall(r"https?://[^\s\"']+", svg) == ["http://www.w3.org/2000/svg"]


def test_hoang_sa_and_truong_sa_are_named(document: PlanDocument) -> None:
    """By their Vietnamese names, in any language."""
    for lang in Lang:
        told = " ".join(words(draw(document, 0, lang)))
        assert "Quần đảo Hoàng Sa" in told
        assert "Quần đảo Trường Sa" in told


def test_archipelagos_are_named_on_a_map_that_shows_them(
    lai_chau: PlanDocument,
) -> None:
    """At their places, not in the small map only."""
    first, second = list(lai_chau["places"].values())[:2]
    first["lat"], first["lon"] = 16.0, 108.2
    second["lat"], second["lon"] = 9.0, 114.5
    svg = draw(lai_chau)

    assert "Quần đảo Hoàng Sa" in words(svg)
    assert "Quần đảo Trường Sa" in words(svg)


def test_names_are_escaped(lai_chau: PlanDocument) -> None:
    """A name is never markup, and never moves the reader's cursor."""
    note = next(iter(lai_chau["places"].values()))
    bad = "<b>&\"'\x1b[31m\ufffe]]>"
    note["name"] = dict.fromkeys(Lang, bad)
    lai_chau["plans"][0]["title"] = f"{bad}</title><script>x</script>"
    svg = draw(lai_chau)

    assert "<script" not in svg
    assert "<b>" not in svg
    assert "\x1b" not in svg
    assert any("<b>&\"'" in it for it in words(svg))


def test_every_mode_is_drawn_differently_and_explained(lai_chau: PlanDocument) -> None:
    """Also in black and white: no two have the same pattern."""
    legs = [
        it
        for day in lai_chau["plans"][0]["days"]
        for it in day["items"]
        if it["type"] == "leg"
    ]
    for leg, mode in zip(legs, Mode, strict=False):
        leg["mode"] = mode.value
    svg = draw(lai_chau)
    style = svg.partition("<style>")[2].partition("@media")[0]
    patterns = set()
    for mode in Mode:
        rule = re.search(rf"\.{mode}{{([^}}]*)}}", style)
        assert rule
        patterns.add(re.sub(r"stroke:#\w+", "", rule[1]))
        assert f'class="{mode}"' in svg

    assert len(patterns) == len(Mode)
    assert {"Road", "Railway", "Flight", "Boat", "Cable car", "On foot"} <= set(
        words(svg)
    )


def test_unknown_modes_and_places_do_no_harm(lai_chau: PlanDocument) -> None:
    """A later version may write more than this one draws."""
    for day in lai_chau["plans"][0]["days"]:
        for item in day["items"]:
            if item["type"] == "leg":
                item["mode"] = "balloon"
    assert tree(draw(lai_chau)) is not None

    lai_chau["places"].clear()
    svg = draw(lai_chau)
    assert "Day 1" in words(svg)
    assert 'class="label"' not in svg


def test_one_town_is_a_map_too(lai_chau: PlanDocument) -> None:
    """All places on one point: a scale of a few km, and one label."""
    for note in lai_chau["places"].values():
        note["lat"], note["lon"] = 21.0278, 105.8342
    svg = draw(lai_chau)

    assert svg.count('class="label"') == 1
    assert any(re.fullmatch(r"\d+ km", it) for it in words(svg))


@pytest.mark.parametrize("width", [328, 660, 800])
def test_bare_maps_name_every_stop_once(document: PlanDocument, width: int) -> None:
    """On the map, or in the list of those that have no room there; never a title."""
    whole, bare = (draw(document, 0, Lang.VI, width, bare=it) for it in (False, True))
    told = words(bare)

    assert words(whole)[0] not in told
    assert len(bare) < len(whole)
    # Lines of a name that was broken are texts of their own, numbers between them.
    text = " ".join(it for it in told if not re.fullmatch(r"[\d,-]+", it))
    names = [
        document["places"][item["destination"]]["name"]["vi"]
        for day in document["plans"][0]["days"]
        for item in day["items"]
        if item["type"] == "stop"
    ]
    for name in names:
        short = name.partition(" (")[0]
        assert short in text, name


def test_two_maps_on_a_page_share_no_ids(night_train: PlanDocument) -> None:
    """Both plans, and one of them in two widths."""
    found = [
        draw(night_train),
        draw(night_train, 1),
        draw(night_train, 0, Lang.EN, 360),
        draw(night_train, 0, Lang.FR),
    ]
    ids = [it for svg in found for it in re.findall(r' id="([^"]+)"', svg)]

    assert len(ids) == len(set(ids))


def test_an_outline_of_ones_own(lai_chau: PlanDocument, tmp_path: Path) -> None:
    """It is drawn instead of the bundled provinces, and says whose it is."""
    path = tmp_path / "own.geojson"
    feature = {
        "type": "Feature",
        "properties": None,
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
    }
    collection = {"type": "FeatureCollection", "attribution": "An agency's own"}
    path.write_text(json.dumps({**collection, "features": [feature]}), "utf-8")
    svg = draw(lai_chau, outline=path)

    assert any("An agency's own" in it for it in words(svg))
    assert svg.count('class="land"') < draw(lai_chau).count('class="land"')


@pytest.mark.parametrize("kind", ["MultiPolygon", "GeometryCollection", "Polygon"])
def test_outlines_of_every_kind(
    lai_chau: PlanDocument, tmp_path: Path, kind: str
) -> None:
    """Bare geometries as well as features."""
    polygon = {"type": "Polygon", "coordinates": SQUARE}
    shapes = {
        "Polygon": polygon,
        "MultiPolygon": {"type": "MultiPolygon", "coordinates": [SQUARE]},
        "GeometryCollection": {"type": "GeometryCollection", "geometries": [polygon]},
    }
    path = tmp_path / "own.json"
    path.write_text(json.dumps(shapes[kind]), "utf-8")

    assert 'class="land"' in draw(lai_chau, outline=path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no GeoJSON"),
        ("[1]", "is no GeoJSON"),
        ('{"type": "FeatureCollection"}', "is no GeoJSON"),
        ('{"type": "FeatureCollection", "features": [1]}', "is no GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "no polygon"),
        ('{"type": "Point", "coordinates": [105, 21]}', "no polygon"),
        ('{"type": "Polygon", "coordinates": [[[105, 21]]]}', "fewer than four"),
        ('{"type": "Polygon", "coordinates": [[["a", 1], 2, 3, 4]]}', "no point"),
        (
            '{"type": "Polygon", "coordinates": [[[999, 2], [6, 2], [6, 3], [6, 2]]]}',
            "no degrees",
        ),
    ],
)
def test_wrong_outlines_are_errors(
    lai_chau: PlanDocument, tmp_path: Path, content: str, message: str
) -> None:
    """Each says what is wrong, and what to give."""
    path = tmp_path / "own.geojson"
    path.write_text(content, "utf-8")
    with pytest.raises(FileError, match=message) as caught:
        draw(lai_chau, outline=path)

    assert "RFC 7946" in (caught.value.hint or "")


def test_a_missing_outline_is_an_error(lai_chau: PlanDocument, tmp_path: Path) -> None:
    """Not a map without land."""
    with pytest.raises(FileError, match="cannot read"):
        draw(lai_chau, outline=tmp_path / "no.geojson")
