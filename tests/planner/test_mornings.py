"""Early departures are put off where the day allows it."""

from typing import Any

import pytest

from tests.planner.document_checker import complaints, legs
from tests.solver.town import HOME, MUSEUM, town
from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import Day, LegItem, PauseItem, Plan
from tourlink.planner.mornings import rested
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.solver.instance import Route
from tourlink.solver.schedule import schedule
from tourlink.vocabulary import Mode, Pace


def answer(known: Catalogue, **wish: Any) -> Plan:
    """Return the best plan of a document without fault."""
    document = plan(Request(**wish), known)
    assert complaints(document, known) == []
    return document["plans"][0]


def pauses(day: Day, title: str) -> list[PauseItem]:
    """Return the pauses of a day with a title."""
    return [
        it
        for it in day["items"]
        if it["type"] != "leg" and it["type"] != "stop" and it.get("title") == title
    ]


@pytest.fixture(scope="module")
def beach(bundled: Catalogue) -> Plan:
    """A beach holiday by air."""
    return answer(
        bundled,
        province=("Kien Giang",),
        must=("Phu Quoc",),
        days=(4, 4),
        modes=(Mode.ROAD, Mode.AIR),
        pace=Pace.RELAXED,
        month=12,
    )


def test_nobody_is_called_at_night_for_a_flight(beach: Plan) -> None:
    """The flight home at 06:30 arrives first, but the next one will do."""
    first = next(it for it in beach["days"][-1]["items"] if it["type"] == "leg")

    assert first["depart"] >= "08:00"


def test_town_pick_up(beach: Plan) -> None:
    """The party leaves two and a half hours before take-off, by day."""
    for before, flight in zip(legs(beach), legs(beach)[1:], strict=False):
        if flight["mode"] == "air" and before["depart"] > "04:30":
            assert _minute(flight) - _minute(before) >= 150


def _minute(leg: LegItem) -> int:
    return int(leg["depart"][-5:-3]) * 60 + int(leg["depart"][-2:])


def test_evenings(beach: Plan) -> None:
    """Each night but the last has dinner; each new hotel its check-in from 14:00."""
    beds = [day["stay"]["at"] for day in beach["days"]]
    for number, day in enumerate(beach["days"][:-1]):
        (dinner,) = pauses(day, "dinner")
        assert dinner["at"] == beds[number]
        assert dinner["start"] >= "18:30"
        rooms = pauses(day, "room")
        assert bool(rooms) == (not number or beds[number] != beds[number - 1])
        assert all(it["start"] >= "14:00" for it in rooms)
    assert pauses(beach["days"][-1], "dinner") == []


def test_dinner_comes_before_the_night_train(bundled: Catalogue) -> None:
    """There is an hour for it, and breakfast off the train."""
    found = answer(
        bundled, province=("Lao Cai",), days=(4, 4), require=("overnight-rail:return",)
    )
    *_, evening, morning = found["days"]

    (dinner,) = pauses(evening, "dinner")
    assert dinner["start"] >= "17:30"
    (breakfast,) = pauses(morning, "breakfast")
    assert breakfast["start"] < "09:00"


def test_breakfast_on_early_road_days(bundled: Catalogue) -> None:
    """A survey leaves at half past five and stops for half an hour."""
    found = answer(bundled, region=("Northwest",), days=(5, 5), pace=Pace.SURVEY)
    early = [
        day
        for day in found["days"]
        if day["items"][0]["type"] == "leg" and day["items"][0]["depart"] < "06:00"
    ]

    assert early
    for day in early:
        (breakfast,) = pauses(day, "breakfast")
        assert breakfast["start"] < "09:00"


def test_villages_are_seen_by_daylight(bundled: Catalogue) -> None:
    """In November the sun sets at a quarter past five."""
    found = answer(bundled, region=("Northwest",), days=(4, 4), month=11)
    for day in found["days"]:
        for item in day["items"]:
            if item["type"] == "stop":
                kind = bundled.destinations[item["destination"]].kind
                assert kind != "village" or item["leave"] <= "17:15"


def test_a_long_relaxed_tour_has_a_free_half_day(bundled: Catalogue) -> None:
    """It is given up only where nothing else is feasible."""
    found = answer(
        bundled, region=("Northwest",), days=(6, 6), pace=Pace.RELAXED, month=3
    )

    assert "free-half-day" not in {it["code"] for it in found["warnings"]}


@pytest.mark.parametrize(("visit_min", "depart"), [(380, 450), (385, 390)])
def test_nobody_rises_for_a_road_day_that_is_over_early(
    visit_min: int, depart: int
) -> None:
    """Two hours out, lunch, two hours back: 18:00 is early enough, 18:05 is not."""
    ways = {(HOME, MUSEUM): 120, (MUSEUM, HOME): 120 - 50}
    instance = town(ways=ways, visit_min={MUSEUM: visit_min}, last_end_min=1170)
    chain = (Route((MUSEUM,), None),)
    days = schedule(instance, chain)
    assert days is not None
    assert days[0].steps[0].depart == 390

    (found,) = rested(instance, chain, days)
    assert found.steps[0].depart == depart
    assert found.steps[-1].arrive <= 18 * 60
