"""
Days of an earlier plan that a new one has to keep.

They are kept by narrowing the instance: on such a day only its stops can be visited,
each within the minutes it had, and around it only its nights can be spent. So the
search plans the whole chain, and whatever holds for a whole chain (musts, provinces,
budget, sequence) still holds for kept and new days together.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tourlink.solver.instance import Instance, Stay

Windows = tuple[tuple[int, int], ...]


class KeptStop(NamedTuple):
    """A visit, in minutes after midnight in Hanoi; `fixed` for a fixed segment."""

    place: str
    begin: int
    end: int
    fixed: bool = False


class KeptNight(NamedTuple):
    """A night in a lodging, or on the run of an overnight service."""

    at: str
    corridor: str | None = None
    depart_min: int | None = None


class KeptDay(NamedTuple):
    """
    A day that stays what it is.

    Attributes
    ----------
    number
        Counted from 0.
    before, after
        The nights around it; None at the ends of the tour.
    loose
        Whether its stops may be visited at other times of the day.
    """

    number: int
    stops: tuple[KeptStop, ...]
    before: KeptNight | None
    after: KeptNight | None
    loose: bool = False

    @property
    def nights(self) -> tuple[KeptNight, ...]:
        """The nights around the day."""
        return tuple(it for it in (self.before, self.after) if it)


class Numbers(NamedTuple):
    """
    What the numbers of an instance mean, as far as kept days are concerned.

    Attributes
    ----------
    stops
        The number of each candidate, by id.
    fixed
        Numbers of fixed segments, whose windows are narrow already.
    nights
        What each stay of the instance is.
    """

    stops: Mapping[str, int]
    fixed: frozenset[int]
    nights: tuple[KeptNight, ...]


def hold(instance: Instance, kept: Sequence[KeptDay], numbers: Numbers) -> Instance:
    """Return the instance in which every chain has the days that are kept."""
    stays = list(instance.stays)
    for day in kept:
        for night, number in ((day.before, day.number - 1), (day.after, day.number)):
            if night is not None:
                stays = [
                    stay
                    if _is(night, numbers.nights[at], day)
                    else _not_on(stay, number)
                    for at, stay in enumerate(stays)
                ]
    days = {day.number: day for day in kept}
    # What is visited on a kept day is not visited on any other.
    taken = {numbers.stops.get(it.place) for day in kept for it in day.stops}
    windows = tuple(
        _row(row, days[number], numbers)
        if number in days
        else tuple(() if at in taken else own for at, own in enumerate(row))
        for number, row in enumerate(instance.windows)
    )
    return instance._replace(windows=windows, stays=tuple(stays))


def _row(row: Sequence[Windows], day: KeptDay, numbers: Numbers) -> tuple[Windows, ...]:
    """Return the windows of a kept day: of its stops, and of nothing else."""
    found: list[Windows] = [
        own if at in numbers.fixed else () for at, own in enumerate(row)
    ]
    for stop in day.stops:
        if not stop.fixed:
            at = numbers.stops[stop.place]
            found[at] = row[at] if day.loose else _narrowed(row[at], stop)
    return tuple(found)


def _narrowed(own: Windows, stop: KeptStop) -> Windows:
    """Return the minutes of a visit where the place is open, or all its hours."""
    inside = any(opens <= stop.begin and stop.end <= closes for opens, closes in own)
    return ((stop.begin, stop.end),) if inside else own


def _is(wanted: KeptNight, night: KeptNight, day: KeptDay) -> bool:
    if day.loose:
        return wanted[:2] == night[:2]
    return wanted == night


def _not_on(stay: Stay, number: int) -> Stay:
    return stay._replace(on_days=stay.on_days - {number})
