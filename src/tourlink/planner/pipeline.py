"""The pipeline: request, brief, candidates, instance, chain, timed plan, document."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from tourlink.planner.candidates import Candidate, Candidates, candidates
from tourlink.planner.document import Written, note, write
from tourlink.planner.items import names
from tourlink.planner.model import Model, model
from tourlink.planner.solved import Solved
from tourlink.request import Request
from tourlink.solver.bound import upper_bound
from tourlink.solver.chains.proof import Work
from tourlink.solver.chains.search import Round
from tourlink.solver.instance import PRIZE_UNIT
from tourlink.solver.schedule import schedule
from tourlink.solver.search import Effort, solve
from tourlink.vocabulary import Effort as EffortName

# Each effort goes on from the one before it, so it never does worse. The numbers are
# those that did best within a time on the requests of `python -m benchmarks catalogue`.
_FIRST = Round(
    labels=10_000, near=30, steps=40, tours=4000, width=60, again=2, window=3, shakes=2
)
_LONGER = _FIRST._replace(shakes=4)
_WIDER = Round(
    labels=60_000, near=80, steps=80, tours=8000, width=60, again=3, window=3, shakes=30
)
_PROOF = Work(chains=60_000, pairs=1_500_000)
EFFORTS = {
    EffortName.FAST: Effort((_FIRST,), 500, _PROOF),
    EffortName.STANDARD: Effort((_LONGER,), 3_000, _PROOF),
    EffortName.HIGH: Effort(
        (_FIRST._replace(shakes=10), _WIDER), 100_000, _PROOF, exact=True
    ),
}

# Alternatives count the places of earlier plans for less, and must differ from each
# of them in this share of the stops of both (one minus the Jaccard index).
_SEEN_BEFORE = 0.35
LEAST_DISTANCE = 0.3


def plan(
    request: Request,
    catalogue: Catalogue,
    report: Callable[[int], None] | None = None,
    stopped: Callable[[], None] | None = None,
) -> PlanDocument:
    """
    Return the plans that answer `request`, the best first.

    There may be fewer alternatives than asked for, where no more differ enough. Who
    interrupts the search gets the best plan so far, if there is one.

    Parameters
    ----------
    report
        Told the score of each chain that is better than all before of its length.
    stopped
        Told if the user interrupted the search, and these are the best plans so far.

    Raises
    ------
    RequestError
        If the request names what the catalogue lacks.
    NoFeasibleChainError
        If no chain was found that keeps every constraint.
    KeyboardInterrupt
        If interrupted before any chain was found.
    """
    brief = read(request, catalogue)
    last_day = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, catalogue, last_day)
    _refuse_the_impossible(brief, catalogue, found)
    task = _Task(brief, catalogue, found, report)
    best = task.best()
    if best is None:
        raise NoFeasibleChainError(
            f"no chain of {_days(request)} from {brief.start.name.en} to "
            f"{brief.end.name.en} keeps every constraint",
            hint="give it more days, modes or --max-drive-min, or ask for less",
        )
    written = [write(best, catalogue, found)]
    written += [write(it, catalogue, found) for it in task.alternatives(best)]
    if task.stopped and stopped is not None:
        stopped()
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


def variants(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate]
) -> Iterator[tuple[Brief, Model]]:
    """Yield each length and direction that answers a brief, the shortest first."""
    low, high = brief.request.days
    briefs = [brief, brief.turned()] if brief.turnable else [brief]
    for days in range(low, high + 1):
        for one in briefs:
            yield one, model(one, catalogue, admitted, days)


class _Task:
    """
    The searches that answer one request.

    Attributes
    ----------
    stopped
        Whether the user had enough.
    """

    def __init__(
        self,
        brief: Brief,
        catalogue: Catalogue,
        found: Candidates,
        report: Callable[[int], None] | None,
    ) -> None:
        self._brief = brief
        self._catalogue = catalogue
        self._found = found
        self._report = report
        self._answered = False
        self.stopped = False

    def best(self) -> Solved | None:
        """Return the best of all lengths and directions; of equals the shortest."""
        bound = self._brief.request.bound
        solved: list[Solved] = []
        most: list[int] = []
        for brief, numbers in variants(
            self._brief, self._catalogue, self._found.admitted
        ):
            if self.stopped:
                break
            one = self._solve(brief, numbers, bound=bound)
            if one is not None:
                solved.append(one)
                most.append(one.solution.most or 0)
            elif bound:
                most.append(PRIZE_UNIT * upper_bound(numbers.instance))
        best = min(solved, key=lambda it: it.rank, default=None)
        if best is None or not bound:
            return best
        if self.stopped:
            return best._replace(solution=best.solution._replace(most=None))
        # What bounds all lengths bounds the best of them.
        return best._replace(solution=best.solution._replace(most=max(most)))

    def alternatives(self, best: Solved) -> list[Solved]:
        """Return further chains of the same length that differ enough from all."""
        kept = [best]
        for _ in range(self._brief.request.alternatives - 1):
            times: dict[int, int] = {}
            for solved in kept:
                for place in solved.visited:
                    times[place] = times.get(place, 0) + 1
            discount = {place: _SEEN_BEFORE**count for place, count in times.items()}
            if self.stopped:
                break
            other = self._solve(best.brief, best.model, discount)
            if other is None or any(
                _distance(other, it) < LEAST_DISTANCE for it in kept
            ):
                break
            kept.append(other)
        return sorted(kept[1:], key=lambda it: it.rank)

    def _solve(
        self,
        brief: Brief,
        numbers: Model,
        discount: Mapping[int, float] | None = None,
        *,
        bound: bool = False,
    ) -> Solved | None:
        request = brief.request
        try:
            solution = solve(
                numbers.instance,
                EFFORTS[request.effort],
                seed=request.seed,
                seconds=request.seconds,
                discount=dict(discount or {}),
                bound=bound,
                report=self._report,
            )
        except KeyboardInterrupt:
            # Of this length nothing was found yet, but of another one maybe.
            if not self._answered:
                raise
            self.stopped = True
            return None
        for legs in numbers.legs:
            legs.keep()
        if solution is None:
            return None
        self._answered = True
        # Who has had enough of one search has had enough of them all.
        self.stopped |= solution.interrupted
        days = schedule(numbers.instance, solution.chain)
        return Solved(brief, numbers, solution, tuple(days)) if days else None


def _distance(one: Solved, other: Solved) -> float:
    """Return one minus the Jaccard index of the stops of two chains."""
    either = one.visited | other.visited
    return 1 - len(one.visited & other.visited) / len(either) if either else 0.0


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
