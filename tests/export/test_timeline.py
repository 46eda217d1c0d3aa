"""The rows of a day, and what is told together."""

from typing import Any

import pytest

from tourlink.export.gazetteer import Gazetteer
from tourlink.export.timeline import Row, timeline, visits
from tourlink.export.words import ASCII
from tourlink.plan import Item, Plan, PlanDocument
from tourlink.vocabulary import Lang

LEG: Any = {
    "type": "leg",
    "from": "ha-noi",
    "to": "sa-pa",
    "mode": "road",
    "corridors": ["a"],
    "distance_km": 316.0,
    "duration_min": 300,
    "depart": "06:00",
    "arrive": "11:00",
}


def pause(kind: str, start: str, end: str, at: str = "sa-pa", **more: str) -> Any:
    """Return an item."""
    return {"type": kind, "at": at, "start": start, "end": end, **more}


def rows(document: PlanDocument, *items: Item) -> list[Row]:
    """Return the rows of a first day with these items and no night."""
    plan: Plan = document["plans"][0]
    day = plan["days"][0]
    day["items"] = list(items)
    day["stay"] = {"type": None, "at": None, "corridor": None, "class": None}
    return timeline(plan, Gazetteer(document, Lang.EN), ASCII)[0][:-1]


def test_short_break_is_told_with_its_leg(lai_chau: PlanDocument) -> None:
    """A reader would not give ten minutes a line of their own."""
    (row,) = rows(lai_chau, LEG, pause("break", "11:00", "11:10"))
    assert row.asides == ("then 10 min break",)


@pytest.mark.parametrize(
    "other",
    [
        pause("break", "11:00", "11:30"),
        pause("break", "11:00", "11:10", at="yen-bai"),
        pause("break", "11:00", "11:10", title="Photo stop"),
        pause("meal", "11:00", "11:10"),
    ],
    ids=["long", "elsewhere", "titled", "a meal"],
)
def test_other_pauses_have_their_own_line(lai_chau: PlanDocument, other: Any) -> None:
    """Only a short plain break at the end of the leg is trivial."""
    assert len(rows(lai_chau, LEG, other)) == 2


def test_equal_pauses_in_a_row_are_one(lai_chau: PlanDocument) -> None:
    """The solver may add free time twice; nobody reads it twice."""
    (row,) = rows(
        lai_chau,
        pause("free", "14:00", "14:30"),
        pause("free", "14:30", "16:00"),
        pause("transfer", "16:00", "16:00"),
    )
    assert (row.time, row.minutes) == ("14:00-16:00", 120)


def test_different_pauses_are_two(lai_chau: PlanDocument) -> None:
    """Another kind, or time between them."""
    first = pause("free", "14:00", "14:30")
    assert len(rows(lai_chau, first, pause("check-in", "14:30", "15:00"))) == 2
    assert len(rows(lai_chau, first, pause("free", "15:00", "15:30"))) == 2


@pytest.mark.parametrize(
    ("start", "title", "word", "text"),
    [
        ("07:00", "", "breakfast", ("Sa Pa",)),
        ("12:00", "", "lunch", ("Sa Pa",)),
        ("19:00", "", "dinner", ("Sa Pa",)),
        ("11:00", "Lunch", "lunch", ("Sa Pa",)),
        ("15:40", "Lunch", "lunch", ("Sa Pa",)),
        ("18:00", "Gala dinner", "meal", ("Gala dinner:", "Sa Pa")),
    ],
)
def test_meals(
    lai_chau: PlanDocument, start: str, title: str, word: str, text: tuple[str, ...]
) -> None:
    """A meal is called by its title, or by its time."""
    more = {"title": title} if title else {}
    (row,) = rows(lai_chau, pause("meal", start, "23:00", **more))
    assert (row.word, row.text) == (word, text)


def test_unknown_mode_is_shown_as_it_is(lai_chau: PlanDocument) -> None:
    """A newer planner may know more modes than this reader."""
    (row,) = rows(lai_chau, LEG | {"mode": "balloon"})
    assert (row.mark, row.word) == (ASCII.dot, "balloon")


def test_themes_asked_for_come_first(lai_chau: PlanDocument) -> None:
    """At most three, those of the request before others."""
    lai_chau["plans"][0]["themes"] = {"agri-rural": 1.0}
    stop: Any = {
        "type": "stop",
        "destination": "si-thau-chai",
        "arrive": "08:00",
        "leave": "10:00",
        "duration_min": 120,
        "prize": 1,
    }
    (row,) = rows(lai_chau, stop)
    assert row.asides == ("agri-rural", "community", "culture-heritage")


def test_clock_changes_are_told_once_each(yunnan: PlanDocument) -> None:
    """Forward at the border, back on the way home; days abroad need no note."""
    plan = yunnan["plans"][0]
    back = LEG | {"depart": "2026-03-25T17:00+08:00", "arrive": "2026-03-25T21:00"}
    plan["days"][-1]["items"].append(back)
    days = timeline(plan, Gazetteer(yunnan, Lang.EN), ASCII)
    notes = [" ".join(row.text) for day in days for row in day if row.role == "note"]
    assert notes == [
        "forward by 1 h: times are UTC+8 from here",
        "back by 1 h: times are UTC+7 from here",
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "night train SP3, arrives 06:05 (+1)"),
        ({"service": None}, "night train, arrives 06:05 (+1)"),
        ({"mode": "road"}, "sleeper bus SP3, arrives 06:05 (+1)"),
        ({"mode": "camel"}, "night on the way SP3, arrives 06:05 (+1)"),
        ({"arrive_day_offset": 0}, "night train SP3, arrives 06:05"),
    ],
)
def test_night_on_the_way(
    night_train: PlanDocument, change: dict[str, Any], told: str
) -> None:
    """The bed is the service: its name, and when it arrives."""
    plan = night_train["plans"][0]
    leg: Any = plan["days"][0]["items"][-1]
    leg.update(change)
    day = timeline(plan, Gazetteer(night_train, Lang.EN), ASCII)[0]
    (stay,) = (row for row in day if row.role == "stay")
    assert stay.text == (told,)


def test_night_of_an_unknown_service(night_train: PlanDocument) -> None:
    """Without its leg, the stay says what it can."""
    plan = night_train["plans"][0]
    plan["days"][0]["items"] = []
    day = timeline(plan, Gazetteer(night_train, Lang.EN), ASCII)[0]
    assert [row.text for row in day] == [("overnight on the way",), ("day 1",)]


def test_day_offset_comes_from_the_dates_too(night_train: PlanDocument) -> None:
    """The field may be absent, and so may both dates."""
    plan = night_train["plans"][0]
    leg: Any = plan["days"][0]["items"][-1]
    del leg["arrive_day_offset"]
    day = timeline(plan, Gazetteer(night_train, Lang.EN), ASCII)[0]
    assert "22:00-06:05+1" in [row.time for row in day]
    leg.update(depart="22:00", arrive="06:05")
    day = timeline(plan, Gazetteer(night_train, Lang.EN), ASCII)[0]
    assert "22:00-06:05" in [row.time for row in day]


def test_lodging_without_a_class(lai_chau: PlanDocument) -> None:
    """The place alone, then."""
    plan = lai_chau["plans"][0]
    plan["days"][0]["stay"]["class"] = None
    day = timeline(plan, Gazetteer(lai_chau, Lang.EN), ASCII)[0]
    assert ("overnight at Lai Chau town",) in [row.text for row in day]


def test_numbers_are_those_of_the_map(document: PlanDocument) -> None:
    """Timeline and legend count the same stops."""
    for plan in document["plans"]:
        days = timeline(plan, Gazetteer(document, Lang.EN), ASCII)
        numbers = [row.mark for day in days for row in day if row.role == "visit"]
        assert numbers == [str(number) for number, _, _ in visits(plan)]
