"""Requests that name a month: the fortnight, the days to start on, the year."""

from datetime import date
from typing import Any, cast

import pytest

from tests.planner.document_checker import complaints
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RequestError
from tourlink.plan import Plan, PlanDocument, SeasonWindow
from tourlink.planner.brief import Brief, read
from tourlink.planner.calendar import warnings
from tourlink.planner.fortnight import coming_year, settle, starts_in
from tourlink.planner.pipeline import plan
from tourlink.planner.shift import obstacles
from tourlink.request import Request
from tourlink.seasons.words import dates
from tourlink.vocabulary import Mode

ROAD = (Mode.ROAD,)


def settled(known: Catalogue, **wish: Any) -> Brief:
    """Return the brief of a request with its fortnight."""
    return settle(read(Request(**wish), known), known)


def window_of(document: PlanDocument) -> SeasonWindow:
    """Return the fortnight of the best plan, which must be without fault."""
    return document["plans"][0]["season_window"]


@pytest.mark.parametrize(
    ("month", "as_of", "year"),
    [
        (10, "2026-11", 2027),
        (11, "2026-11", 2026),
        (12, "2026-11-22", 2026),
        (1, "2026-12", 2027),
        (12, "2026", 2027),
        (5, "", None),
    ],
)
def test_the_coming_year(month: int, as_of: str, year: int | None) -> None:
    """The newest fact of the catalogue is the clock; a bare year may be its end."""
    assert coming_year(month, as_of) == year


def test_a_tour_fits_into_its_fortnight() -> None:
    """The longest one starts on the first day."""
    begin = date(2027, 9, 1)

    assert starts_in(begin, 5)[-1] == date(2027, 9, 10)
    assert starts_in(begin, 14) == [begin]
    assert starts_in(begin, 20) == [begin]


@pytest.mark.parametrize(
    ("month", "first", "reason"),
    [(9, "2027-09-15", "Golden rice"), (10, "2027-10-01", "Golden rice")],
)
def test_golden_rice_decides(
    bundled: Catalogue, month: int, first: str, reason: str
) -> None:
    """In September the second half, in October the first."""
    document = plan(
        Request(
            must=("Mu Cang Chai",), days=(3, 3), month=month, year=2027, modes=ROAD
        ),
        bundled,
    )

    assert complaints(document, bundled) == []
    window = window_of(document)
    assert date.fromisoformat(window["first"]) >= date.fromisoformat(first)
    assert reason in window["reason"]
    assert document["request"]["year"] == 2027


def test_tet_is_avoided(bundled: Catalogue) -> None:
    """In February 2027 the holidays end on the tenth."""
    found = settled(bundled, province=("Hai Phong",), days=(3, 3), month=2, year=2027)

    assert found.fortnight is not None
    assert found.fortnight.first > date(2027, 2, 10)
    assert "without Tet" in found.fortnight.note


def test_the_days_to_start_on(bundled: Catalogue) -> None:
    """A market of Sundays is met on a tour's own Sunday, and the plan is undated."""
    document = plan(
        Request(must=("Bac Ha market",), days=(3, 3), month=9, year=2027, modes=ROAD),
        bundled,
    )
    (found,) = document["plans"]

    window = found["season_window"]
    starts = [date.fromisoformat(it) for it in window["start_dates"]]
    assert 1 <= len(starts) <= 2
    assert len({it.weekday() for it in starts}) == 1
    assert all(obstacles(found, bundled, it) == [] for it in starts)
    assert all(day["date"] is None for day in found["days"])
    warnings = {it["code"]: it["message"] for it in found["warnings"]}
    assert "only with a start on" in warnings["weekday"]
    assert "fix a date" in warnings["no-date"]


def test_a_fortnight_for_all(bundled: Catalogue) -> None:
    """Where nothing tells them apart, the first is taken and no reason made up."""
    found = settled(bundled, province=("Kon Tum",), days=(2, 2), month=7, year=2027)

    assert found.fortnight is not None
    assert found.fortnight.first == date(2027, 7, 1)
    assert found.fortnight.events == ()
    assert found.fortnight.note == "all fortnights of the month are alike"


@pytest.mark.parametrize("wish", [{}, {"start_date": date(2027, 9, 20)}])
def test_only_a_month_needs_a_fortnight(bundled: Catalogue, wish: Any) -> None:
    """Dated requests have their days, and others ask for none."""
    assert settled(bundled, **wish).fortnight is None


def test_same_request_same_fortnight(bundled: Catalogue) -> None:
    """Without a year, too: no clock is asked."""
    wish: dict[str, Any] = {"region": ("Northwest",), "month": 10, "days": (3, 3)}

    assert settled(bundled, **wish) == settled(bundled, **wish)


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"year": 2027}, "a year is given without a month"),
        ({"year": 1999, "month": 5}, "1999 is not planned for"),
    ],
)
def test_years_that_make_no_sense(wish: Any, message: str) -> None:
    """Said where the request is read."""
    with pytest.raises(RequestError, match=message):
        Request(**wish)


def fortnight_of(first: str, last: str, *starts: str) -> Plan:
    """Return of a plan of three days without dates what the calendar looks at."""
    days = [{"day": number, "date": None} for number in (1, 2, 3)]
    window = {"first": first, "last": last, "reason": "", "start_dates": list(starts)}
    return cast("Plan", {"days": days, "season_window": window})


def test_holidays_of_the_fortnight() -> None:
    """A fortnight that holds Tet and the day off for it says so once."""
    starts = [f"2027-02-{it:02}" for it in range(1, 13)]
    found = warnings(fortnight_of("2027-02-01", "2027-02-14", *starts))

    assert [it["code"] for it in found] == ["no-date", "tet"]
    assert found[0]["message"].startswith("made for 1-14 Feb")


def test_a_fortnight_without_a_start() -> None:
    """The seller is told that no day suits all of the plan."""
    (found,) = warnings(fortnight_of("2027-07-01", "2027-07-14"))

    assert found["code"] == "weekday"
    assert found["message"].startswith("on no start in 1-14 Jul")


def test_dates_in_words() -> None:
    """As short as they can be said."""
    days = [date(2026, 12, 30), date(2027, 1, 2), date(2027, 1, 5), date(2027, 2, 1)]

    assert dates(days[1], days[1]) == "2 Jan"
    assert dates(days[1], days[2]) == "2-5 Jan"
    assert dates(days[2], days[3]) == "5 Jan - 1 Feb"
    assert dates(days[0], days[1]) == "30 Dec 2026 - 2 Jan 2027"
