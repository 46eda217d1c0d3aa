"""
Why the best of the other candidates are not in a plan: each is tried in it.

A candidate is put where it would take the fewest minutes more, and the clock of that
day tells what breaks. This says why the plan at hand has no room for it; whether
another plan is better with it is asked by `tourlink why-not`.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import LeftOut, LeftOutCode
from tourlink.planner.candidates import Candidate, Candidates
from tourlink.planner.solved import Solved
from tourlink.solver.clock import DayClock
from tourlink.solver.instance import NEVER
from tourlink.solver.value import worth

_MOST, _MOST_REFUSED = 20, 10
# So many places in the plan are tried by the clock.
_TRIES = 4
# What takes this much longer is on another route.
_FAR_MIN = 240


class _Spot(NamedTuple):
    """A place in a plan: before stop `at` of day `day`, minutes of detour more."""

    detour_min: int
    day: int
    at: int


class _Breach(NamedTuple):
    """What breaks first on a day with one stop more."""

    code: LeftOutCode
    reason: str


def left_out(
    candidates: Candidates, solved: Solved, catalogue: Catalogue
) -> list[LeftOut]:
    """Return what was not visited: the most worth first, then what was refused."""
    visited = {it.id for it in solved.stops}
    missed = sorted(
        (it for it in candidates.admitted if it.place.id not in visited),
        key=lambda it: (-it.prize, it.place.id),
    )
    refused = sorted(
        candidates.refused.items(),
        key=lambda it: -(catalogue.destinations[it[0]].quality or 0),
    )[:_MOST_REFUSED]
    tried = _Tried(solved)
    return [
        *(tried.why(it) for it in missed[: _MOST - len(refused)]),
        *(
            LeftOut(destination=place, reason=reason, code="refused")
            for place, reason in refused
        ),
    ]


class _Tried:
    """A plan into which candidates are put, one at a time."""

    def __init__(self, solved: Solved) -> None:
        self._solved = solved
        self._instance = solved.model.instance
        self._numbers = {
            spot.place.id: number
            for number, spot in enumerate(solved.model.spots)
            if spot.candidate and spot.fixed is None
        }
        chain = solved.solution.chain
        instance = self._instance
        mornings = [instance.start, *(it.stay for it in chain if it.stay is not None)]
        self._days = list(zip(chain, mornings, strict=True))
        self._clocks = [
            DayClock(instance, day, instance.windows[day]) for day in range(len(chain))
        ]

    def why(self, candidate: Candidate) -> LeftOut:
        """Return why a candidate is not in the plan."""
        place = candidate.place.id
        number = self._numbers.get(place)
        if number is None:
            looked = len(self._instance.candidates)
            reason = f"not among the {looked} places looked at, for what is around it"
            return LeftOut(destination=place, reason=reason, code="not-looked-at")
        spots = sorted(self._spots(number))
        if not spots:
            reason = "nothing leads there, and on, on any day of the plan"
            return LeftOut(destination=place, reason=reason, code="unreachable")
        best = spots[0]
        breaches = [self._breach(number, it) for it in spots[:_TRIES]]
        for spot, breach in zip(spots, breaches, strict=False):
            if breach is None:
                return self._fits(candidate, number, spot)
        first = breaches[0]
        if best.detour_min >= _FAR_MIN or first is None:
            hours = f"{best.detour_min // 60} h {best.detour_min % 60:02}"
            first = _Breach("far", f"{hours} off the route")
        return self._entry(place, number, best, first)

    def _entry(self, place: str, number: int, spot: _Spot, breach: _Breach) -> LeftOut:
        return {
            "destination": place,
            "reason": breach.reason,
            "code": breach.code,
            "day": spot.day + 1,
            "extra_min": spot.detour_min + self._instance.visit_min[number],
        }

    def _spots(self, number: int) -> Iterator[_Spot]:
        """Yield where a place can be put, as far as minutes without waiting tell."""
        stays = self._instance.stays
        for day, (route, morning) in enumerate(self._days):
            end = (
                self._instance.end
                if route.stay is None
                else stays[route.stay].arrive_at
            )
            passed = [stays[morning].leave_from, *route.stops, end]
            for at, (here, there) in enumerate(pairwise(passed)):
                there_and_on = self._minutes(day, here, number)
                there_and_on += self._minutes(day, number, there)
                if there_and_on < NEVER:
                    detour = there_and_on - self._minutes(day, here, there)
                    yield _Spot(max(0, detour), day, at)

    def _minutes(self, day: int, here: int, there: int) -> int:
        """Return how long the way takes, or the quickest connection where none is."""
        way = self._instance.way_min[here][there]
        if way < NEVER:
            return way
        legs = self._instance.timed(day, here, there)
        return min((it[1] - it[0] for it in legs), default=NEVER)

    def _breach(self, number: int, spot: _Spot) -> _Breach | None:
        """Return what breaks with a place put into a day, None if nothing does."""
        instance = self._instance
        route, _ = self._days[spot.day]
        rule, day = instance.days[spot.day], f"day {spot.day + 1}"
        if not instance.windows[spot.day][number]:
            return _Breach("closed", f"closed on {day}, when it would be on the way")
        if len(route.stops) >= rule.max_stops:
            least = min(instance.prizes[it] for it in route.stops)
            count = f"{len(route.stops)} stop{'s' if len(route.stops) > 1 else ''}"
            worth = (
                f"the least worth {least} points, this one {instance.prizes[number]}"
            )
            return _Breach("stops", f"{day} has its {count}, {worth}")
        stops = (*route.stops[: spot.at], number, *route.stops[spot.at :])
        return (
            self._late(number, spot.day, stops, day)
            or self._out_of_order(number, spot)
            or self._too_dear(number)
        )

    def _late(
        self, number: int, day: int, stops: tuple[int, ...], name: str
    ) -> _Breach | None:
        """Follow the clock of a day, and return what it does not allow."""
        instance, clock = self._instance, self._clocks[day]
        route, morning = self._days[day]
        here, time, lunched, leaving = (
            instance.stays[morning].leave_from,
            0,
            False,
            morning,
        )
        travel = 0
        for place in stops:
            move = clock.visit(here, place, time, lunched, leaving)
            if move is None and place == number:
                return _Breach("hours", f"closed when one gets there on {name}")
            if move is None:
                after = self._solved.model.spots[place].place.name.en
                return _Breach("hours", f"{after} closes before one gets there then")
            time, lunched, travel = move[0], move[1], travel + move[2]
            here, leaving = place, -1
        stay = None if route.stay is None else instance.stays[route.stay]
        target = instance.end if stay is None else stay.arrive_at
        latest = instance.last_end_min if stay is None else stay.latest_min
        if stay is not None and not stay.moves:
            latest = min(latest, instance.days[day].end_min)
        end = clock.finish(here, target, time, lunched, leaving)
        if end is None:
            return _Breach("day-length", f"nothing leads on from there on {name}")
        travel += end[2]
        if end[0] > latest:
            over = end[0] - latest
            return _Breach("day-length", f"{name} would end {over} min too late")
        most = instance.days[day].max_travel_min
        if travel > most:
            return _Breach(
                "drive-limit",
                f"{travel} min in vehicles on {name}, {most} are the most",
            )
        return None

    def _out_of_order(self, number: int, spot: _Spot) -> _Breach | None:
        order = self._instance.order
        if not order or order[number] < 0:
            return None
        before = [
            order[it] for route, _ in self._days[: spot.day] for it in route.stops
        ]
        route = self._days[spot.day][0]
        after = [order[it] for it in route.stops[spot.at :]]
        after += [
            order[it] for late, _ in self._days[spot.day + 1 :] for it in late.stops
        ]
        before += [order[it] for it in route.stops[: spot.at]]
        late = max(before, default=-1) > order[number]
        early = any(0 <= it < order[number] for it in after)
        return _Breach("order", "out of the order asked for") if late or early else None

    def _too_dear(self, number: int) -> _Breach | None:
        budget = self._instance.budget
        cost = self._solved.solution.cost + self._instance.costs[number]
        if budget is None or cost <= budget:
            return None
        return _Breach("budget", f"its fee exceeds the budget by {cost - budget:,} VND")

    def _fits(self, candidate: Candidate, number: int, spot: _Spot) -> LeftOut:
        """Return why what would fit was left out: not worth the way, or missed."""
        weight = self._instance.weights.travel * spot.detour_min
        if worth(self._instance, number) <= weight:
            reason = f"not worth {spot.detour_min} min more on the road"
            breach = _Breach("not-worth", reason)
        else:
            reason = f"would fit on day {spot.day + 1}, but the search missed it"
            breach = _Breach("missed", reason)
        return self._entry(candidate.place.id, number, spot, breach)
