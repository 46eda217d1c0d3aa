"""Days planned anew: a few at a time, between the nights before and after them."""

import numpy as np

from tourlink.solver.chains.arrays import Bools, Values
from tourlink.solver.chains.beam import Beam, Guide, Sizes
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.plan import Plan, Settler
from tourlink.solver.chains.table import NEVER_WORTH, Table
from tourlink.solver.instance import Route

# A plan is better if it is worth at least this much more.
_MORE = 0.5
# So many plans of a window are tried before it is given up: the best may break a
# promise that only the chain as a whole can keep.
_TRIES = 3
# Windows of so many days need prices: shorter ones see all there is at once.
_PRICED = 3


class Windows:
    """
    Plans a few days of a chain anew, with all tours of a table.

    What the other days visit counts nothing. Within the window a small beam runs,
    steered by what its last days could be worth if they were alone.
    """

    def __init__(
        self, blocks: Blocks, table: Table, beam: Beam, settler: Settler
    ) -> None:
        self._blocks, self._table = blocks, table
        self._beam, self._settler = beam, settler
        self._items = table.known
        self._after = np.zeros((int(table.kind.max(initial=0)) + 1, 1), dtype=np.int64)
        self._tried: set[tuple[object, ...]] = set()

    def improve(self, plan: Plan, longest: int, width: int, prices: Values) -> Plan:
        """
        Return the plan after windows up to `longest` days better it no more.

        Parameters
        ----------
        width
            Chains that the beam keeps a day within a window.
        prices
            Of the items, for windows of more than two days.
        """
        for length in range(1, min(longest, self._blocks.days) + 1):
            spans = self._blocks.days + 1 - length
            priced = prices if length >= _PRICED else np.zeros_like(prices)
            at = idle = 0
            while idle < spans:
                first = at % spans
                better = self._plan(plan, (first, first + length), width, priced)
                at += 1
                idle = 0 if better else idle + 1
                plan = better or plan
        return plan

    def _plan(
        self, plan: Plan, span: tuple[int, int], width: int, prices: Values
    ) -> Plan | None:
        """Return the plan with the days of a window planned better, or None."""
        first, behind = span
        last = self._blocks.beds - 1
        before = plan.end(first - 1, last) if first else self._blocks.start
        goal = plan.end(behind - 1, last)
        others = plan.seen(self._items, without=span)
        key = (span, before, goal, others.tobytes())
        if key in self._tried:
            return None
        self._tried.add(key)
        prices = np.where(others, 0.0, prices)
        worth: Values = np.where(others, 0.0, self._items.worth) - prices
        gains = self._table.gains(worth)
        ahead = self._ahead(gains, span, goal)
        least = sum(plan.worths[first:behind]) + _MORE - float(prices.sum())
        if ahead[first, before, 0] < least:
            return None
        guide = Guide(gains, worth, ahead, self._after, prices)
        services = others.copy()
        services[: self._items.places] = False
        begin = self._beam.start(services, before)
        sizes = Sizes(width, width, width)
        found = self._beam.run(guide, span, begin, sizes, least)
        for tours in found.tours[:_TRIES].tolist():
            routes = [self._route(it, others) for it in tours]
            better = self._settler.settle(
                (*plan.chain[:first], *routes, *plan.chain[behind:])
            )
            if better is not None and better.worth > plan.worth + _MORE:
                return better
        return None

    def _route(self, tour: int, others: Bools) -> Route:
        """Return a tour's route without what the other days visit."""
        route = self._table.route(tour)
        return route._replace(stops=tuple(it for it in route.stops if not others[it]))

    def _ahead(self, gains: Values, span: tuple[int, int], goal: int) -> Values:
        """Return for each day and stay what the rest of a window is worth alone."""
        table = self._table
        first, behind = span
        best = table.best(gains) - table.night
        ahead = np.full((self._blocks.days + 1, self._blocks.beds, 1), NEVER_WORTH)
        ahead[behind, goal] = 0.0
        for day in range(behind - 1, first - 1, -1):
            rows = table.rows[day]
            total = best[rows] + ahead[day + 1][table.end[rows], 0]
            table.most_of(day, total[:, None], ahead[day])
        return ahead
