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
from tourlink.vocabulary import LodgingClass


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
            yield not_after(_last(day), day.over, tour.asked.pace.day_end_min)


@constraint(Group.PACE)
def last_day_ends(tour: Tour) -> Iterator[Check]:
    """The tour is over by the hour of the pace."""
    day = tour.days[-1]
    yield not_after(_last(day), day.over, tour.asked.pace.last_day_end_min)


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
    Every day has its lunch, unless the tour is over by then or has not begun.

    One a day; the last day can do without if it ends by 13:30, or by 14:30 after a
    ride over noon, and the first if it begins after 13:30, as with a night train.
    """
    for day in tour.days:
        meals = [it for it in day.pauses if it.lunch]
        yield at_most(f"{day.at}/items", len(meals), 1, note="lunches")
        home = pace.LUNCH_LATEST_MIN
        if any(it.timed for it in day.awake):
            home = pace.LUNCH_IN_TRANSIT_LATEST_MIN
        over = day.last and day.end <= home
        ahead = day.number == 1 and day.begin > pace.LUNCH_LATEST_MIN
        if not (over or ahead):
            yield at_least(f"{day.at}/items", len(meals), 1, note="lunches")


@constraint(Group.PACE)
def lunch_hour(tour: Tour) -> Iterator[Check]:
    """
    Lunch takes an hour and begins between 11:00 and 13:30.

    Who is on a flight, train or boat then, or on a road or path without a place to
    stop at in these hours, eats on arrival, by 14:30.
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
            nowhere_to_stop |= thing.timed or _passes_nothing_at_noon(thing)
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
def room_ready(tour: Tour) -> Iterator[Check]:
    """
    At a new lodging one gets into the room for half an hour, from 14:00.

    Not aboard a cruise, nor where the night before was spent.
    """
    before: str | None = None
    for day in tour.days:
        stay = day.raw["stay"]
        rooms = [it for it in day.pauses if it.room]
        for room in rooms:
            yield not_before(room.at, room.begin, pace.CHECK_IN_FROM_MIN)
            yield at_least(room.at, room.minutes, pace.CHECK_IN_MIN, note="minutes")
        new = stay["type"] == "lodging" and stay["at"] != before
        if new and stay["class"] != LodgingClass.CRUISE:
            here = [it for it in rooms if it.target.id == stay["at"]]
            yield at_least(f"{day.at}/items", len(here), 1, note="rooms taken")
        before = stay["at"] if stay["type"] == "lodging" else None


@constraint(Group.PACE)
def cruise_takes_two_days(tour: Tour) -> Iterator[Check]:
    """A cruise comes back late in the morning: the day after begins from 10:00."""
    for before, day in zip(tour.days, tour.days[1:], strict=False):
        stay = before.raw["stay"]
        aboard = stay["type"] == "lodging" and stay["class"] == LodgingClass.CRUISE
        if aboard and (day.legs or day.stops):
            at = f"{day.at}/items"
            yield not_before(at, day.begin, pace.CRUISE_LEAVE_MIN)


@constraint(Group.PACE)
def pick_up_before_flights(tour: Tour) -> Iterator[Check]:
    """
    For a flight one sets off two and a half hours before, the last visit being over.

    Or at 04:30, before which nobody is picked up. Where one comes from another ride
    the time to check in counts instead.
    """
    for day in tour.days:
        since: Leg | None = None
        for thing in day.things:
            if isinstance(thing, Stop):
                since = None
            elif isinstance(thing, Leg):
                since = since or thing
                if thing.timed:
                    if thing.mode == "air" and not since.timed:
                        latest = thing.begin - pace.PICK_UP_BEFORE_FLIGHT_MIN
                        most = max(latest, pace.EARLIEST_PICK_UP_MIN)
                        yield not_after(f"{since.at}/depart", since.begin, most)
                    since = thing


def _passes_nothing_at_noon(leg: Leg) -> bool:
    """Return whether a way passes no place within lunch hours."""
    clock = leg.begin
    for corridor in leg.corridors[:-1]:
        clock += corridor.minutes
        if pace.LUNCH_EARLIEST_MIN <= clock <= pace.LUNCH_LATEST_MIN:
            return False
    return True


CONSTRAINTS = (
    day_begins,
    day_ends,
    last_day_ends,
    stops_a_day,
    minutes_in_vehicles,
    lunch,
    lunch_hour,
    long_enough_breaks,
    room_ready,
    cruise_takes_two_days,
    pick_up_before_flights,
)
