"""Each run of a service on a day, and the days without any."""

from datetime import date

import pytest

from tests.network.plain import border, catalogue, corridor, place, ride, service
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Confidence, Corridor, Departure, Price
from tourlink.network.conditions import Conditions
from tourlink.network.services import Line, lines, next_day, running
from tourlink.vocabulary import Mode, Weekday

SATURDAY = date(2026, 11, 21)


def on_day(known: Catalogue, conditions: Conditions, on: date | None) -> list[Line]:
    """Return the lines of a day."""
    return list(lines(running(known, conditions, on), known.destinations))


def runs(
    *corridors: Corridor, on: date | None = None, month: int | None = None
) -> list[Line]:
    """Return the lines of a day."""
    return on_day(catalogue(corridors), Conditions(month=month), on)


def times(line: Line) -> list[tuple[int, int, int, int]]:
    """Return boarding, departure, arrival and exit of each run."""
    return [
        (it.board_min, it.depart_min, it.arrive_min, it.ready_min) for it in line.rides
    ]


def test_departures_come_in_the_order_of_time() -> None:
    """Each with the minutes of its own, if it has any."""
    (line,) = runs(ride("a", "b", 60, ("14:10", 65), "06:30"))

    assert times(line) == [(390, 390, 450, 450), (850, 850, 915, 915)]


@pytest.mark.parametrize(
    ("mode", "before", "after"),
    [(Mode.AIR, 90, 30), (Mode.RAIL, 30, 15), (Mode.BOAT, 20, 10)],
)
def test_buffers(mode: Mode, before: int, after: int) -> None:
    """The usual of the mode, unless the record has its own, which may be 0."""
    usual = service("10:00", check_in_min=None, exit_min=None)
    own = service("10:00", check_in_min=5, exit_min=0)

    (line,) = runs(corridor("a", "b", 60, mode, one_way=True, service=usual))
    assert times(line) == [(600 - before, 600, 660, 660 + after)]
    (line,) = runs(corridor("a", "b", 60, mode, one_way=True, service=own))
    assert times(line) == [(595, 600, 660, 660)]


def test_headway() -> None:
    """From the first to the last, both ways."""
    boats = service(first="07:00", last="09:10", headway_min=60)
    there, back = runs(corridor("a", "b", 20, Mode.BOAT, service=boats))

    assert [it.depart_min for it in there.rides] == [420, 480, 540]
    assert (there.origin, there.target) == ("a", "b")
    assert (back.origin, back.target) == ("b", "a")
    assert times(back) == times(there)
    assert {it.number for it in there.rides} == {None}


def test_a_headway_that_ends_with_its_last_run() -> None:
    """The last is a run, too."""
    boats = service(first="07:00", last="09:00", headway_min=60)
    line, _ = runs(corridor("a", "b", 20, Mode.BOAT, service=boats))

    assert [it.depart_min for it in line.rides] == [420, 480, 540]


def test_two_runs_at_once() -> None:
    """One with a number and one without may leave at the same minute."""
    both = service(
        departures=(
            Departure(departs="10:00", train="SE1"),
            Departure(departs="10:00"),
            Departure(departs="10:00", train="SE3"),
        )
    )
    (line,) = runs(corridor("a", "b", 60, Mode.RAIL, one_way=True, service=both))

    assert [it.number for it in line.rides].count(None) == 1
    assert len(line.rides) == 3


def test_weekdays() -> None:
    """On a date only those of its day; without one all of them."""
    train = ride("a", "b", 60, "08:00", weekdays=(Weekday.SAT, Weekday.SUN))

    assert runs(train, on=SATURDAY)
    assert not runs(train, on=date(2026, 11, 20))
    assert runs(train)


def test_months() -> None:
    """Of the date, else of the conditions, else any."""
    boat = corridor(
        "a", "b", 60, Mode.BOAT, one_way=True, service=service("08:00", months=(4, 5))
    )

    assert runs(boat, on=date(2026, 4, 30), month=4)
    assert not runs(boat, on=SATURDAY)
    assert runs(boat, month=5)
    assert not runs(boat, month=6)
    assert runs(boat)


def test_the_day_itself_decides_not_the_first_of_the_tour() -> None:
    """A tour over the end of a month or of a validity takes only what still runs."""
    first = Conditions(month=4, on=date(2026, 4, 30))
    until = ride("a", "b", 60, "08:00", valid_to=date(2026, 4, 30))
    april = ride("c", "d", 60, "08:00", months=(4,))
    may = ride("e", "f", 60, "08:00", months=(5,))
    known = catalogue([until, april, may])

    assert [it.origin for it in on_day(known, first, date(2026, 4, 30))] == ["a", "c"]
    assert [it.origin for it in on_day(known, first, date(2026, 5, 1))] == ["e"]


def test_conditions_shut_lines() -> None:
    """Services in other modes, or too narrow for the vehicle, are none."""
    train = ride("a", "b", 60, "08:00")
    known = catalogue([train, corridor("a", "c", 10)])

    assert [it.corridor for it in on_day(known, Conditions(), None)] == [train]
    road = Conditions(modes=frozenset({Mode.ROAD}))
    assert on_day(known, road, None) == []


def test_night_rides_end_after_midnight() -> None:
    """Arrival and exit count on past 1440."""
    night = corridor(
        "a", "b", 480, Mode.RAIL, one_way=True, service=service("22:00", overnight=True)
    )
    (line,) = runs(night)

    assert line.overnight
    assert line.rides[0].overnight
    assert times(line) == [(1320, 1320, 1800, 1800)]
    assert line.rides[0].minutes == 480


def test_border_hours() -> None:
    """One may cross so as to be through before the gates close."""
    there, back = runs(
        corridor("a", "b", 20, border=border(60, opens="07:00", closes="09:00"))
    )

    assert times(there)[0] == (420, 420, 500, 500)
    assert times(there)[-1] == (480, 480, 560, 560)
    assert not there.overnight
    assert times(back) == times(there)


def test_timetables_are_local() -> None:
    """A train of 09:00 in Yunnan leaves when it is 08:00 in Hanoi; a gate is ours."""
    trains = service(first="09:00", last="09:00", headway_min=60, check_in_min=45)
    known = catalogue(
        [
            corridor("a", "b", 130, Mode.RAIL, service=trains),
            corridor("b", "c", 20, border=border(60, opens="07:00", closes="08:00")),
        ],
        place("b", timezone="Asia/Shanghai"),
    )
    here, abroad, out, back = on_day(known, Conditions(), None)

    assert times(here) == [(495, 540, 670, 670)]
    assert (abroad.origin, times(abroad)) == ("b", [(435, 480, 610, 610)])
    assert times(out) == times(back) == [(420, 420, 500, 500)]


def test_fares() -> None:
    """Of an adult; not known counts nothing."""
    fare = Price(adult_vnd=9, source="atlas", as_of="2025", confidence=Confidence.LOW)
    paid, free = runs(
        ride("a", "b", 60, "08:00", fare=fare), ride("b", "a", 60, "08:00")
    )

    assert (paid.rides[0].fare_vnd, free.rides[0].fare_vnd) == (9, 0)


def test_next_day() -> None:
    """Over the end of a month; without a date there is none."""
    assert next_day(date(2026, 11, 30), 2) == date(2026, 12, 2)
    assert next_day(None, 2) is None
