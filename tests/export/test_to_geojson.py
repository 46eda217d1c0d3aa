"""GeoJSON, read again by shapely and by the rules of RFC 7946."""

import json
from typing import Any

import pytest
from shapely.geometry import shape

from tourlink.export import FormatName, render
from tourlink.plan import PlanDocument


def collection(document: PlanDocument, **view: Any) -> dict[str, Any]:
    """Return what a reader makes of the file."""
    found: dict[str, Any] = json.loads(render(document, FormatName.GEOJSON, **view))
    return found


def of_type(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the features that are stops, legs or nights."""
    return [it for it in found["features"] if it["properties"]["type"] == kind]


def test_every_stop_and_leg_is_there(document: PlanDocument) -> None:
    """In order, with day, mode and minutes, at the places that the document gives."""
    found = collection(document)
    plan = document["plans"][0]
    items = [(day["day"], it) for day in plan["days"] for it in day["items"]]
    stops = [(day, it) for day, it in items if it["type"] == "stop"]
    legs = [(day, it) for day, it in items if it["type"] == "leg"]

    assert found["type"] == "FeatureCollection"
    for (day, stop), feature in zip(stops, of_type(found, "stop"), strict=True):
        note = document["places"][stop["destination"]]
        point = shape(feature["geometry"])
        assert (point.x, point.y) == pytest.approx((note["lon"], note["lat"]), abs=1e-6)
        assert feature["properties"]["day"] == day
        assert feature["properties"]["minutes"] == stop["duration_min"]
    for (day, leg), feature in zip(legs, of_type(found, "leg"), strict=True):
        line = shape(feature["geometry"])
        ends = [document["places"][leg[it]] for it in ("from", "to")]
        assert line.is_valid
        assert [line.coords[0], line.coords[-1]] == [
            pytest.approx((it["lon"], it["lat"]), abs=1e-6) for it in ends
        ]
        told = feature["properties"]
        expected = (day, leg["mode"], leg["duration_min"])
        assert (told["day"], told["mode"], told["minutes"]) == expected


def test_box_holds_everything(document: PlanDocument) -> None:
    """West, south, east, north, and not a bit more."""
    found = collection(document)
    boxes = [shape(it["geometry"]).bounds for it in found["features"]]
    west, south, east, north = zip(*boxes, strict=True)

    assert found["bbox"] == [min(west), min(south), max(east), max(north)]


def test_legs_pass_the_places_between_their_ends(lai_chau: PlanDocument) -> None:
    """Corridors meet there; a flight has only its ends, and a great circle."""
    day = lai_chau["plans"][0]["days"][0]
    leg = next(it for it in day["items"] if it["type"] == "leg")
    others = [it for it in lai_chau["places"] if it not in {leg["from"], leg["to"]}]
    leg["via"] = others[:2]
    line = of_type(collection(lai_chau), "leg")[0]["geometry"]["coordinates"]

    notes = [lai_chau["places"][it] for it in (leg["from"], *others[:2], leg["to"])]
    assert line == [[round(it["lon"], 6), round(it["lat"], 6)] for it in notes]


def test_flights_follow_great_circles(mekong: PlanDocument) -> None:
    """In steps of at most 100 km."""
    flights = [
        it
        for it in of_type(collection(mekong), "leg")
        if it["properties"]["mode"] == "air"
    ]

    assert flights
    assert all(len(it["geometry"]["coordinates"]) > 8 for it in flights)


def test_a_place_without_a_note_has_no_geometry(lai_chau: PlanDocument) -> None:
    """RFC 7946, 3.2: an unlocated feature has the geometry null."""
    lai_chau["places"].clear()
    found = collection(lai_chau)

    assert {it["geometry"] for it in found["features"]} == {None}
    assert "bbox" not in found


def test_names_are_in_the_language_asked_for(lai_chau: PlanDocument) -> None:
    """And marks are not escaped away."""
    text = render(lai_chau, FormatName.GEOJSON, lang="vi")  # type: ignore[arg-type]

    assert "Lai Châu" in text
