"""Day tours: the useful ways to spend one day, from one stay to the next."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from tourlink.solver.clock import DayClock
from tourlink.solver.instance import NEVER, Instance

END = -1
"""In place of a stay: the end of the chain."""

# Within a day one drives this far between two stops; islands count by boat.
_MOST_BETWEEN_STOPS_MIN = 300
_MIDNIGHT_MIN = 24 * 60
# A full day sleeps near its last stop; only the best days so far may drive on.
_NEAR_BED_MIN = 100
_NEAR_BEDS = 6
_FAR_LABELS = 12
_EACH_KIND = 2


class Tour(NamedTuple):
    """
    One day: its stops in order, then a stay, or `END`.

    `mask` has bit i set for place i; `worth` is the sum over the stops.
    """

    worth: float
    mask: int
    stops: tuple[int, ...]
    stay: int
    travel_min: int
    cost: int


_Bed = tuple[int, int, int, int]
# stay, place, latest arrival (-1: that of the day), cost
_Label = tuple[float, int, int, int, bool, int, int, tuple[int, ...]]
# worth, mask, last place, time, lunched, minutes in vehicles, cost, stops


@dataclass(frozen=True, slots=True)
class Width:
    """How much is kept: labels a level, next stops a place, tours a pair of stays."""

    labels: int
    next_stops: int
    tours: int


class Pool:
    """
    The day tours of an instance, found when asked for and kept.

    Level by level the sets of stops grow by one place; of equal sets with the same
    last place the one that is free earliest stays. What is not open alike on all days
    is looked at under its usual hours; `closed(day)` tells whom that leaves out.
    """

    def __init__(
        self, instance: Instance, worth: tuple[float, ...], width: Width
    ) -> None:
        self._instance = instance
        self._worth = worth
        self._width = width
        usual = [
            _usual([windows[place] for windows in instance.windows])
            for place in range(len(worth))
        ]
        self._closed = [
            sum(
                1 << place
                for place in instance.candidates
                if windows[place] != usual[place]
            )
            for windows in instance.windows
        ]
        self._special = 0
        for closed in self._closed:
            self._special |= closed
        for place in instance.must:
            self._special |= 1 << place
        self._covers = [
            sum(1 << place for place in cover) for cover in instance.covers
        ]
        self._clocks = [
            DayClock(instance, day, usual) for day in range(len(instance.days))
        ]
        self._tours: dict[tuple[int, int, int], dict[int, list[Tour]]] = {}
        self._next = {here: self._next_stops(here) for here in instance.candidates}
        self._near_beds: dict[int, list[_Bed]] = {}
        self._all_beds: dict[tuple[int, int], list[_Bed]] = {}
        self._beds = [
            (
                at,
                stay.arrive_at,
                stay.latest_min if stay.moves else -1,
                stay.cost,
            )
            for at, stay in enumerate(instance.stays)
            if stay.on_days
        ]
        self._end = (END, instance.end, instance.last_end_min, 0)

    def closed(self, day: int) -> int:
        """Return the places, as bits, that are not open on `day` as usual."""
        return self._closed[day]

    def tours(self, day: int, stay: int, blocked: int = 0) -> dict[int, list[Tour]]:
        """
        Return the tours of a day like `day` out of `stay`, by the stay they end at.

        Tours end at any stay, and at the end of the chain, whatever the day: the
        caller takes those that the day allows. Places in `blocked` are left out.
        """
        key = (self._instance.days[day].pattern, stay, blocked)
        if key not in self._tours:
            self._tours[key] = self._find(day, stay, blocked)
        return self._tours[key]

    def _next_stops(self, here: int) -> list[int]:
        way = self._instance.way_min[here]
        near = sorted(
            (way[there], there)
            for there in self._instance.candidates
            if there != here and way[there] <= _MOST_BETWEEN_STOPS_MIN
        )
        by_boat = [it for it in self._instance.candidates if way[it] >= NEVER]
        return [it for _, it in near[: self._width.next_stops]] + by_boat

    def _find(self, day: int, stay: int, blocked: int) -> dict[int, list[Tour]]:
        instance, visit = self._instance, self._clocks[day].visit
        rule = instance.days[day]
        most_travel = rule.max_travel_min
        latest = max(rule.end_min, instance.last_end_min)
        found: dict[int, dict[int, Tour]] = {}
        home = instance.stays[stay].leave_from
        level: list[_Label] = [(0.0, 0, home, 0, False, 0, 0, ())]
        for size in range(rule.max_stops + 1):
            self._close(day, level, stay if not size else -1, found)
            if size == rule.max_stops:
                break
            morning = -1 if size else stay
            grown: dict[tuple[int, int], _Label] = {}
            for worth, mask, last, time, lunched, travelled, cost, stops in level:
                done = mask | blocked
                for place in self._next[last] if size else instance.candidates:
                    if done >> place & 1:
                        continue
                    if instance.order and not self._in_order(stops, place):
                        continue
                    step = visit(last, place, time, lunched, morning)
                    if step is None or step[0] > latest:
                        continue
                    travel = travelled + step[2]
                    if travel > most_travel:
                        continue
                    key = (mask | 1 << place, place)
                    best = grown.get(key)
                    if best is None or (step[0], travel) < (best[3], best[5]):
                        grown[key] = (
                            worth + self._worth[place],
                            key[0],
                            place,
                            step[0],
                            step[1],
                            travel,
                            cost + step[3],
                            (*stops, place),
                        )
            level = self._best_labels(list(grown.values()))
        return {end: self._best_tours(found[end]) for end in sorted(found)}

    def _close(
        self,
        day: int,
        level: list[_Label],
        morning: int,
        found: dict[int, dict[int, Tour]],
    ) -> None:
        """Add the tours that end the day of each label at the stays it can reach."""
        rule = self._instance.days[day]
        finish = self._clocks[day].finish
        for rank, (worth, mask, last, time, lunched, travelled, cost, stops) in enumerate(
            level
        ):
            far = rank < _FAR_LABELS
            beds = self._beds_from(day, last) if far else self._beds_near(last)
            for at, place, latest, price in beds:
                step = finish(last, place, time, lunched, morning)
                if step is None or step[0] > (latest if latest >= 0 else rule.end_min):
                    continue
                travel = travelled + step[2]
                if travel > rule.max_travel_min:
                    continue
                by_mask = found.setdefault(at, {})
                known = by_mask.get(mask)
                if known is None or travel < known.travel_min:
                    total = cost + step[3] + price
                    by_mask[mask] = Tour(worth, mask, stops, at, travel, total)

    def _beds_from(self, day: int, place: int) -> list["_Bed"]:
        """Return the beds that can be reached from a place at all, and the end."""
        key = (self._instance.days[day].pattern, place)
        if key not in self._all_beds:
            most = self._instance.days[day].max_travel_min * 2
            reaches = self._clocks[day].reaches
            self._all_beds[key] = [
                bed for bed in (*self._beds, self._end) if reaches(place, bed[1], most)
            ]
        return self._all_beds[key]

    def _beds_near(self, place: int) -> list["_Bed"]:
        if place not in self._near_beds:
            way = self._instance.way_min[place]
            near = sorted(
                (bed for bed in self._beds if way[bed[1]] <= _NEAR_BED_MIN),
                key=lambda bed: (way[bed[1]], bed[0]),
            )
            self._near_beds[place] = [*near[:_NEAR_BEDS], self._end]
        return self._near_beds[place]

    def _in_order(self, stops: tuple[int, ...], place: int) -> bool:
        order = self._instance.order
        position = order[place]
        return position < 0 or all(order[stop] <= position for stop in stops)

    def _best_labels(self, labels: list[_Label]) -> list[_Label]:
        labels.sort(key=lambda it: (-it[0], it[3], it[7]))
        return [
            labels[at]
            for at in self._keep([it[1] for it in labels], self._width.labels)
        ]

    def _best_tours(self, by_mask: dict[int, Tour]) -> list[Tour]:
        tours = sorted(
            by_mask.values(), key=lambda it: (-it.worth, it.travel_min, it.stops)
        )
        return [
            tours[at] for at in self._keep([it.mask for it in tours], self._width.tours)
        ]

    def _keep(self, masks: list[int], most: int) -> list[int]:
        """
        Return which of the ranked masks to keep: the first `most`, and more.

        So that a province asked for, a must or a place open on few days is not lost
        because its worth is small, or because it is in all of the first: `most` of
        each set of special places stay, and a few that serve another set of covers.
        The day without a stop always stays, since it gets one somewhere.
        """
        if len(masks) <= most:
            return list(range(len(masks)))
        special: Counter[int] = Counter()
        served: Counter[int] = Counter()
        kept: list[int] = []
        for at, mask in enumerate(masks):
            mine = mask & self._special
            special[mine] += 1
            covers = 0
            for bit, cover in enumerate(self._covers):
                if cover & mask:
                    covers |= 1 << bit
            served[covers] += 1
            if (
                at < most
                or (special[mine] <= most and len(special) <= _EACH_KIND)
                or special[mine] <= _EACH_KIND
                or served[covers] <= _EACH_KIND
                or not mask
            ):
                kept.append(at)
        return kept


def _usual(
    windows: list[tuple[tuple[int, int], ...]],
) -> tuple[tuple[int, int], ...]:
    """Return the opening times that hold on most of the days with any."""
    times = Counter(it for it in windows if it)
    return max(times, key=lambda it: (times[it], it)) if times else ()
