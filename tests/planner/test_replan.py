"""Plans made anew: what is kept stays to the minute, the rest still answers."""

import json
from datetime import date
from typing import Any

import pytest

from tests.planner.document_checker import complaints, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, RequestError
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.planner.replan import Wish, replan, request_anew
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Mode, Pace, Theme

WISHES: dict[str, dict[str, Any]] = {
    "lai-chau": {
        "province": ("Lai Chau",),
        "days": (4, 4),
        "start_date": date(2026, 11, 11),
        "modes": (Mode.ROAD, Mode.TREK, Mode.CABLE),
    },
    "conference": {
        "fixed": (FixedSegment(place="Hanoi", day=1, days=2, title="Conference"),),
        "region": ("Central Highlands",),
        "days": (7, 7),
        "start_date": date(2026, 11, 9),
        "theme": {Theme.MICE_SPORTS: 1.0, Theme.NATURE_WELLNESS: 1.0},
    },
    "train": {
        "province": ("Lao Cai",),
        "must": ("Fansipan",),
        "days": (4, 4),
        "start_date": date(2026, 11, 5),
        "modes": (Mode.ROAD, Mode.RAIL, Mode.CABLE),
    },
}


@pytest.fixture(scope="module")
def documents(bundled: Catalogue) -> dict[str, PlanDocument]:
    """A plan for each wish."""
    return {name: plan(Request(**wish), bundled) for name, wish in WISHES.items()}


@pytest.mark.parametrize("name", WISHES)
def test_nothing_changes_where_nothing_is_wished(
    documents: dict[str, PlanDocument], bundled: Catalogue, name: str
) -> None:
    """The same request gives the same plan, and the changes say so."""
    before = documents[name]
    after = replan(before, Wish(), bundled)

    assert after["plans"][0]["days"] == before["plans"][0]["days"]
    assert after["request"] == before["request"]
    changed = after["changes"]
    assert all(day["same"] for day in changed["days"])
    assert not any(changed[it] for it in ("added", "dropped", "moved"))


@pytest.mark.parametrize("where", ["first", "last", "middle", "ends", "all"])
@pytest.mark.parametrize("name", WISHES)
def test_kept_days_are_the_same_to_the_byte(
    documents: dict[str, PlanDocument], bundled: Catalogue, name: str, where: str
) -> None:
    """Whatever else goes, in front of them, behind them and between them."""
    before = documents[name]
    days = before["plans"][0]["days"]
    last = len(days)
    keep = {
        "first": (1,),
        "last": (last,),
        "middle": tuple(range(2, last)),
        "ends": (1, last),
        "all": tuple(range(1, last + 1)),
    }[where]
    dropped = next(
        (
            item["destination"]
            for day in days
            for item in day["items"]
            if day["day"] not in keep
            and item["type"] == "stop"
            and "title" not in item
            and item["destination"] != "fansipan"
        ),
        None,
    )
    after = replan(before, Wish(keep=keep, drop=(dropped,) if dropped else ()), bundled)

    assert complaints(after, bundled) == []
    assert dropped not in stops(after["plans"][0])
    for number in keep:
        now = after["plans"][0]["days"][number - 1]
        assert json.dumps(now) == json.dumps(days[number - 1])
    assert after["changes"]["kept_days"] == list(keep)
    assert after["request"]["must"] == before["request"]["must"]


def test_a_pin_is_visited_and_stays_asked_for(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """Pins become musts of the request, and drops places to avoid."""
    before = documents["lai-chau"]
    assert "than-uyen" not in stops(before["plans"][0])
    after = replan(
        before, Wish(keep=(1,), pin=("Than Uyen",), drop=("Pu Sam Cap",)), bundled
    )

    assert "than-uyen" in stops(after["plans"][0])
    assert after["request"]["must"] == ["than-uyen"]
    assert after["request"]["avoid"] == ["pu-sam-cap"]
    assert "than-uyen" in after["changes"]["added"]
    assert "pu-sam-cap" in after["changes"]["dropped"]
    again = replan(after, Wish(pin=("Pu Sam Cap",), drop=("Than Uyen",)), bundled)
    assert again["request"]["must"] == ["pu-sam-cap"]
    assert again["request"]["avoid"] == ["than-uyen"]


def test_the_last_days_stay_the_last(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """A longer tour ends with the days that were kept, on later dates."""
    before = documents["lai-chau"]
    after = replan(before, Wish(keep=(1, 4), fields={"days": (5, 5)}), bundled)

    assert complaints(after, bundled) == []
    assert after["changes"]["kept_days"] == [1, 5]
    last = after["changes"]["days"][-1]
    assert (last["day"], last["was"], last["same"]) == (5, 4, True)
    assert after["plans"][0]["days"][4]["date"] == "2026-11-15"


def test_a_shorter_tour_tells_the_days_that_are_no_longer(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """The day that went is told with what it had."""
    after = replan(
        documents["lai-chau"], Wish(keep=(4,), fields={"days": (3, 3)}), bundled
    )

    gone = [it for it in after["changes"]["days"] if it["day"] is None]
    assert [it["was"] for it in gone] == [3]
    assert gone[0]["before"]
    assert gone[0]["after"] == []


def test_whole_plan_constraints_count_kept_days(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """A budget that the kept days nearly use up binds the others."""
    before = documents["conference"]
    spent = before["plans"][0]["totals"]["known_cost_vnd_per_person"]
    places = before["places"]
    fees = {
        day["day"]: sum(
            places[item["destination"]].get("fee_vnd", 0)
            for item in day["items"]
            if item["type"] == "stop"
        )
        for day in before["plans"][0]["days"]
    }
    dearest = max(fees, key=lambda it: fees[it])
    keep = tuple({3, 4, 5} - {dearest})
    after = replan(
        before, Wish(keep=keep, fields={"budget_per_person": spent - 1}), bundled
    )

    assert complaints(after, bundled) == []
    now = after["plans"][0]["totals"]["known_cost_vnd_per_person"]
    assert now <= spent - 1


def test_days_that_cannot_be_kept_say_which_and_why(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """A mode that is gone, a pace that allows less, a place closed for the season."""
    before = documents["conference"]
    with pytest.raises(NoFeasibleChainError, match=r"day 3: air-\S+ cannot be taken"):
        replan(before, Wish(keep=(3,), fields={"modes": (Mode.ROAD,)}), bundled)
    with pytest.raises(NoFeasibleChainError, match="day 4: "):
        replan(before, Wish(keep=(3, 4), fields={"pace": Pace.RELAXED}), bundled)


def test_a_closed_day_is_named(bundled: Catalogue) -> None:
    """The Mausoleum is closed on Mondays, whatever the time."""
    wish = Request(
        province=("Hanoi",),
        must=("Ho Chi Minh Mausoleum",),
        days=(1, 1),
        start_date=date(2026, 11, 10),
    )
    before = plan(wish, bundled)
    monday = {"start_date": date(2026, 11, 9)}
    with pytest.raises(NoFeasibleChainError, match="closed on 2026-11-09"):
        replan(before, Wish(keep=(1,), fields=monday), bundled)


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish(number=2), "there is no plan 2"),
        (Wish(keep=(9,)), "there is no day 9"),
        (Wish(keep=(1, 4), fields={"days": (1, 1)}), "do not fit into 1 day"),
        (Wish(pin=("Sin Suoi Ho",), drop=("Sin Suoi Ho",)), "both pinned and dropped"),
        (Wish(pin=("Atlantis",)), "Atlantis"),
    ],
)
def test_wishes_that_contradict_the_plan(
    documents: dict[str, PlanDocument], bundled: Catalogue, wish: Wish, message: str
) -> None:
    """They are errors of the request, not answers."""
    with pytest.raises(RequestError, match=message):
        replan(documents["lai-chau"], wish, bundled)


def test_what_is_kept_cannot_be_dropped(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """The error names the day."""
    document = documents["lai-chau"]
    first = document["plans"][0]["days"][0]
    stop = next(it["destination"] for it in first["items"] if it["type"] == "stop")
    with pytest.raises(RequestError, match="is on day 1, which is to be kept"):
        replan(document, Wish(keep=(1,), drop=(stop,)), bundled)


def test_the_request_of_a_document_gives_the_same_document(
    documents: dict[str, PlanDocument], bundled: Catalogue
) -> None:
    """What is resolved can be asked again, and a new pace brings its own limits."""
    document = documents["conference"]
    request = request_anew(document)

    assert request.max_drive_min is None
    assert plan(request, bundled)["plans"] == document["plans"]
