"""The problem as the engine sees it: indices, minutes and prizes."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

NEVER = 10**9
"""Minutes of a way that does not exist."""

PRIZE_UNIT = 100
"""Values are counted in hundredths of a prize, so that all sums are whole numbers."""

TimedLeg = tuple[int, int, int, int]
"""Latest departure, arrival, minutes in vehicles, cost in VND."""


class TimedLegs(Protocol):
    """Scheduled connections of a day; earliest first, none dominated by another."""

    def __call__(self, day: int, here: int, there: int) -> Sequence[TimedLeg]:
        """Return the connections between two places on day `day`."""


class Stay(NamedTuple):
    """
    One way to spend a night: a lodging, or a service that moves its sleepers.

    A chain takes services from one place to another in one night at most.

    Attributes
    ----------
    arrive_at, leave_from
        Places where the evening ends and the next morning begins.
    latest_min
        Latest arrival in the evening, in minutes after midnight.
    leave_min
        Earliest departure next morning.
    first_visit_min
        Earliest beginning of a visit next morning.
    on_days
        Days (from 0) whose night can be spent there.
    moves
        Whether it is an overnight service.
    cost
        Known cost a person, VND.
    """

    arrive_at: int
    leave_from: int
    latest_min: int
    leave_min: int
    first_visit_min: int
    on_days: frozenset[int]
    moves: bool
    cost: int


class Day(NamedTuple):
    """
    The limits of one day, in minutes (after midnight).

    Attributes
    ----------
    start_min, road_start_min, timed_start_min
        Earliest departure in the morning: usual, for a first leg of `road_day_from`
        minutes or more, and for scheduled connections of `early_from` or more.
    end_min
        Latest arrival at the lodging.
    pattern
        Days of equal pattern have equal scheduled connections.
    """

    start_min: int
    road_start_min: int
    timed_start_min: int
    road_day_from_min: int
    early_from_min: int
    end_min: int
    max_stops: int
    max_travel_min: int
    pattern: int


class Lunch(NamedTuple):
    """When lunch may begin, and how long it takes, in minutes."""

    earliest_min: int
    latest_min: int
    in_transit_latest_min: int
    minutes: int


class Limit(NamedTuple):
    """The places visited use up no more than `most`; `uses` has a number a place."""

    uses: tuple[int, ...]
    most: int


class Weights(NamedTuple):
    """
    What lowers the value of a chain, in hundredths of a prize.

    Attributes
    ----------
    travel
        For each minute in vehicles.
    move
        For each night in another bed than the one before.
    night_service
        For each night in a train or bus.
    drive_back, onward_min
        For each minute beyond `onward_min` of the first leg after such a night.
    stop
        For each stop, but at most nine tenths of its prize.
    """

    travel: int = 0
    move: int = 0
    night_service: int = 0
    drive_back: int = 0
    onward_min: int = 0
    stop: int = 0


class Instance(NamedTuple):
    """
    An orienteering problem with hotel selection, time windows and timed legs.

    Places are numbered from 0; those that may be visited are `candidates`. The chain
    starts at `stays[start]` on day 0 and ends at place `end` on the last day.

    Attributes
    ----------
    prizes, visit_min, costs
        One number a place; prizes and costs (VND) count once, when visited.
    windows
        For each day and place the times within which a visit must lie.
    way_min, way_travel_min
        Square matrices: duration of the way that needs no timetable (`NEVER` where
        there is none), and the minutes of it in vehicles.
    last_end_min
        Latest arrival where the tour ends, on the last day.
    timed
        Scheduled connections. They are looked at where a way takes longer than
        `timed_from_min`.
    must
        Places to be visited.
    covers
        Sets of places; at least one of each set is to be visited.
    order
        Position of each place in the sequence asked for, -1 for no position; the
        positions along the chain never fall.
    group, min_groups
        Group (province) of each place, -1 for none, and how many groups to visit.
    budget
        Most known cost of the chain, VND; None for no limit.
    limits
        What the places visited may use up, whatever it is.
    weights
        What lowers the value of a chain: see `Weights`.
    """

    candidates: tuple[int, ...]
    prizes: tuple[int, ...]
    visit_min: tuple[int, ...]
    costs: tuple[int, ...]
    windows: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]
    way_min: tuple[tuple[int, ...], ...]
    way_travel_min: tuple[tuple[int, ...], ...]
    timed: TimedLegs
    timed_from_min: int
    days: tuple[Day, ...]
    last_end_min: int
    lunch: Lunch
    stays: tuple[Stay, ...]
    start: int
    end: int
    must: frozenset[int] = frozenset()
    covers: tuple[frozenset[int], ...] = ()
    order: tuple[int, ...] = ()
    group: tuple[int, ...] = ()
    min_groups: int = 0
    budget: int | None = None
    limits: tuple[Limit, ...] = ()
    weights: Weights = Weights()


class Route(NamedTuple):
    """One day of a chain: the places visited in order, and the night after."""

    stops: tuple[int, ...]
    stay: int | None
    """Index of the stay; None on the last day, which ends at the instance's end."""


Chain = tuple[Route, ...]
