"""Later mornings: nobody rises early for a boat or a drive when later will do."""

from collections.abc import Iterator, Sequence

from tourlink.solver.instance import Chain, Day, Instance
from tourlink.solver.schedule import DaySchedule, schedule

# Published tours reach the hotel by then.
_USUAL_END_MIN = 18 * 60


def rested(
    instance: Instance, chain: Chain, days: Sequence[DaySchedule]
) -> tuple[DaySchedule, ...]:
    """
    Return the schedule of a chain with its early departures put off.

    The engine takes the service that arrives first. Where a day begins with one before
    the usual hour, the first after that hour is taken that still leaves time for the
    rest of the day, at the same fare; else the last one before it.

    A road day begins at the hour of other days where it is over by six all the same.
    """
    found = list(days)
    for number, day in enumerate(days):
        rule = instance.days[number]
        first = day.steps[0]
        if first.depart >= rule.start_min:
            continue
        if first.timed < 0:
            later = _try(instance, chain, number, rule, rule.start_min)
            if later is not None and _is_as_good(later, day):
                found[number] = later
            continue
        for depart in _later(instance, chain, found, number):
            later = _try(instance, chain, number, rule, depart)
            if later is not None and later.cost == day.cost:
                found[number] = later
                break
    return tuple(found)


def _is_as_good(later: DaySchedule, day: DaySchedule) -> bool:
    """Return whether a later day is over early, with the same rides and fares."""
    same = (later.cost, later.travel_min) == (day.cost, day.travel_min)
    return same and later.steps[-1].arrive <= _USUAL_END_MIN


def _later(
    instance: Instance, chain: Chain, days: Sequence[DaySchedule], number: int
) -> Iterator[int]:
    """Yield the departures after the one taken, the best first."""
    first, rule = days[number].steps[0], instance.days[number]
    before = chain[number - 1].stay if number else instance.start
    if before is None:
        return
    here = instance.stays[before].leave_from
    route = chain[number]
    if route.stops:
        there = route.stops[0]
    elif route.stay is None:
        there = instance.end
    else:
        there = instance.stays[route.stay].arrive_at
    departs = [leg[0] for leg in instance.timed(number, here, there)]
    yield from (it for it in departs if it >= rule.start_min)
    early = (it for it in departs if first.depart < it < rule.start_min)
    yield from reversed(list(early))


def _try(
    instance: Instance, chain: Chain, number: int, rule: Day, depart: int
) -> DaySchedule | None:
    """Return a day of the chain that begins no earlier than at `depart`."""
    days = list(instance.days)
    days[number] = rule._replace(
        start_min=max(rule.start_min, depart),
        road_start_min=max(rule.road_start_min, depart),
        timed_start_min=depart,
    )
    found = schedule(instance._replace(days=tuple(days)), chain)
    return found[number] if found else None
