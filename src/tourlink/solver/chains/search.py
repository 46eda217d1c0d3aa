"""
The search for chains: day tours, prices, a beam, and days planned anew.

A chain is a tour for each day, each beginning where the one before it ended. The
tours come from a table; prices keep the days from each relying on the same places;
the beam puts days together, and windows of a few days are then planned anew. Then all
this is done again with prices that were shaken. docs/algorithm.md tells the reasons.

References
----------
Divsalar, A., Vansteenwegen, P. and Cattrysse, D. (2013). A variable neighborhood
search method for the orienteering problem with hotel selection. International
Journal of Production Economics, 145(1): 150-160.
https://doi.org/10.1016/j.ijpe.2013.01.010
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tourlink.solver.chains.arrays import Ints, Values
from tourlink.solver.chains.beam import Beam, Guide, Partial, Sizes, reach
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.demands import Demands
from tourlink.solver.chains.elite import Elite
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.labels import Aim
from tourlink.solver.chains.listing import Lister
from tourlink.solver.chains.plan import Plan, Settler
from tourlink.solver.chains.prices import Prices
from tourlink.solver.chains.table import Table
from tourlink.solver.chains.tours import cheapest, joined, maximal
from tourlink.solver.chains.windows import Windows
from tourlink.solver.instance import PRIZE_UNIT, Instance, Weights

# Worth less than any chain.
_NOTHING_YET = -1e9
# Partial tours kept of each number of stops, out of one stay, in any case.
_LEAST_LABELS = 50
# What a minute left of the day is taken to be worth to a tour that is not full yet, in
# hundredths of a prize: with what the places are worth, and net of their prices.
_MINUTE_WORTH = 20.0
_PRICED_MINUTE = 7.0
# Chains to plan anew share at most this much of their nights.
_MOST_SHARED = 0.7
# Windows longer than these are for chains that come as near to the best as this share.
SHORT = 2
_PROMISING = 0.03
# Prices are shaken by factors from this range.
_SHAKE = (0.4, 1.4)
# Chains that the beam keeps at one stay, and of one parent.
PER_STAY = 4
PER_PARENT = 6
# What a chain so far is promised for a group or cover that the demands do not follow.
_SERVED_BONUS = 60.0 * PRIZE_UNIT
# After so many tries the tours of all plans found are put together anew.
COMBINE_AFTER = 3
_COMBINE_STEPS = 20
_COMBINE_SIZES = Sizes(200, 12, 12)
# Prices are set on so many times the tours that the beam is given.
_PRICED_TOURS = 3


class Round(NamedTuple):
    """
    One round of the search.

    Attributes
    ----------
    labels, near
        Partial tours kept of each number of stops, all stays and days together, and
        places looked at after each, on a first look.
    priced
        Partial tours kept on a second look, when prices tell what else is wanted; 0
        for no such look.
    steps
        Of the prices.
    tours
        How many tours the beam has to choose from, for each day of the chain.
    width
        Chains that the beam keeps a day.
    again, anew
        How many of its chains are planned anew, and from how many tours for each day.
    window
        Up to how many days at a time.
    shakes
        How often this is done again with prices that were shaken.
    """

    labels: int
    near: int
    priced: int
    steps: int
    tours: int
    width: int
    again: int
    anew: int
    window: int
    shakes: int


class Search:
    """
    The search of one instance.

    Parameters
    ----------
    discount
        Shares at which the prizes of places count.
    stop
        Asked now and then, with the best plan so far, whether to stop.

    Attributes
    ----------
    best
        The best plan so far.
    """

    def __init__(
        self,
        instance: Instance,
        *,
        seed: int = 0,
        discount: dict[int, float] | None = None,
        stop: Callable[[Plan | None], bool] = lambda _: False,
    ) -> None:
        self.instance = instance
        self.items = Items(instance, discount or {})
        self.blocks = Blocks(instance)
        self.demands = Demands(instance, self.items.count)
        self.prices = Prices(self.blocks, self.items, self.demands)
        self.best: Plan | None = None
        self.table: Table | None = None
        self._lister = Lister(instance, self.items)
        self._settler = Settler(instance, self.items)
        self._limited = instance.budget is not None
        # A tour may give way to one of more stops where stops cost nothing, and none
        # of them can be in the way.
        self.free = (
            not (
                self._limited
                or instance.limits
                or instance.order
                or instance.weights != Weights()
            )
            and self._lister.metric()
        )
        self._elite = Elite(self.blocks, self.items, self._lister.most_stops)
        self._rng = np.random.default_rng(seed)
        self._stop = stop

    @property
    def most(self) -> float:
        """What the best plan is worth."""
        return self.best.worth if self.best else _NOTHING_YET

    def run(self, work: Round) -> None:
        """Search a round, and stop early where the caller says so."""
        table = self.list_tours(self._first_look(work))
        if not len(table) or not self.prices.step(table, work.steps // 2, self.most):
            return
        if work.priced:
            table = self.list_tours(self._second_look(work))
            self.prices.step(table, work.steps // 4, self.most)
        tours = work.tours * self.blocks.days
        table = self.likely(table, _PRICED_TOURS * tours)
        self.prices.step(table, work.steps, self.most)
        now = self.prices.now
        for number in range(work.shakes + 1):
            if self._stop(self.best):
                break
            if number:
                shake = self._rng.uniform(*_SHAKE, size=len(now))
                self.prices.now = np.minimum(now * shake, self.prices.most)
            few = self.likely(table, tours)
            more = work.anew > work.tours
            wide = self.likely(table, work.anew * self.blocks.days) if more else few
            self._try(few, wide, work)
            if number and number % COMBINE_AFTER == 0:
                self.prices.now = now
                self._combine(table, work)
        self.prices.now = now

    def _first_look(self, work: Round) -> Aim:
        """Return what is worth listing as long as there are no prices."""
        labels = self._labels(work.labels)
        return Aim(self.items.worth, labels, work.near, _MINUTE_WORTH)

    def _second_look(self, work: Round) -> Aim:
        """Return what is worth listing at the prices of now: all there is nearby."""
        return Aim(self.prices.worth(), self._labels(work.priced), None, _PRICED_MINUTE)

    def _labels(self, most: int) -> int:
        return max(_LEAST_LABELS, most // len(self.blocks.keys))

    def list_tours(self, aim: Aim) -> Table:
        """Return a table of the tours known and of those found now."""
        found = self._lister.tours(self.blocks.keys, aim, self.blocks.ends)
        if self.table is not None:
            found = joined([self.table.tours, found])
            stay = self.blocks.stays[found.block]
            toll = self.items.tolls(stay, found.travel, found.first)
            found = found.take(cheapest(found, toll, limited=self._limited))
        if self.free:
            found = found.take(maximal(found, self.items))
        self.table = Table(found, self.blocks, self.items, self.demands)
        self.prices.renew()
        return self.table

    def likely(self, table: Table, most: int) -> Table:
        """Return a table of the tours that the best relaxed chains lead through."""
        through = self.prices.through(table, self.prices.outlook(table))
        return table.take(_most(through, most))

    def beam(self, table: Table) -> Beam:
        """Return a beam over a table."""
        return Beam(self.instance, self.blocks, table, self.demands.further)

    def guide(self, table: Table, bonus: float = 0.0) -> Guide:
        """Return what a beam over a table goes by under the prices of now."""
        outlook = self.prices.outlook(table)
        return Guide(
            outlook.gains,
            self.prices.worth(),
            outlook.ahead,
            self.demands.table,
            self.prices.now,
            reach(table, self.blocks),
            bonus,
        )

    def offer(self, table: Table, tours: list[int]) -> Plan | None:
        """Return the plan of tours, and keep it if it is the best."""
        plan = self._settler.settle([table.route(it) for it in tours])
        if plan is not None and plan.worth > self.most:
            self.best = plan
        return plan

    def _try(self, table: Table, wide: Table, work: Round) -> None:
        """Run the beam on one table, and plan its best chains anew on a wide one."""
        beam = self.beam(table)
        guide = self.guide(table, _SERVED_BONUS)
        sizes = Sizes(work.width, PER_STAY, PER_PARENT)
        found = beam.run(guide, (0, self.blocks.days), beam.start(), sizes)
        anew = beam if wide is table else self.beam(wide)
        windows = Windows(self.blocks, wide, anew, self._settler)
        self._improve(windows, self._unlike(table, found, work.again), work)

    def _combine(self, table: Table, work: Round) -> None:
        """Put the tours of all plans found together anew."""
        if not len(self._elite):
            return
        few = Table(self._elite.tours(), self.blocks, self.items, self.demands)
        prices, self.prices = self.prices, self.prices.copy()
        self.prices.step(few, _COMBINE_STEPS, self.most)
        guide = self.guide(few, _SERVED_BONUS)
        beam, span = self.beam(few), (0, self.blocks.days)
        found = beam.run(guide, span, beam.start(), _COMBINE_SIZES)
        self.prices = prices
        windows = Windows(self.blocks, table, self.beam(table), self._settler)
        self._improve(windows, self._unlike(few, found, work.again), work)

    def _improve(self, windows: Windows, plans: list[Plan], work: Round) -> None:
        """Plan days of plans anew, and keep what comes of it."""
        width = work.width // 2
        for plan in plans:
            self._elite.add(plan)
            better = windows.improve(plan, SHORT, width, self.prices.now)
            least = self.most - _PROMISING * (self.most - self.items.insisted)
            if better.worth >= least:
                better = windows.improve(better, work.window, width, self.prices.now)
            self._elite.add(better)
            if better.worth > self.most:
                self.best = better
            if self._stop(self.best):
                return

    def _unlike(self, table: Table, found: Partial, most: int) -> list[Plan]:
        """Return the best chains that hold and do not spend the same nights."""
        worth = found.net + found.seen @ self.prices.now
        plans: list[Plan] = []
        for at in np.argsort(-worth, kind="stable").tolist():
            if len(plans) == most:
                break
            ends = table.tours.end[found.tours[at]]
            if any(_shared(ends, it, self.blocks.beds) > _MOST_SHARED for it in plans):
                continue
            plan = self.offer(table, found.tours[at].tolist())
            if plan is not None:
                plans.append(plan)
        return plans


def _shared(ends: Ints, plan: Plan, beds: int) -> float:
    """Return the share of days that end alike."""
    there = [plan.end(day, beds - 1) for day in range(len(ends))]
    return float(np.mean(ends == there))


def _most(values: Values, most: int) -> Ints:
    """Return where the greatest values are, in order of place."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.sort(np.argsort(-values, kind="stable")[:most])
