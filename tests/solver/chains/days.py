"""Days by the plain clock, to hold the arrays to."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from tourlink.solver.clock import DayClock
from tourlink.solver.instance import Instance


class Walk(NamedTuple):
    """What a day amounts to that keeps all limits of the day."""

    travel: int
    first: int
    cost: int


def walk(
    instance: Instance, day: int, stay: int, stops: Sequence[int], end: int
) -> Walk | None:
    """Return the day of these stops, None where it breaks a limit of the day."""
    rule, stays = instance.days[day], instance.stays
    clock = DayClock(instance, day, instance.windows[day])
    here, time, lunched, morning = stays[stay].leave_from, 0, False, stay
    travel = cost = 0
    first = None
    for place in stops:
        move = clock.visit(here, place, time, lunched, morning)
        if move is None:
            return None
        here, time, lunched, morning = place, move[0], move[1], -1
        travel, cost = travel + move[2], cost + move[3]
        first = move[2] if first is None else first
    if end == len(stays):
        target, latest, fare = instance.end, instance.last_end_min, 0
    else:
        night = stays[end]
        target, latest, fare = night.arrive_at, night.latest_min, night.cost
        if not night.moves:
            latest = min(latest, rule.end_min)
    last = clock.finish(here, target, time, lunched, morning)
    if last is None or last[0] > latest:
        return None
    travel += last[2]
    if travel > rule.max_travel_min or len(stops) > rule.max_stops:
        return None
    return Walk(travel, last[2] if first is None else first, cost + last[3] + fare)


def walks(
    instance: Instance, day: int, stay: int, end: int
) -> Iterator[tuple[frozenset[int], Walk]]:
    """Yield every day from a stay to an end, stops in any order that is allowed."""
    order = instance.order
    for size in range(instance.days[day].max_stops + 1):
        for stops in permutations(instance.candidates, size):
            positions = [order[it] for it in stops if order and order[it] >= 0]
            if positions == sorted(positions):
                found = walk(instance, day, stay, stops, end)
                if found is not None:
                    yield frozenset(stops), found
