"""What a constraint is: a rule with a name, and a function that looks at a plan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from inspect import cleandoc
from typing import Any, Generic, NamedTuple, TypeVar


class Status(StrEnum):
    """How a constraint fares."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


class Group(StrEnum):
    """What constraints are about, in the order of the report."""

    DOCUMENT = "the document"
    DAYS = "days and clock"
    LEGS = "legs"
    SERVICES = "timetables"
    STOPS = "stops"
    NIGHTS = "nights"
    PACE = "pace"
    PARTY = "party and vehicle"
    WISHES = "wishes"
    SUMS = "sums and proofs"


class Fact(NamedTuple):
    """
    A fact of the catalogue that a check went by.

    Attributes
    ----------
    kind
        Top-level key of the file, such as `corridors`.
    path
        Keys inside the record; empty for the whole of it.
    """

    kind: str
    id: str
    path: tuple[str | int, ...] = ()


class Check(NamedTuple):
    """
    One look at one place of a document.

    Attributes
    ----------
    holds
        None where that cannot be known.
    at
        JSON pointer (RFC 6901) into the document.
    limit, value
        What is allowed, and what the document has; plain data.
    note
        What is wrong, or what the answer takes for granted; a `Note` if it names
        anything.
    """

    holds: bool | None
    at: str
    limit: Any = None
    value: Any = None
    fact: Fact | None = None
    note: str = ""

    @property
    def status(self) -> Status:
        """The check as a word."""
        if self.holds is None:
            return Status.UNCHECKED
        return Status.HOLDS if self.holds else Status.BROKEN


Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Constraint(Generic[Subject]):
    """
    A constraint; its function looks at a plan, or at the whole document.

    Attributes
    ----------
    slug
        Its name, which never changes.
    reading
        Whether it says that something cannot be read; the others then cannot know
        whether they hold.
    """

    slug: str
    group: Group
    reading: bool
    find: Callable[[Subject], Iterable[Check]]

    @property
    def paragraphs(self) -> list[str]:
        """The docstring: the rule, then what else there is to know."""
        text = cleandoc(self.find.__doc__ or "")
        return [" ".join(part.split()) for part in text.split("\n\n")]

    @property
    def rule(self) -> str:
        """What must hold, in one sentence."""
        return self.paragraphs[0]


def constraint(
    group: Group, *, reading: bool = False
) -> Callable[[Callable[[Subject], Iterable[Check]]], Constraint[Subject]]:
    """Declare a constraint; the function's name becomes the slug."""

    def declare(find: Callable[[Subject], Iterable[Check]]) -> Constraint[Subject]:
        slug = getattr(find, "__name__").replace("_", "-")  # noqa: B009
        return Constraint(slug, group, reading, find)

    return declare


def broken(at: str, note: str, value: Any = None, fact: Fact | None = None) -> Check:
    """Return a check that has failed, with its reason."""
    return Check(holds=False, at=at, value=value, fact=fact, note=note)


def unknown(at: str, note: str, limit: Any = None, value: Any = None) -> Check:
    """Return a check that could not be made, with the reason."""
    return Check(None, at, limit, value, note=note)


def kept(at: str, value: Any = None) -> Check:
    """Return a check that found nothing."""
    return Check(holds=True, at=at, value=value)


def same(
    at: str, value: Any, limit: Any, fact: Fact | None = None, note: str = ""
) -> Check:
    """Return a check that the document says what it must say."""
    return Check(value == limit, at, limit, value, fact, note)


def at_most(
    at: str, value: float, limit: float, fact: Fact | None = None, note: str = ""
) -> Check:
    """Return a check that a number is within its limit."""
    return Check(value <= limit, at, limit, value, fact, note)


def at_least(
    at: str, value: float, limit: float, fact: Fact | None = None, note: str = ""
) -> Check:
    """Return a check that a number reaches its limit."""
    return Check(value >= limit, at, limit, value, fact, note)


def not_before(at: str, minute: int, least: int, note: str = "") -> Check:
    """Return a check that something is not before an hour of Hanoi's clocks."""
    return Check(minute >= least, at, clock(least), clock(minute), None, note)


def not_after(at: str, minute: int, most: int, note: str = "") -> Check:
    """Return a check that something is not after an hour of Hanoi's clocks."""
    return Check(minute <= most, at, clock(most), clock(minute), None, note)


def clock(minute: int) -> str:
    """Return minutes after midnight as a time; the day after counts on from 24:00."""
    sign = "-" if minute < 0 else ""
    return f"{sign}{abs(minute) // 60:02}:{abs(minute) % 60:02}"
