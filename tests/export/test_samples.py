"""The samples are what the planner would write."""

from itertools import pairwise

import pytest
from pydantic import TypeAdapter

from tourlink.export.words import minutes_between
from tourlink.plan import Plan, PlanDocument

NOT_COUNTED = {"cable", "trek"}  # in `travel_min`: no vehicle on a way


def test_sample_is_a_plan_document(document: PlanDocument) -> None:
    """The samples keep to the published types."""
    assert TypeAdapter(PlanDocument).validate_python(document) == document


def test_sample_names_all_its_places(document: PlanDocument) -> None:
    """Exporters find every name in the document."""
    ids = {
        place
        for plan in document["plans"]
        for day in plan["days"]
        for item in day["items"]
        for key, place in item.items()
        if key in {"from", "to", "destination", "at"}
    }
    assert ids <= document["places"].keys()
    provinces = {place["province"] for place in document["places"].values()}
    assert provinces <= document["provinces"].keys()


def test_sample_adds_up(document: PlanDocument) -> None:
    """Days and totals are the sums of their parts."""
    for plan in document["plans"]:
        days = plan["days"]
        for day in days:
            legs = [item for item in day["items"] if item["type"] == "leg"]
            assert day["distance_km"] == pytest.approx(
                sum(leg["distance_km"] for leg in legs)
            )
            assert day["travel_min"] == sum(
                leg["duration_min"]
                for leg in legs
                if leg["mode"] not in NOT_COUNTED and not leg.get("overnight")
            )
        totals = plan["totals"]
        assert totals["distance_km"] == pytest.approx(
            sum(day["distance_km"] for day in days)
        )
        assert totals["travel_min"] == sum(day["travel_min"] for day in days)


def test_sample_has_no_gaps_in_its_days(document: PlanDocument) -> None:
    """Each item begins when the one before ended, and lasts what it says."""
    for plan in document["plans"]:
        for day in _timed(plan):
            for (_, end, _, _), (start, *_) in pairwise(day):
                assert minutes_between(end, start) == 0

            for start, end, minutes, _ in day:
                assert minutes_between(start, end) == minutes


def _timed(plan: Plan) -> list[list[tuple[str, str, int, str]]]:
    days = []
    for day in plan["days"]:
        timed = []
        for item in day["items"]:
            if item["type"] == "leg":
                span = (item["depart"], item["arrive"], item["duration_min"])
                timed.append((*span, item["to"]))
            elif item["type"] == "stop":
                span = (item["arrive"], item["leave"], item["duration_min"])
                timed.append((*span, item["destination"]))
            else:
                minutes = minutes_between(item["start"], item["end"])
                timed.append((item["start"], item["end"], minutes, item["at"]))
        days.append(timed)
    return days
