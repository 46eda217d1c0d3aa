"""A plan made anew: days kept, places pinned or dropped, dates or party changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.search import find_destination
from tourlink.errors import NoFeasibleChainError, RequestError
from tourlink.notes import Coded
from tourlink.plan import Changes, PlaceNote, Plan, PlanDocument
from tourlink.plan_file import chosen
from tourlink.planner import party
from tourlink.planner.brief import read
from tourlink.planner.changes import changes
from tourlink.planner.fortnight import settle
from tourlink.planner.kept import KeptDay
from tourlink.planner.kept_days import kept_days, obstacles, trouble
from tourlink.planner.pipeline import plan as make
from tourlink.planner.request_file import request_of
from tourlink.request import Request


class Wish(NamedTuple):
    """
    What is to change, and what is not.

    Attributes
    ----------
    number
        The plan of the document, from 1.
    keep
        Numbers of the days that stay what they are, from 1.
    pin, drop
        Places in any spelling that have to be, or may no longer be, visited.
    fields
        Fields of the request with their new values.
    """

    number: int = 1
    keep: tuple[int, ...] = ()
    pin: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    fields: Mapping[str, Any] = MappingProxyType({})


def replan(
    document: PlanDocument,
    wish: Wish,
    catalogue: Catalogue,
    report: Callable[[int], None] | None = None,
    stopped: Callable[[], None] | None = None,
) -> PlanDocument:
    """
    Return a document with one plan as wished, and with what has changed.

    The tour has as many days as before unless the wish says otherwise. Days that are
    kept have the same stops, nights and times; where hours, departures or the party
    forbid the times, the same stops at other times.

    Raises
    ------
    RequestError
        If the wish contradicts itself, or the plan, or the catalogue.
    NoFeasibleChainError
        If a day cannot be kept (with the reasons), or nothing fits around the days.
    """
    before = chosen(document, wish.number)
    request = _asked(document, before, wish, catalogue)
    last = request.days[1]
    placed = _placed(wish.keep, len(before["days"]), last)
    kept = kept_days(before, placed, catalogue)
    _refuse_contradictions(wish, kept, catalogue)
    brief = settle(read(request, catalogue), catalogue)
    if found := obstacles(kept, brief, catalogue):
        raise _cannot_keep(found)
    try:
        after = make(request, catalogue, report, stopped, kept=kept)
    except NoFeasibleChainError:
        if not kept:
            raise
        loose = tuple(day._replace(loose=True) for day in kept)
        try:
            after = make(request, catalogue, report, stopped, kept=loose)
        except NoFeasibleChainError as error:
            days = [before["days"][number - 1] for number in sorted(placed)]
            found = trouble(days, kept, brief, catalogue)
            reason = Coded(error.message, "infeasible", error.code, error.values)
            raise _cannot_keep(found or [reason]) from None
    after["changes"] = changes(document, wish.number, after, placed)
    # What was dropped is named in the changes, and nowhere else.
    after["places"] = {**_dropped(document, after["changes"]), **after["places"]}
    return after


def request_anew(document: PlanDocument) -> Request:
    """
    Return the request that a document answers, to plan it once more.

    Limits that only repeat what the pace gives are left open again, so that they
    follow the pace; what another version knew and this one does not is an error.
    """
    request = request_of(document)
    usual = replace(request, max_drive_min=None)
    same = request.max_drive_min == party.profile(usual).max_travel_min
    return usual if same else request


def _dropped(document: PlanDocument, changed: Changes) -> dict[str, PlaceNote]:
    """Return the notes of the places before the change."""
    lines = [line for day in changed["days"] for line in day["before"]]
    ids = dict.fromkeys(line.get("stop") or line.get("night") for line in lines)
    return {it: document["places"][it] for it in ids if it in document["places"]}


def _asked(
    document: PlanDocument, before: Plan, wish: Wish, catalogue: Catalogue
) -> Request:
    """Return the request with all that is wished."""
    old = request_anew(document)
    days = len(before["days"])
    pinned = [find_destination(catalogue, name).id for name in wish.pin]
    dropped = [find_destination(catalogue, name).id for name in wish.drop]
    for place in pinned:
        if place in dropped:
            raise RequestError(f"{place} is both pinned and dropped")
    changed = dict(wish.fields)
    if changed.get("start_date"):
        changed |= {"month": None, "year": None}
    elif changed.get("month"):
        changed["start_date"] = None
    known = {it.name for it in fields(Request)}
    if unknown := changed.keys() - known:
        raise RequestError(f"a request has no {', '.join(sorted(unknown))}")
    musts = dict.fromkeys((*old.must, *pinned))
    avoided = [name for name in old.avoid if _id(name, catalogue) not in pinned]
    same = replace(
        old,
        days=(days, days),
        alternatives=1,
        must=tuple(it for it in musts if _id(it, catalogue) not in dropped),
        avoid=tuple(dict.fromkeys((*avoided, *dropped))),
    )
    return replace(same, **changed)


def _id(name: str, catalogue: Catalogue) -> str | None:
    """Return the id of a destination; None for the name of a province."""
    try:
        return find_destination(catalogue, name).id
    except RequestError:
        return None


def _placed(keep: Iterable[int], days: int, days_now: int) -> dict[int, int]:
    """
    Return the new number of each day to be kept, both from 1.

    The last days of a tour stay its last days when its length changes.
    """
    numbers = sorted(set(keep))
    for number in numbers:
        if not 1 <= number <= days:
            raise RequestError(f"there is no day {number}", hint=f"it has {days} days")
    shift, block = days_now - days, days
    placed = {number: number for number in numbers}
    while block in placed:
        placed[block] = block + shift
        block -= 1
    if len(set(placed.values())) < len(placed) or not all(
        1 <= it <= days_now for it in placed.values()
    ):
        raise RequestError(
            f"{len(placed)} kept days do not fit into {days_now} days",
            hint="keep fewer days, or give it more",
        )
    return placed


def _refuse_contradictions(
    wish: Wish, kept: Sequence[KeptDay], catalogue: Catalogue
) -> None:
    dropped = {find_destination(catalogue, name).id for name in wish.drop}
    for day in kept:
        for stop in day.stops:
            if stop.place in dropped:
                raise RequestError(
                    f"{stop.place} is on day {day.number + 1}, which is to be kept",
                    hint="drop it or keep the day, not both",
                )


def _cannot_keep(reasons: Sequence[str]) -> NoFeasibleChainError:
    return NoFeasibleChainError(
        f"the days cannot be kept: {'; '.join(reasons)}",
        hint="keep other days, or change the dates or the party back",
        code="kept-days",
        sentences=list(reasons),
    )
