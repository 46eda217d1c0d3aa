"""An upper bound on the score of any chain."""

from collections.abc import Sequence
from math import ceil

from tourlink.solver.instance import Instance


def upper_bound(instance: Instance, *, others: Sequence[tuple[int, int]] = ()) -> int:
    """
    Return a score that no chain of the instance can exceed.

    Two relaxations, of which the tighter counts: no day has more than its number of
    stops, so the chain visits at most that many of the best places; and all visits
    together take no longer than the days are, so a fractional knapsack of prizes by
    visit minutes holds. Both forget travel: the bound is safe and loose.

    Parameters
    ----------
    others
        Prize and visit minutes of candidates that the instance leaves out.
    """
    visits = [
        (instance.prizes[place], instance.visit_min[place])
        for place in instance.candidates
        if any(windows[place] for windows in instance.windows)
    ]
    visits += others
    most = sum(day.max_stops for day in instance.days)
    by_count = sum(sorted((prize for prize, _ in visits), reverse=True)[:most])

    latest = max(instance.last_end_min, *(day.end_min for day in instance.days))
    latest = max(latest, *(it.latest_min for it in instance.stays if it.moves), 0)
    room = sum(
        latest - min(day.start_min, day.road_start_min, day.timed_start_min)
        for day in instance.days
    )
    by_time = 0.0
    for prize, minutes in sorted(visits, key=lambda it: -it[0] / max(1, it[1])):
        by_time += prize * (min(1.0, room / minutes) if minutes else 1.0)
        room -= min(room, minutes)
    return min(by_count, ceil(by_time))
