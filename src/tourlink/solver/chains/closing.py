"""The ends of day tours: which nights they reach, and what that takes."""

from collections.abc import Sequence

import numpy as np

from tourlink.solver.chains.arrays import Ints
from tourlink.solver.chains.clocks import Clocks, Parties
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.labels import Labels
from tourlink.solver.chains.tours import Tours, cheapest, joined
from tourlink.solver.clock import DayClock
from tourlink.solver.instance import NEVER, Instance

# More tours are too many to be listed.
_MOST_TOURS = 4_000_000
# So many (tour, end) pairs are timed at once.
_CHUNK = 200_000


class TooManyError(Exception):
    """There are more tours than can be listed."""


class Closer:
    """
    Ends tours: leads them to the nights, or to the end of the chain.

    Parameters
    ----------
    plain
        The clock of each day.
    most_stops
        Of a tour.
    """

    def __init__(
        self,
        instance: Instance,
        items: Items,
        clocks: Clocks,
        plain: Sequence[DayClock],
        most_stops: int,
    ) -> None:
        self._instance, self._items, self._clocks = instance, items, clocks
        self._plain, self._most_stops = plain, most_stops
        self._known: dict[tuple[object, ...], Tours] = {}

    def close(
        self,
        blocks: Sequence[tuple[int, int]],
        labels: Labels,
        ends: Sequence[int],
        *,
        every: bool,
    ) -> Tours:
        """
        Return the tours to all ends they reach.

        Raises
        ------
        TooManyError
            If `every` tour there is is wanted, and that is more than can be listed.
        """
        instance, rules = self._instance, self._instance.days
        days = np.array([day for day, _ in blocks], dtype=np.int64)
        target = np.array([self._target(end) for end in ends], dtype=np.int64)
        latest = np.array(
            [[self._until(day, end) for end in ends] for day in range(len(rules))],
            dtype=np.int64,
        )
        most_travel = np.array([it.max_travel_min for it in rules], dtype=np.int64)
        until, room = self._in_time(target, latest, most_travel)
        night_cost = np.array([self._night_cost(end) for end in ends], dtype=np.int64)
        number = np.array(ends, dtype=np.int64)
        found: list[Tours] = []
        step = max(1, _CHUNK // len(ends))
        total = 0
        for begin in range(0, len(labels.block), step):
            part = labels.take(slice(begin, begin + step))
            day = days[part.block]
            row = day * len(instance.prizes) + part.place
            likely = until.take(row, axis=0) >= part.time[:, None]
            likely &= room.take(row, axis=0) >= part.travel[:, None]
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
            if every and total > _MOST_TOURS:
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

    def _in_time(
        self, target: Ints, latest: Ints, most_travel: Ints
    ) -> tuple[Ints, Ints]:
        """
        Return until when, and after how many minutes in vehicles, ends can be reached.

        A row for each day and place, a column for each end. Services may be quicker
        than ways and are not judged.
        """
        clocks = self._clocks
        served = clocks.served[:, :, target]
        until = latest[:, None, :] - clocks.way[None, :, target]
        room = most_travel[:, None, None] - clocks.way_travel[None, :, target]
        until, room = (np.where(served, NEVER, it) for it in (until, room))
        return until.reshape(-1, len(target)), room.reshape(-1, len(target))

    def transfers(
        self, blocks: Sequence[tuple[int, int]], ends: Sequence[int]
    ) -> Tours:
        """Return the days without a stop; those asked for before are known."""
        key = (*blocks, *ends)
        if key not in self._known:
            self._known[key] = self._transfers(blocks, ends)
        return self._known[key]

    def _transfers(
        self, blocks: Sequence[tuple[int, int]], ends: Sequence[int]
    ) -> Tours:
        rows: list[tuple[int, int, int, int]] = []
        for number, (day, stay) in enumerate(blocks):
            home = self._instance.stays[stay].leave_from
            rule, clock = self._instance.days[day], self._plain[day]
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
        stops = np.full((len(rows), self._most_stops), self._items.nothing)
        marks = np.zeros(len(rows), dtype=np.uint64)
        return Tours(block, end_, stops.astype(np.int16), travel, travel, cost_, marks)

    def _none(self) -> Tours:
        empty = np.zeros(0, dtype=np.int64)
        stops = np.zeros((0, self._most_stops), dtype=np.int16)
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
