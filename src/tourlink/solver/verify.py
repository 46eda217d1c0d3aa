"""
Check a chain from scratch; on purpose this shares no code with what made it.

It replays each day minute by minute from the instance alone, with its own reading of
the rules, and says in words what is broken.
"""

from tourlink.solver.instance import NEVER, Chain, Instance


def violations(instance: Instance, chain: Chain) -> list[str]:
    """Return each way in which `chain` breaks `instance`; [] for a feasible chain."""
    found: list[str] = []
    if len(chain) != len(instance.days):
        return [f"the chain has {len(chain)} days instead of {len(instance.days)}"]
    visited: list[int] = []
    cost = 0
    bed = instance.start
    for number, route in enumerate(chain):
        last = number == len(chain) - 1
        if last != (route.stay is None):
            found.append(f"day {number}: a stay is missing, or one too many")
            return found
        replay = _Replay(instance, number, bed)
        replay.run(route.stops, route.stay)
        found += [f"day {number}: {what}" for what in replay.broken]
        cost += replay.cost
        visited += route.stops
        if route.stay is not None:
            bed = route.stay
    found += _promises(instance, visited, cost)
    found += _services(instance, chain)
    return found


def _promises(instance: Instance, visited: list[int], cost: int) -> list[str]:
    found = [
        f"place {place} is visited {visited.count(place)} times"
        for place in sorted(set(visited))
        if visited.count(place) > 1
    ]
    found += [
        f"place {place} is no candidate"
        for place in visited
        if place not in instance.candidates
    ]
    found += [
        f"place {place} must be visited"
        for place in sorted(instance.must)
        if place not in visited
    ]
    found += [
        f"nothing of {sorted(cover)} is visited"
        for cover in instance.covers
        if not cover.intersection(visited)
    ]
    if instance.order:
        positions = [instance.order[it] for it in visited if instance.order[it] >= 0]
        if positions != sorted(positions):
            found.append(f"the sequence is broken: {positions}")
    if instance.min_groups:
        groups = {instance.group[it] for it in visited if instance.group[it] >= 0}
        if len(groups) < instance.min_groups:
            found.append(f"{len(groups)} groups instead of {instance.min_groups}")
    for number, limit in enumerate(instance.limits):
        used = sum(limit.uses[it] for it in visited)
        if used > limit.most:
            found.append(f"limit {number}: uses {used}, more than {limit.most}")
    if instance.budget is not None and cost > instance.budget:
        found.append(f"costs {cost}, more than {instance.budget}")
    return found


def _services(instance: Instance, chain: Chain) -> list[str]:
    nights = [instance.stays[it.stay] for it in chain if it.stay is not None]
    taken = [(it.arrive_at, it.leave_from) for it in nights if it.moves]
    return [
        f"the night service from {here} to {there} is taken twice"
        for here, there in sorted(set(taken))
        if taken.count((here, there)) > 1
    ]


class _Replay:
    """One day, replayed from the morning on."""

    def __init__(self, instance: Instance, number: int, bed: int) -> None:
        self.instance = instance
        self.number = number
        self.rule = instance.days[number]
        self.bed = bed
        self.here = instance.stays[bed].leave_from
        self.clock: int | None = None  # None: still at the bed
        self.ate = False
        self.travel = 0
        self.cost = 0
        self.broken: list[str] = []

    def run(self, stops: tuple[int, ...], stay: int | None) -> None:
        """Replay the stops, then the way to the night or to the tour's end."""
        for place in stops:
            self._go(place)
            self._visit(place)
        if stay is None:
            self._go(self.instance.end)
            limit = self.instance.last_end_min
        else:
            night = self.instance.stays[stay]
            if self.number not in night.on_days:
                self.broken.append(f"stay {stay} is not to be had")
            self._go(night.arrive_at)
            self.cost += night.cost
            limit = night.latest_min
            if not night.moves:
                limit = min(limit, self.rule.end_min)
        if self.clock is not None and self.clock > limit:
            self.broken.append(f"ends at {self.clock}, later than {limit}")
        if self.travel > self.rule.max_travel_min:
            self.broken.append(f"{self.travel} min in vehicles")
        if len(stops) > self.rule.max_stops:
            self.broken.append(f"{len(stops)} stops")

    def _go(self, place: int) -> None:
        lunch = self.instance.lunch
        way = self.instance.way_min[self.here][place]
        if self.clock is None:
            awake = self.instance.stays[self.bed].leave_min
            long = self.rule.road_day_from_min <= way < NEVER
            by_road = max(
                awake, self.rule.road_start_min if long else self.rule.start_min
            )
            by_timetable = max(awake, self.rule.timed_start_min)
        else:
            by_road = by_timetable = self.clock
        if not self.ate and by_timetable >= lunch.earliest_min:
            self.ate = True
            by_road += lunch.minutes
            by_timetable += lunch.minutes
        options: list[tuple[int, int, int, bool]] = []
        if way < NEVER:
            late = not self.ate and by_road + way > lunch.latest_min
            arrival = by_road + way + (lunch.minutes if late else 0)
            minutes = self.instance.way_travel_min[self.here][place]
            options.append((arrival, minutes, 0, late))
        if way > self.instance.timed_from_min:
            for leave, arrival, minutes, cost in self.instance.timed(
                self.number, self.here, place
            ):
                hungry = not self.ate and arrival > lunch.in_transit_latest_min
                far = arrival - leave >= self.rule.early_from_min
                ready = by_timetable if far else by_road
                if leave >= ready and not hungry:
                    options.append((arrival, minutes, cost, False))
                # With lunch first, where there would be none on the way.
                fed = max(ready, lunch.earliest_min + lunch.minutes)
                if leave >= fed and not self.ate:
                    options.append((arrival, minutes, cost, True))
        if not options:
            self.broken.append(f"no way from {self.here} to {place}")
            self.clock = by_road
        else:
            # Of two equally early arrivals the plain way, listed first, is taken.
            arrival, minutes, cost, ate = min(options, key=lambda option: option[0])
            self.clock = arrival
            self.travel += minutes
            self.cost += cost
            self.ate = self.ate or ate
        self.here = place

    def _visit(self, place: int) -> None:
        lunch = self.instance.lunch
        assert self.clock is not None  # noqa: S101  # set by _go
        ready = self.clock
        if self.bed >= 0:
            ready = max(ready, self._first_visit())
        begin = self._admission(place, ready)
        if begin is not None and not self.ate and begin > lunch.earliest_min:
            self.ate = True
            after = max(self.clock, lunch.earliest_min) + lunch.minutes
            begin = self._admission(place, max(ready, after))
        if begin is None:
            self.broken.append(f"place {place} is closed from {ready} on")
            return
        end = begin + self.instance.visit_min[place]
        if not self.ate and end > lunch.latest_min:
            self.ate = True
            end += lunch.minutes
            windows = self.instance.windows[self.number][place]
            if not any(opens <= begin and end <= closes for opens, closes in windows):
                self.broken.append(f"place {place} leaves no time for lunch")
        self.cost += self.instance.costs[place]
        self.clock = end
        self.bed = -1

    def _first_visit(self) -> int:
        return self.instance.stays[self.bed].first_visit_min

    def _admission(self, place: int, ready: int) -> int | None:
        minutes = self.instance.visit_min[place]
        times = [
            max(ready, opens)
            for opens, closes in self.instance.windows[self.number][place]
            if max(ready, opens) + minutes <= closes
        ]
        return times[0] if times else None
