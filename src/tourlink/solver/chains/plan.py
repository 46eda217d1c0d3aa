"""A chain as the search holds it, and the settling of what the search proposes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tourlink.solver.chains.arrays import Bools
from tourlink.solver.chains.items import Items
from tourlink.solver.instance import Chain, Instance, Route
from tourlink.solver.schedule import DaySchedule, schedule
from tourlink.solver.value import tolls


class Plan(NamedTuple):
    """
    A chain that keeps every limit.

    `worths` is what each day is worth to the search with its night: discounts and
    insistence included. `days` are the schedules.
    """

    chain: Chain
    worths: tuple[float, ...]
    days: tuple[DaySchedule, ...]

    @property
    def worth(self) -> float:
        """What the whole is worth to the search."""
        return sum(self.worths)

    def end(self, day: int, last: int) -> int:
        """Return where a day ends: a stay, or `last` for the end of the chain."""
        stay = self.chain[day].stay
        return last if stay is None else stay

    def seen(self, items: Items, without: tuple[int, int] = (0, 0)) -> Bools:
        """Return the items it has, but for those of a span of days."""
        row = np.zeros(items.count, dtype=bool)
        for day, route in enumerate(self.chain):
            if not without[0] <= day < without[1]:
                row[list(route.stops)] = True
                row[items.of_stay[-1 if route.stay is None else route.stay]] = True
        row[items.nothing] = False
        return row


class Settler:
    """Makes plans of routes: leaves out what was visited before, and checks all."""

    def __init__(self, instance: Instance, items: Items) -> None:
        self._instance, self._items = instance, items
        self._known: dict[Chain, Plan | None] = {}

    def settle(self, routes: Sequence[Route]) -> Plan | None:
        """Return the plan of routes, None where it breaks a limit."""
        visited: set[int] = set()
        chain: list[Route] = []
        for route in routes:
            stops = tuple(it for it in route.stops if it not in visited)
            visited.update(stops)
            chain.append(Route(stops, route.stay))
        key = tuple(chain)
        if key not in self._known:
            self._known[key] = self._plan(key, visited)
        return self._known[key]

    def _plan(self, chain: Chain, visited: set[int]) -> Plan | None:
        if not self._keeps_promises(chain, visited):
            return None
        days = schedule(self._instance, chain)
        if days is None:
            return None
        budget = self._instance.budget
        if budget is not None and sum(day.cost for day in days) > budget:
            return None
        worths = tuple(
            float(self._items.worth[list(route.stops)].sum()) - toll
            for route, toll in zip(
                chain, tolls(self._instance, chain, days), strict=True
            )
        )
        return Plan(chain, worths, tuple(days))

    def _keeps_promises(self, chain: Chain, visited: set[int]) -> bool:
        instance = self._instance
        if not instance.must <= visited:
            return False
        if any(visited.isdisjoint(cover) for cover in instance.covers):
            return False
        if instance.min_groups:
            groups = {instance.group[it] for it in visited} - {-1}
            if len(groups) < instance.min_groups:
                return False
        if any(sum(it.uses[at] for at in visited) > it.most for it in instance.limits):
            return False
        if not instance.order:
            return True
        positions = [instance.order[it] for route in chain for it in route.stops]
        placed = [it for it in positions if it >= 0]
        return placed == sorted(placed)
