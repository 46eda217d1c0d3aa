"""
The relaxed problem: places may be visited again on another day, at a price.

Prices rise where the best relaxed chain visits a place more than once (Lagrangian
relaxation, solved by subgradient steps). What the rest of a relaxed chain is worth,
net of prices, tells the search where a chain can lead; with all prices it is a bound.

References
----------
Held, M., Wolfe, P. and Crowder, H. P. (1974). Validation of subgradient optimization.
Mathematical Programming, 6: 62-88. https://doi.org/10.1007/BF01580223
"""

from typing import NamedTuple

import numpy as np

from tourlink.solver.chains.arrays import Values
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.demands import Demands
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.table import NEVER_WORTH, Table

# The best chain is taken to be worth less than the bound by this share at most.
_GAP = 0.15
# Steps shrink by this where the bound has not fallen for a while.
_SHRINK = 0.7
_PATIENCE = 5


class Outlook(NamedTuple):
    """
    What chains can be worth under prices.

    Attributes
    ----------
    gains
        Of each tour of the table, net of prices.
    best
        Of each group of the table: its best tour, less the night.
    ahead
        For each day (and the end of the chain), stay and state of demands the most
        that the days from there on are worth.
    bound
        No chain of the table's tours is worth more, musts' insistence included.
    """

    gains: Values
    best: Values
    ahead: Values
    bound: float


class Prices:
    """Prices of items, and the steps that better them."""

    def __init__(self, blocks: Blocks, items: Items, demands: Demands) -> None:
        self._blocks, self._items, self._demands = blocks, items, demands
        self.now: Values = np.zeros(items.count)
        self.bound = np.inf
        self.best: Values = self.now
        # A place that costs all it is worth is not visited; nobody pays more.
        self.most = np.where(np.arange(items.count) < items.places, items.worth, np.inf)
        self._pace = 1.0

    def copy(self) -> "Prices":
        """Return prices to step on with elsewhere."""
        other = Prices(self._blocks, self._items, self._demands)
        other.now = self.now
        return other

    def renew(self) -> None:
        """Forget the bound: the table has new tours."""
        self.bound = np.inf
        self._pace = 1.0

    def worth(self) -> Values:
        """Return the worth of items net of prices."""
        return self._items.worth - self.now

    def outlook(self, table: Table) -> Outlook:
        """Return what chains of a table's tours can be worth."""
        gains = table.gains(self.worth())
        best = table.best(gains) - table.night
        ahead = look_ahead(table, best, self._demands, self._blocks)
        bound = ahead[0, self._blocks.start, 0] + float(self.now.sum())
        return Outlook(gains, best, ahead, bound)

    def step(self, table: Table, steps: int, known: float) -> bool:
        """
        Better the prices; return whether a chain gets home with all demands served.

        Parameters
        ----------
        known
            What the best chain known is worth.
        """
        stale = 0
        for _ in range(steps):
            outlook = self.outlook(table)
            if outlook.ahead[0, self._blocks.start, 0] <= NEVER_WORTH / 2:
                return False
            if outlook.bound < self.bound - 1e-6:
                self.bound, self.best, stale = outlook.bound, self.now.copy(), 0
            else:
                stale += 1
                if stale > _PATIENCE:
                    self._pace, stale = self._pace * _SHRINK, 0
                    self.now = self.best.copy()
                    continue
            over = self._visits(table, outlook) - 1.0
            over[(over < 0) & (self.now <= 0)] = 0.0
            over[self._items.nothing] = 0.0
            square = float(over @ over)
            if not square:
                break
            least = _GAP * self._items.insisted + (1 - _GAP) * outlook.bound
            gap = outlook.bound - max(known, least)
            step = self._pace * max(gap, 1.0) / square
            self.now = np.clip(self.now + step * over, 0.0, self.most)
        self.now = self.best.copy()
        return True

    def _visits(self, table: Table, outlook: Outlook) -> Values:
        """Return how often the best relaxed chain has each item."""
        visits = np.zeros(self._items.count)
        stay, state = self._blocks.start, 0
        for day in range(self._blocks.days):
            rows = table.rows[day]
            rows = rows[table.stay[rows] == stay]
            after = self._demands.table[table.group_kind[rows], state]
            rest = outlook.ahead[day + 1][table.end[rows], after]
            total = np.where(after < 0, NEVER_WORTH, outlook.best[rows] + rest)
            at = int(total.argmax())
            tours = table.within(rows[at])
            tour = tours.start + int(outlook.gains[tours].argmax())
            np.add.at(visits, table.items[tour], 1.0)
            stay, state = int(table.end[rows[at]]), int(after[at])
        return visits

    def through(self, table: Table, outlook: Outlook) -> Values:
        """Return what the best relaxed chain with each tour is worth, with prices."""
        behind = look_behind(table, outlook.best, self._demands, self._blocks)
        most = np.full(len(table.starts), NEVER_WORTH)
        after = self._demands.table[table.group_kind]
        for day, rows in enumerate(table.rows):
            past = behind[day][table.stay[rows]]
            rest = outlook.ahead[day + 1][table.end[rows, None], after[rows]]
            total = np.where(after[rows] < 0, NEVER_WORTH, past + rest).max(axis=1)
            most[rows] = np.maximum(most[rows], total)
        through: Values = outlook.gains + (most - table.night)[table.group]
        return through + float(self.now.sum())


def look_ahead(table: Table, best: Values, demands: Demands, blocks: Blocks) -> Values:
    """Return for each day, stay and state the most that the rest is worth."""
    days, states = len(table.rows), demands.table.shape[1]
    ahead = np.full((days + 1, blocks.beds, states), NEVER_WORTH)
    ahead[days, -1] = np.where(demands.finished, 0.0, NEVER_WORTH)
    for day in range(days - 1, -1, -1):
        target, lost = table.onward(day)
        total = ahead[day + 1].take(target) + best.take(table.rows[day])[:, None]
        total[lost] = NEVER_WORTH
        table.most_of(day, total, ahead[day])
    return ahead


def look_behind(table: Table, best: Values, demands: Demands, blocks: Blocks) -> Values:
    """Return for each day, stay and state the most that the days before are worth."""
    days = len(table.rows)
    after = demands.table[table.group_kind]
    states = after.shape[1]
    behind = np.full((days + 1, blocks.beds, states), NEVER_WORTH)
    behind[0, blocks.start, 0] = 0.0
    for day, rows in enumerate(table.rows):
        past = behind[day][table.stay[rows]] + best[rows, None]
        target = table.end[rows, None] * states + after[rows]
        flat = behind[day + 1].reshape(-1)
        ok = after[rows] >= 0
        np.maximum.at(flat, target[ok], past[ok])
    return behind
