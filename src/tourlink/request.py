"""What somebody asks for, before any name in it is looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from tourlink.errors import RequestError
from tourlink.markers import Check, Record
from tourlink.vocabulary import (
    Effort,
    Lang,
    LodgingClass,
    Mobility,
    Mode,
    Objective,
    Pace,
    Theme,
    Vehicle,
)

MOST_DAYS = 30  # longer tours are sold as several
_ADULT_FROM = 18  # years


def parse_days(value: object) -> object:
    """
    Read `N` or `N-M` as (least, most).

    Raises
    ------
    RequestError
        If it is neither.
    """
    if isinstance(value, list | tuple):
        return tuple(value)
    match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", str(value).strip())
    if not match:
        raise RequestError(
            f"{value!r} is no number of days", hint="write N or N-M, as in 5 or 4-6"
        )
    return int(match[1]), int(match[2] or match[1])


def _one_or_more(value: object) -> object:
    """Let a single name stand for a list of one."""
    return (value,) if isinstance(value, str) else value


def _weights(value: object) -> object:
    """Let names stand for weights of one."""
    named = (value,) if isinstance(value, str) else value
    return dict.fromkeys(named, 1.0) if isinstance(named, list | tuple) else named


_REQUIRED = re.compile(r"(?:overnight-(?:road|rail|boat)|rail|air|boat):(?:out|return)")


def _check_required(names: tuple[str, ...]) -> None:
    for name in names:
        if not _REQUIRED.fullmatch(name):
            raise RequestError(
                f"{name!r} is no way to travel out or to return",
                hint="write air:out or overnight-rail:return; road is what remains",
            )


Words = Annotated[tuple[str, ...], Check(_one_or_more, before=True)]


@dataclass(frozen=True, kw_only=True)
class FixedSegment(Record):
    """Days that are spoken for, such as two conference days in one place."""

    place: str
    day: int
    """First day, counted from 1."""
    days: int = 1
    title: str = "Fixed programme"


@dataclass(frozen=True, kw_only=True)
class Request(Record):
    """
    A request; the field names are the option names with underscores.

    Places, provinces, regions, axes and agreements are in any spelling. Every
    province and region asked for gets at least one stop, an axis is followed in its
    order, an agreement keeps the chain inside its members.
    """

    theme: Annotated[Mapping[Theme, float], Check(_weights, before=True)] = field(
        default_factory=dict
    )
    """Weights of the themes asked for; none for everything."""
    days: Annotated[tuple[int, int], Check(parse_days, before=True)] = (5, 5)
    """Least and most days."""
    start_date: date | None = None
    month: int | None = None
    year: int | None = None
    """Of the month; absent: the coming one, seen from the catalogue's newest fact."""
    start: str = "Hanoi"
    end: str | None = None
    """Absent: the start."""
    modes: Annotated[tuple[Mode, ...], Check(_one_or_more, before=True)] = tuple(Mode)
    require: Words = ()
    """How to leave the start or reach the end, as in `overnight-rail:return`."""
    must: Words = ()
    avoid: Words = ()
    province: Words = ()
    region: Words = ()
    within: Words = ()
    """Provinces and regions that stops may lie in without having to."""
    agreement: Words = ()
    axis: Words = ()
    pair: Words = ()
    """Terrains that the chain must all touch, such as highland and coast."""
    sequence: Words = ()
    """Provinces, regions or themes to be served in this order."""
    fixed: tuple[FixedSegment, ...] = ()
    min_provinces: int | None = None
    """Provinces of today's map with a stop, besides the start's own."""
    adults: int = 2
    children: tuple[int, ...] = ()
    """Ages of the children, in years."""
    elders: int = 0
    mobility: Mobility = Mobility.FULL
    vehicle: Vehicle | None = None
    pace: Pace = Pace.STANDARD
    max_drive_min: int | None = None
    """Most minutes in vehicles a day; absent: that of the pace."""
    budget_per_person: int | None = None
    """VND; with a rate book most of the price, else of the known fees and fares."""
    objective: Objective = Objective.EXPERIENCE
    """Price and margin choose among plans that are good to travel."""
    lodging_class: LodgingClass | None = None
    alternatives: int = 1
    effort: Effort = Effort.STANDARD
    seconds: float | None = None
    """Stop each search after so long; the plan then depends on the machine."""
    bound: bool = False
    seed: int = 0
    lang: Lang = Lang.EN

    def __post_init__(self) -> None:
        self._check_time()
        self._check_people()
        if any(weight < 0 for weight in self.theme.values()):
            raise RequestError(
                "a theme's weight is negative", hint="avoid places with --avoid"
            )
        if self.theme and not any(self.theme.values()):
            raise RequestError("the weights of all themes are zero")
        if not self.modes:
            raise RequestError("no mode of travel is allowed")
        _check_required(self.require)
        for name, value, least in (
            ("alternatives", self.alternatives, 1),
            ("min_provinces", self.min_provinces, 0),
            ("max_drive_min", self.max_drive_min, 1),
            ("budget_per_person", self.budget_per_person, 0),
            ("seconds", self.seconds, 0),
            ("seed", self.seed, 0),
        ):
            if value is not None and value < least:
                raise RequestError(f"{name} is {value}, but {least} is the least")

    def _check_time(self) -> None:
        low, high = self.days
        if not 1 <= low <= high <= MOST_DAYS:
            raise RequestError(
                f"a tour of {low if low == high else f'{low}-{high}'} days cannot be "
                "planned",
                hint=f"ask for 1 to {MOST_DAYS} days, as N or N-M",
            )
        if self.start_date and self.month:
            raise RequestError(
                "a start date and a month are both given", hint="give one of them"
            )
        if self.month is not None and not 1 <= self.month <= 12:
            raise RequestError(f"there is no month {self.month}", hint="1 to 12")
        if self.year is not None and self.month is None:
            raise RequestError(
                "a year is given without a month",
                hint="give the month of travel too, or a start date",
            )
        if self.year is not None and not 2000 <= self.year < 2100:
            raise RequestError(f"{self.year} is not planned for", hint="2000 to 2099")
        for segment in self.fixed:
            last = segment.day + segment.days - 1
            if segment.day < 1 or segment.days < 1 or last > low:
                raise RequestError(
                    f"the fixed days in {segment.place} are not within {low} days"
                )

    def _check_people(self) -> None:
        if min(self.adults, self.elders) < 0 or self.party < 1:
            raise RequestError("nobody travels", hint="raise --adults")
        if any(not 0 <= age < _ADULT_FROM for age in self.children):
            raise RequestError(
                f"children are 0 to {_ADULT_FROM - 1} years old",
                hint="count older ones as adults",
            )

    @property
    def party(self) -> int:
        """Number of people."""
        return self.adults + len(self.children) + self.elders
