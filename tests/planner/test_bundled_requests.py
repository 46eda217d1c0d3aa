"""Requests of many kinds on the bundled catalogue, each plan read with suspicion."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.planner.document_checker import complaints, legs, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.search import find_area
from tourlink.pace import PROFILES
from tourlink.plan import Plan
from tourlink.planner.pipeline import plan
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import (
    LodgingClass,
    Mobility,
    Mode,
    Pace,
    Terrain,
    Theme,
    Vehicle,
)

ROAD = (Mode.ROAD,)


def formers(known: Catalogue, found: Plan) -> set[str]:
    """Return the former provinces of all stops."""
    return {known.former_of(known.destinations[it]) for it in stops(found)}


def within(*areas: str, kind: str = "province") -> Callable[[Catalogue, Plan], bool]:
    """Return a check that all stops lie in the areas, and some in each of them."""

    def check(known: Catalogue, found: Plan) -> bool:
        spans = [
            set(find_area(known, it, kind).former_provinces)  # type: ignore[arg-type]
            for it in areas
        ]
        inside = formers(known, found)
        return inside <= set().union(*spans) and all(inside & it for it in spans)

    return check


def in_order(*stages: set[str]) -> Callable[[Catalogue, Plan], bool]:
    """Return a check that the stages (former provinces) follow each other."""

    def check(known: Catalogue, found: Plan) -> bool:
        passed = [
            number
            for it in stops(found)
            for number, stage in enumerate(stages)
            if known.former_of(known.destinations[it]) in stage
        ]
        return passed == sorted(passed) and set(passed) == set(range(len(stages)))

    return check


def modes(*allowed: str) -> Callable[[Catalogue, Plan], bool]:
    """Return a check that nothing else is ridden."""
    return lambda _, found: {it["mode"] for it in legs(found)} <= set(allowed)


def themes_in_order(*themes: Theme) -> Callable[[Catalogue, Plan], bool]:
    """Return a check that some stops serve the themes one after the other."""

    def check(known: Catalogue, found: Plan) -> bool:
        left = list(themes)
        for it in stops(found):
            if left and left[0] in known.destinations[it].themes:
                left.pop(0)
        return not left

    return check


def no_weekday_warning(_: Catalogue, found: Plan) -> bool:
    """Dated plans have checked weekdays."""
    return not {"no-date", "weekday"} & {it["code"] for it in found["warnings"]}


def anything(_: Catalogue, found: Plan) -> bool:
    """Return whether there is a stop at all."""
    return bool(stops(found))


NORTH_EAST = ("Lang Son", "Cao Bang")
CASES: dict[str, tuple[dict[str, Any], Callable[[Catalogue, Plan], bool]]] = {
    "nothing said": ({}, lambda _, found: "ha-noi" not in found["provinces"]),
    "one day": ({"days": (1, 1), "province": ("Ninh Binh",)}, within("Ninh Binh")),
    "themes": (
        {"theme": {Theme.SEA_ISLANDS: 1.0, Theme.HEALING: 2.0}, "days": (4, 4)},
        lambda known, found: any(
            Theme.SEA_ISLANDS in known.destinations[it].themes for it in stops(found)
        ),
    ),
    "must": (
        {
            "must": ("Phan Xi Păng", "bac-ha"),
            "days": (4, 4),
            "modes": (Mode.ROAD, Mode.CABLE),
        },
        lambda _, found: {"fansipan", "bac-ha"} <= set(stops(found)),
    ),
    "avoid a place and a province": (
        {"avoid": ("Pleiku", "Dak Lak"), "region": ("Central Highlands",)},
        lambda known, found: (
            "pleiku" not in stops(found)
            and not {"dak-lak", "phu-yen"} & formers(known, found)
        ),
    ),
    "no flights": ({"modes": (Mode.ROAD, Mode.RAIL), "days": (6, 6)}, anything),
    "a month": ({"month": 6, "days": (5, 5), "region": ("Central Coast",)}, anything),
    "dates over the end of a year": (
        {"start_date": date(2026, 12, 30), "days": (4, 4), "province": NORTH_EAST},
        no_weekday_warning,
    ),
    "a Monday, when museums are closed": (
        {
            "start_date": date(2026, 11, 23),
            "days": (1, 1),
            "province": ("Hanoi",),
            "theme": {Theme.CULTURE_HERITAGE: 1.0},
        },
        lambda _, found: (
            not {"ethnology-museum", "thang-long-citadel"} & set(stops(found))
        ),
    ),
    "a province that was merged": (
        {"province": ("Tra Vinh",), "days": (3, 3)},
        lambda known, found: formers(known, found) == {"tra-vinh"},
    ),
    "the province it was merged into": (
        {"province": ("Vĩnh Long",), "days": (3, 3)},
        lambda known, found: (
            formers(known, found) <= {"vinh-long", "ben-tre", "tra-vinh"}
        ),
    ),
    "two provinces": ({"province": NORTH_EAST, "modes": ROAD}, within(*NORTH_EAST)),
    "a region": ({"region": ("Central Highlands",)}, anything),
    "an agreement": (
        {"agreement": ("hanoi-central-highlands-2026",), "days": (6, 6)},
        lambda _, found: len(set(found["provinces"]) - {"ha-noi"}) >= 2,
    ),
    "an axis from its start": (
        {"axis": ("hanoi-southwest",), "days": (5, 5)},
        in_order({"ha-noi"}, {"vinh-long", "ben-tre", "tra-vinh"}, {"dong-thap"}),
    ),
    "an axis from its end": (
        {
            "axis": ("lang-son-hanoi-hai-phong-quang-ninh",),
            "start": "Ha Long",
            "end": "Hanoi",
            "days": (6, 6),
            "modes": ROAD,
        },
        # Hai Phong is today's, which Hai Duong belongs to.
        in_order({"quang-ninh"}, {"hai-phong", "hai-duong"}, {"ha-noi"}, {"lang-son"}),
    ),
    "a pair": (
        {"pair": ("highland", "coast"), "days": (6, 6)},
        lambda known, found: (
            {Terrain.HIGHLAND}
            <= {known.destinations[it].terrain for it in stops(found)}
        ),
    ),
    "a sequence": (
        {"sequence": ("Quang Ninh", "Hai Phong"), "days": (4, 4), "modes": ROAD},
        in_order({"quang-ninh"}, {"hai-phong"}),
    ),
    "a sequence of themes": (
        {
            "sequence": ("border", "culture-heritage", "sea-islands"),
            "days": (6, 6),
        },
        themes_in_order(Theme.BORDER, Theme.CULTURE_HERITAGE, Theme.SEA_ISLANDS),
    ),
    "fixed days": (
        {
            "fixed": (FixedSegment(place="Hue", day=2, days=1, title="Congress"),),
            "days": (4, 4),
            "province": ("Hue",),
        },
        lambda _, found: any(
            it.get("title") == "Congress" and it["destination"] == "hue"
            for it in found["days"][1]["items"]
            if it["type"] == "stop"
        ),
    ),
    "three provinces": (
        {"min_provinces": 3, "days": (5, 5), "modes": ROAD},
        lambda _, found: len(set(found["provinces"]) - {"ha-noi"}) >= 3,
    ),
    "a coach of 29 seats": (
        {"province": ("Lai Chau",), "modes": ROAD, "vehicle": Vehicle.BUS_29},
        lambda _, found: not {"si-thau-chai", "sin-suoi-ho"} & set(stops(found)),
    ),
    "reduced mobility": (
        {"province": ("Dak Lak",), "mobility": Mobility.REDUCED},
        lambda known, found: all(
            known.destinations[it].access.reduced_mobility != "no"
            for it in stops(found)
        ),
    ),
    "elders": (
        {"region": ("northwest",), "elders": 2, "pace": Pace.RELAXED},
        lambda known, found: all(
            (known.destinations[it].access.steps or 0) <= 200 for it in stops(found)
        ),
    ),
    "a lodging class": (
        {"province": ("Lam Dong",), "lodging_class": LodgingClass.HOTEL_4},
        lambda _, found: (
            {it["stay"]["class"] for it in found["days"][:-1]} <= {"hotel-4", None}
        ),
    ),
    "a budget": (
        {"region": ("Central Coast",), "days": (4, 4), "budget_per_person": 200_000},
        lambda _, found: found["totals"]["known_cost_vnd_per_person"] <= 200_000,
    ),
    "short drives": (
        {"days": (3, 3), "max_drive_min": 240, "modes": ROAD},
        lambda _, found: max(it["travel_min"] for it in found["days"]) <= 240,
    ),
    "open jaw": (
        {"end": "Ho Chi Minh City", "days": (7, 7)},
        lambda _, found: found["end"] == "ho-chi-minh-city",
    ),
    "a range of days": (
        {"days": (3, 4), "province": ("Ha Giang",), "modes": ROAD},
        anything,
    ),
    "another start": (
        {"start": "Da Nang", "province": ("Hue", "Quang Nam"), "days": (3, 3)},
        lambda _, found: found["start"] == found["end"] == "da-nang",
    ),
    "abroad": (
        {"axis": ("hanoi-lao-cai-kunming",), "days": (6, 6)},
        lambda _, found: "yunnan" in found["provinces"],
    ),
    "the fullest pace": (
        {"pace": Pace.SURVEY, "region": ("red-river-delta",), "days": (3, 3)},
        anything,
    ),
    "a bound": ({"bound": True, "days": (3, 3), "province": ("Hue",)}, anything),
}


@pytest.mark.parametrize("case", CASES)
def test_plans_are_sound(bundled: Catalogue, case: str) -> None:
    """Nothing to complain about, and the wish is granted."""
    wish, granted = CASES[case]
    request = Request(**wish)
    document = plan(request, bundled)
    (best,) = document["plans"]

    assert complaints(document, bundled) == []
    assert granted(bundled, best)
    assert modes(*request.modes)(bundled, best)
    assert document["request"]["max_drive_min"] == (
        request.max_drive_min or PROFILES[request.pace].max_travel_min
    )
