"""Scheduled services on one day: each run of a flight, train, boat or border post."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination, Service
from tourlink.catalogue.values import minute_of_day
from tourlink.network.conditions import Conditions
from tourlink.seasons import ahead_min
from tourlink.vocabulary import Mode, Weekday

# The usual, where a record says nothing: be there before departure, and be out.
CHECK_IN_MIN = {Mode.AIR: 90, Mode.RAIL: 30, Mode.BOAT: 20}
EXIT_MIN = {Mode.AIR: 30, Mode.RAIL: 15, Mode.BOAT: 10}

# A border post lets a vehicle through at any time: one run every so often stands
# for that, so that its hours hold.
_BORDER_HEADWAY_MIN = 15

_WEEKDAYS = tuple(Weekday)


class Ride(NamedTuple):
    """
    One run of a corridor; times are minutes after midnight of the day it starts.

    Times are those of Hanoi (UTC+7) everywhere; `arrive_min` and `ready_min` exceed
    1440 when the run ends after midnight.

    Attributes
    ----------
    board_min
        Be at `origin` by then.
    depart_min, arrive_min
        Times of the vehicle.
    ready_min
        Out of the airport, station or port.
    number
        Of the train or flight, where it is known.
    """

    corridor: Corridor
    origin: str
    target: str
    board_min: int
    depart_min: int
    arrive_min: int
    ready_min: int
    number: str | None

    @property
    def minutes(self) -> int:
        """Duration of the run."""
        return self.arrive_min - self.depart_min

    @property
    def overnight(self) -> bool:
        """Whether its travellers sleep aboard."""
        return self.corridor.service is not None and self.corridor.service.overnight

    @property
    def fare_vnd(self) -> int:
        """Known fare of an adult; 0 where it is not known."""
        return self.corridor.fare.adult_vnd if self.corridor.fare else 0


class Line:
    """
    A service in one direction.

    Parameters
    ----------
    ahead_min
        Minutes by which the clocks at `origin` are ahead of Hanoi's.
    """

    __slots__ = ("_ahead_min", "_rides", "corridor", "origin", "target")

    def __init__(
        self, corridor: Corridor, origin: str, target: str, ahead_min: int
    ) -> None:
        self.corridor = corridor
        self.origin = origin
        self.target = target
        self._ahead_min = ahead_min
        self._rides: tuple[Ride, ...] | None = None

    @property
    def rides(self) -> tuple[Ride, ...]:
        """The runs of a day by time of departure; few lines are ever asked."""
        if self._rides is None:
            runs = sorted(self._runs(), key=_times)
            self._rides = tuple(
                Ride(self.corridor, self.origin, self.target, *run) for run in runs
            )
        return self._rides

    @property
    def overnight(self) -> bool:
        """Whether its travellers sleep aboard."""
        return self.corridor.service is not None and self.corridor.service.overnight

    def _runs(self) -> Iterator[tuple[int, int, int, int, str | None]]:
        """Yield boarding, departure, arrival, exit and number of each run."""
        service = self.corridor.service
        if service is None:
            # The post stands at the Vietnamese end, whose clocks are Hanoi's.
            yield from _crossings(self.corridor)
            return
        # Timetables are in the time of the place that one leaves.
        ahead = self._ahead_min
        for board, depart, arrive, ready, number in _departures(self.corridor, service):
            yield board - ahead, depart - ahead, arrive - ahead, ready - ahead, number


def running(
    catalogue: Catalogue, conditions: Conditions, on: date | None
) -> tuple[Corridor, ...]:
    """
    Return the corridors that run by a timetable on one day, in catalogue order.

    Parameters
    ----------
    conditions
        Decide which corridors may be used, and give the month where `on` is None.
    on
        The day; None takes services of some weekdays to run.
    """
    if on is not None:
        # A tour may outlast the month or the validity that its first day is in.
        conditions = conditions._replace(month=on.month, on=on)
    month = conditions.month
    return tuple(
        corridor
        for corridor in catalogue.corridors.values()
        if (corridor.service is not None or corridor.border is not None)
        and conditions.admit(corridor)
        and (corridor.service is None or runs_on(corridor.service, month, on))
    )


def lines(
    corridors: Iterable[Corridor], places: Mapping[str, Destination]
) -> tuple[Line, ...]:
    """
    Return the services on corridors that run, each direction a line of its own.

    Parameters
    ----------
    places
        By id; their clocks are those of the timetables.
    """
    found: list[Line] = []
    for corridor in corridors:
        ends = (corridor.from_, corridor.to)
        for origin, target in (ends,) if corridor.one_way else (ends, ends[::-1]):
            found.append(Line(corridor, origin, target, ahead_min(places[origin])))
    return tuple(found)


def next_day(on: date | None, days: int) -> date | None:
    """Return the date `days` later; None stays None."""
    return None if on is None else on + timedelta(days=days)


def runs_on(service: Service, month: int | None, on: date | None) -> bool:
    """Return whether a service runs in a month and, where it is known, on a day."""
    return (month is None or not service.months or month in service.months) and (
        on is None
        or not service.weekdays
        or _WEEKDAYS[on.weekday()] in service.weekdays
    )


def _times(run: tuple[int, int, int, int, str | None]) -> tuple[int, ...]:
    return run[:4]


def _departures(
    corridor: Corridor, service: Service
) -> Iterator[tuple[int, int, int, int, str | None]]:
    """Yield boarding, departure, arrival, exit and number of each run."""
    check_in = _or(service.check_in_min, CHECK_IN_MIN[corridor.mode])
    leave = _or(service.exit_min, EXIT_MIN[corridor.mode])
    for run in service.departures:
        depart = minute_of_day(run.departs)
        arrive = depart + _or(run.minutes, corridor.minutes)
        yield depart - check_in, depart, arrive, arrive + leave, run.train
    if service.first and service.last and service.headway_min:
        last = minute_of_day(service.last)
        for depart in range(
            minute_of_day(service.first), last + 1, service.headway_min
        ):
            arrive = depart + corridor.minutes
            yield depart - check_in, depart, arrive, arrive + leave, None


def _crossings(corridor: Corridor) -> Iterator[tuple[int, int, int, int, None]]:
    border = corridor.border
    if border is not None:
        duration = corridor.minutes + border.minutes
        closes = minute_of_day(border.closes) - border.minutes
        opens = minute_of_day(border.opens)
        for depart in range(opens, closes + 1, _BORDER_HEADWAY_MIN):
            arrive = depart + duration
            yield depart, depart, arrive, arrive, None


def _or(value: int | None, usual: int) -> int:
    return usual if value is None else value
