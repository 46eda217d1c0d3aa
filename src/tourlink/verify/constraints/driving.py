"""What the law asks of whoever drives, in the wording in force on the day."""

from collections.abc import Iterator
from datetime import date

from tourlink import pace, rulebook
from tourlink.verify.constraint import Check, Group, at_most, constraint
from tourlink.verify.tour import Leg, Pause, Tour

_WEEK_DAYS = 7


@constraint(Group.PACE)
def four_hours_at_the_wheel(tour: Tour) -> Iterator[Check]:
    """
    Nobody drives more than four hours without a break of a quarter of an hour.

    Law on Road Traffic Order and Safety 2024, Article 64. Visits, meals, rides by
    other means and border posts are breaks, too.
    """
    for day in tour.days:
        most, note = law("driver-unbroken", day.on)
        if most is None:
            continue
        wheel, free = 0, 0
        for thing in day.things:
            if thing.begin - free >= pace.BREAK_MIN:
                wheel = 0
            free = thing.end
            if isinstance(thing, Leg) and any(it.border for it in thing.corridors):
                wheel = thing.corridor_min
            elif isinstance(thing, Leg) and thing.mode == "road":
                wheel = at_the_wheel(thing, wheel, most)
                yield at_most(thing.at, wheel, most, note=note)
            elif thing.minutes >= pace.BREAK_MIN:
                wheel = 0


def at_the_wheel(leg: Leg, wheel: int, most: int) -> int:
    """
    Return the minutes driven since the last rest when a leg ends.

    Rests that the leg names (`rest_min`) have no clock and are taken to stand where
    they help most.
    """
    rests = leg.rest_min // pace.BREAK_MIN
    return max(0, wheel + leg.corridor_min - max(0, rests) * most)


@constraint(Group.PACE)
def breaks(tour: Tour) -> Iterator[Check]:
    """
    Nobody drives more than two and a half hours from one rest to the next.

    On a way from one visit or ride to the next, lunch and breaks of a quarter of an
    hour are rests, and so are those that a leg itself names (`rest_min`), where no
    place is known to stop at.
    """
    for day in tour.days:
        most, note = law("break-every", day.on)
        for way in day.ways if most is not None else ():
            wheel = 0
            for thing in way.things:
                if isinstance(thing, Pause):
                    wheel = 0 if thing.minutes >= pace.BREAK_MIN else wheel
                elif thing.mode == "road" and most is not None:
                    wheel = at_the_wheel(thing, wheel, most)
                    yield at_most(thing.at, wheel, most, note=note)


@constraint(Group.PACE)
def ten_hours_a_day(tour: Tour) -> Iterator[Check]:
    """
    Nobody drives more than ten hours a day.

    One driver is taken to drive all of it. Law on Road Traffic Order and Safety 2024,
    Article 64.
    """
    for day in tour.days:
        most, note = law("driver-day", day.on)
        if most is not None:
            yield at_most(f"{day.at}/items", day.wheel_min, most, note=note)


@constraint(Group.PACE)
def forty_eight_hours_a_week(tour: Tour) -> Iterator[Check]:
    """
    Nobody drives more than 48 hours in seven days.

    One driver is taken to drive all of it. Law on Road Traffic Order and Safety 2024,
    Article 64.
    """
    for at, day in enumerate(tour.days):
        most, note = law("driver-week", day.on)
        if most is not None:
            week = tour.days[max(0, at + 1 - _WEEK_DAYS) : at + 1]
            driven = sum(it.wheel_min for it in week)
            yield at_most(f"{day.at}/items", driven, most, note=note)


def law(rule: str, on: date | None) -> tuple[int | None, str]:
    """Return the limit of a rule on a day, None for none, and what is to be said."""
    found = rulebook.in_force(on).get(rule)
    if found is None:
        return None, ""
    note = "" if found.confirmed else "the wording in force could not be read"
    return found.limit, note


CONSTRAINTS = (
    breaks,
    four_hours_at_the_wheel,
    ten_hours_a_day,
    forty_eight_hours_a_week,
)
