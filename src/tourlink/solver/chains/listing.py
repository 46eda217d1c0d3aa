"""Lists day tours: level by level, the sets of stops grow by one place."""

from collections.abc import Sequence

import numpy as np

from tourlink.solver.chains.arrays import Bools, Ints, random_marks, undominated
from tourlink.solver.chains.clocks import Clocks, Moves, Parties
from tourlink.solver.chains.closing import Closer, TooManyError
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.labels import Aim, Labels, keep
from tourlink.solver.chains.tours import Tours, joined
from tourlink.solver.clock import DayClock
from tourlink.solver.instance import NEVER, Instance

# More partial tours are too many to be listed.
_MOST_LABELS = 1_500_000


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
        self._plain = [
            DayClock(instance, day, windows)
            for day, windows in enumerate(instance.windows)
        ]
        self._firsts: dict[tuple[int, int], list[tuple[int, int, bool, int, int]]] = {}
        self.most_stops = self._fitting(candidates, timed)
        self._place_marks = random_marks(1, places)
        self._closer = Closer(
            instance, items, self._clocks, self._plain, self.most_stops
        )

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
        closed = self._closer.close(blocks, labels, ends, every=aim.labels is None)
        return joined([closed, self._closer.transfers(blocks, ends)])

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

    def _labels(self, blocks: Sequence[tuple[int, int]], aim: Aim) -> Labels:
        days = np.array([day for day, _ in blocks], dtype=np.int64)
        most = self.most_stops
        stays = np.array([stay for _, stay in blocks], dtype=np.int64)
        level = self._first(blocks, aim)
        found = []
        for size in range(1, most + 1):
            level = keep(level, aim)
            if aim.labels is None and len(level.block) > _MOST_LABELS:
                raise TooManyError
            found.append(level)
            if size == most or not len(level.block):
                break
            level = self._extend((days, stays), level, aim, size)
        return Labels(*(np.concatenate(it) for it in zip(*found, strict=True)))

    def _first(self, blocks: Sequence[tuple[int, int]], aim: Aim) -> Labels:
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
        return Labels(
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
            here = self._instance.stays[stay].leave_from
            most = self._instance.days[day].max_travel_min
            near = (self._clocks.way[here] < NEVER) & (
                self._clocks.way_travel[here] <= most
            )
            near |= self._clocks.served[day, here]
            self._firsts[key] = self._plain[day].visits(
                (here, 0, False, stay),
                [it for it in sorted(self._instance.candidates) if near[it]],
                self._latest(day),
            )
        return self._firsts[key]

    def _latest(self, day: int) -> int:
        instance = self._instance
        boarding = (it.latest_min for it in instance.stays if it.moves)
        return max(instance.days[day].end_min, instance.last_end_min, *boarding)

    def _extend(
        self, blocks: tuple[Ints, Ints], level: Labels, aim: Aim, size: int
    ) -> Labels:
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
        level: Labels,
        steps: tuple[Ints, Ints],
        moves: tuple[Moves, Ints, Ints],
        aim: tuple[Aim, int],
    ) -> Labels:
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
        return Labels(
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
