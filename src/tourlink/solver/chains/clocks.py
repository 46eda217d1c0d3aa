"""The clock of a day for many parties at once: `solver.clock` in arrays."""

from typing import NamedTuple

import numpy as np

from tourlink.solver.chains.arrays import Bools, Ints
from tourlink.solver.instance import NEVER, Instance

_Legs = tuple[Ints, ...]
# departures, arrivals, minutes in vehicles, costs


class Parties(NamedTuple):
    """Where parties are free, since when, whether they had lunch; on which day."""

    day: Ints
    place: Ints
    time: Ints
    lunched: Bools


class Moves(NamedTuple):
    """
    What came of moves, an element a party.

    Attributes
    ----------
    ok
        Whether the move is possible; the other arrays mean nothing where it is not.
    end
        When the party is free again.
    """

    ok: Bools
    end: Ints
    lunched: Bools
    travel: Ints
    cost: Ints

    def take(self, chosen: Ints) -> "Moves":
        """Return some of the moves."""
        return type(self)._make(column[chosen] for column in self)


class Clocks:
    """
    The clock of all days of an instance, after the first leg of each.

    It tells the same times as `DayClock`, which the tests hold it to.
    """

    def __init__(self, instance: Instance) -> None:
        self._timed = instance.timed
        self.way = np.array(instance.way_min, dtype=np.int64)
        self.way_travel = np.array(instance.way_travel_min, dtype=np.int64)
        self._visit_min = np.array(instance.visit_min, dtype=np.int64)
        self._costs = np.array(instance.costs, dtype=np.int64)
        self._lunch_from = instance.lunch.earliest_min
        self._lunch_until = instance.lunch.latest_min
        self._lunch_in_transit_until = instance.lunch.in_transit_latest_min
        self._lunch_min = instance.lunch.minutes
        self._opens, self._closes = _windows(instance)
        self._pattern = np.array([it.pattern for it in instance.days], dtype=np.int64)
        first_day = {rule.pattern: at for at, rule in enumerate(instance.days)}
        self._legs: dict[tuple[int, int, int], _Legs] = {}
        self.served = self._find_legs(first_day, instance.timed_from_min)

    def visit(self, parties: Parties, there: Ints) -> Moves:
        """Go on to places and visit them."""
        ok, arrive, lunched, travel, cost = self._travel(parties, there)
        minutes = self._visit_min[there]
        begin = self._admission(parties.day, there, arrive, minutes)
        hungry = np.flatnonzero(
            ~lunched
            & ok
            & ((begin > self._lunch_from) | (begin + minutes > self._lunch_until))
        )
        if hungry.size:
            lunched = lunched.copy()
            self._lunch(parties, there, arrive, (hungry, begin, minutes, lunched))
        ok &= begin >= 0
        return Moves(ok, begin + minutes, lunched, travel, cost + self._costs[there])

    def finish(self, parties: Parties, there: Ints) -> Moves:
        """Go to places where the day ends."""
        ok, arrive, _, travel, cost = self._travel(parties, there)
        return Moves(ok, arrive, np.ones_like(ok), travel, cost)

    def _lunch(
        self,
        parties: Parties,
        there: Ints,
        arrive: Ints,
        visits: tuple[Ints, Ints, Ints, Bools],
    ) -> None:
        """Put the lunch of hungry parties before or into their visits, in place."""
        hungry, begin, minutes, lunched = visits
        day, place = parties.day[hungry], there[hungry]
        start, length = begin[hungry], minutes[hungry]
        on_arrival = start > self._lunch_from
        at = np.maximum(arrive[hungry], self._lunch_from) + self._lunch_min
        after = self._admission(day, place, at, length)
        during = ~on_arrival & (start + length > self._lunch_until)
        longer = length + self._lunch_min
        fits = self._admission(day, place, start, longer) == start
        begin[hungry] = np.where(on_arrival, after, np.where(during & ~fits, -1, start))
        minutes[hungry] = np.where(during, longer, length)
        lunched[hungry] = on_arrival | during

    def _admission(self, day: Ints, place: Ints, ready: Ints, minutes: Ints) -> Ints:
        """Return when visits begin, as early as the doors allow; -1 for never."""
        begin = np.full(len(place), -1, dtype=np.int64)
        door = day * len(self.way) + place
        for opens, closes in zip(self._opens[::-1], self._closes[::-1], strict=True):
            at = np.maximum(opens.take(door), ready)
            fits = at + minutes <= closes.take(door)
            np.copyto(begin, at, where=fits)
        return begin

    def _travel(
        self, parties: Parties, there: Ints
    ) -> tuple[Bools, Ints, Bools, Ints, Ints]:
        here, time, lunched = parties.place, parties.time, parties.lunched
        eats = ~lunched & (time >= self._lunch_from)
        if eats.any():
            time = time + self._lunch_min * eats
            lunched = lunched | eats
        pair = here * len(self.way) + there
        way = self.way.take(pair)
        arrive = time + way
        late = ~lunched & (arrive > self._lunch_until)
        if late.any():
            arrive = arrive + self._lunch_min * late
        ok = way < NEVER
        travel = self.way_travel.take(pair)
        cost = np.zeros(len(there), dtype=np.int64)
        by_timetable = np.flatnonzero(
            self.served.take(parties.day * self.way.size + pair)
        )
        if by_timetable.size:
            onward = (arrive, travel, cost)
            state = (time, lunched)
            takes, fed = self._ride(parties, there, by_timetable, state, onward)
            ok[takes] = True
            late[takes] = False
            late[fed] = True
        return ok, arrive, lunched | late, travel, cost

    def _ride(
        self,
        parties: Parties,
        there: Ints,
        chosen: Ints,
        state: tuple[Ints, Bools],
        onward: tuple[Ints, Ints, Ints],
    ) -> tuple[Ints, Ints]:
        """
        Put scheduled connections in place of ways where they arrive earlier.

        Return who takes one, and who of them has lunch first.
        """
        time, lunched = state
        arrive, travel, cost = onward
        size = len(self.way)
        pattern = self._pattern[parties.day[chosen]]
        code = (pattern * size + parties.place[chosen]) * size + there[chosen]
        took: list[Ints] = []
        fed: list[Ints] = []
        order = np.argsort(code, kind="stable")
        bounds = np.flatnonzero(np.diff(code[order])) + 1
        for part in np.split(order, bounds):
            number, to = divmod(int(code[part[0]]), size)
            departs, arrives, minutes, fares = self._legs[*divmod(number, size), to]
            who = chosen[part]
            legs = np.append(arrives, NEVER * 2)
            leg = np.searchsorted(departs, time[who])
            last = np.where(lunched[who], arrive[who], self._lunch_in_transit_until)
            better = (legs[leg] < arrive[who]) & (legs[leg] <= last)
            # Whoever would go without lunch takes the first after it.
            after = np.searchsorted(departs, self._lunch_from + self._lunch_min)
            eats = ~better & ~lunched[who] & (legs[after] < arrive[who])
            leg = np.where(eats, after, leg)[better | eats]
            fed.append(who[eats])
            who = who[better | eats]
            arrive[who], travel[who] = arrives[leg], minutes[leg]
            cost[who] = fares[leg]
            took.append(who)
        return np.concatenate(took), np.concatenate(fed)

    def _find_legs(self, first_day: dict[int, int], timed_from: int) -> Bools:
        """Return for each day, from and to, whether there are connections."""
        size = len(self.way)
        served = np.zeros((len(self._pattern), size, size), dtype=bool)
        far = np.argwhere(self.way > timed_from).tolist()
        for pattern, day in first_day.items():
            days = self._pattern == pattern
            for here, there in far:
                legs = self._timed(day, here, there)
                if legs:
                    columns = np.array(legs, dtype=np.int64).T
                    self._legs[pattern, here, there] = tuple(columns)
                    served[days, here, there] = True
        return served


def _windows(instance: Instance) -> tuple[Ints, Ints]:
    """Return opening and closing times: window, day, place."""
    most = max((len(it) for row in instance.windows for it in row), default=0)
    shape = (max(1, most), len(instance.windows), len(instance.prizes))
    opens = np.full(shape, NEVER, dtype=np.int64)
    closes = np.full(shape, -1, dtype=np.int64)
    for day, row in enumerate(instance.windows):
        for place, times in enumerate(row):
            for at, (begin, end) in enumerate(times):
                opens[at, day, place], closes[at, day, place] = begin, end
    return opens, closes
