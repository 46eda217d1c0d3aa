"""The checker of documents sees what is wrong in them: plans are spoilt to show it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from tests.planner.document_checker import complaints
from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.request import Request

Spoil = Callable[[Any], None]


@pytest.fixture(scope="module")
def good(bundled: Catalogue) -> PlanDocument:
    """A plan with a flight, boats and two nights."""
    return plan(Request(province=("Vinh Long",), days=(3, 3), month=11), bundled)


def test_a_good_plan(good: PlanDocument, bundled: Catalogue) -> None:
    """Nothing to complain about."""
    assert complaints(good, bundled) == []
    assert {"air", "boat", "road"} <= {
        item["mode"]
        for day in good["plans"][0]["days"]
        for item in day["items"]
        if item["type"] == "leg"
    }


def first(document: Any, kind: str, day: int = 1, **wanted: object) -> Any:
    """Return the first item of a kind on a day, with these values."""
    return next(
        item
        for item in document["plans"][0]["days"][day]["items"]
        if item["type"] == kind and wanted.items() <= item.items()
    )


def drop(document: Any, kind: str, day: int, **wanted: object) -> None:
    """Take an item out of a day."""
    item = first(document, kind, day, **wanted)
    document["plans"][0]["days"][day]["items"].remove(item)


def put(path: str, value: object) -> Spoil:
    """Return a function that overwrites one value."""

    def spoil(document: Any) -> None:
        *way, last = [int(it) if it.isdigit() else it for it in path.split("/")]
        part = document["plans"][0]
        for step in way:
            part = part[step]
        assert part[last] != value
        part[last] = value

    return spoil


def visit_at_night(document: Any) -> None:
    """Move a visit to where no place is open."""
    first(document, "stop").update(arrive="02:00", leave="03:00")


def visit_twice(document: Any) -> None:
    """Repeat a stop."""
    items = document["plans"][0]["days"][1]["items"]
    at = items.index(first(document, "stop"))
    items.insert(at + 1, items[at])


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (put("score", 7), "score"),
        (put("nights", 7), "nights"),
        (put("provinces", []), "provinces"),
        (put("end", "hue"), "end of the tour"),
        (put("totals/travel_min", 1), "total minutes"),
        (put("totals/distance_km", 1.0), "total km"),
        (put("totals/known_cost_vnd_per_person", 1), "known cost"),
        (put("bound", 1), "bound"),
        (put("days/1/day", 3), "number of the day"),
        (put("days/1/travel_min", 1), "minutes of travel"),
        (put("days/1/distance_km", 1.0), "km do not add up"),
        (put("days/1/date", "2026-11-12"), "in a plan with dates"),
        (put("days/0/stay/at", "hue"), "place of the night"),
        (put("days/0/stay/class", "cruise"), "no cruise in"),
        (put("days/0/stay/type", None), "no bed"),
        (put("certificate/0/holds", value=False), "certificate"),
        (lambda it: drop(it, "meal", 1, title="lunch"), "no lunch"),
        (lambda it: drop(it, "check-in", 0), "min to board air"),
        (lambda it: drop(it, "transfer", 0), "before one is out of the hub"),
        (lambda it: drop(it, "leg", 1), "instead of"),
        (lambda it: first(it, "leg", mode="road").update(mode="rail"), "mode of road"),
        (lambda it: first(it, "leg", 0, mode="air").update(depart="03:00"), "no air-"),
        (lambda it: first(it, "leg", 1)["corridors"].clear(), "has no corridor"),
        (lambda it: first(it, "stop").update(destination="hue"), "place of a stop"),
        (lambda it: first(it, "stop").update(duration_min=5), "takes"),
        (lambda it: it["request"].update(modes=["road"]), "air is not allowed"),
        (lambda it: it["request"].update(must=["hue"]), "a must is missing"),
        (lambda it: it["request"].update(days=[5, 5]), "3 days"),
        (lambda it: it["request"].update(max_drive_min=1), "min in vehicles"),
        (lambda it: it["request"].update(budget_per_person=-1), "over budget"),
        (lambda it: it["places"].clear(), "unnamed"),
        (visit_at_night, "by night"),
        (visit_twice, "stops, each once"),
    ],
)
def test_a_spoilt_plan(
    good: PlanDocument, bundled: Catalogue, spoil: Spoil, complaint: str
) -> None:
    """Each spoilt value brings its complaint."""
    spoilt = copy.deepcopy(good)
    spoil(spoilt)

    found = complaints(spoilt, bundled)

    assert any(complaint in it for it in found), found


def test_a_document_of_another_shape(good: PlanDocument, bundled: Catalogue) -> None:
    """It is refused before anything is read."""
    spoilt: Any = copy.deepcopy(good)
    spoilt["format"] = "tourlink-plan/2"

    with pytest.raises(ValidationError):
        complaints(spoilt, bundled)
