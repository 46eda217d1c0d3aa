"""
The search: prices, then a beam over the days.

A chain is a tour for each day, each beginning where the one before it ended. In the
relaxed problem a place may be visited again on another day; prices make that
expensive where it happens (Lagrangian relaxation by subgradient steps). What the
relaxed chain can still collect, net of prices, then steers a beam over (day, stay,
places visited).

References
----------
Divsalar, A., Vansteenwegen, P. and Cattrysse, D. (2013). A variable neighborhood
search method for the orienteering problem with hotel selection. International
Journal of Production Economics, 145(1): 150-160.
https://doi.org/10.1016/j.ijpe.2013.01.010
"""

from dataclasses import dataclass
from heapq import nlargest

from tourlink.solver.instance import Chain, Instance, Route
from tourlink.solver.schedule import schedule
from tourlink.solver.tours import END, Pool, Tour, Width

# Small weights, in prize: they decide between chains of about equal prize.
TRAVEL_WEIGHT = 0.02
"""For each minute in vehicles."""
NIGHT_SERVICE_WEIGHT = 8.0
MOVE_WEIGHT = 2.0
"""For each night in another bed than the one before."""

# A second day at the same stay should find other places within this drive.
_LOCAL_MIN = 90


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work to do; the same effort gives the same chain everywhere."""

    width: Width
    price_steps: int
    beam: int
    beam_per_stay: int


@dataclass(frozen=True, slots=True)
class Solution:
    """A chain, the prizes it collects, its minutes in vehicles and its known cost."""

    chain: Chain
    score: int
    travel_min: int
    cost: int


class _State:
    """A chain so far."""

    __slots__ = ("cost", "paid", "position", "routes", "stay", "visited", "worth")

    def __init__(
        self,
        stay: int,
        visited: int,
        position: int,
        worth: float,
        paid: float,
        cost: int,
        routes: tuple[Tour, ...],
    ) -> None:
        self.stay = stay
        self.visited = visited
        self.position = position
        self.worth = worth
        self.paid = paid
        self.cost = cost
        self.routes = routes


def solve(
    instance: Instance, effort: Effort, *, discount: dict[int, float] | None = None
) -> Solution | None:
    """
    Return the best chain found, or None where none was.

    Parameters
    ----------
    discount
        Shares at which the prizes of places count in the search (not in the
        score), to find a chain that differs from others.
    """
    return _Search(instance, effort, discount or {}).run()


class _Search:
    def __init__(
        self, instance: Instance, effort: Effort, discount: dict[int, float]
    ) -> None:
        self._instance = instance
        self._effort = effort
        self._last = len(instance.days) - 1
        # A place that the request insists on is worth more than all others.
        insist = 1.0 + sum(instance.prizes)
        self._worth = tuple(
            prize * discount.get(place, 1.0) + (insist if place in instance.must else 0)
            for place, prize in enumerate(instance.prizes)
        )
        self._covers = [sum(1 << place for place in cover) for cover in instance.covers]
        groups: dict[int, int] = {}
        if instance.group:
            for place in instance.candidates:
                if instance.group[place] >= 0:
                    group = instance.group[place]
                    groups[group] = groups.get(group, 0) | 1 << place
        self._groups = list(groups.values())
        self._pool = Pool(instance, self._worth, effort.width)
        self._local: dict[int, int] = {}
        self._prices = [0.0] * len(instance.prizes)
        self._ahead: list[dict[int, float]] = []

    def run(self) -> Solution | None:
        """Price, then search."""
        if not self._price():
            return None
        states = [_State(self._instance.start, 0, -1, 0.0, 0.0, 0, ())]
        for day in range(self._last + 1):
            states = self._grow(day, states)
        return self._best(states)

    # --- the relaxed problem -----------------------------------------------------

    def _price(self) -> bool:
        """Set prices and what is ahead; return whether the end can be reached."""
        open_stays = self._open_stays()
        for step in range(self._effort.price_steps + 1):
            visits = self._relax(open_stays)
            if visits is None:
                return False
            if step == self._effort.price_steps:
                break
            for place, price in enumerate(self._prices):
                times = visits.get(place, 0)
                if times > 1:
                    # Collected n times, a place should cost what makes once enough.
                    gain = 0.5 * self._worth[place] * (times - 1) / times
                    self._prices[place] = price + gain
                elif price:
                    self._prices[place] = price * (0.9 if times else 0.7)
        return True

    def _open_stays(self) -> list[list[int]]:
        """Return for each day the stays that it may begin at, from the start on."""
        reached = [[self._instance.start]]
        for day in range(self._last):
            ends = {
                end
                for stay in reached[day]
                for end in self._pool.tours(day, stay)
                if end != END and day in self._instance.stays[end].on_days
            }
            reached.append(sorted(ends))
        return reached

    def _relax(self, open_stays: list[list[int]]) -> dict[int, int] | None:
        """
        Solve the relaxed problem; return how often its best chain visits each place.

        Sets `_ahead[day][stay]`: the most that the days from `day` on can be worth,
        net of prices, when day `day` begins at `stay`. None if no chain gets home.
        """
        net = [
            worth - price
            for worth, price in zip(self._worth, self._prices, strict=True)
        ]
        ahead: list[dict[int, float]] = [{} for _ in range(self._last + 2)]
        ahead[self._last + 1] = {END: 0.0}
        choice: list[dict[int, Tour]] = [{} for _ in range(self._last + 1)]
        best_of: dict[tuple[int, int, int], list[tuple[int, float, Tour]]] = {}
        for day in range(self._last, -1, -1):
            closed = self._pool.closed(day)
            pattern = self._instance.days[day].pattern
            for stay in open_stays[day]:
                key = (pattern, stay, closed)
                if key not in best_of:
                    best_of[key] = self._best_tours(day, stay, net, closed)
                best = float("-inf")
                for end, worth, tour in best_of[key]:
                    rest = ahead[day + 1].get(end)
                    if rest is not None and worth + rest > best and self._open(day, end):
                        best = worth + rest
                        choice[day][stay] = tour
                if stay in choice[day]:
                    ahead[day][stay] = best
        self._ahead = ahead
        if self._instance.start not in choice[0]:
            return None
        visits: dict[int, int] = {}
        stay = self._instance.start
        for day in range(self._last + 1):
            tour = choice[day][stay]
            for place in tour.stops:
                visits[place] = visits.get(place, 0) + 1
            stay = tour.stay
        return visits

    def _best_tours(
        self, day: int, stay: int, net: list[float], closed: int
    ) -> list[tuple[int, float, Tour]]:
        """Return for each end the tour worth most, net of prices."""
        found: list[tuple[int, float, Tour]] = []
        for end, tours in self._pool.tours(day, stay).items():
            best, chosen = float("-inf"), None
            burden = self._burden(stay, end)
            for tour in tours:
                if tour.mask & closed:
                    continue
                worth = -burden - TRAVEL_WEIGHT * tour.travel_min
                for place in tour.stops:
                    if net[place] > 0:
                        worth += net[place]
                if worth > best:
                    best, chosen = worth, tour
            if chosen is not None:
                found.append((end, best, chosen))
        return found

    def _open(self, day: int, end: int) -> bool:
        """Return whether day `day` may end at `end`."""
        if day == self._last or end == END:
            return day == self._last and end == END
        return day in self._instance.stays[end].on_days

    def _burden(self, stay: int, end: int) -> float:
        """Return what a night takes off a chain's worth."""
        if end == END:
            return 0.0
        if self._instance.stays[end].moves:
            return NIGHT_SERVICE_WEIGHT
        return 0.0 if stay == end else MOVE_WEIGHT

    # --- the beam ----------------------------------------------------------------

    def _grow(self, day: int, states: list[_State]) -> list[_State]:
        """Return the best states after day `day`."""
        ahead = self._ahead[day + 1]
        closed = self._pool.closed(day)
        budget = self._instance.budget
        prices, order = self._prices, self._instance.order
        best: dict[tuple[int, int, int], tuple[float, _State, Tour, tuple[int, ...]]]
        best = {}
        for state in states:
            visited = state.visited
            blocked = visited & self._around(state.stay)
            for end, tours in self._pool.tours(day, state.stay, blocked).items():
                rest = ahead.get(end)
                if rest is None or not self._open(day, end):
                    continue
                base = state.worth - state.paid + rest - self._burden(state.stay, end)
                for tour in tours:
                    if tour.mask & closed:
                        continue
                    stops = tour.stops
                    if tour.mask & visited:
                        stops = tuple(it for it in stops if not visited >> it & 1)
                        if not stops:
                            continue
                    position = state.position
                    if order:
                        positions = [order[it] for it in stops if order[it] >= 0]
                        if positions and positions[0] < position:
                            continue
                        position = max(position, *positions, -1)
                    if budget is not None and state.cost + tour.cost > budget:
                        continue
                    promise = base - TRAVEL_WEIGHT * tour.travel_min
                    for place in stops:
                        promise += self._worth[place] - prices[place]
                    key = (end, visited | tour.mask, position)
                    known = best.get(key)
                    if known is None or promise > known[0]:
                        best[key] = (promise, state, tour, stops)
        return self._thin(day, best)

    def _thin(
        self,
        day: int,
        found: dict[
            tuple[int, int, int], tuple[float, _State, Tour, tuple[int, ...]]
        ],
    ) -> list[_State]:
        """Keep the most promising states, more of those that serve more covers."""
        by_served: dict[
            int, list[tuple[float, int, int, tuple[int, int, int]]]
        ] = {}
        for key, (promise, _, tour, _) in found.items():
            rank = (promise, -tour.travel_min, -key[1], key)
            by_served.setdefault(self._served(key[1]), []).append(rank)
        kept: list[_State] = []
        beam = self._effort.beam * (4 if day == self._last else 1)
        for served in sorted(by_served, reverse=True):
            per_stay: dict[int, int] = {}
            taken = 0
            for *_, key in nlargest(4 * beam, by_served[served]):
                if per_stay.get(key[0], 0) >= self._effort.beam_per_stay and (
                    day < self._last
                ):
                    continue
                per_stay[key[0]] = per_stay.get(key[0], 0) + 1
                kept.append(self._state(key, *found[key][1:]))
                taken += 1
                if taken == beam:
                    break
            beam = max(1, beam // 2)
        return kept

    def _state(
        self,
        key: tuple[int, int, int],
        before: _State,
        tour: Tour,
        stops: tuple[int, ...],
    ) -> _State:
        gain = sum(self._worth[place] for place in stops)
        loss = TRAVEL_WEIGHT * tour.travel_min + self._burden(before.stay, tour.stay)
        return _State(
            key[0],
            key[1],
            key[2],
            before.worth + gain - loss,
            before.paid + sum(self._prices[place] for place in stops),
            before.cost + tour.cost,
            (*before.routes, tour._replace(stops=stops)),
        )

    def _around(self, stay: int) -> int:
        """Return the candidates near a stay, which several days could visit."""
        if stay not in self._local:
            here = self._instance.stays[stay].leave_from
            way = self._instance.way_min[here]
            self._local[stay] = sum(
                1 << place
                for place in self._instance.candidates
                if way[place] <= _LOCAL_MIN
            )
        return self._local[stay]

    def _served(self, visited: int) -> int:
        """Return how many of the covers and groups asked for are served."""
        served = sum(1 for cover in self._covers if cover & visited)
        if self._instance.min_groups:
            served += min(self._groups_in(visited), self._instance.min_groups)
        return served

    def _groups_in(self, visited: int) -> int:
        return sum(1 for group in self._groups if group & visited)

    def _best(self, states: list[_State]) -> Solution | None:
        """Return the best of the chains that keep all promises."""
        instance = self._instance
        must = sum(1 << place for place in instance.must)
        fit = [
            state
            for state in states
            if state.visited & must == must
            and all(cover & state.visited for cover in self._covers)
            and self._groups_in(state.visited) >= instance.min_groups
        ]
        fit.sort(key=lambda it: (-it.worth, it.cost, it.visited))
        for state in fit:
            chain = tuple(
                Route(tour.stops, None if tour.stay == END else tour.stay)
                for tour in state.routes
            )
            # Leaving out a stop that another day has already had may, rarely, break
            # a day that hangs on a timetable: trust the clock alone.
            days = schedule(instance, chain)
            if days is not None:
                return Solution(
                    chain,
                    sum(instance.prizes[it] for route in chain for it in route.stops),
                    sum(day.travel_min for day in days),
                    sum(day.cost for day in days),
                )
        return None
