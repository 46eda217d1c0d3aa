"""The tours of good chains, to be put together anew."""

import numpy as np

from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.plan import Plan
from tourlink.solver.chains.tours import Tours

_Row = tuple[int, int, tuple[int, ...], int, int, int]
# block, end, stops, minutes in vehicles in all and on the first leg, cost


class Elite:
    """Collects the tours of plans."""

    def __init__(self, blocks: Blocks, items: Items, stops: int) -> None:
        self._blocks, self._items, self._stops = blocks, items, stops
        self._rows: dict[tuple[int, int, frozenset[int]], _Row] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, plan: Plan) -> None:
        """Add the tours of a plan."""
        last = self._blocks.beds - 1
        before = self._blocks.start
        for number, (route, day) in enumerate(zip(plan.chain, plan.days, strict=True)):
            block = int(self._blocks.number[number, before])
            end = plan.end(number, last)
            first = day.steps[0].travel_min
            row = (block, end, route.stops, day.travel_min, first, day.cost)
            key = (block, end, frozenset(route.stops))
            if key not in self._rows or day.travel_min < self._rows[key][3]:
                self._rows[key] = row
            before = end

    def tours(self) -> Tours:
        """Return the tours."""
        rows = list(self._rows.values())
        nothing, marks = self._items.nothing, self._items.marks
        stops = np.full((len(rows), self._stops), nothing, dtype=np.int16)
        for at, row in enumerate(rows):
            stops[at, : len(row[2])] = row[2]
        block, end, travel, first, cost = np.array(
            [(*row[:2], *row[3:]) for row in rows], dtype=np.int64
        ).T
        mark = np.bitwise_xor.reduce(marks[stops], axis=1)
        return Tours(block, end, stops, travel, first, cost, mark)
