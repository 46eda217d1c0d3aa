"""What a whole chain must keep, beyond the clock of each day."""

from collections.abc import Sequence

from tourlink.solver.instance import Chain, Instance, Route
from tourlink.solver.schedule import schedule
from tourlink.solver.tours import END, Tour
from tourlink.solver.worth import Worth


class Promises:
    """The limits of an instance that concern the chain as a whole."""

    def __init__(self, instance: Instance, worth: Worth) -> None:
        self._instance = instance
        self._worth = worth
        self._musts = sum(1 << place for place in instance.must)
        self._covers = [sum(1 << it for it in cover) for cover in instance.covers]
        groups: dict[int, int] = {}
        for place in instance.candidates if instance.group else ():
            if instance.group[place] >= 0:
                group = instance.group[place]
                groups[group] = groups.get(group, 0) | 1 << place
        self._groups = list(groups.values())
        self._known: dict[tuple[Tour, ...], bool] = {}

    def groups_in(self, visited: int) -> int:
        """Return how many groups are visited, of those that are asked for."""
        groups = sum(1 for group in self._groups if group & visited)
        return min(groups, self._instance.min_groups)

    def hold(self, tours: tuple[Tour, ...]) -> bool:
        """Return whether tours make a chain that breaks no limit."""
        if tours not in self._known:
            visited = 0
            for tour in tours:
                visited |= tour.mask
            self._known[tours] = (
                self._musts & visited == self._musts
                and all(cover & visited for cover in self._covers)
                and self.groups_in(visited) == self._instance.min_groups
                and self._within_limits(tours)
                and self._in_order(tours)
                and self._on_time(tours)
            )
        return self._known[tours]

    def worth(self, tours: Sequence[Tour], before: int) -> float:
        """Return the worth of tours, the first of which starts at stay `before`."""
        total = 0.0
        for tour in tours:
            total += tour.worth - self._worth.of_night(before, tour.stay)
            before = tour.stay
        return total

    def _within_limits(self, tours: tuple[Tour, ...]) -> bool:
        stops = [it for tour in tours for it in tour.stops]
        return all(
            sum(limit.uses[it] for it in stops) <= limit.most
            for limit in self._instance.limits
        )

    def _in_order(self, tours: tuple[Tour, ...]) -> bool:
        order = self._instance.order
        if not order:
            return True
        positions = [order[it] for tour in tours for it in tour.stops if order[it] >= 0]
        return positions == sorted(positions)

    def _on_time(self, tours: tuple[Tour, ...]) -> bool:
        # Leaving out a stop that another day has already had may, rarely, break a
        # day that hangs on a timetable: trust the clock alone.
        days = schedule(self._instance, chain_of(tours))
        if days is None:
            return False
        budget = self._instance.budget
        return budget is None or sum(day.cost for day in days) <= budget


def chain_of(tours: Sequence[Tour]) -> Chain:
    """Return tours as a chain."""
    return tuple(
        Route(tour.stops, None if tour.stay == END else tour.stay) for tour in tours
    )
