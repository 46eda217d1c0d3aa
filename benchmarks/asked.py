"""What a request file asks of the engine: its instances, and searches of them all."""

from time import perf_counter
from typing import NamedTuple

from benchmarks.engine import endless
from tourlink.catalogue.catalogue import Catalogue
from tourlink.network.services import next_day
from tourlink.planner import task
from tourlink.planner.brief import read
from tourlink.planner.candidates import candidates
from tourlink.planner.fortnight import settle
from tourlink.planner.model import Model
from tourlink.planner.task import EFFORTS
from tourlink.request import Request
from tourlink.solver.bound import upper_bound
from tourlink.solver.instance import PRIZE_UNIT
from tourlink.solver.search import Effort, Solution, solve
from tourlink.solver.verify import violations
from tourlink.vocabulary import Effort as EffortName

STANDARD = EFFORTS[EffortName.STANDARD]
ENDLESS = endless()  # only the clock ends it


class Variant(NamedTuple):
    """One of the tours that answer a request: its length, and its direction."""

    days: int
    turned: bool
    model: Model


class Answer(NamedTuple):
    """
    The best chain of all variants.

    Attributes
    ----------
    variant, solution
        Of the best chain; None where no chain was found.
    most
        No chain of any variant has a greater value; None where no bound was asked
        for.
    seconds
        Of all searches, and of the proofs.
    """

    variant: Variant | None
    solution: Solution | None
    most: int | None
    seconds: float

    @property
    def value(self) -> int | None:
        """The value of the chain, or None."""
        return self.solution.value if self.solution else None

    @property
    def gap(self) -> float | None:
        """How far the bound is above the value, in per cent of the bound."""
        if self.most is None or self.solution is None:
            return None
        return 100 * (self.most - self.solution.value) / self.most if self.most else 0.0

    @property
    def optimal(self) -> bool:
        """Whether no chain has a greater value."""
        return self.most is not None and self.most == self.value

    @property
    def broken(self) -> list[str]:
        """What the solver's verifier has against the chain."""
        if self.variant is None or self.solution is None:
            return []
        return violations(self.variant.model.instance, self.solution.chain)


def variants(request: Request, catalogue: Catalogue) -> tuple[Variant, ...]:
    """
    Return the instances that answer a request, in the order the planner has them.

    Raises
    ------
    RequestError
        If the request names what the catalogue lacks.
    NoFeasibleChainError
        If a place asked for cannot be visited at all.
    """
    brief = settle(read(request, catalogue), catalogue)
    last_day = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, catalogue, last_day)
    return tuple(
        Variant(len(numbers.instance.days), one is not brief, numbers)
        for one, numbers in task.variants(brief, catalogue, found.admitted)
    )


def search(
    asked: tuple[Variant, ...],
    effort: Effort,
    *,
    seconds: float | None = None,
    seed: int = 0,
    bound: bool = False,
) -> Answer:
    """Return the best of all variants, which share `seconds` equally."""
    began = perf_counter()
    each = None if seconds is None else seconds / len(asked)
    best: tuple[Variant, Solution] | None = None
    most: list[int] = []
    for variant in asked:
        instance = variant.model.instance
        found = solve(instance, effort, seed=seed, seconds=each, bound=bound)
        if found is not None and found.interrupted:
            raise KeyboardInterrupt
        if bound:
            known = None if found is None else found.most
            most.append(PRIZE_UNIT * upper_bound(instance) if known is None else known)
        # Of equals the first one, which is the shortest.
        if found is not None and (best is None or found.value > best[1].value):
            best = variant, found
    took = perf_counter() - began
    variant_, solution = best or (None, None)
    return Answer(variant_, solution, max(most) if bound else None, took)
