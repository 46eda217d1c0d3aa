"""
The relaxed problem: places may be visited again on another day, at a price.

Prices rise where the best relaxed chain visits a place more than once (Lagrangian
relaxation, solved by subgradient steps). What the rest of a relaxed chain is worth,
net of prices, tells the search where a chain can lead.

References
----------
Held, M., Wolfe, P. and Crowder, H. P. (1974). Validation of subgradient optimization.
Mathematical Programming, 6: 62-88. https://doi.org/10.1007/BF01580223
"""

from typing import NamedTuple

from tourlink.solver.demands import Demands
from tourlink.solver.instance import Instance
from tourlink.solver.tours import END, Aim, Pool, Tour
from tourlink.solver.worth import Worth

NEVER_WORTH = float("-inf")

# The best chain is taken to be worth this much less than the bound, at least.
_GAP = 0.15
# Stays through which a relaxed chain leads that is worth this much less than the
# best, in the share of the bound, get more tours.
_PROMISING = 0.07


class _Row(NamedTuple):
    """The best tour to an end of those that serve alike; its worth net of prices."""

    end: int
    kind: int
    net: float
    tour: Tour


_Open = tuple[float, tuple[int, ...], int, Tour]
# toll, stops that are open, kind, tour


class Relaxed:
    """
    The relaxed problem over the tours of a pool.

    Attributes
    ----------
    prices
        For each place, and each night service after them.
    ahead
        `ahead[day][stay][state]` is the most that the days from `day` on can be
        worth, net of prices, when day `day` begins at `stay` with the demands of
        `state` served.
    """

    def __init__(
        self, instance: Instance, worth: Worth, pool: Pool, demands: Demands
    ) -> None:
        self.instance = instance
        self.worth = worth
        self.pool = pool
        self.demands = demands
        self._last = len(instance.days) - 1
        self._stays: list[list[int]] = []
        self._rows: dict[tuple[int, int, int], list[_Row]] = {}
        self._open: dict[tuple[int, int, int], list[tuple[int, list[_Open]]]] = {}
        self.prices = [0.0] * worth.size
        self.ahead: list[dict[int, list[float]]] = []

    def reach(self, aim: Aim) -> None:
        """Find tours from the start on, out of each stay that can be reached."""
        reached = [self.instance.start]
        done: set[tuple[int, int]] = set()
        for day in range(self._last + 1):
            self._stays.append(reached)
            ends: dict[int, None] = {}
            for stay in reached:
                key = (self.pool.alike(day), stay)
                if key not in done:
                    done.add(key)
                    self.pool.grow(day, stay, aim)
                ends.update(dict.fromkeys(self.pool.tours(day, stay)))
            reached = sorted(end for end in ends if self.may_end(day, end))

    def price(self, steps: int, known: float) -> bool:
        """
        Set prices and what is ahead; return whether the end can be reached.

        Parameters
        ----------
        known
            Worth of the best chain known.
        """
        self._open.clear()
        for step in range(steps + 1):
            visits = self._solve()
            if visits is None:
                return False
            over = {it: times - 1 for it, times in visits.items() if times > 1}
            if step == steps or not over:
                break
            idle = [
                it for it, price in enumerate(self.prices) if price and it not in visits
            ]
            bound = self._value() + sum(self.prices)
            gap = min(bound - known, _GAP * (bound - self.worth.insisted))
            square = sum(times**2 for times in over.values()) + len(idle)
            pace = max(0.0, gap) / square
            for it, times in over.items():
                self.prices[it] += pace * times
            for it in idle:
                self.prices[it] = max(0.0, self.prices[it] - pace)
        return True

    def refine(self, labels: int, tours: int) -> None:
        """Find tours that are best net of prices, out of the stays that promise."""
        aim = Aim(self.net()[: len(self.worth.places)], labels, tours)
        least = self._value() - _PROMISING * (self._value() - self.worth.insisted)
        done: set[tuple[int, int]] = set()
        for day, stays in enumerate(self._through()):
            for stay, value in stays.items():
                key = (self.pool.alike(day), stay)
                if value >= least and key not in done:
                    done.add(key)
                    self.pool.grow(day, stay, aim)

    def net(self) -> list[float]:
        """Return worth less price, of each place and service."""
        services = [0.0] * (self.worth.size - len(self.worth.places))
        worth = [*self.worth.places, *services]
        return [a - b for a, b in zip(worth, self.prices, strict=True)]

    def of_night(self, before: int, stay: int) -> float:
        """Return what a night takes off, with the price of a service."""
        service = self.worth.services.get(stay)
        price = 0.0 if service is None else self.prices[service]
        return self.worth.of_night(before, stay) + price

    def may_end(self, day: int, end: int) -> bool:
        """Return whether day `day` may end there."""
        if day == self._last or end == END:
            return day == self._last and end == END
        return day in self.instance.stays[end].on_days

    def _value(self) -> float:
        return self.ahead[0][self.instance.start][0]

    def _solve(self) -> dict[int, int] | None:
        """
        Set `ahead`; return how often the best relaxed chain visits what.

        A dynamic program over days, stays and states of demands. None where no chain
        gets home with all demands served.
        """
        rows = self._all_rows()
        demands = self.demands
        demands.tabulate()
        steps = [
            [(state, to) for state, to in enumerate(after) if to >= 0]
            for after in demands.table
        ]
        finished = demands.finished()
        ahead: list[dict[int, list[float]]] = [{} for _ in range(self._last + 2)]
        ahead[self._last + 1] = {END: [0.0 if it else NEVER_WORTH for it in finished]}
        chosen: list[dict[int, list[Tour | None]]] = [{} for _ in rows]
        for day in range(self._last, -1, -1):
            for stay, of_stay in rows[day].items():
                best = [NEVER_WORTH] * len(finished)
                tours: list[Tour | None] = [None] * len(finished)
                for end, kind, net, tour in of_stay:
                    rest = ahead[day + 1].get(end)
                    if rest is None or not self.may_end(day, end):
                        continue
                    for state, to in steps[kind]:
                        if net + rest[to] > best[state]:
                            best[state] = net + rest[to]
                            tours[state] = tour
                if any(tours):
                    ahead[day][stay] = best
                    chosen[day][stay] = tours
        self.ahead = ahead
        return self._visits(chosen)

    def _visits(
        self, chosen: list[dict[int, list[Tour | None]]]
    ) -> dict[int, int] | None:
        visits: dict[int, int] = {}
        stay, state = self.instance.start, 0
        for day, tours in enumerate(chosen):
            tour = tours[stay][state] if stay in tours else None
            if tour is None:
                return None
            closed = self.pool.closed(day)
            open_tour = self.pool.without(tour, closed)
            service = self.worth.services.get(tour.stay)
            for it in (*open_tour.stops, *(() if service is None else (service,))):
                visits[it] = visits.get(it, 0) + 1
            kind = self.demands.kind(tour.mask & ~closed)
            stay, state = tour.stay, self.demands.after(state, kind)
        return visits

    def _all_rows(self) -> list[dict[int, list[_Row]]]:
        """Return the rows of each day and stay, under the prices of now."""
        self._rows = {}
        gains = [max(0.0, it) for it in self.net()]
        for day, stays in enumerate(self._stays):
            for stay in stays:
                key = self._key(day, stay)
                if key not in self._rows:
                    self._rows[key] = self._make_rows(day, stay, gains)
        return [
            {stay: self._rows[self._key(day, stay)] for stay in stays}
            for day, stays in enumerate(self._stays)
        ]

    def _key(self, day: int, stay: int) -> tuple[int, int, int]:
        return self.pool.alike(day), stay, self.pool.closed(day)

    def _make_rows(self, day: int, stay: int, gains: list[float]) -> list[_Row]:
        rows: list[_Row] = []
        for end, tours in self._open_tours(day, stay):
            best: dict[int, tuple[float, Tour]] = {}
            for toll, stops, kind, tour in tours:
                net = -toll
                for place in stops:
                    net += gains[place]
                if kind not in best or net > best[kind][0]:
                    best[kind] = (net, tour)
            night = self.of_night(stay, end)
            rows += [
                _Row(end, kind, net - night, tour)
                for kind, (net, tour) in self.demands.undominated(best).items()
            ]
        return rows

    def _open_tours(self, day: int, stay: int) -> list[tuple[int, list[_Open]]]:
        """Return what of the tours is open on a day, by the end they lead to."""
        key = self._key(day, stay)
        if key not in self._open:
            closed = self.pool.closed(day)
            kind = self.demands.kind
            self._open[key] = [
                (
                    end,
                    [
                        (
                            tour.toll,
                            self.pool.without(tour, closed).stops,
                            kind(tour.mask & ~closed),
                            tour,
                        )
                        for tour in tours.values()
                    ],
                )
                for end, tours in self.pool.tours(day, stay).items()
            ]
        return self._open[key]

    def _through(self) -> list[dict[int, float]]:
        """Return for each day and stay the best relaxed chain that leads through."""
        table = self.demands.table
        nowhere = [NEVER_WORTH] * len(table[0])
        behind = {self.instance.start: [0.0, *nowhere[1:]]}
        through: list[dict[int, float]] = []
        for day in range(self._last + 1):
            ahead = self.ahead[day]
            through.append(
                {
                    stay: max(a + b for a, b in zip(past, ahead[stay], strict=True))
                    for stay, past in sorted(behind.items())
                    if stay in ahead
                }
            )
            after: dict[int, list[float]] = {}
            for stay in through[day]:
                past = behind[stay]
                for end, kind, net, _ in self._rows[self._key(day, stay)]:
                    if not self.may_end(day, end):
                        continue
                    best = after.setdefault(end, [*nowhere])
                    for state, to in enumerate(table[kind]):
                        if to >= 0 and past[state] + net > best[to]:
                            best[to] = past[state] + net
            behind = after
        return through
