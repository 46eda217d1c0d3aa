"""
The clock of a day: what travelling, visiting and lunch do to the time.

One rule serves the search and the timeline. Lunch is taken as soon as the party is
free within lunch hours: before leaving, on a long way, before a visit, or, where a
visit takes up all of lunch time, in its midst. Of scheduled connections the next is
taken; one that leaves no time for lunch is let go, and the party eats and takes the
next after that.
"""

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from tourlink.solver.instance import NEVER, Instance, TimedLeg


class LunchAt(IntEnum):
    """Where the lunch of a step is taken."""

    NOT_NOW = 0
    BEFORE_LEAVING = 1
    ON_THE_WAY = 2
    ON_ARRIVAL = 3
    DURING_VISIT = 4


# The search asks millions of times: plain numbers spare it the look-ups.
_NOT_NOW = int(LunchAt.NOT_NOW)
_BEFORE_LEAVING = int(LunchAt.BEFORE_LEAVING)
_ON_THE_WAY = int(LunchAt.ON_THE_WAY)
_ON_ARRIVAL = int(LunchAt.ON_ARRIVAL)
_DURING_VISIT = int(LunchAt.DURING_VISIT)

Move = tuple[int, bool, int, int, int, int, int, int, int]
"""The fields of a `Step`, bare."""


class Step(NamedTuple):
    """
    One leg and what follows it; times in minutes after midnight.

    Attributes
    ----------
    end
        When the party is free again: after the visit, or on arrival at the stay.
    lunched
        Whether lunch has been had by then.
    begin
        When the visit begins.
    lunch
        Where lunch is taken in this step, a `LunchAt`.
    timed
        Index of the connection among the day's timed legs, -1 for a plain way.
    """

    end: int
    lunched: bool
    travel_min: int
    cost: int
    depart: int
    arrive: int
    begin: int
    lunch: int
    timed: int


Windows = Sequence[Sequence[tuple[int, int]]]
"""For each place the times within which a visit must lie."""


class DayClock:
    """The clock of one day of an instance, under the windows given."""

    def __init__(self, instance: Instance, day: int, windows: Windows) -> None:
        rule = instance.days[day]
        self._day = day
        self._start = rule.start_min
        self._road_start = rule.road_start_min
        self._timed_start = rule.timed_start_min
        self._road_day_from = rule.road_day_from_min
        self._early_from = rule.early_from_min
        self._windows = windows
        self._way = instance.way_min
        self._way_travel = instance.way_travel_min
        self._timed = instance.timed
        self._legs: dict[tuple[int, int], tuple[list[int], Sequence[TimedLeg]]] = {}
        self._timed_from = instance.timed_from_min
        self._visit_min = instance.visit_min
        self._costs = instance.costs
        self._lunch_from = instance.lunch.earliest_min
        self._lunch_until = instance.lunch.latest_min
        self._lunch_in_transit_until = instance.lunch.in_transit_latest_min
        self._lunch_min = instance.lunch.minutes
        self._stays = instance.stays

    def visit(
        self,
        here: int,
        there: int,
        time: int,
        lunched: bool,  # noqa: FBT001
        morning: int,
    ) -> Move | None:
        """
        Go from `here` to `there` and visit it; None where that is not possible.

        `time` is when the party is free at `here`; `morning` is the stay that it
        leaves on its first leg of the day, -1 later.
        """
        leg = self._travel(here, there, time, lunched, morning)
        if leg is None:
            return None
        depart, arrive, travel, cost, lunched, lunch, timed = leg
        ready = arrive
        if morning >= 0 and ready < (first := self._stays[morning].first_visit_min):
            ready = first
        minutes = self._visit_min[there]
        begin = self._admission(there, ready, minutes)
        if not lunched and begin > self._lunch_from:
            # Free within lunch hours: on arrival, or while waiting for the doors.
            lunch, lunched = _ON_ARRIVAL, True
            ready = max(ready, max(arrive, self._lunch_from) + self._lunch_min)
            begin = self._admission(there, ready, minutes)
        elif not lunched and begin + minutes > self._lunch_until:
            lunch, lunched = _DURING_VISIT, True
            minutes += self._lunch_min
            if self._admission(there, begin, minutes) != begin:
                return None
        if begin < 0:
            return None
        cost += self._costs[there]
        return (
            begin + minutes,
            lunched,
            travel,
            cost,
            depart,
            arrive,
            begin,
            lunch,
            timed,
        )

    def visits(
        self,
        origin: tuple[int, int, bool, int],
        places: Sequence[int],
        latest: int,
    ) -> list[tuple[int, int, bool, int, int]]:
        """
        Return which of `places` can be visited next, their visits over by `latest`.

        `origin` is where the party is, since when, whether it has had lunch, and the
        stay that it leaves, or -1. Each answer is a place, when its visit ends,
        whether lunch has been had by then, the minutes in vehicles and the cost.
        """
        here, time, lunched, morning = origin
        found: list[tuple[int, int, bool, int, int]] = []
        for place in places:
            move = self.visit(here, place, time, lunched, morning)
            if move is not None and move[0] <= latest:
                found.append((place, move[0], move[1], move[2], move[3]))
        return found

    def _admission(self, place: int, ready: int, minutes: int) -> int:
        """Return when a visit begins, as early as the doors allow; -1 for never."""
        for opens, closes in self._windows[place]:
            begin = opens if opens > ready else ready  # noqa: FURB136  # max is slow
            if begin + minutes <= closes:
                return begin
        return -1

    def finish(
        self,
        here: int,
        there: int,
        time: int,
        lunched: bool,  # noqa: FBT001
        morning: int,
    ) -> Move | None:
        """Go from `here` to place `there` to end the day; None where impossible."""
        leg = self._travel(here, there, time, lunched, morning)
        if leg is None:
            return None
        depart, arrive, travel, cost, lunched, lunch, timed = leg
        if not lunched:
            lunch = _ON_ARRIVAL
        return arrive, True, travel, cost, depart, arrive, arrive, lunch, timed

    def _travel(
        self,
        here: int,
        there: int,
        time: int,
        lunched: bool,  # noqa: FBT001
        morning: int,
    ) -> tuple[int, int, int, int, bool, int, int] | None:
        way = self._way[here][there]
        early = time
        if morning >= 0:
            road_day = self._road_day_from <= way < NEVER
            time = self._road_start if road_day else self._start
            leave = self._stays[morning].leave_min
            early = max(self._timed_start, leave)
            time = max(time, leave)
        lunch = _NOT_NOW
        if not lunched and early >= self._lunch_from:
            lunch, lunched = _BEFORE_LEAVING, True
            time += self._lunch_min
            early += self._lunch_min
        arrive = time + way
        on_the_way = not lunched and arrive > self._lunch_until
        if on_the_way:
            arrive += self._lunch_min
        if way > self._timed_from:
            last = self._lunch_in_transit_until if not lunched else arrive
            until = min(arrive - 1, last)
            at = self._next(here, there, early, time, until)
            if at < 0 and not lunched:
                # Better an hour at table than no way at all, or a longer one.
                fed = self._lunch_from + self._lunch_min
                at = self._next(here, there, fed, time, arrive - 1)
                if at >= 0:
                    lunch, lunched = _BEFORE_LEAVING, True
            if at >= 0:
                depart, arrives, travel, cost = self._timetable(here, there)[1][at]
                return depart, arrives, travel, cost, lunched, lunch, at
        if way >= NEVER:
            return None
        if on_the_way:
            lunch, lunched = _ON_THE_WAY, True
        return time, arrive, self._way_travel[here][there], 0, lunched, lunch, -1

    def _next(self, here: int, there: int, early: int, usual: int, until: int) -> int:
        """
        Return the index of the next timed leg that arrives by `until`, -1 for none.

        It leaves at `usual` or later, or from `early` on if it takes long.
        """
        departs, legs = self._timetable(here, there)
        for at in range(bisect_left(departs, early), len(legs)):
            depart, arrives, _, _ = legs[at]
            if arrives > until:
                break
            # Nobody rises before dawn for a ferry across the river.
            if depart >= usual or arrives - depart >= self._early_from:
                return at
        return -1

    def _timetable(self, here: int, there: int) -> tuple[list[int], Sequence[TimedLeg]]:
        """Return the timed legs with their departures, kept for the next time."""
        key = (here, there)
        known = self._legs.get(key)
        if known is None:
            legs = self._timed(self._day, here, there)
            known = self._legs[key] = [leg[0] for leg in legs], legs
        return known
