"""Days, clock and places: that a plan is one story in the order of time."""

from collections.abc import Iterator
from datetime import date

from tourlink.notes import Note
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    constraint,
    kept,
    not_before,
    same,
)
from tourlink.verify.tour import Day, Leg, Pause, Stop, Tour


@constraint(Group.DAYS, reading=True)
def places_known(tour: Tour) -> Iterator[Check]:
    """Every place is in the catalogue, with a known site."""
    yield from tour.bad_places
    if not tour.bad_places:
        yield kept(tour.at)


@constraint(Group.DAYS, reading=True)
def corridors_known(tour: Tour) -> Iterator[Check]:
    """Every leg names its corridors, and the catalogue has them."""
    yield from tour.bad_corridors
    if not tour.bad_corridors:
        yield kept(tour.at, sum(len(it.corridors) for it in tour.legs))


@constraint(Group.DAYS, reading=True)
def times_readable(tour: Tour) -> Iterator[Check]:
    """
    Every time is local ISO 8601, with the date of its day and the offset abroad.

    In a plan without dates times have none; `arrive_day_offset` tells of arrivals
    after midnight in both.
    """
    yield from tour.bad_times
    if not tour.bad_times:
        yield kept(tour.at)


@constraint(Group.DAYS)
def number_of_days(tour: Tour) -> Iterator[Check]:
    """The tour has as many days as were asked for."""
    least, most = tour.asked.days
    days = len(tour.days)
    yield Check(least <= days <= most, f"{tour.at}/days", [least, most], days)


@constraint(Group.DAYS)
def day_numbers(tour: Tour) -> Iterator[Check]:
    """Days are counted from 1."""
    for day in tour.days:
        yield same(f"{day.at}/day", day.raw["day"], day.number)


@constraint(Group.DAYS)
def dates(tour: Tour) -> Iterator[Check]:
    """Day 1 is on the date or in the month asked for; each day follows the last."""
    asked = tour.asked
    before: date | None = None
    for day in tour.days:
        at, value = f"{day.at}/date", day.raw["date"]
        if day.number == 1:
            if asked.start_date is not None:
                yield same(at, value, asked.start_date.isoformat())
            elif day.on is not None and asked.month is not None:
                yield same(at, day.on.month, asked.month, note="the month of day 1")
            if day.on is not None and asked.year is not None:
                yield same(at, day.on.year, asked.year, note="the year of day 1")
        elif before is None or day.on is None:
            note = "some days have a date, and some have none"
            yield same(at, day.on is None, before is None, note=note)
        else:
            yield same(at, (day.on - before).days, 1, note="days after the day before")
        before = day.on


@constraint(Group.DAYS)
def start(tour: Tour) -> Iterator[Check]:
    """The tour starts where it was asked to."""
    wanted = tour.asked.start.id if tour.asked.start else None
    yield same(f"{tour.at}/start", tour.raw["start"], wanted)
    first = next((it for day in tour.days[:1] for it in day.things), None)
    if first is not None:
        yield same(first.at, first.origin.id, wanted)


@constraint(Group.DAYS)
def end(tour: Tour) -> Iterator[Check]:
    """The tour ends where it was asked to, and the last day leads there."""
    wanted = tour.asked.end.id if tour.asked.end else None
    yield same(f"{tour.at}/end", tour.raw["end"], wanted)
    things = tour.days[-1].things
    if things:
        yield same(things[-1].at, things[-1].target.id, wanted)
    else:
        yield same(tour.days[-1].at, evening_place(tour, len(tour.days) - 2), wanted)


@constraint(Group.DAYS)
def connected(tour: Tour) -> Iterator[Check]:
    """Everything happens where the party is: a day begins where the night ended."""
    here = tour.raw["start"]
    for day in tour.days:
        for thing in day.things:
            note = Note("the party is at {place}", place=here)
            fits = thing.origin.id == here
            yield Check(
                fits, thing.at, here, thing.origin.id, note="" if fits else note
            )
            here = thing.target.id


def evening_place(tour: Tour, index: int) -> str:
    """Return where the party is after day `index` (from 0), the start before that."""
    for day in tour.days[index::-1] if index >= 0 else ():
        if day.things:
            return day.things[-1].target.id
    return tour.raw["start"]


@constraint(Group.DAYS)
def time_order(tour: Tour) -> Iterator[Check]:
    """
    Nothing begins before what stands before it has ended.

    Only a lunch may lie within the visit that stands before it.
    """
    for day in tour.days:
        now, stop = 0, None
        for thing in day.things:
            within = (
                isinstance(thing, Pause)
                and thing.lunch
                and stop is not None
                and stop.begin <= thing.begin
                and thing.end <= stop.end
            )
            least = stop.begin if within and stop else now
            yield not_before(thing.at, thing.begin, least)
            yield not_before(thing.at, thing.end, thing.begin, "its end")
            now = max(now, thing.end)
            stop = thing if isinstance(thing, Stop) else None


@constraint(Group.DAYS)
def durations(tour: Tour) -> Iterator[Check]:
    """`duration_min` of a leg or a stop is the time between its two ends."""
    for day in tour.days:
        for thing in day.things:
            if isinstance(thing, Leg | Stop):
                at = f"{thing.at}/duration_min"
                yield same(at, thing.raw["duration_min"], thing.minutes)


@constraint(Group.DAYS)
def visit_length(tour: Tour) -> Iterator[Check]:
    """A visit takes the minutes of the catalogue, and the lunch that lies within it."""
    for day in tour.days:
        for stop in day.stops:
            if stop.fixed:
                continue
            lunch = sum(it.minutes for it in lunches_within(day, stop))
            fact = Fact("destinations", stop.place.id, ("visit_min",))
            yield same(stop.at, stop.minutes - lunch, stop.place.visit_min, fact)


def lunches_within(day: Day, stop: Stop) -> list[Pause]:
    """Return the lunches that lie within a visit."""
    return [
        it
        for it in day.pauses
        if it.lunch and stop.begin <= it.begin and it.end <= stop.end
    ]


CONSTRAINTS = (
    places_known,
    corridors_known,
    times_readable,
    number_of_days,
    day_numbers,
    dates,
    start,
    end,
    connected,
    time_order,
    durations,
    visit_length,
)
