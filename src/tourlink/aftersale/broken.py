"""Which constraints of a plan no longer hold."""

from typing import Any, NamedTuple

from tourlink.aftersale.state import Key, State
from tourlink.notes import Note, joined
from tourlink.plan import PlanDocument
from tourlink.verify.constraint import Check, Status
from tourlink.verify.run import verify

# What the document says that is no longer so, though the tour can be held as before:
# prices, which are quoted anew; prizes, which a new plan is compared by; and its words.
NOT_BREAKING = frozenset(
    {
        "same-catalogue",
        "engine-stamp",
        "place-notes",
        "province-notes",
        "number-of-plans",
        "plans-differ",
        "leg-distance",
        "known-cost",
        "provinces",
        "regions",
        "themes",
        "prizes",
        "score",
        "bound",
        "status",
        "left-out",
        "certificate",
        "certificate-complete",
        "warnings",
    }
)
_MINUTES = "leg-minutes"


class Broken(NamedTuple):
    """
    A place of a plan where a constraint no longer holds.

    Attributes
    ----------
    plan
        Number of the plan from 1; None for the whole document.
    at
        JSON pointer into the document.
    where
        The same in words: the day and the place.
    fact
        The record that it was checked by.
    """

    plan: int | None
    constraint: str
    rule: str
    at: str
    where: str
    note: str
    limit: Any
    value: Any
    fact: Key | None


def broken(document: PlanDocument, old: State, new: State) -> tuple[Broken, ...]:
    """Return what holds by the old facts, or did, and does not by the new ones."""
    found = _failing(document, new)
    if not found:
        return ()
    before = {(it.constraint, it.at) for it in _failing(document, old)}
    return tuple(it for it in found if (it.constraint, it.at) not in before)


def _failing(document: PlanDocument, state: State) -> list[Broken]:
    return [
        Broken(
            plan=None if verdict.plan is None else verdict.plan + 1,
            constraint=verdict.constraint.slug,
            rule=verdict.constraint.rule,
            at=check.at,
            where=_where(document, check.at),
            note=check.note,
            limit=check.limit,
            value=check.value,
            fact=Key(check.fact.kind, check.fact.id) if check.fact else None,
        )
        for verdict in verify(document, state.catalogue).verdicts
        if verdict.constraint.slug not in NOT_BREAKING
        for check in verdict.checks
        if check.status is Status.BROKEN and not _early(verdict.constraint.slug, check)
    ]


def _early(slug: str, check: Check) -> bool:
    """Return whether all that is wrong is that one now arrives before the time."""
    return slug == _MINUTES and check.value > check.limit


def _where(document: PlanDocument, at: str) -> str:
    """Return such as `day 2, tam-coc` for a pointer into a document."""
    found: Any = document
    day: Note | None = None
    place = ""
    for part in at.split("/")[1:]:
        if isinstance(found, list):
            found = (
                found[int(part)] if part.isdigit() and int(part) < len(found) else {}
            )
        elif isinstance(found, dict):
            found = found.get(part)
        if isinstance(found, dict):
            day = Note("day {number}", number=found["day"]) if "day" in found else day
            place = _place(found) or place
    return joined(filter(None, (day, place)), ", ")


def _place(item: dict[str, Any]) -> str:
    if item.get("type") == "leg":
        return Note("{start} to {end}", start=item["from"], end=item["to"])
    name = item.get("destination") or item.get("at") or item.get("corridor")
    return name if isinstance(name, str) else ""
