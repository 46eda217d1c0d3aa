"""The year of requests and plans on the bundled catalogue."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Mode
from tourlink.when.of_plan import OfPlan, of_plan
from tourlink.when.of_request import of_request
from tourlink.when.year import Calendar, Rating, Week

PLANS = Path(__file__).parents[1] / "data" / "plans"


def asked(known: Catalogue, year: int = 2027, **wish: Any) -> Calendar:
    """Return the weeks for a request."""
    return of_request(Request(**wish), known, year)


def on(calendar: Calendar, day: date) -> Week:
    """Return the week that a day is in."""
    return next(it for it in calendar.weeks if it.first <= day <= it.last)


def texts(week: Week) -> str:
    """Return the reasons of a week as one text."""
    return "; ".join(it.text for it in week.reasons)


def test_golden_rice_is_best_when_it_is_golden(bundled: Catalogue) -> None:
    """Whatever date the request names, no week of the others is as good."""
    wish: dict[str, Any] = {"must": ("Mu Cang Chai",), "days": (2, 2)}
    found = asked(bundled, modes=(Mode.ROAD,), **wish)

    golden = on(found, date(2027, 9, 22))
    assert golden.rating is Rating.BEST
    assert "Golden rice terraces (15 Sep - 10 Oct)" in texts(golden)
    assert on(found, date(2027, 12, 8)).share < golden.share
    dated = asked(bundled, modes=(Mode.ROAD,), start_date=date(2027, 1, 5), **wish)
    assert dated.weeks == found.weeks
    assert dated.key == found.key


def test_a_must_closed_for_months(bundled: Catalogue) -> None:
    """The Mausoleum in June and July; around it the days that are left."""
    found = asked(bundled, must=("Ho Chi Minh Mausoleum",), days=(1, 1))

    blocked = [it for it in found.weeks if it.rating is Rating.BLOCKED]
    assert len(blocked) == 8
    assert all({it.first.month, it.last.month} & {6, 7} for it in blocked)
    assert "closed in June" in texts(on(found, date(2027, 6, 16)))
    open_week = on(found, date(2027, 3, 3))
    assert [f"{it:%w}" for it in open_week.starts] == ["2", "3", "4", "6", "0"]


def test_an_island_without_boats(bundled: Catalogue) -> None:
    """Hon Noi from October to March: it is closed, as its boats do not go."""
    found = asked(bundled, must=("Hon Noi",), days=(4, 4))

    december = on(found, date(2027, 12, 15))
    assert december.rating is Rating.BLOCKED
    assert "December" in texts(december)
    assert on(found, date(2027, 5, 12)).rating is not Rating.BLOCKED


def test_an_island_in_the_wind(bundled: Catalogue) -> None:
    """Ly Son is not blocked, but its record's own words are shown."""
    found = asked(bundled, must=("Ly Son",), days=(4, 4))

    winter, summer = on(found, date(2027, 11, 17)), on(found, date(2027, 6, 16))
    assert "stop in strong wind" in texts(winter)
    assert "stop in strong wind" not in texts(summer)
    assert winter.share < summer.share


def test_tet_is_fair_at_most(bundled: Catalogue) -> None:
    """Half of what the days are worth is left."""
    found = asked(bundled, province=("Ninh Binh",), days=(3, 3))

    tet = next(it for it in found.weeks if it.first == date(2027, 2, 8))
    before = on(found, date(2027, 1, 20))
    assert tet.share <= before.share * 1.3
    inside = asked(bundled, province=("Ninh Binh",), days=(7, 7))
    week = on(inside, date(2027, 2, 3))
    assert week.rating is Rating.FAIR
    assert "Tet (4-10 Feb)" in texts(week)


def test_an_area_that_cannot_be_served(bundled: Catalogue) -> None:
    """By boat alone nothing of the highlands is reached: no week will do."""
    found = asked(bundled, province=("Kon Tum",), modes=(Mode.BOAT,), days=(2, 2))

    assert {it.rating for it in found.weeks} == {Rating.BLOCKED}
    assert "nothing to visit for Kon Tum" in texts(found.weeks[0])


def test_a_solved_year(bundled: Catalogue) -> None:
    """Plans rate the weeks; those that the estimate blocks are not searched."""
    request = Request(must=("Ho Chi Minh Mausoleum",), days=(1, 1), modes=(Mode.ROAD,))
    seen: list[int] = []
    found = of_request(
        request, bundled, 2027, solve=True, report=lambda it: seen.append(it.number)
    )

    scored = [it for it in found.weeks if it.score is not None]
    assert scored
    assert {it.rating for it in found.weeks} >= {Rating.BEST, Rating.BLOCKED}
    assert set(seen) >= {it.number for it in scored}
    best = max(scored, key=lambda it: it.share)
    dated = replace(request, start_date=best.starts[0])
    assert plan(dated, bundled)["plans"][0]["score"] > 0


@pytest.fixture(scope="module")
def market(bundled: Catalogue) -> PlanDocument:
    """A plan that meets the market of Bac Ha on its Sunday."""
    return plan(
        Request(
            must=("Bac Ha market",),
            days=(3, 3),
            modes=(Mode.ROAD,),
            start_date=date(2027, 3, 5),
        ),
        bundled,
    )


def test_a_plan_keeps_its_weekday(bundled: Catalogue, market: PlanDocument) -> None:
    """Moved to any week, it starts on the weekday that brings it there on Sunday."""
    found = of_plan(market["plans"][0], bundled, 2027)

    possible = [it for it in found.weeks if it.rating is not Rating.BLOCKED]
    assert possible
    assert {day.weekday() for it in possible for day in it.starts} == {4}
    assert "open on Sun only" in texts(possible[0])


def test_a_plan_on_its_own_date_is_possible(
    bundled: Catalogue, market: PlanDocument
) -> None:
    """What the planner made for a day works on that day."""
    subject = OfPlan(market["plans"][0], bundled, 2027)

    assert subject.against(date(2027, 3, 5)) == []
    assert subject.worth(date(2027, 3, 5)) > 0


def test_plans_of_old(bundled: Catalogue) -> None:
    """Saved plans are moved; what the catalogue does not know any more blocks them."""
    for path in sorted(PLANS.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        found = of_plan(document["plans"][0], bundled, 2026)
        assert len(found.weeks) == 53
        for week in found.weeks:
            assert bool(week.starts) == (week.rating is not Rating.BLOCKED)


def test_places_that_are_gone(bundled: Catalogue, market: PlanDocument) -> None:
    """A stop or a corridor that the catalogue lacks is named."""
    document = json.loads(json.dumps(market))
    found = document["plans"][0]
    items = [it for day in found["days"] for it in day["items"]]
    stop = next(it for it in items if it["type"] == "stop")
    leg = next(it for it in items if it["type"] == "leg")
    stop["destination"], leg["corridors"] = "atlantis", ["road-to-atlantis"]

    weeks = of_plan(found, bundled, 2027).weeks
    assert {it.rating for it in weeks} == {Rating.BLOCKED}
    assert "atlantis is not in the catalogue" in texts(weeks[0])
    assert "road-to-atlantis is not in the catalogue" in texts(weeks[0])


def test_an_island_that_boats_do_not_reach(bundled: Catalogue) -> None:
    """With summer boats alone, who refuses to fly does not get to Con Dao in winter."""
    summer = {
        it.id: replace(it, months=(5, 6, 7, 8)) if it.mode is Mode.BOAT else it
        for it in bundled.corridors.values()
    }
    known = replace(bundled, corridors=summer)
    modes = (Mode.ROAD, Mode.BOAT)
    found = asked(known, must=("Con Dao",), modes=modes, days=(6, 6))

    december = on(found, date(2027, 12, 15))
    assert december.rating is Rating.BLOCKED
    assert "no way to Con Dao" in texts(december)
    assert on(found, date(2027, 6, 16)).rating is not Rating.BLOCKED
    flown = asked(known, must=("Con Dao",), days=(6, 6))
    assert on(flown, date(2027, 12, 15)).rating is not Rating.BLOCKED
