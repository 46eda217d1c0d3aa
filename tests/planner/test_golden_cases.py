"""The golden cases of the programme: the stops, order and modes that they name."""

from datetime import date
from typing import Any

import pytest

from tests.planner.document_checker import complaints, legs, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import Plan
from tourlink.planner.pipeline import plan
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Mode, Terrain, Theme


def answer(bundled: Catalogue, **wish: Any) -> Plan:
    """Return the best plan, which must be without fault."""
    document = plan(Request(**wish), bundled)
    assert complaints(document, bundled) == []
    return document["plans"][0]


def terrains(bundled: Catalogue, found: Plan) -> set[Terrain | None]:
    """Return the terrains of all stops."""
    return {bundled.destinations[it].terrain for it in stops(found)}


def test_g1_mekong_by_air(bundled: Catalogue) -> None:
    """Con Ho, a Khmer village, the old house and the town of Sa Dec, Tram Chim."""
    found = answer(
        bundled,
        province=("Vinh Long", "Dong Thap"),
        days=(4, 4),
        start_date=date(2026, 11, 4),
    )

    named: list[set[str]] = [
        {"con-ho"},
        {"khmer-village-tra-vinh"},
        {"huynh-thuy-le"},
        {"sa-dec", "sa-dec-flower-village"},
        {"tram-chim"},
    ]
    assert sum(not it.isdisjoint(stops(found)) for it in named) >= 4
    assert set(found["provinces"]) == {"vinh-long", "dong-thap"}
    assert "air" in {it["mode"] for it in legs(found)}
    assert [it["date"] for it in found["days"]][::3] == ["2026-11-04", "2026-11-07"]


def test_g2_lai_chau_by_road(bundled: Catalogue) -> None:
    """Passes, caves and villages of Lai Chau."""
    found = answer(
        bundled,
        province=("Lai Chau",),
        days=(4, 4),
        start_date=date(2026, 11, 11),
        modes=(Mode.ROAD, Mode.TREK, Mode.CABLE),
    )

    named = {
        "o-quy-ho",
        "rong-may",
        "pu-sam-cap",
        "si-thau-chai",
        "lao-chai-1",
        "sin-suoi-ho",
    }
    assert len(named & set(stops(found))) >= 4
    assert found["provinces"] == ["lai-chau"]


def test_g3_dak_lak_and_lam_dong_by_air(bundled: Catalogue) -> None:
    """Prison, waterfall, lake and museum of the highlands."""
    found = answer(
        bundled,
        province=("Dak Lak", "Lam Dong"),
        days=(5, 5),
        start_date=date(2026, 9, 23),
    )

    assert {"bmt-prison", "dray-nur", "ta-dung", "sound-museum"} <= set(stops(found))
    assert "air" in {it["mode"] for it in legs(found)}


def test_g4_arc_by_road_and_air(bundled: Catalogue) -> None:
    """All four provinces, in the order of the arc or against it."""
    found = answer(bundled, axis=("northeast-northwest-arc",), days=(8, 8), month=10)

    arc = ["lang-son", "cao-bang", "thai-nguyen", "lao-cai"]
    passed = [it for it in found["provinces"] if it in arc]
    assert passed in (arc, arc[::-1])


def test_g5_highland_and_coast(bundled: Catalogue) -> None:
    """In one chain, inside the partner provinces of the agreement."""
    agreement = bundled.agreements["hanoi-central-highlands-2026"]
    found = answer(
        bundled,
        agreement=(agreement.id,),
        pair=("highland", "coast"),
        days=(6, 6),
        month=3,
        theme={Theme.NATURE_WELLNESS: 1.0},
    )

    assert Terrain.HIGHLAND in terrains(bundled, found)
    assert {Terrain.COAST, Terrain.ISLAND} & terrains(bundled, found)
    assert set(found["provinces"]) <= set(agreement.members) - {"ha-noi"}
    assert len(found["provinces"]) >= 2


def test_g6_conference_then_highlands_and_coast(bundled: Catalogue) -> None:
    """Two conference days in Hanoi come first."""
    found = answer(
        bundled,
        fixed=(FixedSegment(place="Hanoi", day=1, days=2, title="Conference"),),
        region=("Central Highlands", "Central Coast"),
        days=(7, 7),
        start_date=date(2026, 11, 9),
        theme={Theme.MICE_SPORTS: 1.0, Theme.NATURE_WELLNESS: 1.0},
    )

    for day in found["days"]:
        held = [
            item["destination"]
            for item in day["items"]
            if item["type"] == "stop" and item.get("title") == "Conference"
        ]
        assert held == (["hanoi"] if day["day"] <= 2 else [])
    assert [it["stay"]["at"] for it in found["days"][:1]] == ["hanoi"]
    assert Terrain.HIGHLAND in terrains(bundled, found)
    assert {Terrain.COAST, Terrain.ISLAND} & terrains(bundled, found)


def test_g7_kunming_to_quang_ninh(bundled: Catalogue) -> None:
    """Kunming - Lao Cai - Hanoi - Hai Phong - Quang Ninh, in this order."""
    order = ("yunnan", "lao-cai", "ha-noi", "hai-phong", "quang-ninh")
    (axis,) = (it.id for it in bundled.axes.values() if it.waypoints == order)
    found = answer(
        bundled, axis=(axis,), start="Kunming", end="Ha Long", days=(9, 9), month=10
    )

    assert [it for it in found["provinces"] if it in order] == list(order)
    assert found["start"] == "kunming"
    assert found["end"] == "ha-long"
    assert "border" in {it["code"] for it in found["warnings"]}


@pytest.mark.parametrize("through", [(), ("Hue", "Da Nang")])
def test_ten_days_north_to_south_by_train(
    bundled: Catalogue, through: tuple[str, ...]
) -> None:
    """Trains, and no flight."""
    found = answer(
        bundled,
        end="Ho Chi Minh City",
        days=(10, 10),
        modes=(Mode.ROAD, Mode.RAIL),
        must=through,
    )

    used = {it["mode"] for it in legs(found)}
    assert used == {"road", "rail"}
    assert found["end"] == "ho-chi-minh-city"


@pytest.mark.parametrize(
    ("must", "days"), [("Ly Son", 4), ("Con Dao", 5), ("Phu Quoc", 4), ("Co To", 4)]
)
def test_islands_have_beds_at_their_ports(
    bundled: Catalogue, must: str, days: int
) -> None:
    """An island that no road leads to is reached, with a night on the way if needed."""
    found = answer(bundled, must=(must,), days=(days, days), month=6)

    assert {"air", "boat"} & {it["mode"] for it in legs(found)}


def test_across_the_border_in_six_days(bundled: Catalogue) -> None:
    """Nights are found between two countries, though no road leads across."""
    found = answer(
        bundled,
        start="Kunming",
        end="Ha Long",
        province=("Yunnan", "Quang Ninh"),
        days=(6, 6),
        month=10,
    )

    assert found["start"] == "kunming"
    assert found["end"] == "ha-long"
