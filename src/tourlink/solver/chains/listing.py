"""Lists day tours: level by level, the sets of stops grow by one place."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tourlink.solver.chains.arrays import (
    Bools,
    Hashes,
    Ints,
    Values,
    random_marks,
    rank,
)
from tourlink.solver.chains.clocks import Clocks, Moves, Parties
from tourlink.solver.chains.items import Items
from tourlink.solver.clock import DayClock
from tourlink.solver.instance import NEVER, Instance

# Tours kept for each set of demands served, beyond the best of all.
_EACH_KIND = 2
# More partial tours, or tours, are too many to be listed.
_MOST_LABELS = 1_500_000
_MOST_TOURS = 4_000_000
# So many (tour, end) pairs are timed at once.
_CHUNK = 200_000
_ONE = np.uint64(1)


class TooManyError(Exception):
    """There are more tours than can be listed."""


class Aim(NamedTuple):
    """
    What tours to look for.

    Attributes
    ----------
    worth
        For each item what it counts; places that count less than 0 are left out.
    labels
        Most partial tours kept of each number of stops, out of one stay on one day;
        None for all.
    near
        How many places are looked at after a stop, the nearest; None for all.
    minute
        What a minute left of the day is taken to be worth to a tour that is not full
        yet, in hundredths of a prize; it tells which partial tours to keep.
    """

    worth: Values
    labels: int | None = None
    near: int | None = None
    minute: float = 0.0


class Tours(NamedTuple):
    """
    Day tours, an element a tour.

    Attributes
    ----------
    block, end
        Out of which stay on which sort of days, and to which stay (the number of
        stays stands for the end of the chain).
    stops
        A row of places a tour, in order, filled up with `Items.nothing`.
    travel, first
        Minutes in vehicles: in all, and on the first leg.
    marks
        The exclusive or of the marks of the stops.
    """

    block: Ints
    end: Ints
    stops: npt.NDArray[np.int16]
    travel: Ints
    first: Ints
    cost: Ints
    marks: Hashes

    def take(self, chosen: Ints | Bools) -> "Tours":
        """Return some of the tours."""
        return type(self)._make(column[chosen] for column in self)


def joined(parts: Sequence[Tours]) -> Tours:
    """Return the tours of all parts."""
    return Tours(*(np.concatenate(it) for it in zip(*parts, strict=True)))


class _Labels(NamedTuple):
    """Tours that do not end yet."""

    block: Ints
    place: Ints
    time: Ints
    lunched: Bools
    travel: Ints
    first: Ints
    cost: Ints
    counts: Values
    served: Ints
    latest_position: Ints
    marks: Hashes
    stops: npt.NDArray[np.int16]

    def take(self, chosen: Ints | slice) -> "_Labels":
        return type(self)._make(column[chosen] for column in self)


class Lister:
    """
    Lists the tours of blocks: a block is a stay and the first of days that are alike.

    Of tours with the same stops and the same last one only those stay that no other
    beats both by the clock and in minutes in vehicles. Tours that are still to have
    lunch, that cost more or less where costs are limited, and that do not pay the same
    for their first leg are not held against each other.
    """

    def __init__(self, instance: Instance, items: Items) -> None:
        self._instance = instance
        self._items = items
        self._clocks = Clocks(instance)
        places = len(instance.prizes)
        candidates = np.array(sorted(instance.candidates), dtype=np.int64)
        reach = np.full((places, places), NEVER, dtype=np.int64)
        reach[:, candidates] = self._clocks.way[:, candidates]
        timed = np.logical_or.reduce(self._clocks.served, axis=0)
        timed_in = np.zeros_like(timed)
        timed_in[:, candidates] = timed[:, candidates]
        np.fill_diagonal(reach, NEVER)
        np.fill_diagonal(timed_in, val=False)
        # The nearest first, then what only services reach, then nothing.
        rank = np.where(reach < NEVER, reach, np.where(timed_in, NEVER - 1, NEVER))
        self._next = np.argsort(rank, axis=1, kind="stable")
        nearest = np.take_along_axis(rank, self._next, axis=1)
        self._next[nearest >= NEVER] = -1
        # What it takes at least to go on to each of them and to visit it.
        visits = np.array(instance.visit_min, dtype=np.int64)[self._next]
        self._least = np.minimum(nearest + visits, NEVER).astype(np.int32)
        self._least[np.take_along_axis(timed_in, self._next, axis=1)] = 0
        self._least[self._next < 0] = NEVER
        demands = [*instance.covers, *({it} for it in sorted(instance.must))]
        self._serves = np.zeros(items.count, dtype=np.int64)
        for bit, cover in enumerate(demands[:62]):
            self._serves[sorted(cover)] |= 1 << bit
        self._position = np.full(items.count, -1, dtype=np.int64)
        if instance.order:
            self._position[:places] = instance.order
        self._clock_of: dict[int, DayClock] = {}
        self._firsts: dict[tuple[int, int], list[tuple[int, int, bool, int, int]]] = {}
        self.most_stops = self._fitting(candidates, timed)
        self._place_marks = random_marks(1, places)

    def tours(
        self,
        blocks: Sequence[tuple[int, int]],
        aim: Aim,
        ends: Sequence[int],
    ) -> Tours:
        """
        Return tours out of blocks.

        Parameters
        ----------
        blocks
            Day and stay of each block.
        ends
            Where they may end.

        Raises
        ------
        TooManyError
            If all tours are asked for, and that is more than can be listed.
        """
        labels = self._labels(blocks, aim)
        most = _MOST_TOURS if aim.labels is None else None
        closed = self._close(blocks, labels, ends, most)
        return joined([closed, self._transfers(blocks, ends)])

    def _fitting(self, candidates: Ints, timed: Bools) -> int:
        """Return how many stops fit into a day at most."""
        instance, clocks = self._instance, self._clocks
        rules = instance.days
        most = min(max(it.max_stops for it in rules), len(candidates))
        if not most:
            return 1
        way = clocks.way[:, candidates].copy()
        way[candidates, np.arange(len(candidates))] = NEVER
        shortest = way.min(axis=0)
        # From its bed, at least, a day may come to a place without a way.
        shortest[timed[:, candidates].any(axis=0)] = 0
        visits = np.array(instance.visit_min, dtype=np.int64)[candidates]
        took = (
            np.cumsum(np.sort(visits)) + np.cumsum(np.sort(shortest)) - shortest.max()
        )
        latest = max(self._latest(day) for day in range(len(rules)))
        begin = min(min(it.start_min, it.timed_start_min) for it in rules)
        begin = min(begin, *(it.road_start_min for it in rules))
        return max(1, min(most, int((took <= latest - begin).sum())))

    def metric(self) -> bool:
        """Return whether a day that leaves out a stop can always go on as before."""
        instance, way = self._instance, self._clocks.way
        if instance.lunch.minutes or self._clocks.served.any():
            return False
        return all(
            bool((way <= way[:, it, None] + instance.visit_min[it] + way[it]).all())
            for it in instance.candidates
        )

    # --- growth ------------------------------------------------------------------

    def _labels(self, blocks: Sequence[tuple[int, int]], aim: Aim) -> _Labels:
        days = np.array([day for day, _ in blocks], dtype=np.int64)
        most = self.most_stops
        stays = np.array([stay for _, stay in blocks], dtype=np.int64)
        level = self._first(blocks, aim)
        found = []
        for size in range(1, most + 1):
            level = _keep(level, aim)
            if aim.labels is None and len(level.block) > _MOST_LABELS:
                raise TooManyError
            found.append(level)
            if size == most or not len(level.block):
                break
            level = self._extend((days, stays), level, aim, size)
        return _Labels(*(np.concatenate(it) for it in zip(*found, strict=True)))

    def _first(self, blocks: Sequence[tuple[int, int]], aim: Aim) -> _Labels:
        """Return the tours of one stop."""
        rows: list[tuple[int, int, int, bool, int, int]] = []
        for number, (day, stay) in enumerate(blocks):
            rule = self._instance.days[day]
            if not rule.max_stops:
                continue
            rows += [
                (number, *it)
                for it in self._first_steps(day, stay)
                if it[3] <= rule.max_travel_min and aim.worth[it[0]] >= 0
            ]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
        block, place, time, lunched, travel, cost = columns
        shape = (len(block), self.most_stops)
        stops = np.full(shape, self._items.nothing, dtype=np.int16)
        if len(block):
            stops[:, 0] = place
        weights = self._instance.weights
        return _Labels(
            block,
            place,
            time,
            lunched.astype(bool),
            travel,
            travel,
            cost,
            aim.worth[place] - weights.travel * travel,
            self._serves[place],
            self._position[place],
            self._items.marks[place],
            stops,
        )

    def _first_steps(
        self, day: int, stay: int
    ) -> list[tuple[int, int, bool, int, int]]:
        """Return where a day out of a stay can begin, by the plain clock."""
        key = (day, stay)
        if key not in self._firsts:
            origin = (self._instance.stays[stay].leave_from, 0, False, stay)
            latest = self._latest(day)
            self._firsts[key] = self._plain_clock(day).visits(
                origin, sorted(self._instance.candidates), latest
            )
        return self._firsts[key]

    def _plain_clock(self, day: int) -> DayClock:
        if day not in self._clock_of:
            windows = self._instance.windows[day]
            self._clock_of[day] = DayClock(self._instance, day, windows)
        return self._clock_of[day]

    def _latest(self, day: int) -> int:
        instance = self._instance
        boarding = (it.latest_min for it in instance.stays if it.moves)
        return max(instance.days[day].end_min, instance.last_end_min, *boarding)

    def _extend(
        self, blocks: tuple[Ints, Ints], level: _Labels, aim: Aim, size: int
    ) -> _Labels:
        """Return the tours with one stop more."""
        rules = self._instance.days
        until = np.array([self._latest(it) for it in range(len(rules))])
        closed = aim.worth < 0
        room = (until[blocks[0][level.block]] - level.time).astype(np.int32)
        who, at = np.nonzero(self._least[level.place, : aim.near] <= room[:, None])
        if aim.labels is None and len(who) > 20 * _MOST_LABELS:
            raise TooManyError
        to = self._next[level.place[who], at]
        open_ = ~closed[to]
        for column in range(size):
            open_ &= to != level.stops[who, column]
        if self._instance.order:
            position = self._position[to]
            open_ &= (position < 0) | (position >= level.latest_position[who])
        who, to = who[open_], to[open_]
        day, stay = (it[level.block[who]] for it in blocks)
        parties = Parties(day, level.place[who], level.time[who], level.lunched[who])
        moves = self._clocks.visit(parties, to)
        most_travel = np.array([it.max_travel_min for it in rules])[day]
        latest = until[day]
        most_stops = np.array([it.max_stops for it in rules])[day]
        travel = level.travel[who] + moves.travel
        ok = moves.ok & (travel <= most_travel) & (moves.end <= latest)
        chosen = np.flatnonzero(ok & (most_stops > size))
        who, to = who[chosen], to[chosen]
        moves = moves.take(chosen)
        # All tours of a set are alike to a search that cannot keep them all.
        late = self._items.drive_back(stay[chosen], level.first[who])
        if aim.labels is not None:
            late[:] = 0
        steps = (moves, travel[chosen], late)
        return self._grown(level, (who, to), steps, (aim, size))

    def _grown(
        self,
        level: _Labels,
        steps: tuple[Ints, Ints],
        moves: tuple[Moves, Ints, Ints],
        aim: tuple[Aim, int],
    ) -> _Labels:
        who, to = steps
        step, travel, late = moves
        marks = level.marks[who] ^ self._items.marks[to]
        block = level.block[who]
        # As long as lunch is to come, to be earlier is not always better.
        hungry = np.where(step.lunched, 0, 1 + step.end).astype(np.uint64)
        key = marks ^ self._place_marks[to] ^ (hungry * np.uint64(0x9E3779B97F4A7C15))
        key += block.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
        key ^= late.astype(np.uint64) * np.uint64(0x27D4EB2F165667C5)
        cost = level.cost[who] + step.cost
        if self._instance.budget is not None:
            key ^= (cost + 1).astype(np.uint64) * np.uint64(0x165667B19E3779F9)
        kept = undominated(key, step.end, travel)
        who, to, block = who[kept], to[kept], block[kept]
        wanted, size = aim
        stops = level.stops[who]
        stops[:, size] = to
        weight = self._instance.weights.travel
        return _Labels(
            block,
            to,
            step.end[kept],
            step.lunched[kept],
            travel[kept],
            level.first[who],
            cost[kept],
            level.counts[who] + wanted.worth[to] - weight * step.travel[kept],
            level.served[who] | self._serves[to],
            np.maximum(level.latest_position[who], self._position[to]),
            marks[kept],
            stops,
        )

    # --- ends --------------------------------------------------------------------

    def _close(
        self,
        blocks: Sequence[tuple[int, int]],
        labels: _Labels,
        ends: Sequence[int],
        most: int | None,
    ) -> Tours:
        """Return the tours to all ends they reach."""
        instance, rules = self._instance, self._instance.days
        days = np.array([day for day, _ in blocks], dtype=np.int64)
        target = np.array([self._target(end) for end in ends], dtype=np.int64)
        latest = np.array(
            [[self._until(day, end) for end in ends] for day in range(len(rules))],
            dtype=np.int64,
        )
        night_cost = np.array([self._night_cost(end) for end in ends], dtype=np.int64)
        number = np.array(ends, dtype=np.int64)
        most_travel = np.array([it.max_travel_min for it in rules])
        found: list[Tours] = []
        step = max(1, _CHUNK // len(ends))
        total = 0
        for begin in range(0, len(labels.block), step):
            part = labels.take(slice(begin, begin + step))
            day = days[part.block]
            arrive = part.time[:, None] + self._clocks.way[part.place][:, target]
            likely = arrive <= latest[day]
            likely |= self._clocks.served[
                day[:, None], part.place[:, None], target[None, :]
            ]
            who, at = np.nonzero(likely)
            on = day[who]
            moves = self._clocks.finish(
                Parties(on, part.place[who], part.time[who], part.lunched[who]),
                target[at],
            )
            travel = part.travel[who] + moves.travel
            ok = moves.ok & (moves.end <= latest[on, at]) & (travel <= most_travel[on])
            who, at = who[ok], at[ok]
            total += len(who)
            if most is not None and total > most:
                raise TooManyError
            found.append(
                Tours(
                    part.block[who],
                    number[at],
                    part.stops[who],
                    travel[ok],
                    part.first[who],
                    part.cost[who] + moves.cost[ok] + night_cost[at],
                    part.marks[who],
                )
            )
        if not found:
            return self._none()
        tours = joined(found)
        stay = np.array([stay for _, stay in blocks], dtype=np.int64)[tours.block]
        toll = self._items.tolls(stay, tours.travel, tours.first)
        return tours.take(cheapest(tours, toll, limited=instance.budget is not None))

    def _transfers(
        self, blocks: Sequence[tuple[int, int]], ends: Sequence[int]
    ) -> Tours:
        """Return the days without a stop."""
        rows: list[tuple[int, int, int, int]] = []
        for number, (day, stay) in enumerate(blocks):
            home = self._instance.stays[stay].leave_from
            rule, clock = self._instance.days[day], self._plain_clock(day)
            for end in ends:
                step = clock.finish(home, self._target(end), 0, False, stay)  # noqa: FBT003
                if (
                    step is not None
                    and step[0] <= self._until(day, end)
                    and step[2] <= rule.max_travel_min
                ):
                    cost = step[3] + self._night_cost(end)
                    rows.append((number, end, step[2], cost))
        block, end_, travel, cost_ = np.array(rows, dtype=np.int64).reshape(-1, 4).T
        stops = np.full((len(rows), self.most_stops), self._items.nothing)
        marks = np.zeros(len(rows), dtype=np.uint64)
        return Tours(block, end_, stops.astype(np.int16), travel, travel, cost_, marks)

    def _none(self) -> Tours:
        empty = np.zeros(0, dtype=np.int64)
        stops = np.zeros((0, self.most_stops), dtype=np.int16)
        marks = np.zeros(0, dtype=np.uint64)
        return Tours(empty, empty, stops, empty, empty, empty, marks)

    def _target(self, end: int) -> int:
        stays = self._instance.stays
        return self._instance.end if end == len(stays) else stays[end].arrive_at

    def _until(self, day: int, end: int) -> int:
        if end == len(self._instance.stays):
            return self._instance.last_end_min
        stay, latest = self._instance.stays[end], self._instance.days[day].end_min
        return stay.latest_min if stay.moves else min(stay.latest_min, latest)

    def _night_cost(self, end: int) -> int:
        stays = self._instance.stays
        return 0 if end == len(stays) else stays[end].cost


def cheapest(tours: Tours, toll: Values, *, limited: bool) -> Ints:
    """
    Return which tours to keep: of equal stops and ends the one of least toll.

    Where costs are limited, also those that cost less.

    Parameters
    ----------
    toll
        What travel takes off each tour.
    """
    key = tours.marks ^ _ends(tours)
    if limited:
        return undominated(key, toll, tours.cost)
    if not len(key):
        return np.zeros(0, dtype=np.int64)
    # One sort, whatever it does to equals; of these then the first of least toll.
    order = np.argsort(key)
    starts = np.flatnonzero(np.diff(key[order], prepend=~key[order[0]]))
    least = np.minimum.reduceat(toll[order], starts)
    least = np.repeat(least, np.diff(starts, append=len(order)))
    at = np.where(toll[order] == least, order, len(order))
    return np.sort(np.minimum.reduceat(at, starts))


def maximal(tours: Tours, items: Items) -> Ints:
    """
    Return which tours to keep where travel costs nothing: those no other contains.

    Tours without a stop are kept: a chain leaves out what it has had before.
    """
    ends = _ends(tours)
    parts = [
        (tours.marks ^ items.marks[column] ^ ends)[column != items.nothing]
        for column in tours.stops.T
    ]
    contained = np.isin(tours.marks ^ ends, np.concatenate(parts))
    return np.flatnonzero(~contained | (tours.marks == 0))


def _ends(tours: Tours) -> Hashes:
    """Return a number for where each tour begins and ends."""
    begin = (tours.block.astype(np.uint64) + _ONE) * np.uint64(0xC2B2AE3D27D4EB4F)
    end = (tours.end.astype(np.uint64) + _ONE) * np.uint64(0x165667B19E3779F9)
    return begin ^ end


def undominated(key: Hashes, one: Ints | Values, other: Ints) -> Ints:
    """Return the elements that no other of the same key beats in both measures."""
    order = np.lexsort((other, one, key))
    group = np.zeros(len(order), dtype=np.int64)
    group[1:] = np.cumsum(np.diff(key[order]) != 0)
    # Minima so far restart in each group, because each lies below the last.
    below = other[order] - group * (int(other.max(initial=0)) + 1)
    least = np.minimum.accumulate(below)
    kept = np.ones(len(order), dtype=bool)
    kept[1:] = below[1:] < least[:-1]
    return np.sort(order[kept])


def _keep(labels: _Labels, aim: Aim) -> _Labels:
    """
    Return the labels to go on with: of each block the most promising, and a few more.

    A few of each set of demands served, so that a province asked for is not lost
    because its places are worth little.
    """
    most = aim.labels
    if most is None or len(labels.block) <= most:
        return labels
    promise = labels.counts - aim.minute * labels.time
    order = np.lexsort((-promise, labels.block))
    kept = rank(labels.block[order]) < most
    if labels.served.any():
        by_kind = np.lexsort((-promise, labels.served, labels.block))
        few = rank(labels.block[by_kind] << 40 ^ labels.served[by_kind]) < _EACH_KIND
        return labels.take(np.union1d(order[kept], by_kind[few]))
    return labels.take(np.sort(order[kept]))
