"""What a rule is: a pure function from a catalogue to violations."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination


class Severity(StrEnum):
    """How much a finding matters to somebody who sells the tour."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Family(StrEnum):
    """What a rule looks at; the letter of its code."""

    SCHEMA = "S"
    DESTINATION = "D"
    CORRIDOR = "C"
    GEOGRAPHY = "G"
    NETWORK = "N"
    HOURS = "H"
    THEMES = "T"
    WORDING = "W"
    MONEY = "M"
    PROGRAMMES = "P"
    FRESHNESS = "F"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe correction: the value that belongs at the place of a violation."""

    value: Any


@dataclass(frozen=True, slots=True)
class Violation:
    """
    What a rule yields: which record, which part of it, and what is wrong.

    Attributes
    ----------
    kind
        Top-level key of the record's file, such as `destinations`.
    id
        Of the record.
    path
        Keys and indices inside the record, as the YAML has them (`from`, not
        `from_`); () for the record as a whole.
    """

    kind: str
    id: str
    path: tuple[str | int, ...]
    message: str
    hint: str | None = None
    fix: Fix | None = None


@dataclass(frozen=True)
class Context:
    """
    What rules look at: a loaded catalogue, and the day it is looked at.

    Attributes
    ----------
    today
        Fixed by the caller, so that findings can be repeated.
    stale_months
        Facts older than this many months are stale.
    """

    catalogue: Catalogue
    today: date
    stale_months: int = 36

    @cached_property
    def located(self) -> dict[str, Destination]:
        """The destinations with a position, by id."""
        return {it.id: it for it in self.catalogue.destinations.values() if it.position}

    @cached_property
    def corridors_of(self) -> dict[str, list[Corridor]]:
        """The corridors that touch each destination, in catalogue order."""
        places = self.catalogue.destinations
        found: dict[str, list[Corridor]] = {name: [] for name in places}
        for corridor in self.catalogue.corridors.values():
            found[corridor.from_].append(corridor)
            found[corridor.to].append(corridor)
        return found


RuleBody = Callable[[Context], Iterator[Violation]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its permanent code and its slug."""

    code: str
    slug: str
    severity: Severity
    find: RuleBody

    @property
    def family(self) -> Family:
        """The family that the letter of the code names."""
        return Family(self.code[2])

    @property
    def explanation(self) -> str:
        """The docstring of the rule: the one source of its documentation."""
        return self.find.__doc__ or ""


def rule(code: str, *, severity: Severity) -> Callable[[RuleBody], Rule]:
    """Declare a rule; the function's name becomes the slug."""

    def declare(find: RuleBody) -> Rule:
        slug = getattr(find, "__name__").replace("_", "-")  # noqa: B009
        return Rule(code, slug, severity, find)

    return declare
