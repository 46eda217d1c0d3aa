"""
Other solvers, asked the same questions for the same time.

None of them chooses hotels. Each is imported when it is asked, and is optional. What
they answer goes through the same checker as the engine's answers.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from benchmarks.engine import Answer
from benchmarks.peers.question import NotExpressibleError
from tourlink.solver.instance import Instance

__all__ = ["MODULES", "PEERS", "NotExpressibleError"]

MODULES: Mapping[str, str] = {"pyvrp": "pyvrp", "vroom": "vroom", "ortools": "ortools"}
"""The package that each peer needs."""


def _late(name: str) -> Callable[[Instance, float, int], Answer]:
    def run(instance: Instance, seconds: float, seed: int) -> Answer:
        answer: Answer = import_module(f"benchmarks.peers.with_{name}").run(
            instance, seconds, seed
        )
        return answer

    return run


PEERS: Mapping[str, Callable[[Instance, float, int], Answer]] = {
    name: _late(name) for name in MODULES
}
"""Instance, seconds and seed to answer."""
