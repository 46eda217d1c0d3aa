"""Journeys that need a timetable: transfers and rides, chained in time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tourlink.network.services import Line, Ride
from tourlink.network.ways import Ways
from tourlink.pace import EARLIEST_PICK_UP_MIN, PICK_UP_BEFORE_FLIGHT_MIN
from tourlink.seasons import DAY_MIN
from tourlink.vocabulary import Mode

# A hub farther away than this is not the hub of a place; nor is one much farther
# than the nearest of its mode.
MOST_TRANSFER_MIN = 180
_MUCH_FARTHER_MIN = 60


class Journey(NamedTuple):
    """
    One way to get somewhere by scheduled services.

    Attributes
    ----------
    depart_min
        Latest departure from the origin, minutes after midnight in Hanoi.
    arrive_min
        Arrival at the target.
    travel_min
        Minutes in vehicles, rides and road transfers together.
    rides
        The runs taken, in order; between them lie ways of `Ways`.
    """

    depart_min: int
    arrive_min: int
    travel_min: int
    rides: tuple[Ride, ...]

    @property
    def fare_vnd(self) -> int:
        """Known fares of one adult; unknown ones count nothing."""
        return sum(ride.fare_vnd for ride in self.rides)


class _Transfer(NamedTuple):
    """A way to or from a line: which, how long, and how long on the road."""

    line: int
    minutes: int
    vehicle_min: int


_Chains = Iterable[tuple[_Transfer, ...]]
"""Lines taken one after the other, each with the way to it."""


class Journeys:
    """
    The journeys of one day between any two places, by as few rides as possible.

    Lines are chained first, without their times: one line, or, where no road leads to
    the target, two or three, each within a transfer of the next. The chains found are
    then run through the timetable.
    """

    def __init__(self, ways: Ways, lines: Sequence[Line]) -> None:
        self._ways = ways
        self._lines = [line for line in lines if not line.overnight]
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for at, line in enumerate(self._lines):
            self._starts.setdefault(line.origin, []).append(at)
            self._ends.setdefault(line.target, []).append(at)
        self._out: dict[str, list[_Transfer]] = {}
        self._in: dict[str, dict[int, _Transfer]] = {}
        self._changes: dict[int, dict[int, _Transfer]] = {}
        self._found: dict[tuple[str, str], tuple[Journey, ...]] = {}

    def between(self, origin: str, target: str) -> tuple[Journey, ...]:
        """
        Return the undominated journeys, earliest first.

        Each departs later than the one before it and arrives later, too.
        """
        key = (origin, target)
        if key not in self._found:
            self._found[key] = self._search(origin, target)
        return self._found[key]

    def _search(self, origin: str, target: str) -> tuple[Journey, ...]:
        egress = self._into(target)
        if not egress:
            return ()
        # Where there is a road, one ride saves time or none does.
        by_road = self._ways.between(origin, target) is not None
        ways_to_chain = (self._one, self._two, self._three)
        for chains in ways_to_chain[:1] if by_road else ways_to_chain:
            found = [
                journey
                for chain in chains(self._from(origin), egress)
                for journey in self._run(chain, egress[chain[-1].line])
            ]
            if found:
                return _undominated(found)
        return ()

    def _one(self, access: list[_Transfer], last: Mapping[int, _Transfer]) -> _Chains:
        return ((it,) for it in access if it.line in last)

    def _two(self, access: list[_Transfer], last: Mapping[int, _Transfer]) -> _Chains:
        for first in access:
            onward = self._onward(first.line)
            for line in last:
                if line in onward:
                    yield first, onward[line]

    def _three(self, access: list[_Transfer], last: Mapping[int, _Transfer]) -> _Chains:
        for first in access:
            for change in self._onward(first.line).values():
                onward = self._onward(change.line)
                for line in last:
                    if line in onward and line != first.line:
                        yield first, change, onward[line]

    def _onward(self, line: int) -> Mapping[int, _Transfer]:
        """Return the changes from a line to others, but not straight back."""
        if line not in self._changes:
            came_from = self._lines[line].origin
            self._changes[line] = {
                it.line: it
                for it in self._from(self._lines[line].target)
                if self._lines[it.line].target != came_from
            }
        return self._changes[line]

    def _run(
        self, chain: tuple[_Transfer, ...], egress: _Transfer
    ) -> Iterator[Journey]:
        """Yield a journey for each run of the first line that leads to the target."""
        access = chain[0]
        for first in self._lines[access.line].rides:
            depart = _pick_up(first, access.minutes)
            if depart < EARLIEST_PICK_UP_MIN:
                continue
            rides, travel = [first], access.vehicle_min + first.minutes
            for change in chain[1:]:
                ready = rides[-1].ready_min + change.minutes
                # Not always the first to leave: a fast train may overtake a slow one.
                onward = min(
                    (
                        it
                        for it in self._lines[change.line].rides
                        if it.board_min >= ready
                    ),
                    key=_ready,
                    default=None,
                )
                if onward is None:
                    break
                rides.append(onward)
                travel += change.vehicle_min + onward.minutes
            arrive = rides[-1].ready_min + egress.minutes
            if len(rides) == len(chain) and arrive < DAY_MIN:
                yield Journey(depart, arrive, travel + egress.vehicle_min, tuple(rides))

    def _from(self, place: str) -> list[_Transfer]:
        """Return the lines that start within a transfer of `place`."""
        if place not in self._out:
            minutes, vehicle = self._ways.rows(place, list(self._starts), DAY_MIN)
            found = [
                _Transfer(line, minutes[at], vehicle[at])
                for at, lines in enumerate(self._starts.values())
                if minutes[at] <= MOST_TRANSFER_MIN
                for line in lines
            ]
            self._out[place] = self._near(sorted(found))
        return self._out[place]

    def _into(self, place: str) -> dict[int, _Transfer]:
        """Return the lines that end within a transfer of `place`, by number."""
        if place not in self._in:
            found = [
                _Transfer(line, way.minutes, way.vehicle_min)
                for hub, lines in self._ends.items()
                if (way := self._ways.between(hub, place)) is not None
                and way.minutes <= MOST_TRANSFER_MIN
                for line in lines
            ]
            self._in[place] = {it.line: it for it in self._near(sorted(found))}
        return self._in[place]

    def _near(self, found: list[_Transfer]) -> list[_Transfer]:
        """Return those whose hub is about as near as the nearest of its mode."""
        nearest: dict[Mode, int] = {}
        for it in found:
            mode = self._lines[it.line].corridor.mode
            nearest[mode] = min(it.minutes, nearest.get(mode, it.minutes))
        return [
            it
            for it in found
            if it.minutes
            <= max(
                2 * (least := nearest[self._lines[it.line].corridor.mode]),
                least + _MUCH_FARTHER_MIN,
            )
        ]


def _pick_up(first: Ride, minutes: int) -> int:
    """
    Return when to leave for a ride.

    For a flight there is some time in hand, but nobody rises in the night for that.
    """
    latest = first.board_min - minutes
    if first.corridor.mode is not Mode.AIR:
        return latest
    usual = max(first.depart_min - PICK_UP_BEFORE_FLIGHT_MIN, EARLIEST_PICK_UP_MIN)
    return min(latest, usual)


def _ready(ride: Ride) -> int:
    return ride.ready_min


def _undominated(found: list[Journey]) -> tuple[Journey, ...]:
    found.sort(key=lambda it: (-it.depart_min, it.arrive_min, it.travel_min))
    best: list[Journey] = []
    for journey in found:
        if not best or journey.arrive_min < best[-1].arrive_min:
            best.append(journey)
    return tuple(best[::-1])
