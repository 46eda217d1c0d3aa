"""Candidate chains: the planner is asked for many different ones."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, RequestError, TourlinkError
from tourlink.notes import Coded
from tourlink.plan import PlanDocument
from tourlink.planner.distance import Shape, shape
from tourlink.planner.pipeline import plan
from tourlink.portfolio.asked import Asked, Quarter
from tourlink.portfolio.chain import Chain
from tourlink.portfolio.ground import Cell, Ground, base
from tourlink.portfolio.moved import interrupt, moved
from tourlink.request import Request

# Each request is answered by chains that differ: the second costs one more search.
_ALTERNATIVES = 2
# Places that a cell without a chain is tried with, one after the other.
_TRIED_PLACES = 2

Report = Callable[[str], None]


class Ask(NamedTuple):
    """One request to the planner, and the quarter it is for."""

    request: Request
    quarter: Quarter


class Pool:
    """
    The chains found so far, none twice.

    Attributes
    ----------
    asked_for
        How many requests the planner was given.
    unanswered
        Why some of them have no chain, in words.
    refusals
        Why the planner had no chain for a cell it was asked about.
    stopped
        Whether the user interrupted it.
    """

    def __init__(self, asked: Asked, ground: Ground, catalogue: Catalogue) -> None:
        self._asked = asked
        self._ground = ground
        self._catalogue = catalogue
        self._chains: dict[Shape, Chain] = {}
        self.asked_for = 0
        self.unanswered: list[str] = []
        self.refusals: dict[Cell, str] = {}
        self.stopped = False

    @property
    def chains(self) -> list[Chain]:
        """The chains in the order they were found in."""
        return list(self._chains.values())

    def fill(self, report: Report) -> None:
        """
        Ask for chains of all subsets of members, then for what is still missing.

        Who interrupts it goes on with the chains that are there.

        Raises
        ------
        KeyboardInterrupt
            If interrupted before there is any chain.
        """
        try:
            self._fill(report)
        except KeyboardInterrupt:
            if not self._chains:
                raise
            self.stopped = True

    def _fill(self, report: Report) -> None:
        for ask in self.asks():
            report(f"planning: {len(self._chains)} chains in the pool")
            self._plan(ask)
        covered = {cell for chain in self.chains for cell in chain.cells(self._ground)}
        for cell in self._ground.cells():
            if cell in covered or not self._ground.places(cell):
                continue
            report(f"planning: {cell.theme} in {cell.member}, {cell.quarter}")
            for chain in self._aim(cell):
                covered |= chain.cells(self._ground)

    def asks(self) -> Iterator[Ask]:
        """
        Yield requests in which members, days, themes and quarters take turns.

        The first round has each pair (or as many members as each chain must have) and
        each set of one more; later rounds have the same with other days and themes.
        """
        asked, wish = self._asked, self._asked.wish
        least = max(1, wish.min_members)
        ids = [it.id for it in asked.members]
        subsets = [
            chosen
            for size in range(least, min(least + 2, len(ids) + 1))
            for chosen in in_turn(ids, size)
        ]
        low, high = wish.request.days
        for number in range(wish.tries):
            turn, at = divmod(number, len(subsets))
            chosen = subsets[at]
            # More members take more days, where there are more.
            lengths = [it for it in range(low, high + 1) if it > len(chosen)] or [high]
            # The second index keeps the turns of days and quarters from coinciding.
            days = lengths[(at + turn) % len(lengths)]
            shifted = at + at // len(lengths) + turn
            quarter = asked.quarters[shifted % len(asked.quarters)]
            favoured = (*asked.themes, None)[(at + 2 * turn) % (len(asked.themes) + 1)]
            themes = asked.themes if favoured is None else (favoured,)
            request = replace(
                self._only(chosen),
                days=(days, days),
                theme=dict.fromkeys(themes, 1.0),
                alternatives=_ALTERNATIVES,
            )
            yield Ask(request, quarter)

    def _only(self, chosen: tuple[str, ...]) -> Request:
        """Return a request that visits some of the members, and no other."""
        request = base(self._asked)
        others = (
            f"{it.name.en} province"
            for it in self._asked.members
            if it.id not in chosen
        )
        return replace(
            request,
            province=chosen,
            avoid=(*request.avoid, *others),
            min_provinces=len(chosen),
        )

    def _aim(self, cell: Cell) -> list[Chain]:
        """Ask for chains that cover one cell."""
        high = self._asked.wish.request.days[1]
        for prospect in self._ground.places(cell)[:_TRIED_PLACES]:
            request = replace(
                base(self._asked),
                days=(high, high),
                theme=dict.fromkeys(self._asked.themes, 1.0),
                must=(*self._asked.wish.request.must, prospect.place.id),
                min_provinces=max(1, self._asked.wish.min_members),
            )
            try:
                return self._plan(Ask(request, cell.quarter), strict=True)
            except (NoFeasibleChainError, RequestError) as error:
                self.refusals.setdefault(cell, _said(error))
        return []

    def _plan(self, ask: Ask, *, strict: bool = False) -> list[Chain]:
        """Return the chains that are new, each with the quarters that it runs in."""
        month = self._ground.months(ask.quarter)[0]
        request = replace(ask.request, month=month, year=ask.quarter.year)
        self.asked_for += 1
        try:
            document = plan(request, self._catalogue, stopped=interrupt)
        except (NoFeasibleChainError, RequestError) as error:
            # The request itself has been read; what it says may forbid this subset.
            self.unanswered.append(_said(error))
            if strict:
                raise
            return []
        fresh = []
        for single in _singly(document):
            form = shape(single["plans"][0], self._catalogue)
            if form not in self._chains:
                chain = moved(
                    form,
                    {ask.quarter: single},
                    self._asked.quarters,
                    self._ground,
                    self._catalogue,
                )
                self._chains[form] = chain
                fresh.append(chain)
        return fresh


def in_turn(ids: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """
    Return all subsets of a size, so that each member is served as early as the others.

    Next is the subset whose members were served least so far; ties keep their order.
    """
    left = list(combinations(ids, size))
    served: Counter[str] = Counter()
    found = []
    while left:
        chosen = min(left, key=lambda it: sum(served[member] for member in it))
        left.remove(chosen)
        served.update(chosen)
        found.append(chosen)
    return found


def _said(error: TourlinkError) -> str:
    """Return why a request has no chain, to be said in other languages, too."""
    if isinstance(error, NoFeasibleChainError):
        return Coded(error.message, "infeasible", error.code, error.values)
    return error.message


def _singly(document: PlanDocument) -> Iterator[PlanDocument]:
    """Yield a document for each plan, as if it had been asked for alone."""
    request = {**document["request"], "alternatives": 1}
    for one in document["plans"]:
        yield {**document, "request": request, "plans": [one]}
