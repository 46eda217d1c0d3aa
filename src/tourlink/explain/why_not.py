"""Why a place is not in a plan, and what it would take to have it there."""

from dataclasses import replace
from typing import Literal, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.catalogue.search import find_destination
from tourlink.errors import NoFeasibleChainError
from tourlink.explain.asked import visits
from tourlink.explain.conflict import Conflict, conflict
from tourlink.explain.feasible import Oracle
from tourlink.explain.relax import Relaxation, relaxations
from tourlink.explain.why import Other, compare
from tourlink.network.services import next_day
from tourlink.plan import LeftOut, Plan
from tourlink.planner.brief import Brief, read
from tourlink.planner.candidates import candidates
from tourlink.planner.fortnight import settle
from tourlink.planner.pipeline import plan as make
from tourlink.planner.reason import Reason, reason
from tourlink.request import Request

Answer = Literal["visited", "no-stop", "refused", "impossible", "costs"]


class Refusal(NamedTuple):
    """
    Why a place is not in a plan.

    Attributes
    ----------
    answer
        `visited`: it is. `no-stop`: its site is not known, or nobody is sold a stop
        there. `refused`: this request may not visit it. `impossible`: no chain with it
        keeps the other constraints. `costs`: one does, and it is another plan.
    day
        On which day it is visited, if it is.
    reason
        Why not, where that is known without a search.
    out_of_scope
        Whether it lies outside of what was asked for; a must may.
    tried
        What broke when the place was put into the plan as it is.
    with_it
        The best plan with the place beside the plan without it.
    found, helps
        What is in conflict with it, and what would make it possible.
    """

    place: Destination
    answer: Answer
    day: int | None = None
    reason: Reason | None = None
    out_of_scope: bool = False
    tried: LeftOut | None = None
    with_it: Other | None = None
    found: Conflict | None = None
    helps: tuple[Relaxation, ...] = ()


def why_not(
    name: str, request: Request, catalogue: Catalogue, plan: Plan | None = None
) -> Refusal:
    """
    Return why the place `name` is not in `plan`, which answers `request`.

    Parameters
    ----------
    plan
        The request is planned where it is not given.

    Raises
    ------
    NoFeasibleChainError
        If the request has no plan at all.
    """
    place = find_destination(catalogue, name)
    if place.position is None:
        text = f"its site is not known: {place.unlocated}"
        return Refusal(place, "no-stop", reason=reason("unlocated", text))
    if place.quality is None:
        text = "it serves transport or sleep, nobody is sold a stop there"
        return Refusal(place, "no-stop", reason=reason("no-stop", text))
    # An alternative may have it; the question is about the first plan.
    request = replace(request, alternatives=1, bound=False)
    brief = settle(read(request, catalogue), catalogue)
    last_day = next_day(brief.first_day, request.days[1] - 1)
    refused = candidates(brief, catalogue, last_day).refused.get(place.id)
    if place.id in brief.avoid:
        text = "it is to be avoided, as asked"
        return Refusal(place, "refused", reason=reason("avoided", text))
    plan = plan or make(request, catalogue)["plans"][0]
    for visit in visits(plan):
        if visit.place == place.id:
            return Refusal(place, "visited", day=visit.day["day"])
    asked = Refusal(
        place,
        "costs",
        reason=refused,
        out_of_scope=_is_out_of_scope(place, brief, catalogue),
        tried=next(
            (it for it in plan["left_out"] if it["destination"] == place.id), None
        ),
    )
    must = replace(request, must=(*request.must, place.id))
    try:
        other = make(must, catalogue)["plans"][0]
    except NoFeasibleChainError:
        return _impossible(asked, must, catalogue)
    return asked._replace(with_it=compare(plan, other))


def _impossible(asked: Refusal, must: Request, catalogue: Catalogue) -> Refusal:
    """Return why no chain has the place, and what would help but to do without it."""
    oracle = Oracle(catalogue)
    found = conflict(must, catalogue, oracle)
    helps = relaxations(
        must, catalogue, found, oracle, keep=frozenset({f"must:{asked.place.id}"})
    )
    return asked._replace(
        answer="refused" if asked.reason else "impossible",
        found=found,
        helps=tuple(helps),
    )


def _is_out_of_scope(place: Destination, brief: Brief, catalogue: Catalogue) -> bool:
    return catalogue.former_of(place) not in brief.scope
