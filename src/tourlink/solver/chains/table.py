"""The day tours of an instance, in the order in which they are searched."""

import numpy as np

from tourlink.solver.chains.arrays import Bools, Ints, Values, in_groups
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.demands import Demands
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.tours import Tours
from tourlink.solver.instance import Route

NEVER_WORTH = -1e18
"""So low that no sum of values gets back into sight."""


class Table:
    """
    Tours by block, end and kind; what is equal in these three is a group.

    Attributes
    ----------
    known
        The items of the instance.
    tours
        In order.
    items
        For each tour its stops, and the night service at its end.
    toll
        The weights of each tour's travel, but not of its night.
    kind
        What each tour serves, a kind of `Demands`.
    starts
        Where each group begins.
    rows
        The groups of each day, those that leave the same stay side by side.
    stay, end, group_kind, night
        Of each group: where it begins and ends, what it serves, and what the night
        takes off.
    """

    def __init__(
        self,
        tours: Tours,
        blocks: Blocks,
        items: Items,
        demands: Demands,
        kind: Ints | None = None,
    ) -> None:
        self._blocks, self.known, self._demands = blocks, items, demands
        if kind is None:
            kind = demands.kinds(tours.stops)
        kinds = int(kind.max(initial=0)) + 1
        order = in_groups((tours.block * blocks.beds + tours.end) * kinds + kind)
        self.tours = tours = tours.take(order)
        self.kind = kind[order]
        service = items.of_stay[tours.end].astype(np.int16)
        self.items = np.concatenate([tours.stops, service[:, None]], axis=1)
        self._columns = self.items.T.astype(np.intp, order="C")
        stay = blocks.stays[tours.block]
        self.toll = items.tolls(stay, tours.travel, tours.first)
        change = np.ones(len(order), dtype=bool)
        change[1:] = (
            (np.diff(tours.block) != 0)
            | (np.diff(tours.end) != 0)
            | (np.diff(self.kind) != 0)
        )
        self.starts = np.flatnonzero(change)
        self.block = tours.block[self.starts]
        self.end = tours.end[self.starts]
        self.group_kind = self.kind[self.starts]
        self.stay = blocks.stays[self.block]
        self.night = items.nights(self.stay, self.end)
        self.group = np.cumsum(change) - 1
        self.rows: list[Ints] = []
        self._leaving: list[tuple[Ints, Ints]] = []
        for day in range(blocks.days):
            rows = np.flatnonzero(
                blocks.of_day[day][self.block] & blocks.may_end[day][self.end]
            )
            rows = rows[np.argsort(self.stay[rows], kind="stable")]
            starts = np.flatnonzero(np.diff(self.stay[rows], prepend=-1))
            self.rows.append(rows)
            self._leaving.append((starts, self.stay[rows[starts]]))
        self._steps: Ints | None = None
        self._onward: dict[int, tuple[Ints, Bools]] = {}
        bounds = np.arange(len(blocks.stays) + 1)
        self.bounds = np.searchsorted(tours.block, bounds)

    def __len__(self) -> int:
        return len(self.toll)

    def take(self, chosen: Ints) -> "Table":
        """Return a table of some of the tours."""
        return Table(
            self.tours.take(chosen),
            self._blocks,
            self.known,
            self._demands,
            self.kind[chosen],
        )

    def gains(self, worth: Values) -> Values:
        """Return what each tour is worth, less its toll."""
        gains: Values = worth.take(self._columns[0]) - self.toll
        for column in self._columns[1:]:
            gains += worth.take(column)
        return gains

    def best(self, gains: Values) -> Values:
        """Return the most of each group."""
        if not len(gains):
            return np.zeros(0)
        most: Values = np.maximum.reduceat(gains, self.starts)
        return most

    def onward(self, day: int) -> tuple[Ints, Bools]:
        """
        Return where a day's groups lead from each state, and which lead nowhere.

        A row for each group, a column for each state of demands. Where one leads to is
        the stay times the number of states, plus the state after.
        """
        after = self._demands.table
        if self._steps is not after:
            self._steps, self._onward = after, {}
        if day not in self._onward:
            rows = self.rows[day]
            state = after[self.group_kind[rows]]
            lost = state < 0
            target = self.end[rows, None] * after.shape[1] + np.where(lost, 0, state)
            self._onward[day] = target, lost
        return self._onward[day]

    def most_of(self, day: int, total: Values, into: Values) -> None:
        """Put the most of a day's groups that leave each stay into the stay's row."""
        starts, stays = self._leaving[day]
        if len(starts):
            into[stays] = np.maximum.reduceat(total, starts)

    def route(self, tour: int) -> Route:
        """Return the route of a tour."""
        stops = self.tours.stops[tour]
        end = int(self.tours.end[tour])
        stay = None if end + 1 == self._blocks.beds else end
        return Route(tuple(stops[stops != self.known.nothing].tolist()), stay)

    def within(self, group: int) -> slice:
        """Return the tours of a group."""
        last = group + 1 == len(self.starts)
        return slice(self.starts[group], len(self) if last else self.starts[group + 1])
