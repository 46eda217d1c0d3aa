"""Days planned anew: a few at a time, between the nights before and after them."""

from heapq import nlargest
from typing import NamedTuple

from tourlink.solver.promises import Promises
from tourlink.solver.relaxed import NEVER_WORTH, Relaxed
from tourlink.solver.tours import Aim, Tour

# A chain is better if it is worth at least this much more.
_MORE = 1e-6
# So many plans of a window are tried before it is given up: the best may break a
# promise that only the chain as a whole can keep.
_TRIES = 8

_Row = tuple[float, int, int, Tour]
# worth with the night, end, places, tour


class _Part(NamedTuple):
    """The first days of a window planned anew."""

    worth: float
    visited: int
    stay: int
    tours: tuple[Tour, ...]


class Windows:
    """
    Plans a few days of a chain anew, with all tours of the pool and new ones.

    The new ones leave out what the chain visits on its other days, so they are what
    the pool may lack. Within the window a small beam runs, steered by what its last
    days could be worth if they were alone.
    """

    def __init__(self, relaxed: Relaxed, promises: Promises) -> None:
        self._start = relaxed.instance.start
        self._worth = relaxed.worth
        self._pool = relaxed.pool
        self._relaxed = relaxed
        self._promises = promises
        self._tried: set[tuple[object, ...]] = set()

    def improve(
        self, tours: tuple[Tour, ...], longest: int, aim: Aim, width: int
    ) -> tuple[Tour, ...]:
        """
        Return the chain after all windows up to `longest` days can better it no more.

        Parameters
        ----------
        aim
            What tours to look for; what to block is filled in.
        width
            Plans kept a day within a window.
        """
        days = len(tours)
        spans = [
            (day, day + length)
            for length in range(1, min(longest, days) + 1)
            for day in range(days + 1 - length)
        ]
        at = idle = 0
        while idle < len(spans):
            first, behind = spans[at % len(spans)]
            at += 1
            better = self._plan(tours, (first, behind), aim, width)
            if better is None:
                idle += 1
            else:
                tours, idle = better, 0
                at = at if behind - first == 1 else 0
        return tours

    def _plan(
        self, tours: tuple[Tour, ...], span: tuple[int, int], aim: Aim, width: int
    ) -> tuple[Tour, ...] | None:
        """Return the chain with the days of a window planned better, or None."""
        first, behind = span
        before = tours[first - 1].stay if first else self._start
        others = 0
        for tour in (*tours[:first], *tours[behind:]):
            others |= tour.mask
        window = tours[first:behind]
        key = (aim.labels, first, before, others, window)
        if key in self._tried:
            return None
        self._tried.add(key)
        self._grow(tours, span, aim, others)
        task = _Task(self._relaxed, others, behind - 1, window[-1].stay)
        now = self._promises.worth(window, before) + _MORE
        for part in task.plan(before, span, width, now):
            better = (*tours[:first], *part.tours, *tours[behind:])
            if self._promises.hold(better):
                return better
        return None

    def _grow(
        self, tours: tuple[Tour, ...], span: tuple[int, int], aim: Aim, others: int
    ) -> None:
        """Find tours for each day of a window, from where it begins now."""
        first, behind = span
        for day in range(first, behind):
            blocked = (others | self._pool.closed(day)) & ~self._worth.service_bits
            end = tours[day].stay if day == behind - 1 else None
            stay = tours[day - 1].stay if day else self._start
            wanted = Aim(self._worth.places, aim.labels, aim.tours, blocked, end)
            self._pool.grow(day, stay, wanted)


class _Task:
    """One window: the tours that its days can have, given all the other days."""

    def __init__(self, relaxed: Relaxed, others: int, final: int, goal: int) -> None:
        self._worth = relaxed.worth
        self._pool = relaxed.pool
        self._relaxed = relaxed
        self._others = others
        self._final = final
        self._goal = goal
        self._rows: dict[tuple[int, int], list[_Row]] = {}

    def plan(
        self, before: int, span: tuple[int, int], width: int, least: float
    ) -> list[_Part]:
        """Return plans worth more than `least`, best first."""
        first, behind = span
        rests = self._rests(before, span)
        parts = [_Part(0.0, 0, before, ())]
        for day in range(first, behind):
            rest = rests[day + 1]
            found: dict[tuple[int, int], tuple[float, float, _Part, Tour]] = {}
            for part in parts:
                self._extend(found, part, day, rest, least)
            most = _TRIES if day == behind - 1 else width
            best = nlargest(most, ((it[0], key) for key, it in found.items()))
            parts = []
            for _, key in best:
                _, worth, part, tour = found[key]
                gone = self._others | self._pool.closed(day) | part.visited
                tour = self._pool.without(tour, gone & ~self._worth.service_bits)
                parts.append(_Part(worth, key[1], key[0], (*part.tours, tour)))
        return parts

    def _extend(
        self,
        found: dict[tuple[int, int], tuple[float, float, _Part, Tour]],
        part: _Part,
        day: int,
        rest: dict[int, float],
        least: float,
    ) -> None:
        visited, places = part.visited, self._worth.places
        services = self._worth.service_bits
        for gain, end, mask, tour in self._of(day, part.stay):
            worth = part.worth + gain
            if worth + rest.get(end, NEVER_WORTH) <= least:
                continue
            shared = mask & visited
            if shared:
                if shared & services:
                    continue
                for place in tour.stops:
                    if shared >> place & 1:
                        worth -= places[place]
            promise = worth + rest[end]
            key = (end, visited | mask)
            known = found.get(key)
            if promise > least and (known is None or promise > known[0]):
                found[key] = (promise, worth, part, tour)

    def _rests(self, before: int, span: tuple[int, int]) -> dict[int, dict[int, float]]:
        """Return for each day and stay what the window can be worth from there on."""
        first, behind = span
        stays: dict[int, dict[int, None]] = {first: {before: None}}
        for day in range(first, behind - 1):
            stays[day + 1] = {
                row[1]: None for stay in stays[day] for row in self._of(day, stay)
            }
        rests = {behind: {self._goal: 0.0}}
        for day in range(behind - 1, first, -1):
            rest, best = rests[day + 1], rests.setdefault(day, {})
            for stay in stays[day]:
                for gain, end, _, _ in self._of(day, stay):
                    total = gain + rest.get(end, NEVER_WORTH)
                    if total > best.get(stay, NEVER_WORTH):
                        best[stay] = total
        return rests

    def _of(self, day: int, stay: int) -> list[_Row]:
        """Return the tours of a day out of a stay, with what they add to the others."""
        key = (day, stay)
        if key in self._rows:
            return self._rows[key]
        gone = self._others | self._pool.closed(day)
        may_end = self._relaxed.may_end
        places, services = self._worth.places, self._worth.service_bits
        rows: list[_Row] = []
        for end, tours in self._pool.tours(day, stay).items():
            if end != self._goal if day == self._final else not may_end(day, end):
                continue
            night = self._worth.of_night(stay, end)
            for tour in tours.values():
                worth = tour.worth - night
                shared = tour.mask & gone
                if shared:
                    if shared & services:
                        continue
                    for place in tour.stops:
                        if shared >> place & 1:
                            worth -= places[place]
                rows.append((worth, end, tour.mask & ~gone, tour))
        self._rows[key] = rows
        return rows
