"""When places are open and festive, and what the clocks show."""

from datetime import date
from typing import Any

import pytest

from tourlink.catalogue.programmes import Event, Lunar, Period
from tourlink.catalogue.records import (
    Citation,
    Confidence,
    Destination,
    Hours,
    Kind,
    Names,
    Opening,
    Position,
)
from tourlink.seasons import clock, depends_on_weekday, stamp, takes_place, windows
from tourlink.vocabulary import Weekday

WEEKEND = (Weekday.SAT, Weekday.SUN)
SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)


def place(*hours: Hours, kind: Kind = Kind.MUSEUM, **more: Any) -> Destination:
    """Return a museum with these hours, if any."""
    opening = Opening(
        hours=hours, source="atlas", as_of="2025", confidence=Confidence.LOW
    )
    fields: dict[str, Any] = {
        "id": "place",
        "name": Names(vi="nơi", en="place"),
        "kind": kind,
        "position": Position(
            lat=20, lon=105, confidence=Confidence.LOW, source="atlas"
        ),
        "province": "p",
        "opening": opening if hours else None,
        "sources": (Citation(source="atlas", as_of="2025", confidence=Confidence.LOW),),
    }
    return Destination(**(fields | more))


def event(**more: Any) -> Event:
    """Return an event."""
    fields: dict[str, Any] = {
        "id": "event",
        "name": Names(vi="hội", en="event"),
        "destinations": ("place",),
        "sources": (Citation(source="atlas", as_of="2025", confidence=Confidence.LOW),),
    }
    return Event(**(fields | more))


MORNING = Hours(opens="08:00", closes="11:30")
AFTERNOON = Hours(opens="13:30", closes="17:00")


def test_a_break_at_noon() -> None:
    """Two windows, in the order of time, however they are listed."""
    assert windows(place(AFTERNOON, MORNING), month=None, on=None) == (
        (480, 690),
        (810, 1020),
    )


@pytest.mark.parametrize(
    "hours",
    [
        (Hours(opens="08:00", closes="12:00"), Hours(opens="12:00", closes="17:00")),
        (Hours(opens="08:00", closes="17:00"), Hours(opens="09:00", closes="10:00")),
        (Hours(opens="08:00", closes="14:00"), Hours(opens="09:00", closes="17:00")),
    ],
)
def test_hours_that_touch_are_one_window(hours: tuple[Hours, ...]) -> None:
    """Nobody is asked to leave in between."""
    assert windows(place(*hours), month=None, on=None) == ((480, 1020),)


def test_weekdays() -> None:
    """Those of the date; without a date those of all days."""
    market = place(
        Hours(opens="06:00", closes="12:00", weekdays=WEEKEND),
        Hours(opens="14:00", closes="16:00", weekdays=(Weekday.TUE,)),
    )

    assert windows(market, month=None, on=SATURDAY) == ((360, 720),)
    assert windows(market, month=None, on=MONDAY) == ()
    assert windows(market, month=11, on=None) == ((360, 720), (840, 960))
    assert depends_on_weekday(market)
    assert not depends_on_weekday(place(MORNING))
    assert not depends_on_weekday(place())


def test_months() -> None:
    """Of the date before that of the request; none for all."""
    summer = place(
        Hours(opens="07:00", closes="18:00", months=(6, 7)),
        Hours(opens="08:00", closes="17:00", months=(11,)),
    )

    assert windows(summer, month=6, on=SATURDAY) == ((480, 1020),)
    assert windows(summer, month=6, on=None) == ((420, 1080),)
    assert windows(summer, month=5, on=None) == ()
    assert windows(summer, month=None, on=None) == ((420, 1080),)


def test_closed_months() -> None:
    """Whatever the hours."""
    for opening in (place(MORNING).opening, "always", None):
        rainy = place(opening=opening, closed_months=(11,))
        assert windows(rainy, month=11, on=None) == ()
        assert windows(rainy, month=None, on=SATURDAY) == ()
        assert windows(rainy, month=10, on=None)
        assert windows(rainy, month=None, on=None)


def test_places_without_hours() -> None:
    """A town lives until late, a cave by daylight; a museum keeps office hours."""

    def when(kind: Kind, opening: str | None) -> tuple[int, int]:
        (window,) = windows(place(kind=kind, opening=opening), month=None, on=None)
        return window

    town, cave = when(Kind.TOWN, "always"), when(Kind.CAVE, "always")
    assert town[0] <= cave[0]
    assert town[1] > cave[1]
    assert when(Kind.MUSEUM, None) == (480, 1020)
    assert when(Kind.CAVE, None) == cave


@pytest.mark.parametrize(
    ("kind", "month", "closes"),
    [
        (Kind.VILLAGE, 11, 17 * 60 + 15),
        (Kind.BEACH, 6, 18 * 60 + 40),
        (Kind.VILLAGE, None, 18 * 60),
        (Kind.TOWN, 11, 22 * 60),
    ],
)
def test_daylight(kind: Kind, month: int | None, closes: int) -> None:
    """A village is seen until sunset, a town in the evening, too."""
    ((_, until),) = windows(place(kind=kind, opening="always"), month=month, on=None)

    assert until == closes


def test_abroad() -> None:
    """Windows are Hanoi's time, stamps the place's own."""
    kunming = place(MORNING, timezone="Asia/Shanghai")

    assert windows(kunming, month=None, on=None) == ((420, 630),)
    assert clock(420, kunming) == "08:00+08:00"
    assert stamp(SATURDAY, 420, kunming) == "2026-11-21T08:00+08:00"
    assert stamp(SATURDAY, 23 * 60 + 30, kunming) == "2026-11-22T00:30+08:00"


def test_stamps() -> None:
    """Past midnight the next date begins; without a date there is a time alone."""
    assert clock(1445, place()) == "00:05"
    assert stamp(date(2026, 12, 31), 1445, place()) == "2027-01-01T00:05"
    assert stamp(date(2026, 12, 31), 65, place()) == "2026-12-31T01:05"
    assert stamp(None, 1445, place()) == "00:05"


FEAST = event(dates=(Period(first=date(2026, 9, 18), last=date(2026, 9, 20)),))


@pytest.mark.parametrize(
    ("first", "last", "festive"),
    [
        (date(2026, 9, 15), date(2026, 9, 17), False),
        (date(2026, 9, 15), date(2026, 9, 18), True),
        (date(2026, 9, 19), date(2026, 9, 19), True),
        (date(2026, 9, 20), date(2026, 9, 25), True),
        (date(2026, 9, 21), date(2026, 9, 25), False),
        (date(2025, 9, 19), date(2025, 9, 20), False),
    ],
)
def test_dated_events(first: date, last: date, *, festive: bool) -> None:
    """From the first day to the last, both included."""
    assert takes_place(FEAST, month=None, first=first, last=last) is festive


def test_a_dated_event_needs_dates() -> None:
    """Its month alone does not tell."""
    assert not takes_place(FEAST, month=9, first=None, last=None)
    both = event(dates=FEAST.dates, months=(9,))
    assert not takes_place(both, month=9, first=None, last=None)


def test_events_by_month() -> None:
    """Of any day of the tour, or of the request."""
    spring = event(months=(2, 3))

    assert takes_place(spring, month=3, first=None, last=None)
    assert not takes_place(spring, month=4, first=None, last=None)
    assert not takes_place(spring, month=None, first=None, last=None)
    for first, last in (("2026-03-30", "2026-04-02"), ("2026-01-30", "2026-02-01")):
        days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
        assert takes_place(spring, month=None, **days)


def test_lunar_events_need_dates() -> None:
    """Day 10 of the first month of 2026 is 26 February; a month alone does not tell."""
    lunar = event(lunar=Lunar(month=1, day=10))

    for day, festive in ((25, False), (26, True), (27, False)):
        on = date(2026, 2, day)
        assert takes_place(lunar, month=None, first=on, last=on) is festive
    assert not takes_place(lunar, month=2, first=None, last=None)
