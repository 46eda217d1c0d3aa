"""Why a stop is in a plan: what it earns, what it costs, and what it displaces."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.records import Destination
from tourlink.catalogue.search import find_destination
from tourlink.errors import NoFeasibleChainError, RequestError
from tourlink.explain.asked import Visit, legs_around, seen, visits
from tourlink.explain.conflict import Conflict, conflict
from tourlink.explain.members import stage_names
from tourlink.explain.wording import Remark, remark
from tourlink.network.services import next_day
from tourlink.network.ways import ways
from tourlink.plan import Plan, PlanDocument
from tourlink.planner.brief import Brief, Stage, read
from tourlink.planner.candidates import candidates
from tourlink.planner.fortnight import settle
from tourlink.planner.model import conditions_of
from tourlink.planner.pipeline import plan as make
from tourlink.planner.request_file import request_of
from tourlink.prize import Worth, worth
from tourlink.request import Request


class Detour(NamedTuple):
    """What a stop adds to the way from the stop before to the one after."""

    minutes: int
    km: float


class Other(NamedTuple):
    """
    Another plan beside the one at hand.

    Attributes
    ----------
    change
        Its score less that of the plan at hand.
    travel_change
        Minutes in vehicles, likewise.
    enters, leaves
        Ids of the places that only it visits, and that only the plan at hand does.
    """

    score: int
    change: int
    travel_change: int
    title: str
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


class Reasons(NamedTuple):
    """
    Why a stop is in a plan.

    Attributes
    ----------
    worth
        What its prize is made of; `prize` is what the plan says.
    detour
        None where no way without a timetable leads past the stop.
    hangs
        Constraints of the request that the plan keeps only by this stop.
    without
        The best plan without the stop, or what is then in conflict.
    """

    place: Destination
    day: int
    prize: int
    worth: Worth
    visit_min: int
    detour: Detour | None
    fee_vnd: int | None
    hangs: tuple[Remark, ...]
    without: Other | Conflict | None


def why(document: PlanDocument, plan: Plan, stop: str, catalogue: Catalogue) -> Reasons:
    """
    Return why `stop`, in any spelling, is in `plan`.

    Raises
    ------
    RequestError
        If the plan does not visit it, or has it because the days are spoken for.
    """
    place = find_destination(catalogue, stop)
    visit = next((it for it in visits(plan) if it.place == place.id), None)
    if visit is None:
        raise RequestError(
            f"the plan has no stop at {place.name.en}",
            hint=f"ask why not: tourlink why-not {place.id}",
        )
    request = request_of(document)
    brief = settle(read(request, catalogue), catalogue)
    fixed = "title" in visit.item
    return Reasons(
        place=place,
        day=visit.day["day"],
        prize=visit.item["prize"],
        worth=_worth(place, brief, catalogue, len(plan["days"])),
        visit_min=visit.item["duration_min"],
        detour=_detour(visit, brief, catalogue),
        fee_vnd=place.fee.adult_vnd if place.fee else None,
        hangs=tuple(_hangs(place, plan, brief, catalogue, fixed=fixed)),
        without=None if fixed else _without(place, plan, request, catalogue),
    )


def compare(one: Plan, other: Plan) -> Other:
    """Return `other` as it differs from `one`."""
    before, after = seen(one), seen(other)
    travel = other["totals"]["travel_min"] - one["totals"]["travel_min"]
    return Other(
        other["score"],
        other["score"] - one["score"],
        travel,
        other["title"],
        tuple(it for it in after if it not in before),
        tuple(it for it in before if it not in after),
    )


def _worth(place: Destination, brief: Brief, catalogue: Catalogue, days: int) -> Worth:
    """Return what the prize of a place is made of; an event shows in its prize."""
    last_day = next_day(brief.first_day, days - 1)
    themes, month = brief.request.theme, brief.month
    plain = worth(place, themes, month=month)
    prizes = {
        it.place.id: it.prize for it in candidates(brief, catalogue, last_day).admitted
    }
    festive = worth(place, themes, month=month, festive=True)
    return festive if prizes.get(place.id) == festive.prize else plain


def _detour(visit: Visit, brief: Brief, catalogue: Catalogue) -> Detour | None:
    """Return what a stop adds to its day, None where it cannot be told."""
    before, after = legs_around(visit)
    here = before[0]["from"] if before else visit.place
    there = after[-1]["to"] if after else visit.place
    roads = ways(catalogue, conditions_of(brief, catalogue))
    if roads.between(here, there) is None:
        return None
    minutes = sum(it["duration_min"] for it in (*before, *after))
    km = sum(it["distance_km"] for it in (*before, *after))
    straight = roads.corridors(here, there)
    return Detour(
        max(0, minutes - sum(it.minutes for it in straight)),
        max(0.0, round(km - sum(it.km for it in straight), 1)),
    )


def _hangs(
    place: Destination, plan: Plan, brief: Brief, catalogue: Catalogue, *, fixed: bool
) -> Iterator[Remark]:
    """Yield the constraints that no other stop of the plan keeps."""
    if fixed:
        yield remark("fixed")
        return
    others = [catalogue.destinations[it] for it in seen(plan) if it != place.id]
    if any(it.id == place.id for it in brief.must):
        yield remark("must")
    for area in brief.served:
        formers = set(area.former_provinces)
        if _only(place, others, lambda it, f=formers: catalogue.former_of(it) in f):
            yield remark("only-in", name=names_in_all(area.name))
    for stage in brief.stages:
        if _only(place, others, lambda it, s=stage: s.holds(catalogue, it)):
            yield remark("only-of-stage", stages=[_stage(stage, catalogue)])
    for label, terrains in brief.pairs:
        if _only(place, others, lambda it, t=terrains: it.terrain in t):
            yield remark("only-terrain", terrain=label)
    provinces = {it.province for it in others} - {brief.home}
    if place.province not in {*provinces, brief.home} and (
        len(provinces) < brief.min_provinces
    ):
        yield remark("provinces", provinces=brief.min_provinces)


def _stage(stage: Stage, catalogue: Catalogue) -> str | dict[str, str]:
    """Return a stage as it is said: a theme, or names in all languages."""
    if stage.theme is not None:
        return stage.theme.value
    if stage.units:
        named = [names_in_all(catalogue.province_name(it)) for it in stage.units]
        return {lang: " / ".join(it[lang] for it in named) for lang in named[0]}
    return stage_names([stage.label], catalogue)[0]


def _only(place: Destination, others: Sequence[Destination], holds: Any) -> bool:
    return holds(place) and not any(holds(it) for it in others)


def _without(
    place: Destination, plan: Plan, request: Request, catalogue: Catalogue
) -> Other | Conflict | None:
    """Return the best plan that does not visit a place, or why there is none."""
    must = tuple(
        it for it in request.must if find_destination(catalogue, it).id != place.id
    )
    days = len(plan["days"])
    fewer = replace(
        request,
        must=must,
        avoid=(*request.avoid, place.id),
        days=(days, days),
        alternatives=1,
        bound=False,
    )
    try:
        return compare(plan, make(fewer, catalogue)["plans"][0])
    except NoFeasibleChainError:
        return conflict(fewer, catalogue)
