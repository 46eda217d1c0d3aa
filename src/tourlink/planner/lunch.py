"""
Lunch where there is food: the same clock, another table.

The engine takes lunch as soon as the party is free within lunch hours. Between the end
of one visit and the beginning of the next it may as well be taken before leaving, in a
town on the way or on arrival, and the visit before it may come first: the times of all
visits but that one stay as they are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tourlink import pace
from tourlink.catalogue.records import Destination
from tourlink.planner.rests import Roads, Way
from tourlink.solver.clock import LunchAt, Step, Windows

_NOON_MIN = 12 * 60


class Lunch(NamedTuple):
    """
    Where a day's lunch is taken.

    Attributes
    ----------
    on_the_way
        Number of the corridor at whose end lunch is taken, for steps that have it on
        the way.
    hunger
        As `Tables.hunger` says of the place; 0 where there is no lunch to place.
    """

    on_the_way: int = 0
    hunger: int = 0
    place: Destination | None = None


class _Option(NamedTuple):
    """A table; the least is the best."""

    hunger: int
    off_noon_min: int
    where: LunchAt
    corridor: int = 0


class Placing:
    """
    Places the lunch of one day.

    Parameters
    ----------
    windows
        For each numbered place the times within which a visit must lie that day.
    places
        Where the day begins, where it stops, and where it ends.
    """

    def __init__(
        self, roads: Roads, windows: Windows, places: Sequence[Destination]
    ) -> None:
        self._roads = roads
        self._hunger = roads.tables.hunger
        self._windows = windows
        self._places = places

    def place(
        self, stops: Sequence[int], steps: Sequence[Step]
    ) -> tuple[list[Step], Lunch]:
        """Return the steps with lunch at the best table, and where that is."""
        found = list(steps)
        at = next((n for n, it in enumerate(found) if it.lunch), None)
        if at is None:
            return found, Lunch()
        step = found[at]
        if step.lunch == LunchAt.DURING_VISIT or step.timed >= 0:
            place = self._places[at + (step.lunch != LunchAt.BEFORE_LEAVING)]
            return found, Lunch(0, self._hunger(place), place)
        leave = step.depart - (
            pace.LUNCH_MIN if step.lunch == LunchAt.BEFORE_LEAVING else 0
        )
        best = self._best(at, leave, step)
        later = self._visit_first(stops, found, at) if best.hunger else None
        if later is not None and later[1].hunger < best.hunger:
            found[at] = later[0]
            at, best = at + 1, later[1]
            step = found[at]
            leave = step.depart - pace.LUNCH_MIN
        return self._moved(found, at, leave, best)

    def _moved(
        self, found: list[Step], at: int, leave: int, best: _Option
    ) -> tuple[list[Step], Lunch]:
        step, way = found[at], self._way(at)
        arrive = leave + way.minutes
        before = best.where == LunchAt.BEFORE_LEAVING
        on_arrival = best.where == LunchAt.ON_ARRIVAL
        late = pace.LUNCH_MIN
        found[at] = step._replace(
            lunch=int(best.where),
            depart=leave + (late if before else 0),
            arrive=arrive + (0 if on_arrival else late),
        )
        if before:
            place = self._places[at]
        else:
            place = self._places[at + 1] if on_arrival else way.places[best.corridor]
        return found, Lunch(best.corridor, best.hunger, place)

    def _way(self, at: int) -> Way:
        return self._roads.between(self._places[at], self._places[at + 1])

    def _best(self, at: int, leave: int, step: Step | None = None) -> _Option:
        """Return the best table between two visits; what `step` has is one, too."""
        way = self._way(at)
        arrive = leave + way.minutes
        options = [
            _Option(self._hunger(place), abs(clock - _NOON_MIN), where)
            for clock, place, where in (
                (leave, self._places[at], LunchAt.BEFORE_LEAVING),
                (arrive, self._places[at + 1], LunchAt.ON_ARRIVAL),
            )
            if pace.LUNCH_EARLIEST_MIN <= clock <= pace.LUNCH_LATEST_MIN
        ]
        if table := way.table(leave):
            hunger, off_noon, corridor = table
            # Nobody stops at a sight on the way to eat beside it.
            if not hunger or not options:
                options.append(_Option(hunger, off_noon, LunchAt.ON_THE_WAY, corridor))
        if options:
            return min(options)
        where = LunchAt(step.lunch) if step else LunchAt.ON_ARRIVAL
        if where == LunchAt.ON_THE_WAY:
            corridor = way.nearest(leave)
            place = way.places[corridor]
            return _Option(self._hunger(place), 0, where, corridor)
        place = self._places[at + (where == LunchAt.ON_ARRIVAL)]
        return _Option(self._hunger(place), 0, where)

    def _visit_first(
        self, stops: Sequence[int], steps: Sequence[Step], at: int
    ) -> tuple[Step, _Option] | None:
        """Return the step with its visit before lunch, and the table after it."""
        step = steps[at]
        if step.lunch != LunchAt.ON_ARRIVAL or not 0 < at < len(stops):
            return None
        begin, end = step.begin - pace.LUNCH_MIN, step.end - pace.LUNCH_MIN
        opened = any(
            opens <= begin and end <= closes
            for opens, closes in self._windows[stops[at]]
        )
        onward = steps[at + 1]
        if (
            not opened
            or begin < step.arrive
            or end > pace.LUNCH_LATEST_MIN
            or onward.timed >= 0
            or onward.depart != step.end
        ):
            return None
        first = step._replace(begin=begin, end=end, lunch=int(LunchAt.NOT_NOW))
        return first, self._best(at + 1, end)
