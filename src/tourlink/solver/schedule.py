"""The schedule of a chain: each day's steps by the clock."""

from typing import NamedTuple

from tourlink.solver.clock import DayClock, Step
from tourlink.solver.instance import Chain, Instance


class DaySchedule(NamedTuple):
    """
    The steps of one day: a step for each stop, and the one that ends the day.

    `travel_min` and `cost` are sums over the day; the cost holds the night's.
    """

    steps: tuple[Step, ...]
    travel_min: int
    cost: int


def schedule(instance: Instance, chain: Chain) -> list[DaySchedule] | None:
    """Return the schedule of each day, or None where the chain breaks a limit."""
    days: list[DaySchedule] = []
    morning = instance.start
    for number, route in enumerate(chain):
        day = _day(instance, number, morning, route.stops, route.stay)
        if day is None:
            return None
        days.append(day)
        morning = -1 if route.stay is None else route.stay
    return days


def _day(
    instance: Instance,
    number: int,
    morning: int,
    stops: tuple[int, ...],
    stay: int | None,
) -> DaySchedule | None:
    clock = DayClock(instance, number, instance.windows[number])
    rule = instance.days[number]
    here, time, lunched, leaving = instance.stays[morning].leave_from, 0, False, morning
    steps: list[Step] = []
    for place in stops:
        move = clock.visit(here, place, time, lunched, leaving)
        if move is None:
            return None
        step = Step(*move)
        steps.append(step)
        here, time, lunched, leaving = place, step.end, step.lunched, -1
    if stay is None:
        target, latest, cost = instance.end, instance.last_end_min, 0
    else:
        night = instance.stays[stay]
        target, cost = night.arrive_at, night.cost
        latest = (
            night.latest_min if night.moves else min(night.latest_min, rule.end_min)
        )
    end = clock.finish(here, target, time, lunched, leaving)
    if end is None or end[0] > latest:
        return None
    steps.append(Step(*end))
    travel = sum(step.travel_min for step in steps)
    if travel > rule.max_travel_min or len(stops) > rule.max_stops:
        return None
    return DaySchedule(tuple(steps), travel, cost + sum(step.cost for step in steps))
