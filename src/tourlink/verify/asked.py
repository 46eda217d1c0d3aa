"""What was asked for, with names looked up."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tourlink.catalogue.records import Destination
from tourlink.catalogue.search import Area
from tourlink.pace import PROFILES, Profile
from tourlink.verify.constraint import Check
from tourlink.vocabulary import (
    LodgingClass,
    Mobility,
    Mode,
    Pace,
    Terrain,
    Theme,
    Vehicle,
)

UNLIKELY = 10_000  # days, people or years: more of them are no request
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Stage(NamedTuple):
    """One stage of a sequence or axis: former provinces, or a theme."""

    name: str
    formers: frozenset[str] = frozenset()
    theme: Theme | None = None

    def holds(self, place: Destination) -> bool:
        """Return whether `place` serves the stage."""
        if self.theme is not None:
            return self.theme in place.themes
        return (place.former_province or place.province) in self.formers


class Segment(NamedTuple):
    """Days that are spoken for."""

    place: Destination
    first: int
    last: int
    title: str
    at: str


class Required(NamedTuple):
    """A mode to leave the start by, or to reach the end."""

    name: str
    mode: Mode
    overnight: bool
    out: bool
    at: str


@dataclass(slots=True)
class Asked:
    """
    A request as the verifier understands it; what is missing was not asked for.

    Attributes
    ----------
    faults
        What cannot be understood, with its place.
    unknown
        Fields that nothing here knows, though they ask for something.
    """

    days: tuple[int, int] = (1, UNLIKELY)
    start_date: date | None = None
    month: int | None = None
    year: int | None = None
    start: Destination | None = None
    end: Destination | None = None
    modes: frozenset[str] = frozenset(Mode)
    required: list[Required] = field(default_factory=list)
    must: tuple[Destination, ...] = ()
    avoid: frozenset[str] = frozenset()
    served: list[tuple[Area, str]] = field(default_factory=list)
    within: list[Area] = field(default_factory=list)
    agreements: list[Area] = field(default_factory=list)
    axes: list[Area] = field(default_factory=list)
    sequence: list[Stage] = field(default_factory=list)
    pairs: list[tuple[str, frozenset[Terrain]]] = field(default_factory=list)
    fixed: list[Segment] = field(default_factory=list)
    min_provinces: int = 0
    people: int = 1
    frail: bool = False
    small_children: bool = False
    mobility: Mobility = Mobility.FULL
    vehicle: Vehicle | None = None
    pace: Profile = PROFILES[Pace.STANDARD]
    max_drive_min: int = PROFILES[Pace.STANDARD].max_travel_min
    budget: int | None = None
    lodging_class: LodgingClass | None = None
    alternatives: int = 1
    themes: dict[Theme, float] = field(default_factory=dict)
    faults: list[Check] = field(default_factory=list)
    unknown: list[Check] = field(default_factory=list)


def stages(axis: Area) -> list[Stage]:
    """Return the waypoints of an axis as stages, in their order."""
    return [Stage(" / ".join(formers), frozenset(formers)) for formers in axis.stages]


def read_date(text: Any) -> date | None:
    """Return the date that is written as YYYY-MM-DD, or None."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
