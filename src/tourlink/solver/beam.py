"""A beam over the days: the most promising chains so far, a day at a time."""

from heapq import nlargest
from typing import NamedTuple

from tourlink.solver.promises import Promises
from tourlink.solver.relaxed import NEVER_WORTH, Relaxed
from tourlink.solver.tours import Tour

# What a chain so far is promised for a group or cover that `Demands` do not follow.
_SERVED_BONUS = 60.0
# After so many states a day the promise to be beaten is worked out anew.
_CHECKPOINTS = (4, 12, 24, 48, 96)


class _State(NamedTuple):
    """A chain so far; `net` is its worth less the prices of what it visited."""

    net: float
    visited: int
    demand: int
    cost: int
    stay: int
    tours: tuple[Tour, ...]


class _Column(NamedTuple):
    """A tour as one day sees it: open places only, net of prices."""

    net: float
    tour: Tour
    kind: int


_Child = tuple[float, _State, Tour, float, int, int]
# promise; parent, its new tour, that one's worth net of prices; demands and cost then


class Beam:
    """One run of the beam under the prices of a relaxed problem."""

    def __init__(self, relaxed: Relaxed, promises: Promises) -> None:
        instance, demands = relaxed.instance, relaxed.demands
        self._instance = instance
        self._relaxed = relaxed
        self._pool = relaxed.pool
        self._demands = demands
        self._promises = promises
        self._last = len(instance.days) - 1
        self._net = relaxed.net()
        self._services = relaxed.worth.service_bits
        self._places = (1 << len(instance.prizes)) - 1
        self._columns: dict[tuple[int, int, int], list[tuple[int, list[_Column]]]] = {}
        self._most_bonus = _SERVED_BONUS * len(demands.further)
        if instance.min_groups > 1:
            self._most_bonus += _SERVED_BONUS * instance.min_groups

    def run(self, width: int, per_stay: int) -> list[tuple[Tour, ...]]:
        """
        Return whole chains, the most promising first.

        Parameters
        ----------
        width
            Chains kept a day.
        per_stay
            Most of them at one stay.
        """
        states = [_State(0.0, 0, 0, 0, self._instance.start, ())]
        for day in range(self._last + 1):
            children = self._children(day, states, width)
            if day == self._last:
                per_stay = width
            states = self._thin(children, width, per_stay)
        return [state.tours for state in states]

    def _children(
        self, day: int, states: list[_State], width: int
    ) -> dict[tuple[int, int], _Child]:
        """Return what the states become on a day: the best for each stay and set."""
        ahead = self._relaxed.ahead[day + 1]
        most = {end: max(rest) + self._most_bonus for end, rest in ahead.items()}
        found: dict[tuple[int, int], _Child] = {}
        cutoff = NEVER_WORTH
        for number, state in enumerate(states):
            if number in _CHECKPOINTS and len(found) > 4 * width:
                cutoff = nlargest(4 * width, (it[0] for it in found.values()))[-1]
            for end, columns in self._by_end(day, state.stay):
                # Of equal days some may not end everywhere.
                if end in ahead and self._relaxed.may_end(day, end):
                    least = cutoff - state.net - most[end]
                    # Whole chains are not thinned to the best of a set: with a stop
                    # left out, the clock may yet refuse it.
                    mark = end if day < self._last else number
                    self._extend(found, state, columns, (mark, ahead[end], least))
        return found

    def _extend(
        self,
        found: dict[tuple[int, int], _Child],
        state: _State,
        columns: list[_Column],
        target: tuple[int, list[float], float],
    ) -> None:
        """Add the children of a state at one end, those that gain too little apart."""
        mark, rest, least = target
        visited, demands, prices = state.visited, self._demands, self._net
        budget = self._instance.budget
        for gain, tour, kind in columns:
            if gain < least:
                break
            net, mask, cost = gain, tour.mask, state.cost + tour.cost
            shared = mask & visited
            if shared:
                if shared & self._services or not mask & ~visited & self._places:
                    continue
                for place in tour.stops:
                    if shared >> place & 1:
                        net -= prices[place]
                        cost -= self._instance.costs[place]
                kind = demands.kind(mask & ~visited)  # noqa: PLW2901
            demand = demands.after(state.demand, kind)
            if demand < 0 or (budget is not None and cost > budget):
                continue
            promise = state.net + net + rest[demand]
            if self._most_bonus:
                promise += self._bonus(visited | mask)
            key = (mark, visited | mask)
            known = found.get(key)
            if promise > (known[0] if known else NEVER_WORTH):
                found[key] = (promise, state, tour, net, demand, cost)

    def _bonus(self, visited: int) -> float:
        served = sum(1 for cover in self._demands.further if cover & visited)
        return _SERVED_BONUS * (served + self._promises.groups_in(visited))

    def _by_end(self, day: int, stay: int) -> list[tuple[int, list[_Column]]]:
        """Return the tours of a day by where they end, of most gain first."""
        closed = self._pool.closed(day)
        key = (self._pool.alike(day), stay, closed)
        if key not in self._columns:
            found: list[tuple[int, list[_Column]]] = []
            for end, tours in self._pool.tours(day, stay).items():
                night = self._relaxed.of_night(stay, end)
                columns = [self._column(it, closed, night) for it in tours.values()]
                columns.sort(key=_gain, reverse=True)
                found.append((end, columns))
            self._columns[key] = found
        return self._columns[key]

    def _column(self, tour: Tour, closed: int, night: float) -> _Column:
        tour = self._pool.without(tour, closed)
        net = -tour.toll - night
        for place in tour.stops:
            net += self._net[place]
        return _Column(net, tour, self._demands.kind(tour.mask))

    def _thin(
        self, found: dict[tuple[int, int], _Child], width: int, per_stay: int
    ) -> list[_State]:
        """Return the most promising children as states."""
        ranked = nlargest(
            8 * width, ((it[0], -it[2].travel_min, key) for key, it in found.items())
        )
        kept: list[_State] = []
        at_stay: dict[int, int] = {}
        for _, _, key in ranked:
            _, state, tour, net, demand, cost = found[key]
            end, visited = tour.stay, key[1]
            if at_stay.get(end, 0) < per_stay:
                at_stay[end] = at_stay.get(end, 0) + 1
                tours = (*state.tours, self._pool.without(tour, state.visited))
                kept.append(_State(state.net + net, visited, demand, cost, end, tours))
                if len(kept) == width:
                    break
        return kept


def _gain(column: _Column) -> float:
    return column.net
