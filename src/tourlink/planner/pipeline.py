"""The pipeline: request, brief, candidates, instance, chain, timed plan, document."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from tourlink import __version__
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.network.services import next_day
from tourlink.plan import PlaceNote, PlanDocument
from tourlink.planner.brief import Brief, read
from tourlink.planner.candidates import Candidates, candidates
from tourlink.planner.document import Written, names, note, write
from tourlink.planner.model import Model, model
from tourlink.planner.solved import Solved
from tourlink.request import Request
from tourlink.solver.bound import upper_bound
from tourlink.solver.schedule import schedule
from tourlink.solver.search import Effort, Round, solve
from tourlink.vocabulary import Effort as EffortName

# Each effort goes on from the one before it, so it never does worse. The numbers are
# those that did best within a time on twelve requests of all sorts.
_FAST = (Round(labels=14, tours=6, prices=6, beam=12, per_stay=3, again=1, window=2),)
_STANDARD = (
    *_FAST,
    Round(labels=14, tours=6, prices=3, beam=32, per_stay=4, again=2, window=2),
)
_HIGH = (
    *_STANDARD,
    Round(labels=24, tours=8, prices=4, beam=60, per_stay=6, again=4, window=2),
    Round(labels=40, tours=10, prices=4, beam=100, per_stay=8, again=8, window=2),
    Round(labels=60, tours=12, prices=6, beam=100, per_stay=8, again=8, window=2),
    Round(labels=100, tours=16, prices=6, beam=200, per_stay=12, again=10, window=2),
)
EFFORTS = {
    EffortName.FAST: Effort(_FAST),
    EffortName.STANDARD: Effort(_STANDARD),
    EffortName.HIGH: Effort(_HIGH),
}

# Alternatives count the places of earlier plans for less, and must differ from each
# of them in this share of the stops of both (one minus the Jaccard index).
_SEEN_BEFORE = 0.35
LEAST_DISTANCE = 0.3


def plan(request: Request, catalogue: Catalogue) -> PlanDocument:
    """
    Return the plans that answer `request`, the best first.

    There may be fewer alternatives than asked for, where no more differ enough.

    Raises
    ------
    RequestError
        If the request names what the catalogue lacks.
    NoFeasibleChainError
        If no chain was found that keeps every constraint.
    """
    brief = read(request, catalogue)
    last_day = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, catalogue, last_day)
    _refuse_the_impossible(brief, catalogue, found)
    best = _best(brief, catalogue, found)
    if best is None:
        raise NoFeasibleChainError(
            f"no chain of {_days(request)} from {brief.start.name.en} to "
            f"{brief.end.name.en} keeps every constraint",
            hint="give it more days, modes or --max-drive-min, or ask for less",
        )
    bound = _bound(brief, catalogue, found) if request.bound else None
    written = [write(best, catalogue, found, bound)]
    written += [
        write(it, catalogue, found, None) for it in _alternatives(best, request)
    ]
    return _document(brief, catalogue, written)


def _refuse_the_impossible(
    brief: Brief, catalogue: Catalogue, found: Candidates
) -> None:
    """Say at once what can never be kept, with its reason."""
    for place in brief.must:
        if reason := found.refused.get(place.id):
            raise NoFeasibleChainError(
                f"{place.name.en} must be visited, but {reason}",
                hint="drop it, or change the month, the vehicle or the modes",
            )
    for area in brief.served:
        if not any(
            catalogue.former_of(it.place) in area.former_provinces
            for it in found.admitted
        ):
            raise NoFeasibleChainError(
                f"nothing in {area.name.en} can be visited on this tour",
                hint=f"see what is there: tourlink list destinations --{area.kind} "
                f"{area.id}",
            )
    if not found.admitted and not brief.fixed:
        raise NoFeasibleChainError(
            "no destination fits the request",
            hint="ask for other places or another month",
        )


def _best(brief: Brief, catalogue: Catalogue, found: Candidates) -> Solved | None:
    """Return the best of all lengths and directions; of equals the shortest tour."""
    low, high = brief.request.days
    briefs = [brief, brief.turned()] if brief.turnable else [brief]
    solved = [
        _solve(turned, model(turned, catalogue, found.admitted, days))
        for days in range(low, high + 1)
        for turned in briefs
    ]
    return min((it for it in solved if it), key=lambda it: it.rank, default=None)


def _solve(
    brief: Brief, numbers: Model, discount: Mapping[int, float] | None = None
) -> Solved | None:
    effort = EFFORTS[brief.request.effort]
    solution = solve(numbers.instance, effort, discount=dict(discount or {}))
    if solution is None:
        return None
    days = schedule(numbers.instance, solution.chain)
    return Solved(brief, numbers, solution, tuple(days)) if days else None


def _alternatives(best: Solved, request: Request) -> list[Solved]:
    """Return further chains of the same length that differ enough from all others."""
    kept = [best]
    for _ in range(request.alternatives - 1):
        times: dict[int, int] = {}
        for solved in kept:
            for place in solved.visited:
                times[place] = times.get(place, 0) + 1
        discount = {place: _SEEN_BEFORE**count for place, count in times.items()}
        other = _solve(best.brief, best.model, discount)
        if other is None or any(_distance(other, it) < LEAST_DISTANCE for it in kept):
            break
        kept.append(other)
    return sorted(kept[1:], key=lambda it: it.rank)


def _distance(one: Solved, other: Solved) -> float:
    """Return one minus the Jaccard index of the stops of two chains."""
    either = one.visited | other.visited
    return 1 - len(one.visited & other.visited) / len(either) if either else 0.0


def _bound(brief: Brief, catalogue: Catalogue, found: Candidates) -> int:
    """
    Return an upper bound for the longest tour asked for, which bounds shorter ones too.

    It holds over all candidates, not only those that the engine got.
    """
    longest = model(brief, catalogue, found.admitted, brief.request.days[1])
    got = {spot.place.id for spot in longest.spots if spot.candidate}
    return upper_bound(
        longest.instance,
        others=[
            (it.prize, it.place.visit_min or 0)
            for it in found.admitted
            if it.place.id not in got
        ],
    )


def _document(
    brief: Brief, catalogue: Catalogue, written: list[Written]
) -> PlanDocument:
    places = {place.id: note(place) for it in written for place in it.places}
    request = brief.request
    return {
        "format": "tourlink-plan/1",
        "request": resolved(brief),
        "catalogue": {
            "sha256": catalogue.sha256,
            "as_of": catalogue.as_of,
            "destinations": len(catalogue.destinations),
            "corridors": len(catalogue.corridors),
        },
        "engine": {
            "version": __version__,
            "seed": request.seed,
            "effort": request.effort.value,
        },
        "places": places,
        "provinces": _provinces(catalogue, places.values()),
        "plans": [it.plan for it in written],
    }


def _provinces(
    catalogue: Catalogue, places: Iterable[PlaceNote]
) -> dict[str, dict[str, str]]:
    """Return the names of the provinces, of both maps, that the places lie in."""
    formers = {
        former.id: former.name
        for province in catalogue.provinces.values()
        for former in province.formerly
    }
    today = {it.id: it.name for it in catalogue.provinces.values()}
    known = formers | today
    used = dict.fromkeys(
        unit
        for place in places
        for unit in (place["province"], place["former_province"])
        if unit in known
    )
    return {unit: names(known[unit]) for unit in used if unit}


def resolved(brief: Brief) -> dict[str, Any]:
    """Return the request as it was understood: ids for places, defaults filled in."""
    answer = _plain(brief.request)
    answer["start"] = brief.start.id
    answer["end"] = brief.end.id
    answer["must"] = [place.id for place in brief.must]
    answer["min_provinces"] = brief.min_provinces
    answer["max_drive_min"] = brief.profile.max_travel_min
    return dict(answer)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_plain(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {it.name: _plain(getattr(value, it.name)) for it in fields(value)}
    return value


def _days(request: Request) -> str:
    low, high = request.days
    if low == high:
        return f"{low} day{'s' if low > 1 else ''}"
    return f"{low} to {high} days"
