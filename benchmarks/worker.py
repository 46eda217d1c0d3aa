"""
One run in a process of its own: a task as JSON comes in, its outcome as JSON goes out.

Imports and the compiling of kernels are over before the clock of the search starts.
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks import engine
from benchmarks.checker import judge
from benchmarks.convert import instance_of, routes_of
from benchmarks.families import FAMILIES
from benchmarks.peers import PEERS, NotExpressibleError
from benchmarks.problem import Routes
from tourlink.vocabulary import Effort as EffortName


class Task(NamedTuple):
    """One run: who solves which file, for how long; `seconds` or `effort` counts."""

    family: str
    path: str
    teams: int | None
    solver: str
    seconds: float | None
    effort: str
    seed: int
    bound: bool

    @property
    def time(self) -> str:
        """Seconds or effort, in words."""
        return self.effort if self.seconds is None else f"{self.seconds:g} s"


class Outcome(NamedTuple):
    """
    What came of a run.

    Attributes
    ----------
    score
        By the checker; None where nothing was found.
    bound
        Proven upper bound on any score, or None.
    seconds
        Of the search alone.
    broken
        What the checker has against the answer, or how the run failed.
    not_expressible
        Why the solver cannot be asked at all; empty if it can.
    """

    instance: str
    score: int | None = None
    bound: int | None = None
    seconds: float = 0.0
    routes: Routes | None = None
    broken: tuple[str, ...] = ()
    not_expressible: str = ""


def execute(task: Task) -> Outcome:
    """Run a task in this process."""
    path = Path(task.path)
    problem = FAMILIES[task.family].read(path, task.teams)
    instance = instance_of(problem)
    try:
        if task.solver == engine.NAME:
            engine.warm()
            answer = engine.run(
                instance,
                seconds=task.seconds,
                effort=EffortName(task.effort),
                seed=task.seed,
                bound=task.bound,
            )
        else:
            answer = PEERS[task.solver](instance, task.seconds or 0.0, task.seed)
    except NotExpressibleError as error:
        return Outcome(problem.name, not_expressible=error.message)
    bound = None if answer.bound is None else answer.bound + problem.base
    if answer.chain is None:
        return Outcome(problem.name, bound=bound, seconds=answer.seconds)
    routes = routes_of(problem, answer.chain)
    score, broken = judge(problem, routes)
    if score != answer.score + problem.base:
        claimed = answer.score + problem.base
        broken = (*broken, f"claims a score of {claimed} instead of {score}")
    if bound is not None and score > bound:
        broken = (*broken, f"claims a bound of {bound} below its score {score}")
    return Outcome(problem.name, score, bound, answer.seconds, routes, broken)


def main() -> None:
    """Read a task, print its outcome as the last line."""
    task = Task(**json.load(sys.stdin))
    print(json.dumps(execute(task)._asdict()))


if __name__ == "__main__":
    main()
