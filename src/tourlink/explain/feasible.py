"""
Whether any chain answers a request, and whether that is proven.

Stops that nobody insists on never make a chain possible. So the engine gets only the
places by which a chain can serve what the request insists on
(`tourlink.planner.demanded`); the instance is then so small that all its days can be
listed and all its chains followed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.network.services import next_day
from tourlink.plan import PlanDocument
from tourlink.planner.brief import Brief, read
from tourlink.planner.candidates import Candidate, Candidates, candidates
from tourlink.planner.demanded import demanded
from tourlink.planner.fortnight import settle
from tourlink.planner.leisure import without_leisure
from tourlink.planner.pipeline import plan, refuse_the_impossible
from tourlink.planner.reason import Reason
from tourlink.planner.task import variants
from tourlink.request import Request
from tourlink.solver.chains.proof import Work, prove
from tourlink.solver.chains.search import Round, Search
from tourlink.solver.instance import Instance
from tourlink.vocabulary import Effort, Objective

if TYPE_CHECKING:
    from tourlink.pricing.book import Book

# One look finds most chains; among few places a second one finds those of long tours
# with little to see, and where neither finds any, all chains are followed.
_LOOK = Round(
    labels=10_000,
    priced=15_000,
    near=30,
    steps=20,
    tours=4000,
    width=60,
    again=1,
    anew=4000,
    window=2,
    shakes=0,
)
_LOOKS = (_LOOK, _LOOK._replace(steps=80, tours=100_000, anew=100_000))
_MOST_FOLLOWED = 30  # places; the days of more are too many to be listed
_WORK = Work(chains=20_000, pairs=500_000)
# Greater than any rounding of sums, less than any value that a chain can have.
_NOTHING = 1.0


def quick(
    request: Request, catalogue: Catalogue, book: "Book | None" = None
) -> PlanDocument:
    """Return one plan for a request, found with little effort."""
    draft = replace(
        request,
        effort=Effort.DRAFT,
        objective=Objective.EXPERIENCE,
        alternatives=1,
        bound=False,
        seconds=None,
    )
    return plan(draft, catalogue, book=book)


class Verdict(NamedTuple):
    """
    Whether a chain exists.

    Attributes
    ----------
    proven
        Whether that is certain, of the places and beds that were looked at. A chain
        that was found is always certain.
    reason
        Why not, where no search was needed to know.
    """

    feasible: bool
    proven: bool
    reason: Reason | None = None


class Oracle:
    """
    Tells which requests can be answered, and remembers what it was asked.

    Parameters
    ----------
    thorough
        Whether to search among all places, too, before saying no: now and then a stop
        that nobody insists on does make a chain possible, where it makes an early
        flight worth rising for.
    """

    def __init__(self, catalogue: Catalogue, *, thorough: bool = False) -> None:
        self.catalogue = catalogue
        self.thorough = thorough
        self._known: dict[str, Verdict] = {}
        self._prepared: dict[str, tuple[Brief, Candidates] | Reason] = {}
        self.solved = 0

    def __call__(self, request: Request) -> Verdict:
        """
        Return whether any chain answers `request`.

        Raises
        ------
        RequestError
            If it names what the catalogue lacks, or contradicts itself.
        """
        key = repr(request)
        if key not in self._known:
            self._known[key] = self._verdict(request)
        return self._known[key]

    def refusal(self, request: Request) -> Reason | None:
        """Return why `request` can never be kept, if that shows without a search."""
        found = self._prepare(request)
        return found if isinstance(found, Reason) else None

    def _prepare(self, request: Request) -> tuple[Brief, Candidates] | Reason:
        key = repr(request)
        if key not in self._prepared:
            self._prepared[key] = self._looked_up(request)
        return self._prepared[key]

    def _looked_up(self, request: Request) -> tuple[Brief, Candidates] | Reason:
        # Whoever has a chain of fewer days may rest on the others.
        days = (request.days[1], request.days[1])
        try:
            brief = read(replace(request, days=days), self.catalogue)
            brief = settle(brief, self.catalogue)
            last_day = next_day(brief.first_day, days[1] - 1)
            found = candidates(brief, self.catalogue, last_day)
            refuse_the_impossible(brief, self.catalogue, found)
        except NoFeasibleChainError as error:
            return Reason(error.code, error.message, error.values)
        return brief, found

    def _verdict(self, request: Request) -> Verdict:
        prepared = self._prepare(request)
        if isinstance(prepared, Reason):
            return Verdict(feasible=False, proven=True, reason=prepared)
        self.solved += 1
        brief, found = prepared
        needed = demanded(brief, self.catalogue, found.admitted)
        verdict = self._among(brief, needed)
        if verdict.feasible or not self.thorough:
            return verdict
        wide = self._among(brief, found.admitted)
        return wide if wide.feasible else verdict

    def _among(self, brief: Brief, admitted: Sequence[Candidate]) -> Verdict:
        proven = True
        for _, numbers in variants(brief, self.catalogue, admitted):
            # Leisure is given up rather than the tour, so it is in no conflict.
            busiest = without_leisure(numbers.instance, brief.profile)
            verdict = _look(busiest or numbers.instance, brief.request.seed)
            for legs in numbers.legs:
                legs.keep()
            if verdict.feasible:
                return verdict
            proven &= verdict.proven
        return Verdict(feasible=False, proven=proven)


def _look(instance: Instance, seed: int) -> Verdict:
    """Search an instance, and where that finds nothing follow all its chains."""
    search = Search(instance, seed=seed)
    nothing = search.most
    many = len(instance.candidates) > _MOST_FOLLOWED
    for work in _LOOKS[:1] if many else _LOOKS:
        search.run(work)
        if search.best is not None:
            return Verdict(feasible=True, proven=True)
    if many:
        return Verdict(feasible=False, proven=False)
    most = prove(search, _WORK)
    if search.best is not None:
        return Verdict(feasible=True, proven=True)
    proven = most is not None and bool(most <= nothing + _NOTHING)
    return Verdict(feasible=False, proven=proven)
