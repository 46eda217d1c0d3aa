"""
What would make a request possible: the cheapest changes that do, each tried.

A change of one constraint helps only if that constraint is in every conflict, so only
the members of one conflict need to be tried. Where none of them is enough, each is
taken away in turn, and what is then in conflict is tried with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import TourlinkError
from tourlink.explain.changes import Change, changes
from tourlink.explain.conflict import Conflict, conflict
from tourlink.explain.feasible import Oracle
from tourlink.explain.members import Member, settled
from tourlink.plan import PlanDocument
from tourlink.planner.brief import least_provinces
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Effort

# More of a change makes possible all that less of it does.
_MONOTONE = frozenset({"days", "max_drive_min", "pace", "budget_per_person"})
_MOST_PAIRS = 6


class Relaxation(NamedTuple):
    """
    Changes that make a request possible, and the plan that this gives.

    Attributes
    ----------
    request
        The request with the changes made: a chain answers it.
    score, known_cost_vnd, title, days
        Of the plan found with little effort.
    """

    changes: tuple[Change, ...]
    request: Request
    score: int
    known_cost_vnd: int
    title: str
    days: int

    @property
    def rank(self) -> int:
        """Orders relaxations, the cheapest first."""
        return sum(it.rank for it in self.changes)


def relaxations(  # noqa: PLR0913  # what is known already is passed along
    request: Request,
    catalogue: Catalogue,
    found: Conflict | None = None,
    oracle: Oracle | None = None,
    most: int = 3,
    *,
    keep: frozenset[str] = frozenset(),
) -> list[Relaxation]:
    """
    Return up to `most` relaxations of a request, the cheapest first.

    Each changes one constraint; only where no single change is enough, two. Each has
    been planned.

    Parameters
    ----------
    found
        The conflict of the request, where it is known already.
    keep
        Names of members that do not give way.
    """
    oracle = oracle or Oracle(catalogue)
    found = found or conflict(request, catalogue, oracle)
    if found is None:
        return []
    task = _Task(request, catalogue, oracle, keep)
    return task.tried(task.singles(found), most) or task.tried(task.pairs(found), most)


def quick(request: Request, catalogue: Catalogue) -> PlanDocument:
    """Return one plan for a request, found with little effort."""
    return plan(
        replace(request, effort=Effort.FAST, alternatives=1, bound=False, seconds=None),
        catalogue,
    )


class _Task:
    """The questions about one request."""

    def __init__(
        self,
        request: Request,
        catalogue: Catalogue,
        oracle: Oracle,
        keep: frozenset[str],
    ) -> None:
        self._request, self._catalogue, self._oracle = request, catalogue, oracle
        self._keep = keep
        self._whole = settled(request, least_provinces(request))

    def singles(self, found: Conflict) -> list[tuple[Change, ...]]:
        """Return the cheapest change of each member that is enough."""
        best = (self._cheapest(it, self._whole) for it in found.members)
        return [(it,) for it in best if it is not None]

    def pairs(self, found: Conflict) -> list[tuple[Change, ...]]:
        """Return changes of two members that are enough together."""
        pairs: dict[frozenset[str], tuple[Change, ...]] = {}
        for one in found.members:
            if len(pairs) >= _MOST_PAIRS or not self._offers(one, self._whole):
                continue
            rest = conflict(one.without(self._whole), self._catalogue, self._oracle)
            for other in rest.members if rest else ():
                names = frozenset({one.name, other.name})
                if names not in pairs and (pair := self._pair(one, other)):
                    pairs[names] = pair
        return list(pairs.values())

    def tried(
        self, candidates: Sequence[tuple[Change, ...]], most: int
    ) -> list[Relaxation]:
        """Plan the cheapest candidates, and return those that there is a plan for."""
        found: list[Relaxation] = []
        for each in sorted(candidates, key=lambda it: sum(one.rank for one in it)):
            if len(found) == most:
                break
            request = self._request
            for change in each:
                request = change.apply(request)
            try:
                best = quick(request, self._catalogue)["plans"][0]
            except TourlinkError:
                continue
            cost = best["totals"]["known_cost_vnd_per_person"]
            title, days = best["title"], len(best["days"])
            found.append(Relaxation(each, request, best["score"], cost, title, days))
        return found

    def _offers(self, member: Member, request: Request) -> list[Change]:
        return (
            []
            if member.name in self._keep
            else changes(member, request, self._catalogue)
        )

    def _pair(self, one: Member, other: Member) -> tuple[Change, ...] | None:
        if not self._offers(other, self._whole):
            return None
        first = self._cheapest(one, other.without(self._whole))
        if first is None:
            return None
        second = self._cheapest(other, first.apply(self._whole))
        return None if second is None else (first, second)

    def _cheapest(self, member: Member, request: Request) -> Change | None:
        """Return the cheapest change of a member that makes a request possible."""
        offers = self._offers(member, request)

        def enough(change: Change) -> bool:
            try:
                return self._oracle(change.apply(request)).feasible
            except TourlinkError:  # days spoken for do not fit, or the like
                return False

        if member.field in _MONOTONE:
            return _least(offers, enough)
        return next(filter(enough, offers), None)


def _least(offers: Sequence[Change], enough: Callable[[Change], bool]) -> Change | None:
    """Return the first of ever greater offers that is enough."""
    if not offers or not enough(offers[-1]):
        return None
    low, high = 0, len(offers) - 1
    while low < high:
        middle = (low + high) // 2
        if enough(offers[middle]):
            high = middle
        else:
            low = middle + 1
    return offers[high]
