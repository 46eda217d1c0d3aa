"""Blocks: a stay, and days that are alike for who leaves it in the morning."""

import numpy as np

from tourlink.solver.chains.arrays import Bools, Ints
from tourlink.solver.instance import NEVER, Day, Instance


class Blocks:
    """
    The blocks of an instance.

    Days are alike out of a stay if they have the same limits and services, and if
    what one can get to in a day is open at the same times.

    Attributes
    ----------
    days, start, beds
        How many days there are, the stay that the chain starts from, and the number
        of stays with the end of the chain.
    keys
        First day and stay of each block.
    number
        For each day and stay its block, -1 where no night before it can be spent.
    of_day
        For each day the blocks it has, as booleans.
    may_end
        For each day and end (the number of stays stands for the end of the chain)
        whether the day can end there.
    """

    def __init__(self, instance: Instance) -> None:
        self.days = len(instance.days)
        self.start = instance.start
        stays = len(instance.stays)
        self.beds = stays + 1
        reach = _reach(instance) if len(set(instance.windows)) > 1 else None
        known: dict[tuple[object, ...], int] = {}
        self.keys: list[tuple[int, int]] = []
        self.number = np.full((self.days, stays), -1, dtype=np.int64)
        for day, rule in enumerate(instance.days):
            for at, stay in enumerate(instance.stays):
                if at != instance.start if day == 0 else day - 1 not in stay.on_days:
                    continue
                key: tuple[Day, int, object] = (rule, at, ())
                if reach is not None:
                    row = instance.windows[day]
                    key = (rule, at, tuple(row[it] for it in reach[stay.leave_from]))
                if key not in known:
                    known[key] = len(self.keys)
                    self.keys.append((day, at))
                self.number[day, at] = known[key]
        self.stays: Ints = np.array([at for _, at in self.keys], dtype=np.int64)
        self.of_day: Bools = np.zeros((self.days, len(self.keys)), dtype=bool)
        for day, row_ in enumerate(self.number):
            self.of_day[day, row_[row_ >= 0]] = True
        self.may_end: Bools = np.zeros((self.days, stays + 1), dtype=bool)
        self.may_end[-1, stays] = True
        for at, stay in enumerate(instance.stays):
            self.may_end[
                sorted(it for it in stay.on_days if it < self.days - 1), at
            ] = 1
        self.ends = np.flatnonzero(self.may_end.any(axis=0)).tolist()


def _reach(instance: Instance) -> list[list[int]]:
    """Return for each place the candidates that one may get to within a day."""
    latest = max(instance.last_end_min, *(it.end_min for it in instance.days))
    latest = max(latest, *(it.latest_min for it in instance.stays if it.moves), 0)
    soonest = np.array(instance.way_min, dtype=np.int64)
    days = {rule.pattern: day for day, rule in enumerate(instance.days)}
    for here, there in np.argwhere(soonest > instance.timed_from_min).tolist():
        for day in days.values():
            for depart, arrive, *_ in instance.timed(day, here, there):
                soonest[here, there] = min(soonest[here, there], arrive - depart)
    soonest = np.minimum(soonest, NEVER)
    for via in range(len(soonest)):
        np.minimum(soonest, soonest[:, via, None] + soonest[None, via], out=soonest)
    candidates = sorted(instance.candidates)
    return [[it for it in candidates if row[it] <= latest] for row in soonest]
