"""The searches that answer one request: lengths, directions, alternatives."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from tourlink import rulebook
from tourlink.catalogue.catalogue import Catalogue
from tourlink.planner.alternatives import AVOIDANCES, Option, further, times_seen
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate, Candidates, by_mass
from tourlink.planner.choice import MOST_CANDIDATES
from tourlink.planner.demanded import demanded, with_neighbours
from tourlink.planner.distance import shape
from tourlink.planner.document import write
from tourlink.planner.driving import WEEK_DAYS, in_seven_days, wheel_min
from tourlink.planner.leisure import without_leisure
from tourlink.planner.model import Model, model
from tourlink.planner.mornings import rested
from tourlink.planner.solved import Solved
from tourlink.planner.spread import spreads
from tourlink.solver.bound import upper_bound
from tourlink.solver.chains.proof import Work
from tourlink.solver.chains.search import Round
from tourlink.solver.instance import PRIZE_UNIT
from tourlink.solver.schedule import schedule
from tourlink.solver.search import Effort, solve
from tourlink.vocabulary import Effort as EffortName

if TYPE_CHECKING:
    from tourlink.planner.prices import Prices

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
    anew=1000,
    window=3,
    shakes=1,
)
# For batches: less than half of the work for nearly all of the value. What short lists,
# few steps of the prices and a narrow beam miss is mended cheapest where days are
# planned anew, from many tours.
_DRAFT = _FIRST._replace(
    labels=2_000,
    priced=4_000,
    steps=24,
    tours=600,
    width=60,
    anew=1800,
    shakes=0,
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
    anew=2000,
    window=3,
    shakes=30,
)
# Days with little to see show only among all tours; few places allow that.
_LAST = _FIRST._replace(steps=80, tours=100_000, anew=100_000)
_PROOF = Work(chains=60_000, pairs=1_500_000)
EFFORTS = {
    EffortName.DRAFT: Effort((_DRAFT, _FIRST), 300, _PROOF, first_find=True),
    EffortName.FAST: Effort((_FIRST,), 500, _PROOF),
    EffortName.STANDARD: Effort((_LONGER,), 3_000, _PROOF),
    EffortName.HIGH: Effort(
        (_FIRST._replace(shakes=10), _WIDER), 100_000, _PROOF, exact=True
    ),
}


def variants(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate]
) -> Iterator[tuple[Brief, Model]]:
    """Yield each length and direction that answers a brief, the shortest first."""
    low, high = brief.request.days
    briefs = [brief, brief.turned()] if brief.turnable else [brief]
    for days in range(low, high + 1):
        for one in briefs:
            yield one, model(one, catalogue, admitted, days)


class Task:
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
            if best := self._best_of(admitted, brief, leisure=False):
                return best._replace(brief=self._brief)
        # With many places to choose from, the beds may be in the wrong ones. What the
        # request insists on decides whether there is a chain at all, so look there.
        needed = demanded(self._brief, self._catalogue, admitted)
        near = with_neighbours(needed, admitted)
        return self._best_of(near, leisure=False) or self._best_of(
            needed, leisure=False, insist=True
        )

    def _best_of(
        self,
        admitted: Sequence[Candidate],
        asked: Brief | None = None,
        *,
        leisure: bool = True,
        insist: bool = False,
    ) -> Solved | None:
        bound = self._brief.request.bound
        solved: list[Solved] = []
        most: list[int] = []
        self._variants.clear()
        asked = asked or self._brief
        try:
            for brief, given in variants(asked, self._catalogue, admitted):
                if self.stopped:
                    break
                numbers = given if leisure else _as_long_as_may_be(given, brief)
                self._variants.append((brief, numbers))
                one = self._solve(brief, numbers, bound=bound, insist=insist)
                if one is not None:
                    solved.append(one)
                    most.append(one.solution.most or 0)
                elif bound:
                    most.append(PRIZE_UNIT * upper_bound(numbers.instance))
        except KeyboardInterrupt:
            # Between two searches, as when the next model is being made.
            if not solved:
                raise
            self.stopped = True
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
        half-day and evenings in time are given up rather than the tour.
        """
        found = self._search(brief, numbers, discount, bound=bound, insist=insist)
        busier = without_leisure(numbers.instance, brief.profile)
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
        solution = None
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
            for legs in numbers.legs:
                legs.keep()
        except KeyboardInterrupt:
            # Of this length nothing may be found yet, but of another one.
            if solution is None and not self._answered:
                raise
            self.stopped = True
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


def _as_long_as_may_be(numbers: Model, brief: Brief) -> Model:
    """Return the model without the leisure that would be given up rather than all."""
    busiest = without_leisure(numbers.instance, brief.profile)
    return numbers if busiest is None else numbers._replace(instance=busiest)
