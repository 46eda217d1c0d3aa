"""Run all constraints over a document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RequestError
from tourlink.verify.constraint import Check, Constraint, Status, unknown
from tourlink.verify.constraints import ALL, OF_DOCUMENTS, OF_PLANS
from tourlink.verify.constraints.document import Document, shape, version
from tourlink.verify.reading import read_tour
from tourlink.verify.request import read

# Notes of what a check that holds takes for granted.
_ASSUMED = frozenset(
    {
        "an assumed timetable",
        "hours are not known, the usual are assumed",
        "on some weekdays; the plan has no date",
        "the plan has no date",
        "the plan has no month",
        "the wording in force could not be read",
    }
)
_UNREAD = "parts of the document cannot be read"
Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Verdict:
    """
    How one constraint fares.

    Attributes
    ----------
    plan
        Number of the plan from 0; None for the whole document.
    checks
        All the looks that were taken; none where there was nothing to look at.
    """

    constraint: Constraint[Any]
    plan: int | None
    checks: tuple[Check, ...]

    @property
    def status(self) -> Status:
        """Broken if any check is, else unchecked if any is."""
        found = {it.status for it in self.checks}
        for status in (Status.BROKEN, Status.UNCHECKED):
            if status in found:
                return status
        return Status.HOLDS

    @property
    def shown(self) -> Check | None:
        """The check that tells most: the first that fails, or the one nearest to it."""
        failing = [it for it in self.checks if it.status is self.status]
        if self.status is not Status.HOLDS:
            return failing[0]
        return min(failing, key=_slack, default=None)

    @property
    def failing(self) -> tuple[Check, ...]:
        """The checks that do not hold."""
        return tuple(it for it in self.checks if it.status is not Status.HOLDS)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the checks that hold take for granted, each once."""
        notes = (it.note for it in self.checks if it.holds and it.note in _ASSUMED)
        return tuple(dict.fromkeys(notes))


@dataclass(frozen=True)
class Verification:
    """All verdicts on a document, those on the whole of it first."""

    verdicts: tuple[Verdict, ...]
    plans: int
    """How many plans the document has."""

    def count(self, status: Status) -> int:
        """Return the number of verdicts of a status."""
        return sum(it.status is status for it in self.verdicts)

    def holds(self, *, strict: bool) -> bool:
        """Return whether nothing is broken, nor, if strict, unchecked."""
        return not self.count(Status.BROKEN) and not (
            strict and self.count(Status.UNCHECKED)
        )


def verify(raw: Any, catalogue: Catalogue, *, plan: int | None = None) -> Verification:
    """
    Return how every constraint fares in a document.

    Parameters
    ----------
    raw
        A JSON object that calls itself a plan document; it is not trusted further.
    plan
        Number of the only plan to look at, from 0.

    Raises
    ------
    RequestError
        If there is no such plan.
    """
    readable: tuple[Constraint[Any], ...] = (version, shape)
    first = [_verdict(it, raw, None) for it in readable]
    plans = raw["plans"] if isinstance(raw.get("plans"), list) else []
    if any(it.status is not Status.HOLDS for it in first):
        rest = [
            Verdict(it, None, (unknown("", _UNREAD),))
            for it in ALL
            if it not in readable
        ]
        return Verification((*first, *rest), len(plans))
    if plan is not None and not 0 <= plan < len(plans):
        raise RequestError(
            f"there is no plan {plan + 1} in the document",
            hint=f"it has {len(plans)}; the first is 1",
        )
    asked = read(raw["request"], catalogue)
    tours = tuple(
        read_tour(raw, number, asked, catalogue) for number in range(len(plans))
    )
    document = Document(raw, catalogue, asked, tours)
    of_document = list(_verdicts(OF_DOCUMENTS, document, None))
    verdicts = [*first, *of_document]
    unread = _has_unread(of_document)
    for number, tour in enumerate(tours):
        if plan is None or number == plan:
            verdicts += _verdicts(OF_PLANS, tour, number, unread=unread)
    return Verification(tuple(verdicts), len(plans))


def _verdicts(
    constraints: Sequence[Constraint[Subject]],
    subject: Subject,
    plan: int | None,
    *,
    unread: bool = False,
) -> Iterator[Verdict]:
    found = [_verdict(it, subject, plan) for it in constraints]
    unread = unread or _has_unread(found)
    for verdict in found:
        doubtful = unread and not verdict.constraint.reading
        if doubtful and verdict.status is Status.HOLDS:
            # What was left out might have broken it.
            doubt = unknown("", _UNREAD)
            yield Verdict(verdict.constraint, plan, (*verdict.checks, doubt))
        else:
            yield verdict


def _verdict(
    constraint: Constraint[Subject], subject: Subject, plan: int | None
) -> Verdict:
    return Verdict(constraint, plan, tuple(constraint.find(subject)))


def _has_unread(verdicts: Iterable[Verdict]) -> bool:
    return any(it.constraint.reading and it.status is Status.BROKEN for it in verdicts)


def _slack(check: Check) -> float:
    """Return how near a check is to its limit, in whatever it counts."""
    limit, value = _number(check.limit), _number(check.value)
    return float("inf") if limit is None or value is None else abs(limit - value)


def _number(value: Any) -> float | None:
    if isinstance(value, str) and re.fullmatch(r"\d{2}:\d{2}", value):
        return int(value[:2]) * 60 + int(value[3:])
    return value if isinstance(value, int | float) else None
