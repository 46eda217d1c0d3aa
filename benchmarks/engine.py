"""The one door between the benchmarks and tourlink's engine."""

import inspect
from decimal import Decimal
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.convert import instance_of
from benchmarks.problem import Metric, Problem, Site
from tourlink.planner.pipeline import EFFORTS
from tourlink.solver.bound import upper_bound
from tourlink.solver.instance import Chain, Instance
from tourlink.solver.search import solve
from tourlink.vocabulary import Effort as EffortName

NAME = "tourlink"
_ZERO = Decimal(0)


class Answer(NamedTuple):
    """
    What an engine found: a chain or None, its prizes, and a proven bound or None.

    `seconds` is the time of the search alone.
    """

    chain: Chain | None
    score: int
    bound: int | None
    seconds: float


def takes(option: str) -> bool:
    """Whether the engine's search has a parameter of that name."""
    return option in inspect.signature(solve).parameters


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
    run(instance_of(problem), seconds=None, effort=EffortName.FAST, seed=1)


def run(
    instance: Instance,
    *,
    seconds: float | None,
    effort: EffortName,
    seed: int,
    prove_seconds: float = 0.0,
) -> Answer:
    """
    Return the engine's answer.

    What its search does not take, such as seconds or a seed, it is not given: see
    `takes`.
    """
    wanted: dict[str, Any] = {
        "seconds": seconds,
        "seed": seed,
        "prove_seconds": prove_seconds,
    }
    given = {name: value for name, value in wanted.items() if takes(name)}
    began = perf_counter()
    found = solve(instance, EFFORTS[effort], **given)
    took = perf_counter() - began
    bound = upper_bound(instance)
    if found is None:
        return Answer(None, 0, bound, took)
    return Answer(found.chain, found.score, bound, took)
