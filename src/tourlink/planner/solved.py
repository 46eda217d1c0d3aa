"""A brief with the chain that answers it."""

from typing import NamedTuple

from tourlink.catalogue.records import Destination
from tourlink.planner.brief import Brief
from tourlink.planner.model import Model
from tourlink.solver.schedule import DaySchedule
from tourlink.solver.search import Solution


class Solved(NamedTuple):
    """What was asked, the numbers it became, the chain found and its schedule."""

    brief: Brief
    model: Model
    solution: Solution
    schedules: tuple[DaySchedule, ...]

    @property
    def stops(self) -> list[Destination]:
        """The places visited, in the order of the chain."""
        return [
            self.model.spots[place].place
            for route in self.solution.chain
            for place in route.stops
        ]

    @property
    def visited(self) -> frozenset[int]:
        """The numbers of the places visited."""
        return frozenset(
            place for route in self.solution.chain for place in route.stops
        )

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts the better chain first: more value, then less travelling."""
        return (-self.solution.value, self.solution.travel_min)

    def unbounded(self) -> "Solved":
        """Return the same without a bound."""
        return self._replace(solution=self.solution._replace(most=None))
