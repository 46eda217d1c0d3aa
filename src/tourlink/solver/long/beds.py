"""Which sequences of stays are worth a try: a dynamic program over the nights."""

from collections.abc import Callable

import numpy as np

from tourlink.solver.long.backend import Kernel
from tourlink.solver.long.kernel import State, Tables

Appraisal = Callable[[int, int, int], int]
"""About what a day can collect between two stays (-1: the end); -1 for never."""

_Label = tuple[int, int, tuple[int, ...]]
"""Value, cost, stays."""


def sequences(
    tables: Tables, start: int, appraisal: Appraisal, most: int
) -> list[list[int]]:
    """
    Return up to `most` sequences of stays by about what their days can collect.

    The days are appraised one by one, so places within reach of several days count
    several times: the order of the sequences is but a hint.
    """
    found = _best(tables, start, appraisal, most)
    if not found and len(tables.bed_cost) > 0:
        # All that collect much exceed the budget.
        found = _best(tables, start, lambda *it: min(appraisal(*it), 0), most)
    return found


def _best(
    tables: Tables, start: int, appraisal: Appraisal, most: int
) -> list[list[int]]:
    days, stays = tables.days, tables.stays
    costs = tables.bed_cost if len(tables.bed_cost) > 0 else [0] * stays
    budget = tables.most[tables.limits - 1] if len(tables.bed_cost) > 0 else 0
    labels: dict[int, list[_Label]] = {start: [(0, 0, ())]}
    for day in range(days):
        last = day == days - 1
        following: dict[int, list[_Label]] = {}
        for night in [-1] if last else range(stays):
            if not last and not tables.allowed[day * stays + night]:
                continue
            cost, slept = (0, ()) if last else (costs[night], (night,))
            longer: list[_Label] = []
            for bed, kept in labels.items():
                more = appraisal(day, bed, night)
                if more >= 0:
                    longer += [
                        (value + more, spent + cost, (*beds, *slept))
                        for value, spent, beds in kept
                        if spent + cost <= budget
                    ]
            # The most valuable first; of those, the cheapest.
            longer.sort(key=lambda it: (-it[0], it[1], it[2]))
            if longer:
                following[night] = longer[:most]
        labels = following
    return [list(beds) for _, _, beds in labels.get(-1, [])]


def by_construction(kernel: Kernel, tables: Tables, state: State) -> Appraisal:
    """Return the appraisal that fills each day on its own."""

    def appraisal(day: int, bed: int, night: int) -> int:
        state.bed[day], state.bed[day + 1] = bed, night
        return int(kernel.appraise(day, tables, state))

    return appraisal


def by_reach(tables: Tables) -> Appraisal:
    """Return the appraisal that adds up the prizes within reach: rough, but quick."""
    places, stays = tables.places, tables.stays
    mornings = np.array(tables.morning, dtype=np.int64).reshape(-1, stays, places)
    ways = np.array(tables.way_from, dtype=np.int64).reshape(places, places)
    prizes = np.zeros(places, dtype=np.int64)
    own = list(tables.candidates)
    prizes[own] = np.array(tables.prize, dtype=np.int64)[own]
    visits = np.array(tables.visit, dtype=np.int64)

    def appraisal(day: int, bed: int, night: int) -> int:
        limit = tables.latest[day * (stays + 1) + night + 1]
        target = tables.end if night < 0 else tables.arrive_at[night]
        morning = mornings[day, bed]
        if morning[target] > limit:
            return -1
        return int(prizes[morning + visits + ways[:, target] <= limit].sum())

    return appraisal
