"""The pipeline: request, brief, candidates, instance, chain, timed plan, document."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tourlink import __version__, rulebook
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.network.services import next_day
from tourlink.plan import PlaceNote, PlanDocument
from tourlink.planner.alternatives import AVOIDANCES, Option, further, times_seen
from tourlink.planner.brief import Brief, read
from tourlink.planner.candidates import Candidate, Candidates, by_mass, candidates
from tourlink.planner.choice import MOST_CANDIDATES
from tourlink.planner.demanded import demanded, with_neighbours
from tourlink.planner.distance import shape
from tourlink.planner.document import Written, note, write
from tourlink.planner.driving import WEEK_DAYS, in_seven_days, wheel_min
from tourlink.planner.fortnight import settle
from tourlink.planner.items import names
from tourlink.planner.kept import KeptDay
from tourlink.planner.leisure import without_leisure
from tourlink.planner.model import Model, model
from tourlink.planner.mornings import rested
from tourlink.planner.presentation import present
from tourlink.planner.solved import Solved
from tourlink.planner.spread import spreads
from tourlink.request import Request
from tourlink.solver.bound import upper_bound
from tourlink.solver.chains.proof import Work
from tourlink.solver.chains.search import Round
from tourlink.solver.instance import PRIZE_UNIT
from tourlink.solver.schedule import schedule
from tourlink.solver.search import Effort, solve
from tourlink.vocabulary import Effort as EffortName

if TYPE_CHECKING:
    from tourlink.planner.prices import Prices
    from tourlink.pricing.book import Book

# Each effort but the draft goes on from the one before it, so it never does worse. The
# numbers are those that did best within a time on the requests of `python -m benchmarks
# catalogue`.
_FIRST = Round(
    labels=5_000,
    near=50,
    priced=15_000,
    steps=40,
    tours=1000,
    width=100,
    again=2,
    window=3,
    shakes=1,
)
# For batches: half of the work for nearly all of the value.
_DRAFT = _FIRST._replace(
    labels=3_000, priced=8_000, steps=24, tours=600, width=60, shakes=0
)
_LONGER = _FIRST._replace(shakes=3)
_WIDER = Round(
    labels=30_000,
    near=80,
    priced=60_000,
    steps=80,
    tours=2000,
    width=100,
    again=3,
    window=3,
    shakes=30,
)
# Days with little to see show only among all tours; few places allow that.
_LAST = _FIRST._replace(steps=80, tours=100_000)
_PROOF = Work(chains=60_000, pairs=1_500_000)
EFFORTS = {
    EffortName.DRAFT: Effort((_DRAFT, _FIRST), 300, _PROOF, first_find=True),
    EffortName.FAST: Effort((_FIRST,), 500, _PROOF),
    EffortName.STANDARD: Effort((_LONGER,), 3_000, _PROOF),
    EffortName.HIGH: Effort(
        (_FIRST._replace(shakes=10), _WIDER), 100_000, _PROOF, exact=True
    ),
}


def plan(  # noqa: PLR0913  # each is a question of its own
    request: Request,
    catalogue: Catalogue,
    report: Callable[[int], None] | None = None,
    stopped: Callable[[], None] | None = None,
    *,
    kept: tuple[KeptDay, ...] = (),
    book: "Book | None" = None,
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
    kept
        Days of an earlier plan that stay what they are.
    book
        Rates that plans are priced with: then the budget is one for their price. An
        objective other than the experience needs them.

    Raises
    ------
    RequestError
        If the request names what the catalogue lacks.
    NoFeasibleChainError
        If no chain was found that keeps every constraint.
    KeyboardInterrupt
        If interrupted before any chain was found.
    """
    brief = settle(read(request, catalogue), catalogue).keeping(kept, catalogue)
    last_day = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, catalogue, last_day)
    refuse_the_impossible(brief, catalogue, found)
    prices = None
    if book is not None:
        # Imported here, because few plans are priced.
        from tourlink.planner.prices import Prices  # noqa: PLC0415

        prices = Prices(brief, catalogue, book, resolved(brief))
    task = _Task(brief, catalogue, found, report, prices)
    best = task.best()
    if best is None and prices is not None and prices.least_vnd:
        raise NoFeasibleChainError(
            f"no plan was found for {request.budget_per_person:,} VND a person",
            hint=f"the cheapest found is sold for {prices.least_vnd:,} VND: raise "
            "--budget-per-person, or ask for fewer days or a larger party",
        )
    if best is None:
        raise NoFeasibleChainError(
            f"no chain of {_days(request)} from {brief.start.name.en} to "
            f"{brief.end.name.en} keeps every constraint",
            hint="give it more days, modes or --max-drive-min, or ask for less",
        )
    number = request.alternatives if prices is None else prices.choices
    options = task.options(best, number)
    if prices is not None:
        options = prices.chosen(options)
    if task.stopped and stopped is not None:
        stopped()
    return _document(brief, catalogue, present(options, brief, catalogue))


def refuse_the_impossible(
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
        prices: "Prices | None",
    ) -> None:
        self._prices = prices
        self._brief = brief
        self._catalogue = catalogue
        self._found = found
        self._report = report
        self._variants: list[tuple[Brief, Model]] = []
        self._answered = False
        self.stopped = False

    def best(self) -> Solved | None:
        """Return the best of all lengths and directions; of equals the shortest."""
        admitted = self._found.admitted
        best = self._best_of(admitted)
        if best is not None or self.stopped:
            return best
        for brief in spreads(self._brief, self._catalogue, admitted):
            if best := self._best_of(admitted, brief):
                return best._replace(brief=self._brief)
        # With many places to choose from, the beds may be in the wrong ones. What the
        # request insists on decides whether there is a chain at all, so look there.
        needed = demanded(self._brief, self._catalogue, admitted)
        return self._best_of(with_neighbours(needed, admitted)) or self._best_of(
            needed, insist=True
        )

    def _best_of(
        self,
        admitted: Sequence[Candidate],
        asked: Brief | None = None,
        *,
        insist: bool = False,
    ) -> Solved | None:
        bound = self._brief.request.bound
        solved: list[Solved] = []
        most: list[int] = []
        self._variants.clear()
        asked = asked or self._brief
        for brief, numbers in variants(asked, self._catalogue, admitted):
            if self.stopped:
                break
            self._variants.append((brief, numbers))
            one = self._solve(brief, numbers, bound=bound, insist=insist)
            if one is not None:
                solved.append(one)
                most.append(one.solution.most or 0)
            elif bound:
                most.append(PRIZE_UNIT * upper_bound(numbers.instance))
        best = min(solved, key=lambda it: it.rank, default=None)
        if best is None or not bound:
            return best
        if self.stopped:
            return best.unbounded()
        # What bounds all lengths bounds the best of them.
        return best._replace(solution=best.solution._replace(most=max(most)))

    def options(self, best: Solved, number: int) -> list[Option]:
        """Return so many plans that differ enough, each after the better."""
        options = [self._write(best)]
        while len(options) < number and not self.stopped:
            fresh = self._fresh_variants(times_seen(options))
            option = further(options, fresh, self._solve, self._write)
            if option is None:
                break
            options.append(option)
        ranked = sorted(options, key=lambda it: it.solved.rank)
        if ranked[0] is not options[0]:
            # Other places were looked at: what bounds the first search bounds only it.
            first = ranked.index(options[0])
            ranked[first] = self._write(best.unbounded())
        return ranked

    def _fresh_variants(self, seen: Counter[str]) -> list[tuple[Brief, Model]]:
        """Return the variants; of too many places those that are new come first."""
        admitted = self._found.admitted
        if len(admitted) <= MOST_CANDIDATES:
            return self._variants
        fresh = by_mass(admitted, lambda it: AVOIDANCES[0].share ** seen[it])
        return list(variants(self._brief, self._catalogue, fresh))

    def _write(self, solved: Solved) -> Option:
        written = write(solved, self._catalogue, self._found)
        return Option(solved, written, shape(written.plan, self._catalogue))

    def _solve(
        self,
        brief: Brief,
        numbers: Model,
        discount: Mapping[int, float] = MappingProxyType({}),
        *,
        bound: bool = False,
        insist: bool = False,
    ) -> Solved | None:
        """Return the best chain of a model within the budget, or None."""

        def search(one: Model) -> Solved | None:
            return self._lawful(brief, one, discount, bound=bound, insist=insist)

        if self._prices is None:
            return search(numbers)
        return self._prices.within_budget(
            numbers,
            search=search,
            write=lambda solved: write(solved, self._catalogue, self._found).plan,
        )

    def _lawful(
        self,
        brief: Brief,
        numbers: Model,
        discount: Mapping[int, float],
        *,
        bound: bool,
        insist: bool,
    ) -> Solved | None:
        """
        Return the best chain of a model, or None.

        The engine knows no weeks: a chain that keeps a driver at the wheel for too
        long in seven days is searched again with shorter days, which cannot. A free
        half-day is given up rather than the tour.
        """
        found = self._search(brief, numbers, discount, bound=bound, insist=insist)
        busier = without_leisure(numbers.instance)
        if found is None and busier is not None and not self.stopped:
            numbers = numbers._replace(instance=busier)
            found = self._search(brief, numbers, discount, bound=bound, insist=insist)
        week = rulebook.limit("driver-week", brief.first_day)
        if found is None or week is None or in_seven_days(wheel_min(found)) <= week:
            return found
        days = tuple(
            it._replace(max_travel_min=min(it.max_travel_min, week // WEEK_DAYS))
            for it in numbers.instance.days
        )
        shorter = numbers._replace(instance=numbers.instance._replace(days=days))
        return self._search(brief, shorter, discount, bound=bound, insist=insist)

    def _search(
        self,
        brief: Brief,
        numbers: Model,
        discount: Mapping[int, float],
        *,
        bound: bool,
        insist: bool,
    ) -> Solved | None:
        request = brief.request
        effort = EFFORTS[request.effort]
        if insist:
            effort = effort._replace(rounds=(*effort.rounds, _LAST))
        try:
            solution = solve(
                numbers.instance,
                effort,
                seed=request.seed,
                seconds=request.seconds,
                discount=dict(discount),
                bound=bound,
                insist=insist,
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
        if days is None:
            return None
        rest = rested(numbers.instance, solution.chain, days)
        return Solved(brief, numbers, solution, rest)


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
    if brief.fortnight:
        answer["year"] = brief.fortnight.first.year
    answer["must"] = [place.id for place in brief.must if not brief.only_kept(place)]
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
