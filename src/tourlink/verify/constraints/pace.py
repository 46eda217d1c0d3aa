"""Pace: how early, how late, how much, and time to eat."""

from collections.abc import Iterator

from tourlink import pace
from tourlink.verify.constraint import (
    Check,
    Group,
    at_least,
    at_most,
    constraint,
    not_after,
    not_before,
)
from tourlink.verify.tour import Day, Leg, Pause, Stop, Tour


@constraint(Group.PACE)
def day_begins(tour: Tour) -> Iterator[Check]:
    """
    No day begins before the hour of the pace.

    A day whose first way takes two hours or more may begin at the hour for road days.
    Who rises for a flight, train or boat may be picked up from 04:30, where the
    journey takes four hours or more from door to door. Breakfast may come before.
    """
    for day in tour.days:
        first = next((it for it in day.things if isinstance(it, Leg | Stop)), None)
        if first is not None:
            yield not_before(first.at, day.begin, _earliest(tour, day))


def _earliest(tour: Tour, day: Day) -> int:
    profile = tour.asked.pace
    journey: list[Leg | Pause] = []
    for thing in day.things:
        if isinstance(thing, Stop):
            break
        if isinstance(thing, Leg) or journey:
            journey.append(thing)  # type: ignore[arg-type]
    legs = [it for it in journey if isinstance(it, Leg)]
    if not legs:
        return profile.day_start_min
    if any(it.timed for it in legs):
        long = legs[-1].end - legs[0].begin >= pace.EARLY_SERVICE_FROM_MIN
        return pace.EARLIEST_PICK_UP_MIN if long else profile.road_day_start_min
    way = day.ways[0]
    minutes = sum(it.minutes for it in way.legs)
    minutes += sum(it.minutes for it in way.pauses if it.kind == "break")
    road_day = minutes >= pace.ROAD_DAY_FROM_MIN
    return profile.road_day_start_min if road_day else profile.day_start_min


@constraint(Group.PACE)
def day_ends(tour: Tour) -> Iterator[Check]:
    """The party is at its lodging, its last visit over, by the hour of the pace."""
    for day in tour.days:
        if day.raw["stay"]["type"] == "lodging":
            yield not_after(_last(day), _over(day), tour.asked.pace.day_end_min)


@constraint(Group.PACE)
def last_day_ends(tour: Tour) -> Iterator[Check]:
    """The tour is over by the hour of the pace."""
    day = tour.days[-1]
    yield not_after(_last(day), _over(day), tour.asked.pace.last_day_end_min)


def _over(day: Day) -> int:
    """Return when travelling and visiting are over; one may dine after that."""
    over = [it for it in day.things if not (isinstance(it, Pause) and _evening(it))]
    return max((it.end for it in over), default=0)


def _evening(pause: Pause) -> bool:
    return pause.kind == "free" or (pause.kind == "meal" and not pause.lunch)


def _last(day: Day) -> str:
    return day.things[-1].at if day.things else day.at


@constraint(Group.PACE)
def stops_a_day(tour: Tour) -> Iterator[Check]:
    """No day has more stops than the pace allows."""
    for day in tour.days:
        yield at_most(f"{day.at}/items", len(day.stops), tour.asked.pace.max_stops)


@constraint(Group.PACE)
def minutes_in_vehicles(tour: Tour) -> Iterator[Check]:
    """
    No day has more minutes in vehicles than the pace or `max_drive_min` allows.

    By road, rail, air and boat, nights aboard apart; breaks do not count.
    """
    for day in tour.days:
        yield at_most(f"{day.at}/items", day.vehicle_min, tour.asked.max_drive_min)


@constraint(Group.PACE)
def lunch(tour: Tour) -> Iterator[Check]:
    """
    Every day has its lunch, unless the tour is over by then.

    One a day; the last day can do without if it ends by 13:30, or by 14:30 after a
    ride over noon.
    """
    for day in tour.days:
        meals = [it for it in day.pauses if it.lunch]
        yield at_most(f"{day.at}/items", len(meals), 1, note="lunches")
        home = pace.LUNCH_LATEST_MIN
        if any(it.timed for it in day.awake):
            home = pace.LUNCH_IN_TRANSIT_LATEST_MIN
        if not (day.last and day.end <= home):
            yield at_least(f"{day.at}/items", len(meals), 1, note="lunches")


@constraint(Group.PACE)
def lunch_hour(tour: Tour) -> Iterator[Check]:
    """
    Lunch takes an hour and begins between 11:00 and 13:30.

    Who is on a flight, train or boat then, or on a road or path without a place to
    stop at, eats on arrival, by 14:30.
    """
    for day in tour.days:
        for meal in day.pauses:
            if not meal.lunch:
                continue
            yield at_least(meal.at, meal.minutes, pace.LUNCH_MIN, note="minutes")
            latest = pace.LUNCH_LATEST_MIN
            if _under_way_since(day, meal) <= latest:
                latest = pace.LUNCH_IN_TRANSIT_LATEST_MIN
            at = f"{meal.at}/start"
            yield not_before(at, meal.begin, pace.LUNCH_EARLIEST_MIN)
            yield not_after(at, meal.begin, latest)


def _under_way_since(day: Day, meal: Pause) -> int:
    """Return since when nobody could eat before a meal: its own begin if they could."""
    since = meal.begin
    before = day.things[: day.things.index(meal)]
    nowhere_to_stop = False
    for thing in reversed(before):
        if isinstance(thing, Leg):
            nowhere_to_stop |= thing.timed or thing.single is not None
        elif not isinstance(thing, Pause) or thing.kind in {"meal", "free"}:
            break
        since = thing.begin
    return since if nowhere_to_stop else meal.begin


@constraint(Group.PACE)
def long_enough_breaks(tour: Tour) -> Iterator[Check]:
    """Every break takes a quarter of an hour or more."""
    for day in tour.days:
        for thing in day.pauses:
            if thing.kind == "break":
                yield at_least(thing.at, thing.minutes, pace.BREAK_MIN)


@constraint(Group.PACE)
def breaks(tour: Tour) -> Iterator[Check]:
    """
    A drive rests as often as it has full two and a half hours behind it.

    Each way is counted from one visit or ride to the next. Lunch on the way is a rest,
    and so are the minutes of rest that a leg itself names.
    """
    for day in tour.days:
        for way in day.ways:
            over = way.legs[-1].end
            rests = sum(
                max(1, it.minutes // pace.BREAK_MIN - (3 if it.lunch else 0))
                for it in way.pauses
                if it.minutes >= pace.BREAK_MIN and not (it.lunch and it.begin >= over)
            )
            rests += sum(_rest_min(it) // pace.BREAK_MIN for it in way.legs)
            due = max(0, way.road_min - 1) // pace.BREAK_AFTER_MIN
            yield at_least(way.legs[0].at, rests, due)


def _rest_min(leg: Leg) -> int:
    found = leg.raw.get("rest_min", 0)
    return found if isinstance(found, int) else 0


CONSTRAINTS = (
    day_begins,
    day_ends,
    last_day_ends,
    stops_a_day,
    minutes_in_vehicles,
    lunch,
    lunch_hour,
    long_enough_breaks,
    breaks,
)
