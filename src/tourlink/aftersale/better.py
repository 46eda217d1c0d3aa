"""Whether there is a better plan now, because of what differs."""

from collections.abc import Sequence
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
from tourlink.planner.replan import request_anew
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


class Prospect(NamedTuple):
    """
    A plan for which there may be a better one now.

    Attributes
    ----------
    worth
        The score of the plan that was sold, with today's prizes.
    least
        Points that a better plan gains at least.
    lost
        Stops that are worth less than they were.
    """

    document: PlanDocument
    request: Request
    fitting: tuple[Gain, ...]
    worth: int
    least: float
    lost: frozenset[str]


def prospect(
    document: PlanDocument,
    fitting: Sequence[Gain],
    old: State,
    new: State,
    margin: float,
) -> Prospect | None:
    """
    Return whether it is worth planning anew instead of the first plan of a document.

    Parameters
    ----------
    fitting
        Gains that the plan could have.
    margin
        Share of the score that a better plan has to gain.

    Notes
    -----
    A plan gains no more than the prizes of places that fit now, and what those are
    worth more; it loses by the stops that are worth less, which others may replace.
    """
    sold = document["plans"][0]
    visited = frozenset(stops(sold))
    days = len(sold["days"])
    request = replace(request_anew(document), alternatives=1, days=(days, days))
    try:
        before, after = _prizes(request, old), _prizes(request, new)
    except TourlinkError:
        return None  # the request names what there is no longer
    known = visited & before.keys()
    change = {it: after.get(it, before[it]) - before[it] for it in known}
    lost = frozenset(it for it, more in change.items() if more < 0)
    most = worth_more(fitting, before=before, after=after, visited=visited)
    least = max(1.0, margin * sold["score"])
    if not fitting and not lost:
        return None
    if most is not None and most - sum(change[it] for it in lost) < least:
        return None
    worth = sold["score"] + sum(change.values())
    return Prospect(document, request, tuple(fitting), worth, least, lost)


def better(it: Prospect, new: State, effort: Effort | None) -> Better | None:
    """
    Return a better plan, if what differs makes one.

    It gains the margin, passes verification, and uses a record that the sold plan
    does not, or leaves out a stop that is worth less than it was.
    """
    visited = stops(it.document["plans"][0])
    found = _planned(it, new, effort)
    if found is None or found["plans"][0]["score"] - it.worth < it.least:
        return None
    now = stops(found["plans"][0])
    # What the sold plan uses already helps it as well.
    fresh = used(found, new) - used(it.document, new)
    because = {
        gain.key
        for gain in it.fitting
        if gain.key in fresh or (gain.place in now and gain.place not in visited)
    }
    because |= {Key("destinations", name) for name in it.lost if name not in now}
    if not because or not verify(found, new.catalogue).holds(strict=False):
        return None
    return Better(
        before=it.worth,
        after=found["plans"][0]["score"],
        because=tuple(sorted(because)),
        adds=tuple(name for name in now if name not in visited),
        drops=tuple(name for name in visited if name not in now),
        title=found["plans"][0]["title"],
    )


def _prizes(request: Request, state: State) -> dict[str, int]:
    """Return what each candidate of a request is worth."""
    brief: Brief = settle(read(request, state.catalogue), state.catalogue)
    last = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, state.catalogue, last)
    return {it.place.id: it.prize for it in found.admitted}


def _planned(it: Prospect, new: State, effort: Effort | None) -> PlanDocument | None:
    priced = "price_vnd_per_person" in it.document["plans"][0]["totals"]
    asked = replace(it.request, effort=effort or it.request.effort)
    try:
        return plan(asked, new.catalogue, book=new.book if priced else None)
    except TourlinkError:
        return None
