"""What professionals know of the calendar, case by case, on the bundled catalogue."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.planner.document_checker import stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.programmes import Period
from tourlink.network.conditions import Conditions
from tourlink.network.services import running
from tourlink.plan import Plan
from tourlink.planner.brief import read
from tourlink.planner.candidates import candidates
from tourlink.planner.pipeline import plan
from tourlink.planner.shift import obstacles
from tourlink.request import Request
from tourlink.seasons import (
    new_year,
    occurrences,
    open_weekdays,
    opens_on,
    takes_place,
    windows,
)
from tourlink.vocabulary import Mode

MONDAY = date(2027, 3, 1)
SUNDAY = MONDAY + timedelta(6)


def open_on(known: Catalogue, place: str, on: date) -> list[tuple[str, str]]:
    """Return the hours of a place on a day as clocks show them."""
    return [
        (f"{first // 60:02}:{first % 60:02}", f"{last // 60:02}:{last % 60:02}")
        for first, last in windows(known.destinations[place], month=on.month, on=on)
    ]


def prize_of(known: Catalogue, place: str, **wish: Any) -> int:
    """Return what a place is worth to a request that must have it."""
    request = Request(must=(place,), days=(2, 2), **wish)
    last = request.start_date + timedelta(1) if request.start_date else None
    found = candidates(read(request, known), known, last)
    return next(it.prize for it in found.admitted if it.place.id == place)


def services(known: Catalogue, on: date) -> set[str]:
    """Return the ids of the corridors with a timetable that run on a day."""
    return {it.id for it in running(known, Conditions(), on)}


def best(known: Catalogue, **wish: Any) -> Plan:
    """Return the best plan for a request."""
    return plan(Request(**wish), known)["plans"][0]


def codes(found: Plan) -> dict[str, str]:
    """Return the warnings of a plan by their codes."""
    return {it["code"]: it["message"] for it in found["warnings"]}


def test_bac_ha_market_is_on_sunday(bundled: Catalogue) -> None:
    """In the morning, and on no other day."""
    week = [MONDAY + timedelta(it) for it in range(7)]

    assert [bool(open_on(bundled, "bac-ha-market", it)) for it in week] == [
        *[False] * 6,
        True,
    ]
    assert open_on(bundled, "bac-ha-market", SUNDAY) == [("06:00", "12:00")]
    assert open_weekdays(bundled.destinations["bac-ha-market"], 3) == {6}


def test_the_mausoleum_is_closed_on_monday_on_friday_and_after_noon(
    bundled: Catalogue,
) -> None:
    """And all day in June and July."""
    friday = MONDAY + timedelta(4)

    assert open_on(bundled, "ho-chi-minh-mausoleum", MONDAY) == []
    assert open_on(bundled, "ho-chi-minh-mausoleum", friday) == []
    hours = open_on(bundled, "ho-chi-minh-mausoleum", SUNDAY)
    assert hours == [("07:30", "10:30")]
    assert open_on(bundled, "ho-chi-minh-mausoleum", date(2027, 6, 6)) == []
    said = opens_on(bundled.destinations["ho-chi-minh-mausoleum"], (5, 6))
    assert said == "is closed in June and is open on Tue, Wed, Thu, Sat, Sun only"


def test_cai_rang_is_over_by_nine(bundled: Catalogue) -> None:
    """A floating market in the afternoon is what machines plan."""
    assert open_on(bundled, "cai-rang", MONDAY) == [("05:00", "09:00")]


@pytest.mark.parametrize("place", ["ethnology-museum", "thang-long-citadel"])
def test_a_museum_on_monday(bundled: Catalogue, place: str) -> None:
    """Closed, and open on Tuesday."""
    assert open_on(bundled, place, MONDAY) == []
    assert open_on(bundled, place, MONDAY + timedelta(1)) != []


def test_a_must_that_is_open_on_sunday_alone(bundled: Catalogue) -> None:
    """A tour from Monday to Wednesday cannot have the market, one over Sunday does."""
    wish: dict[str, Any] = {
        "must": ("bac-ha-market",),
        "days": (3, 3),
        "modes": (Mode.ROAD,),
    }
    found = best(bundled, start_date=SUNDAY - timedelta(1), **wish)

    (day,) = [
        it["date"]
        for it in found["days"]
        if any(
            item["type"] == "stop" and item["destination"] == "bac-ha-market"
            for item in it["items"]
        )
    ]
    assert day == SUNDAY.isoformat()
    assert obstacles(found, bundled, SUNDAY - timedelta(1)) == []
    (moved,) = obstacles(found, bundled, SUNDAY)
    assert (moved.code, moved.subject) == ("closed-day", "bac-ha-market")
    assert moved.text == "Bac Ha Sunday market is open on Sun only"


@pytest.mark.parametrize(
    ("first", "last", "golden"),
    [
        ("2027-09-10", "2027-09-14", False),
        ("2027-09-12", "2027-09-15", True),
        ("2027-10-10", "2027-10-13", True),
        ("2027-10-11", "2027-10-14", False),
    ],
)
def test_golden_rice(
    bundled: Catalogue, first: str, last: str, *, golden: bool
) -> None:
    """From 15 September to 10 October, as the record of Mu Cang Chai says."""
    event = bundled.events["golden-rice-northwest"]
    days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}

    assert takes_place(event, month=None, **days) is golden


def test_golden_rice_is_worth_more_than_green(bundled: Catalogue) -> None:
    """The terraces in their window, in the same month before, and in December."""
    worth = [
        prize_of(bundled, "mu-cang-chai", start_date=date(2027, month, day))
        for month, day in ((9, 20), (9, 5), (12, 5))
    ]

    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == 3


@pytest.mark.parametrize(
    ("day", "flowers"),
    [("09-30", False), ("10-14", False), ("10-15", True), ("12-10", True)],
)
def test_buckwheat(bundled: Catalogue, day: str, *, flowers: bool) -> None:
    """From the middle of October to early December."""
    on = date.fromisoformat(f"2027-{day}")
    event = bundled.events["buckwheat-season"]

    assert takes_place(event, month=None, first=on, last=on) is flowers


def test_sa_dec_flowers_follow_tet(bundled: Catalogue) -> None:
    """The last lunar month: in January in 2027, until mid-February in 2026."""
    event = bundled.events["sa-dec-flowers-before-tet"]

    for year, first, last in (
        (2026, date(2026, 1, 19), date(2026, 2, 12)),
        (2027, date(2027, 1, 8), date(2027, 2, 1)),
    ):
        (found,) = occurrences(event, date(year, 1, 2), date(year, 3, 1))
        assert found == Period(first=first, last=last)
        # Emptied for the markets in the last days.
        assert 3 <= (new_year(year) - last).days <= 6
    in_time = prize_of(bundled, "sa-dec-flower-village", start_date=date(2027, 1, 20))
    too_late = prize_of(bundled, "sa-dec-flower-village", start_date=date(2027, 2, 3))
    assert in_time > too_late


@pytest.mark.parametrize("island", ["ly-son", "co-to"])
def test_islands_in_the_months_of_wind(bundled: Catalogue, island: str) -> None:
    """
    No record gives months to their boats, which run all year and stop in wind.

    So nothing is forbidden: the islands are worth less, and the record says why.
    """
    summer = prize_of(bundled, island, start_date=date(2027, 5, 10))
    winter = prize_of(bundled, island, start_date=date(2027, 12, 10))

    assert winter < summer
    assert "stop" in (bundled.destinations[island].season_note or "")


def test_a_plan_with_a_boat_warns_of_wind(bundled: Catalogue) -> None:
    """Keep another day in mind."""
    found = best(bundled, must=("ly-son",), days=(4, 4), start_date=date(2027, 12, 10))

    assert "ly-son" in stops(found)
    assert "weather" in codes(found)


def test_boats_to_the_cham_islands_rest_in_winter(bundled: Catalogue) -> None:
    """Their corridor has months, so October is out of the question."""
    assert "boat-cua-dai-cham-islands" in services(bundled, date(2027, 9, 30))
    assert "boat-cua-dai-cham-islands" not in services(bundled, date(2027, 10, 1))


def test_the_boat_to_con_dao_has_weekdays(bundled: Catalogue) -> None:
    """Out on Tuesday, Thursday and Saturday, from March to August."""
    days = {
        date(2027, 6, 1) + timedelta(it)
        for it in range(7)
        if "boat-cau-da-vung-tau-ben-dam"
        in services(bundled, date(2027, 6, 1) + timedelta(it))
    }

    assert {f"{it:%w}" for it in days} == {"2", "4", "6"}
    assert "boat-cau-da-vung-tau-ben-dam" not in services(bundled, date(2027, 9, 2))


def test_night_trains(bundled: Catalogue) -> None:
    """To Lao Cai every night; from Da Nang to Nha Trang in summer alone."""
    week = [services(bundled, MONDAY + timedelta(it)) for it in range(7)]

    assert all("rail-hanoi-lao-cai-night" in it for it in week)
    summer = "rail-da-nang-nha-trang-night"
    assert [summer in services(bundled, date(2027, it, 15)) for it in (5, 6, 7, 8)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("hung-kings-festival", ["2026-04-17", "2027-04-07", "2030-04-03"]),
        ("lim-festival", ["2026-02-28", "2027-02-17", "2030-02-13"]),
        ("hoi-an-mid-autumn", ["2026-09-24", "2027-09-14", "2030-09-11"]),
        ("tet", ["2026-02-17", "2027-02-06", "2030-02-02"]),
    ],
)
def test_lunar_festivals(bundled: Catalogue, event: str, expected: list[str]) -> None:
    """Their first days; the Hung Kings' tenth is a holiday nine days later."""
    found = [
        occurrences(bundled.events[event], date(year, 1, 1), date(year, 12, 31))
        for year in (2026, 2027, 2030)
    ]

    assert [it.first.isoformat() for (it,) in found] == expected


def test_ok_om_bok_as_it_was_held(bundled: Catalogue) -> None:
    """3 to 5 November in 2025, says the record; the year had a leap month before."""
    for name in ("ok-om-bok-tra-vinh", "ok-om-bok-soc-trang"):
        (found,) = occurrences(
            bundled.events[name], date(2025, 10, 1), date(2025, 12, 31)
        )
        assert found.first == date(2025, 11, 3)


def test_events_of_every_other_year(bundled: Catalogue) -> None:
    """The coffee festival is in odd years, the flowers of Da Lat in even ones."""
    for name, month, held in (
        ("buon-ma-thuot-coffee-festival", 3, [2025, 2027]),
        ("da-lat-flower-festival", 12, [2024, 2026]),
    ):
        event = bundled.events[name]
        days = {year: date(year, month, 10) for year in range(2024, 2028)}
        found = [
            year
            for year, on in days.items()
            if takes_place(event, month=None, first=on, last=on)
        ]
        assert found == held


def test_no_lunar_event_is_overlooked(bundled: Catalogue) -> None:
    """The months that say whether the moon need be asked are wide enough."""
    lunar = [it for it in bundled.events.values() if it.lunar]
    years = [(date(it, 1, 1), date(it, 12, 31)) for it in range(2000, 2060)]

    assert lunar
    for event in lunar:
        for first, last in years:
            for whole in occurrences(event, first, last):
                for day in (whole.first, whole.last):
                    assert whole in occurrences(event, day, day)


def test_a_plan_over_tet(bundled: Catalogue) -> None:
    """It is planned, and the seller is told."""
    found = best(
        bundled, province=("Hai Phong",), days=(2, 2), start_date=date(2027, 2, 6)
    )

    assert codes(found)["tet"].startswith("Tet, holidays 4-10 Feb: many sights")
    assert "public-holiday" not in codes(found)


def test_a_plan_over_a_public_holiday(bundled: Catalogue) -> None:
    """24 November is one since 2026."""
    wish: dict[str, Any] = {"province": ("Ninh Binh",), "days": (2, 2)}
    found = best(bundled, start_date=date(2026, 11, 23), **wish)
    before = best(bundled, start_date=date(2026, 11, 21), **wish)

    assert "Vietnam Cultural Day (24 Nov)" in codes(found)["public-holiday"]
    assert not {"tet", "public-holiday"} & codes(before).keys()


def test_a_festive_day_is_worth_more(bundled: Catalogue) -> None:
    """The feast of Lim on its lunar day, and the place on the day after."""
    request = Request(province=("Bac Ninh",), days=(1, 1), start_date=date(2027, 2, 17))
    later = replace(request, start_date=date(2027, 2, 19))

    prizes = []
    for it in (request, later):
        found = candidates(read(it, bundled), bundled, it.start_date)
        prizes += [one.prize for one in found.admitted if one.place.id == "lim"]
    assert prizes[0] > prizes[1]
