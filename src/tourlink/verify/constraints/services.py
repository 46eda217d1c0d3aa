"""Flights, trains and boats: real departures, and time to board and to get out."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tourlink.catalogue.records import Corridor, Destination, Service
from tourlink.notes import Note
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    at_most,
    constraint,
    same,
)
from tourlink.verify.reading import ahead_min
from tourlink.verify.tour import Day, Leg, Pause, Tour
from tourlink.vocabulary import Mode, Weekday

# The usual, where a record says nothing: docs/data.md.
_CHECK_IN_MIN = {Mode.AIR: 90, Mode.RAIL: 30, Mode.BOAT: 20}
_WAY_OUT_MIN = {Mode.AIR: 30, Mode.RAIL: 15, Mode.BOAT: 10}
_WEEKDAYS = tuple(Weekday)


class _Run(NamedTuple):
    """A departure by the local clock, with its running time and number."""

    departs: int
    minutes: int
    number: str | None


def rides(tour: Tour) -> Iterator[tuple[Day, Leg, Corridor, Service]]:
    """Yield each leg on a scheduled service, by its first corridor that has one."""
    for day, leg in tour.of_all_legs():
        for corridor in leg.corridors:
            if corridor.service is not None:
                yield day, leg, corridor, corridor.service
                break


@constraint(Group.SERVICES)
def timetable(tour: Tour) -> Iterator[Check]:
    """
    A flight, train or boat leaves at a departure of its timetable and runs its time.

    The times of a timetable are local. Where the catalogue only assumes a headway, the
    check is against that, and the note says so.
    """
    for _, leg, corridor, service in rides(tour):
        note = "a ride is a leg of its own"
        yield same(f"{leg.at}/corridors", len(leg.corridors), 1, note=note)
        departs = _local(leg.begin, leg.origin)
        runs = _runs(corridor, service)
        fitting = [it for it in runs if it.departs == departs]
        path = ("service", "departures" if service.departures else "headway_min")
        yield Check(
            bool(fitting),
            f"{leg.at}/depart",
            _said(service),
            leg.raw["depart"],
            Fact("corridors", corridor.id, path),
            "an assumed timetable" if service.assumed else "",
        )
        wanted = sorted({it.minutes for it in fitting or runs})
        fits = leg.minutes in wanted
        fact = Fact("corridors", corridor.id, ("minutes",))
        yield Check(fits, f"{leg.at}/arrive", wanted, leg.minutes, fact)


@constraint(Group.SERVICES)
def service_named(tour: Tour) -> Iterator[Check]:
    """A ride has the number of its train or flight, and says what times are assumed."""
    for _, leg, corridor, service in rides(tour):
        departs = _local(leg.begin, leg.origin)
        wanted = "assumed" if service.assumed else "published"
        fact = Fact("corridors", corridor.id, ("service", "assumed"))
        yield same(f"{leg.at}/timetable", leg.raw.get("timetable"), wanted, fact)
        numbers = [
            it.number
            for it in _runs(corridor, service)
            if it.departs == departs and it.minutes == leg.minutes
        ]
        if numbers:
            found = leg.raw.get("service")
            fact = Fact("corridors", corridor.id, ("service", "departures"))
            yield Check(found in numbers, f"{leg.at}/service", numbers, found, fact)


@constraint(Group.SERVICES)
def service_days(tour: Tour) -> Iterator[Check]:
    """
    A service is taken on its weekdays and in its months.

    Without a date it holds if there is such a day; the plan then warns that weekdays
    are not checked.
    """
    for day, leg, corridor, service in rides(tour):
        if service.weekdays:
            limit = [it.value for it in service.weekdays]
            value = weekday(day.on)
            fact = Fact("corridors", corridor.id, ("service", "weekdays"))
            holds = value is None or value in limit
            note = "" if day.on else "the plan has no date"
            yield Check(holds, leg.at, limit, value, fact, note)
        if service.months:
            holds = day.month is None or day.month in service.months
            fact = Fact("corridors", corridor.id, ("service", "months"))
            note = "" if day.month else "the plan has no month"
            months = list(service.months)
            yield Check(holds, leg.at, months, day.month, fact, note)


def weekday(on: date | None) -> str | None:
    """Return the word for the weekday of a date."""
    return None if on is None else _WEEKDAYS[on.weekday()].value


@constraint(Group.SERVICES)
def check_in(tour: Tour) -> Iterator[Check]:
    """Before a departure the party is there for as long as boarding takes."""
    for day, leg, corridor, service in rides(tour):
        wanted = _or(service.check_in_min, _CHECK_IN_MIN.get(corridor.mode, 0))
        at = day.things.index(leg)
        before = day.things[at - 1] if at else None
        minutes = 0
        if isinstance(before, Pause) and before.kind == "check-in":
            minutes = min(before.end, leg.begin) - before.begin
        fact = Fact("corridors", corridor.id, ("service", "check_in_min"))
        yield at_least(before.at if before else leg.at, minutes, wanted, fact)


@constraint(Group.SERVICES)
def way_out(tour: Tour) -> Iterator[Check]:
    """After a ride the party has the time to leave the airport, station or port."""
    for day, leg, corridor, service in rides(tour):
        if service.overnight:
            continue
        wanted = _or(service.exit_min, _WAY_OUT_MIN.get(corridor.mode, 0))
        at = day.things.index(leg) + 1
        after = day.things[at] if at < len(day.things) else None
        minutes = 0
        if isinstance(after, Pause) and after.kind == "transfer":
            minutes = after.end - leg.end
        fact = Fact("corridors", corridor.id, ("service", "exit_min"))
        yield at_least(after.at if after else leg.at, minutes, wanted, fact)


@constraint(Group.SERVICES)
def nights_aboard(tour: Tour) -> Iterator[Check]:
    """
    A service is slept on if, and only if, the catalogue says that it runs by night.

    It is the last thing of its day, whose stay names it and where it is boarded.
    """
    for day in tour.days:
        stay = day.raw["stay"]
        night = day.night
        for leg in day.legs:
            at = f"{leg.at}/overnight"
            fact = Fact("corridors", leg.corridors[0].id, ("service",))
            yield same(at, bool(leg.raw.get("overnight")), leg.asleep, fact)
        is_aboard = stay["type"] == "overnight-service"
        yield same(f"{day.at}/stay/type", is_aboard, night is not None)
        if night is None:
            continue
        yield same(f"{day.at}/stay/corridor", stay["corridor"], night.corridors[0].id)
        yield same(f"{day.at}/stay/at", stay["at"], night.origin.id)
        later = len(day.things) - 1 - day.things.index(night)
        yield at_most(night.at, later, 0, note="things after the night began")


@constraint(Group.SERVICES)
def night_service_once(tour: Tour) -> Iterator[Check]:
    """No night service is taken twice in one direction."""
    taken: dict[tuple[str, str], str] = {}
    for leg in tour.legs:
        if leg.asleep:
            key = leg.origin.id, leg.target.id
            yield at_most(leg.at, 1 + (key in taken), 1)
            taken[key] = leg.at


def _runs(corridor: Corridor, service: Service) -> list[_Run]:
    runs = [
        _Run(_minute(it.departs), _or(it.minutes, corridor.minutes), it.train)
        for it in service.departures
    ]
    if service.first and service.last and service.headway_min:
        first, last = _minute(service.first), _minute(service.last)
        runs += [
            _Run(it, corridor.minutes, None)
            for it in range(first, last + 1, service.headway_min)
        ]
    return runs


def way_out_min(corridor: Corridor) -> int:
    """Return the minutes from arrival to the street."""
    service = corridor.service
    usual = _WAY_OUT_MIN.get(corridor.mode, 0)
    return _or(service.exit_min if service else None, usual)


def _said(service: Service) -> list[str]:
    if service.departures:
        return [it.departs for it in service.departures]
    hours = f"{service.first}-{service.last}"
    every = service.headway_min
    return [Note("{hours} every {number} min", hours=hours, number=every)]


def _local(minute: int, place: Destination) -> int:
    return (minute + ahead_min(place)) % 1440


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _or(value: int | None, usual: int) -> int:
    return usual if value is None else value


CONSTRAINTS = (
    timetable,
    service_named,
    service_days,
    check_in,
    way_out,
    nights_aboard,
    night_service_once,
)
