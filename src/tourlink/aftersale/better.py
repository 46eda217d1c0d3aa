"""Whether there is a better plan now, because of what differs."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from tourlink.aftersale.gains import Gain, worth_more
from tourlink.aftersale.state import Key, State
from tourlink.aftersale.used import stops, used
from tourlink.errors import TourlinkError
from tourlink.network.services import next_day
from tourlink.plan import PlanDocument
from tourlink.planner.brief import Brief, read
from tourlink.planner.candidates import candidates
from tourlink.planner.fortnight import settle
from tourlink.planner.pipeline import plan
from tourlink.planner.replan import parse_request_of
from tourlink.request import Request
from tourlink.verify.run import verify
from tourlink.vocabulary import Effort


class Better(NamedTuple):
    """
    A plan that is better than the one that was sold.

    Attributes
    ----------
    before, after
        Scores with today's prizes, of the plan that was sold and of this one.
    because
        The records that differ and that made it so.
    adds, drops
        Stops that only this plan has, and that only the one that was sold has.
    """

    before: int
    after: int
    because: tuple[Key, ...]
    adds: tuple[str, ...]
    drops: tuple[str, ...]
    title: str


class Search(NamedTuple):
    """How a better plan is looked for: share of the score to gain, and effort."""

    margin: float
    effort: Effort | None


def better(
    document: PlanDocument,
    fitting: list[Gain],
    changed: Iterable[Key],
    states: tuple[State, State],
    search: Search,
) -> Better | None:
    """
    Return a better plan than the first of a document, if what differs makes one.

    Parameters
    ----------
    fitting
        Gains that the plan could have.
    changed
        The records that the plan rests on and that are not what they were.
    states
        The facts then and now.

    Notes
    -----
    It must gain the margin, pass verification, and either use a record that may be a
    gain and that the sold plan does not use, or leave out a stop that is worth less
    than it was.
    """
    old, new = states
    sold = document["plans"][0]
    visited = stops(sold)
    request = replace(
        parse_request_of(document),
        alternatives=1,
        days=(len(sold["days"]), len(sold["days"])),
    )
    try:
        before, after = _prizes(request, old), _prizes(request, new)
    except TourlinkError:
        return None  # the request names what there is no longer
    lost = {
        it: before[it] - after.get(it, 0)
        for it in visited
        if it in before and before[it] > after.get(it, 0)
    }
    worth = sold["score"] + sum(
        after.get(it, before[it]) - before[it] for it in set(visited) if it in before
    )
    most = worth_more(fitting, before=before, after=after, visited=set(visited))
    if not fitting and not lost:
        return None
    least = max(1.0, search.margin * sold["score"])
    if most is not None and most + sum(lost.values()) < least:
        return None
    found = _planned(document, request, new, search.effort)
    if found is None or found["plans"][0]["score"] - worth < least:
        return None
    now = stops(found["plans"][0])
    # What the sold plan uses already helps it as well.
    fresh = used(found, new) - used(document, new)
    because = {
        it.key
        for it in fitting
        if it.key in fresh or (it.place in now and it.place not in visited)
    }
    because |= {
        key
        for key in changed
        if key.kind == "destinations" and key.id in lost and key.id not in now
    }
    if not because or not verify(found, new.catalogue).holds(strict=False):
        return None
    return Better(
        before=worth,
        after=found["plans"][0]["score"],
        because=tuple(sorted(because)),
        adds=tuple(it for it in now if it not in visited),
        drops=tuple(it for it in visited if it not in now),
        title=found["plans"][0]["title"],
    )


def _prizes(request: Request, state: State) -> dict[str, int]:
    """Return what each candidate of a request is worth."""
    brief: Brief = settle(read(request, state.catalogue), state.catalogue)
    last = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, state.catalogue, last)
    return {it.place.id: it.prize for it in found.admitted}


def _planned(
    document: PlanDocument, request: Request, new: State, effort: Effort | None
) -> PlanDocument | None:
    priced = "price_vnd_per_person" in document["plans"][0]["totals"]
    asked = replace(request, effort=effort or request.effort)
    try:
        return plan(asked, new.catalogue, book=new.book if priced else None)
    except TourlinkError:
        return None
