"""The one door between the benchmarks and tourlink's engine."""

from decimal import Decimal
from time import perf_counter
from typing import NamedTuple

from benchmarks.convert import instance_of
from benchmarks.problem import Metric, Problem, Site
from tourlink.planner.task import EFFORTS
from tourlink.solver.instance import Chain, Instance
from tourlink.solver.long.search import solve_long
from tourlink.solver.search import Effort, solve
from tourlink.vocabulary import Effort as EffortName

NAME = "tourlink"
_ZERO = Decimal(0)
_NO_END = 10**9


class Answer(NamedTuple):
    """
    What an engine found: a chain or None, its prizes, and a proven bound or None.

    `seconds` is the time of the search alone.
    """

    chain: Chain | None
    score: int
    bound: int | None
    seconds: float


def warm() -> None:
    """Load and compile what the first search would load and compile."""
    depot, near = Site(0, _ZERO, _ZERO), Site(1, _ZERO, _ZERO, prize=1)
    problem = Problem(
        family="op",
        name="warm",
        metric=Metric.NEAREST,
        hotels=(depot,),
        start=0,
        end=0,
        nights=False,
        opens=_ZERO,
        closes=(_ZERO,),
        sites=(near,),
    )
    instance = instance_of(problem)
    run(instance, seconds=None, effort=EffortName.FAST, seed=1)
    # So small a problem is none for the search for long days, which compiles most.
    solve_long(instance, iterations=1)


def run(
    instance: Instance,
    *,
    seconds: float | None,
    effort: EffortName,
    seed: int,
    bound: bool = False,
) -> Answer:
    """
    Return the engine's answer.

    With `seconds` the search goes on until they are over, whatever the effort. A bound
    is proven after the search, within what the effort allows, if it is wanted.
    """
    work = EFFORTS[effort] if seconds is None else endless()
    began = perf_counter()
    found = solve(instance, work, seed=seed, seconds=seconds, bound=bound)
    took = perf_counter() - began
    if found is None:
        return Answer(None, 0, None, took)
    return Answer(found.chain, found.score, found.bound, took)


def endless() -> Effort:
    """Return the highest effort, without an end, and without a proof of its own."""
    most = EFFORTS[EffortName.HIGH]
    *first, last = most.rounds
    return Effort(
        (*first, last._replace(shakes=_NO_END)), _NO_END, most.proof, exact=False
    )
