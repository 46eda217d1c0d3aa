"""
The search: rounds of tours, prices, a beam over the days, and days planned anew.

A chain is a tour for each day, each beginning where the one before it ended. The
tours come from a pool; prices keep the days from each relying on the same places;
the beam puts days together, and windows of a few days are then planned anew.

References
----------
Divsalar, A., Vansteenwegen, P. and Cattrysse, D. (2013). A variable neighborhood
search method for the orienteering problem with hotel selection. International
Journal of Production Economics, 145(1): 150-160.
https://doi.org/10.1016/j.ijpe.2013.01.010
"""

from collections.abc import Iterable
from typing import NamedTuple

from tourlink.solver.beam import Beam
from tourlink.solver.demands import Demands
from tourlink.solver.instance import Chain, Instance
from tourlink.solver.promises import Promises, chain_of
from tourlink.solver.relaxed import NEVER_WORTH, Relaxed
from tourlink.solver.schedule import schedule
from tourlink.solver.tours import Aim, Pool, Tour
from tourlink.solver.windows import Windows
from tourlink.solver.worth import Worth

# Chains to plan anew share at most this much of their nights.
_MOST_SHARED = 0.7


class Round(NamedTuple):
    """
    One round of the search.

    Attributes
    ----------
    labels, tours
        Partial tours kept of each number of stops, and tours to each stay.
    prices
        Steps of the prices.
    beam, per_stay
        Chains kept a day, in all and at one stay; without a beam the round but
        prepares the next.
    again
        How many chains of the beam are planned anew.
    window
        Up to how many days at a time.
    """

    labels: int
    tours: int
    prices: int
    beam: int = 0
    per_stay: int = 0
    again: int = 0
    window: int = 0


class Effort(NamedTuple):
    """
    How much work to do; the same effort gives the same chain everywhere.

    An effort that begins with all rounds of another never does worse.
    """

    rounds: tuple[Round, ...]


class Solution(NamedTuple):
    """A chain, the prizes it collects, its minutes in vehicles and its known cost."""

    chain: Chain
    score: int
    travel_min: int
    cost: int


def solve(
    instance: Instance, effort: Effort, *, discount: dict[int, float] | None = None
) -> Solution | None:
    """
    Return the best chain found, or None where none was.

    Parameters
    ----------
    discount
        Shares at which the prizes of places count in the search (not in the
        score), to find a chain that differs from others.
    """
    best = _Search(instance, discount or {}).run(effort)
    if best is None:
        return None
    chain = chain_of(best)
    days = schedule(instance, chain) or []
    return Solution(
        chain,
        sum(instance.prizes[it] for route in chain for it in route.stops),
        sum(day.travel_min for day in days),
        sum(day.cost for day in days),
    )


class _Search:
    def __init__(self, instance: Instance, discount: dict[int, float]) -> None:
        self._start = instance.start
        self._worth = Worth(instance, discount)
        pool = Pool(instance, self._worth)
        self._relaxed = Relaxed(instance, self._worth, pool, Demands(instance))
        self._promises = Promises(instance, self._worth)
        self._windows = Windows(self._relaxed, self._promises)
        self._best: tuple[Tour, ...] | None = None
        self._most = NEVER_WORTH

    def run(self, effort: Effort) -> tuple[Tour, ...] | None:
        """Return the days of the best chain."""
        for number, work in enumerate(effort.rounds):
            if number:
                self._relaxed.refine(work.labels, work.tours)
            else:
                self._relaxed.reach(Aim(self._worth.places, work.labels, work.tours))
            if not self._relaxed.price(work.prices, self._most):
                return self._best
            if work.beam:
                self._search(work)
        return self._best

    def _search(self, work: Round) -> None:
        """Run the beam, and plan its best chains anew."""
        beam = Beam(self._relaxed, self._promises).run(work.beam, work.per_stay)
        beam.sort(key=self._worth_of, reverse=True)
        chosen = self._unlike(beam, work.again)
        for tours in chosen:
            self._offer(tours)
        aim = Aim(self._worth.places, work.labels, work.tours)
        for tours in chosen:
            better = self._windows.improve(tours, work.window, aim, work.beam)
            self._offer(better)

    def _unlike(
        self, chains: Iterable[tuple[Tour, ...]], most: int
    ) -> list[tuple[Tour, ...]]:
        """Return the first chains that hold and do not spend the same nights."""
        chosen: list[tuple[Tour, ...]] = []
        for tours in chains:
            if len(chosen) == most:
                break
            if all(_shared(tours, it) <= _MOST_SHARED for it in chosen) and (
                self._promises.hold(tours)
            ):
                chosen.append(tours)
        return chosen

    def _worth_of(self, tours: tuple[Tour, ...]) -> float:
        return self._promises.worth(tours, self._start)

    def _offer(self, tours: tuple[Tour, ...]) -> None:
        worth = self._worth_of(tours)
        if worth > self._most:
            self._best, self._most = tours, worth


def _shared(one: tuple[Tour, ...], other: tuple[Tour, ...]) -> float:
    """Return the share of days that end alike."""
    same = sum(a.stay == b.stay for a, b in zip(one, other, strict=True))
    return same / len(one)
