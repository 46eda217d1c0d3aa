"""Titles of plans and days in other languages than that of the request."""

from tourlink.export.gazetteer import Gazetteer
from tourlink.export.titles import Titles
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang


def titles(document: PlanDocument, lang: Lang) -> Titles:
    """Return what says titles."""
    return Titles(document, Gazetteer(document, lang))


def test_titles_of_the_requests_language_are_as_written(document: PlanDocument) -> None:
    """Whoever wrote the plan had reasons."""
    plan = document["plans"][0]
    found = titles(document, Lang.EN)

    assert found.plan(plan) == plan["title"]
    assert [found.day(it) for it in plan["days"]] == [
        it["title"] for it in plan["days"]
    ]


def test_other_languages_name_the_same_route(lai_chau: PlanDocument) -> None:
    """From the start by the beds to the end, in names of that language."""
    plan = lai_chau["plans"][0]
    title = titles(lai_chau, Lang.VI).plan(plan)
    names = [it["name"]["vi"] for it in lai_chau["places"].values()]

    assert title.startswith("Hà Nội - ")
    assert title.endswith(" - Hà Nội")
    assert all(it in names for it in title.split(" - "))


def test_days_without_items_and_plans_without_days(lai_chau: PlanDocument) -> None:
    """Have the title that is written."""
    plan = lai_chau["plans"][0]
    day = plan["days"][0]
    day["items"], day["title"] = [], "Rest"
    assert titles(lai_chau, Lang.VI).day(day) == "Rest"

    plan["days"] = []
    assert titles(lai_chau, Lang.VI).plan(plan) == plan["title"]


def test_a_tour_of_one_bed_is_named_by_what_it_sees(lai_chau: PlanDocument) -> None:
    """Hanoi to Hanoi by Hanoi says nothing."""
    plan = lai_chau["plans"][0]
    for day in plan["days"]:
        day["stay"] |= {"type": "lodging", "at": plan["start"]}
    parts = titles(lai_chau, Lang.VI).plan(plan).split(" - ")

    assert len(parts) == 5
    assert parts[0] == parts[-1] == "Hà Nội"


def test_airports_are_no_place_to_go_to(mekong: PlanDocument) -> None:
    """They are left out of titles."""
    day = mekong["plans"][0]["days"][0]
    leg = next(it for it in day["items"] if it["type"] == "leg")
    mekong["places"][leg["from"]]["kind"] = "airport"
    name = mekong["places"][leg["from"]]["name"]["vi"]

    assert name not in titles(mekong, Lang.VI).day(day)
