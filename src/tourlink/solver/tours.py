"""Day tours: the useful ways to spend one day, from one stay to the next."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tourlink.solver.clock import DayClock
from tourlink.solver.gates import Gates
from tourlink.solver.instance import NEVER, Day, Instance
from tourlink.solver.worth import Worth

END = -1
"""In place of a stay: the end of the chain."""

# Within a day one drives this far between two stops, to one of the nearest places.
_MOST_BETWEEN_STOPS_MIN = 240
_NEXT_STOPS = 14
# What a minute left of the day is taken to be worth to a tour that is not full yet.
_MINUTE_WORTH = 0.2
# Tours kept for each set of demands served, beyond the best of all.
_EACH_KIND = 2


class Tour(NamedTuple):
    """
    One day: its stops in order, then a stay, or `END`.

    Attributes
    ----------
    mask
        Bit i is set for place i, and the bit of the service if the stay is one.
    toll
        The small weights of the day, but for those of the night.
    worth
        Of the stops, less the toll.
    """

    mask: int
    stops: tuple[int, ...]
    stay: int
    travel_min: int
    cost: int
    toll: float
    worth: float


class Aim(NamedTuple):
    """
    What tours to look for.

    Attributes
    ----------
    worth
        For each place what a visit counts; places that count less than 0 are left out.
    labels
        Most partial tours kept of each number of stops.
    tours
        Most tours to each stay.
    blocked
        Places, as bits, to leave out.
    end
        The only stay of interest, if there is but one.
    """

    worth: Sequence[float]
    labels: int
    tours: int
    blocked: int = 0
    end: int | None = None


class _Node:
    """A place at which the party is free at a time, and where it can go from there."""

    __slots__ = ("lunched", "place", "steps", "time")

    def __init__(self, place: int, time: int, *, lunched: bool) -> None:
        self.place = place
        self.time = time
        self.lunched = lunched
        self.steps: list[_Step] | None = None


_Step = tuple[int, int, _Node, int, int]
# place, its bit, where and when that leads to, minutes in vehicles, cost
_Label = tuple[float, int, _Node, tuple[int, ...], int, int, int]
# worth, places visited or blocked, where and when, stops, minutes in vehicles, cost,
# demands served
_Found = tuple[tuple[int, ...], int, int]
# stops, minutes in vehicles, cost


class _Bed(NamedTuple):
    """Where a day may end: a stay, or the end of the chain."""

    stay: int
    place: int
    latest_min: int
    cost: int
    bit: int
    leave_by: list[int]
    """For each place the latest departure that gets there in time, -1 for none."""


class _Class:
    """Days alike: of the same limits and services, with the same musts to be had."""

    def __init__(self, clock: DayClock, day: int, shut: int, only_now: int) -> None:
        self.clock = clock
        self.day = day
        self.shut = shut
        self.only_now = only_now
        self.nodes: dict[int, _Node] = {}
        self.first: dict[int, list[_Step]] = {}
        self.first_min: dict[int, dict[int, int]] = {}
        self.beds: list[_Bed] = []


class Pool:
    """
    The day tours of an instance that were found so far.

    Level by level the sets of stops grow by one place; of equal sets with the same
    last place the one that is free earliest stays. Where a party can go that is free
    at a place at a time does not depend on how it got there, and is worked out once
    for all tours. What is not open alike on all days is looked at under its usual
    hours; `closed(day)` tells whom that leaves out.
    """

    def __init__(self, instance: Instance, worth: Worth) -> None:
        self._instance = instance
        self._worth = worth
        self._size = len(instance.prizes)
        self._windows = [
            _usual([windows[place] for windows in instance.windows])
            for place in range(self._size)
        ]
        self._closed = [
            sum(
                1 << place
                for place in instance.candidates
                if windows[place] != self._windows[place]
            )
            for windows in instance.windows
        ]
        demands = [*instance.covers, *({place} for place in sorted(instance.must))]
        self._serves = [
            sum(1 << bit for bit, places in enumerate(demands) if place in places)
            for place in range(self._size)
        ]
        self._parts: dict[tuple[int, int], int] = {}
        self._demanding = bool(demands)
        self._gates = Gates(instance)
        self._next = {here: self._next_stops(here) for here in instance.candidates}
        self._classes = self._classify()
        self._tours: dict[tuple[int, int], dict[int, dict[int, Tour]]] = {}

    def closed(self, day: int) -> int:
        """Return the places, as bits, that are not open on `day` as usual."""
        return self._closed[day]

    def alike(self, day: int) -> int:
        """Return the first day of those whose tours are also those of `day`."""
        return self._classes[day].day

    def tours(self, day: int, stay: int) -> dict[int, dict[int, Tour]]:
        """
        Return the tours of a day like `day` out of `stay`: by end, then by mask.

        They end at any stay, and at the end of the chain, whatever the day: the
        caller takes those that the day allows.
        """
        return self._tours.setdefault((self.alike(day), stay), {})

    def without(self, tour: Tour, places: int) -> Tour:
        """Return a tour without the stops in `places`."""
        if not tour.mask & places:
            return tour
        left = tuple(it for it in tour.stops if not places >> it & 1)
        gone = [it for it in tour.stops if places >> it & 1]
        return tour._replace(
            mask=tour.mask & ~places,
            stops=left,
            cost=tour.cost - sum(self._instance.costs[it] for it in gone),
            worth=tour.worth - sum(self._worth.places[it] for it in gone),
        )

    def grow(self, day: int, stay: int, aim: Aim) -> None:
        """Find tours of a day like `day` out of `stay`, and keep them."""
        kind = self._classes[day]
        known = self.tours(day, stay)
        blocked = aim.blocked | kind.shut
        labels = self._labels(kind, stay, aim, blocked)
        for bed in kind.beds:
            if aim.end is not None and bed.stay != aim.end:
                continue
            found = self._close(kind, labels, bed, aim.tours)
            found += self._transfer(kind, stay, bed)
            if not found:
                continue
            by_mask = known.setdefault(bed.stay, {})
            for stops, travel, cost in found:
                tour = self._tour(kind, stay, bed, (stops, travel, cost))
                other = by_mask.get(tour.mask)
                if other is None or tour.worth > other.worth:
                    by_mask[tour.mask] = tour

    # --- what is known beforehand ------------------------------------------------

    def _next_stops(self, here: int) -> list[int]:
        way = self._instance.way_min[here]
        near = sorted(
            (way[there], there)
            for there in self._instance.candidates
            if there != here and way[there] <= _MOST_BETWEEN_STOPS_MIN
        )
        by_boat = [
            it
            for it in self._instance.candidates
            if way[it] >= NEVER and self._gates.short_trip(here, it)
        ]
        return [it for _, it in near[:_NEXT_STOPS]] + by_boat

    def _classify(self) -> list[_Class]:
        """Return the class of each day."""
        instance = self._instance
        timed = instance._replace(timed=self._gates.timed)
        musts = sum(1 << place for place in instance.must)
        known: dict[tuple[Day, int, int], _Class] = {}
        classes: list[_Class] = []
        for day, pattern in enumerate(self._gates.patterns()):
            shut = self._closed[day] & musts
            only_now = sum(
                1 << place
                for place in instance.must
                if all(
                    bool(windows[place]) == (number == day)
                    for number, windows in enumerate(instance.windows)
                )
            )
            rule = instance.days[day]._replace(pattern=pattern)
            key = (rule, shut, only_now)
            if key not in known:
                clock = DayClock(timed, day, self._windows)
                known[key] = _Class(clock, day, shut, only_now)
                known[key].beds = self._beds(day)
            classes.append(known[key])
        return classes

    def _beds(self, day: int) -> list[_Bed]:
        """Return where a day like `day` may end."""
        instance = self._instance
        day_end = instance.days[day].end_min
        beds: list[_Bed] = []
        for at, stay in enumerate(instance.stays):
            if stay.on_days:
                latest = (
                    stay.latest_min if stay.moves else min(stay.latest_min, day_end)
                )
                bit = 1 << self._worth.services[at] if stay.moves else 0
                leave_by = self._leave_by(day, stay.arrive_at, latest)
                beds.append(_Bed(at, stay.arrive_at, latest, stay.cost, bit, leave_by))
        latest = instance.last_end_min
        leave_by = self._leave_by(day, instance.end, latest)
        return [*beds, _Bed(END, instance.end, latest, 0, 0, leave_by)]

    def _leave_by(self, day: int, there: int, latest: int) -> list[int]:
        """Return for each place when to leave it to be `there` by `latest`."""
        instance = self._instance
        leave_by = [-1] * self._size
        for here in instance.candidates:
            way = instance.way_min[here][there]
            leave = latest - way
            if way > instance.timed_from_min and there in self._gates:
                for depart, arrive, *_ in instance.timed(day, here, there):
                    if arrive <= latest:
                        leave = max(leave, depart)
            leave_by[here] = max(-1, leave)
        return leave_by

    # --- the search for tours ----------------------------------------------------

    def _labels(self, kind: _Class, stay: int, aim: Aim, blocked: int) -> list[_Label]:
        """Return tours that do not yet end anywhere, those that count most first."""
        rule = self._instance.days[kind.day]
        found: list[_Label] = []
        level: list[_Label] = []
        for place, bit, node, minutes, cost in self._first(kind, stay):
            counts = aim.worth[place]
            if blocked & bit or minutes > rule.max_travel_min or counts < 0:
                continue
            counts -= self._worth.travel * minutes
            counts -= self._worth.of_first_leg(stay, minutes)
            serves = self._serves[place]
            level.append((counts, blocked | bit, node, (place,), minutes, cost, serves))
        for size in range(1, rule.max_stops + 1):
            level = _keep(level, aim.labels)
            found += level
            if not level or size == rule.max_stops:
                break
            level = self._extend(kind, level, aim.worth)
        found.sort(key=_counts, reverse=True)
        return found

    def _extend(
        self, kind: _Class, level: list[_Label], worth: Sequence[float]
    ) -> list[_Label]:
        """Return the labels with one stop more."""
        most_travel = self._instance.days[kind.day].max_travel_min
        ordered, serves = bool(self._instance.order), self._serves
        grown: dict[tuple[int, int], _Label] = {}
        for counts, mask, node, stops, travelled, paid, served in level:
            for place, bit, then, minutes, cost in node.steps or self._steps(
                kind, node
            ):
                travel = travelled + minutes
                if mask & bit or worth[place] < 0 or travel > most_travel:
                    continue
                if ordered and not self._in_order(stops, place):
                    continue
                key = (mask | bit, place)
                known = grown.get(key)
                if known is not None:
                    time = known[2].time
                    if time < then.time or (time == then.time and known[4] <= travel):
                        continue
                grown[key] = (
                    counts + worth[place] - self._worth.travel * minutes,
                    mask | bit,
                    then,
                    (*stops, place),
                    travel,
                    paid + cost,
                    served | serves[place],
                )
        return list(grown.values())

    def _close(
        self, kind: _Class, labels: list[_Label], bed: _Bed, most: int
    ) -> list[_Found]:
        """
        Return the best tours to a bed.

        Tours that visit nothing that another does not are left out: a chain can
        leave out stops. Not so where costs are limited, or if the other is of
        another part of the sequence.
        """
        leave_by = bed.leave_by
        limited = self._instance.budget is not None
        found: list[_Found] = []
        masks: list[int] = []
        kinds: Counter[int] = Counter()
        for label in labels:
            mask, node = label[1], label[2]
            if node.time > leave_by[node.place] or kind.only_now & ~mask:
                continue
            if len(found) >= most:
                if not self._demanding:
                    break
                if kinds[label[6]]:
                    continue
            if self._instance.order:
                mask |= self._part_bit(label[3])
            if any(mask & it == mask for it in masks) and not limited:
                continue
            end = self._finish(kind, label, bed)
            if end is not None:
                kinds[label[6]] += 1
                masks.append(mask)
                found.append((label[3], *end))
        return found

    def _finish(self, kind: _Class, label: _Label, bed: _Bed) -> tuple[int, int] | None:
        """Return minutes in vehicles and cost of a tour that ends at a bed, or None."""
        _, _, node, _, travel, cost, _ = label
        here, instance = node.place, self._instance
        if (
            node.lunched
            and instance.way_min[here][bed.place] <= instance.timed_from_min
        ):
            travel += instance.way_travel_min[here][bed.place]
        else:
            step = kind.clock.finish(here, bed.place, node.time, node.lunched, -1)
            if step is None or step[0] > bed.latest_min:
                return None
            travel, cost = travel + step[2], cost + step[3]
        if travel > instance.days[kind.day].max_travel_min:
            return None
        return travel, cost + bed.cost

    def _part_bit(self, stops: tuple[int, ...]) -> int:
        """Return a bit, beyond all places and services, of a part of the sequence."""
        order = self._instance.order
        positions = [order[it] for it in stops if order[it] >= 0]
        part = (positions[0], positions[-1]) if positions else (-1, -1)
        number = self._parts.setdefault(part, len(self._parts))
        return 1 << (self._worth.size + number)

    def _transfer(self, kind: _Class, stay: int, bed: _Bed) -> list[_Found]:
        """Return the day without a stop, if it gets from a stay to a bed at all."""
        if kind.only_now:
            return []
        home = self._instance.stays[stay].leave_from
        step = kind.clock.finish(home, bed.place, 0, False, stay)  # noqa: FBT003
        most_travel = self._instance.days[kind.day].max_travel_min
        if step is None or step[0] > bed.latest_min or step[2] > most_travel:
            return []
        return [((), step[2], step[3] + bed.cost)]

    def _tour(
        self,
        kind: _Class,
        stay: int,
        bed: _Bed,
        found: _Found,
    ) -> Tour:
        stops, travel, cost = found
        mask, worth = bed.bit, 0.0
        for place in stops:
            mask |= 1 << place
            worth += self._worth.places[place]
        toll = self._worth.travel * travel
        if stay in self._worth.services:
            leg = kind.first_min[stay][stops[0]] if stops else travel
            toll += self._worth.of_first_leg(stay, leg)
        return Tour(mask, stops, bed.stay, travel, cost, toll, worth - toll)

    def _first(self, kind: _Class, stay: int) -> list[_Step]:
        """Return where a day out of a stay can begin."""
        if stay not in kind.first:
            home = self._instance.stays[stay].leave_from
            kind.first[stay] = self._visits(
                kind, (home, 0, False, stay), self._instance.candidates
            )
            kind.first_min[stay] = {it[0]: it[3] for it in kind.first[stay]}
        return kind.first[stay]

    def _steps(self, kind: _Class, node: _Node) -> list[_Step]:
        """Return where the party can go on to."""
        origin = (node.place, node.time, node.lunched, -1)
        node.steps = self._visits(kind, origin, self._next[node.place])
        return node.steps

    def _visits(
        self, kind: _Class, origin: tuple[int, int, bool, int], places: Sequence[int]
    ) -> list[_Step]:
        instance = self._instance
        latest = max(instance.days[kind.day].end_min, instance.last_end_min)
        found: list[_Step] = []
        for place, end, ate, travel, cost in kind.clock.visits(origin, places, latest):
            key = (end * 2 + ate) * self._size + place
            node = kind.nodes.get(key)
            if node is None:
                node = kind.nodes[key] = _Node(place, end, lunched=ate)
            found.append((place, 1 << place, node, travel, cost))
        return found

    def _in_order(self, stops: tuple[int, ...], place: int) -> bool:
        order = self._instance.order
        position = order[place]
        return position < 0 or all(order[stop] <= position for stop in stops)


def _counts(label: _Label) -> float:
    return label[0]


def _promise(label: _Label) -> float:
    """Return what a label counts, and what the rest of its day may bring."""
    return label[0] - _MINUTE_WORTH * label[2].time


def _keep(labels: list[_Label], most: int) -> list[_Label]:
    """
    Return the labels to go on with: the first `most`, and a few more.

    A few of each set of demands served, so that a province asked for is not lost
    because its places are worth little.
    """
    if len(labels) <= most:
        return labels
    labels.sort(key=_promise, reverse=True)
    kept = labels[:most]
    served = Counter(it[6] for it in kept)
    for label in labels[most:]:
        if served[label[6]] < _EACH_KIND:
            served[label[6]] += 1
            kept.append(label)
    return kept


def _usual(
    windows: list[tuple[tuple[int, int], ...]],
) -> tuple[tuple[int, int], ...]:
    """Return the opening times that hold on most of the days with any."""
    times = Counter(it for it in windows if it)
    return max(times, key=lambda it: (times[it], it)) if times else ()
