"""
VROOM, by way of pyvroom: jobs with priorities from 0 to 100.

It maximises the sum of priorities, so prizes up to 100 are exact and larger ones are
scaled. Limits are amounts; a vehicle carries its own, so limits over several days are
not expressible. It may end before its time is up.
"""

from datetime import timedelta
from importlib import import_module
from time import perf_counter
from typing import Any

from benchmarks.engine import Answer
from benchmarks.peers.question import chain, one_fleet, question, score
from tourlink.solver.instance import Instance

_MOST = 100


def run(instance: Instance, seconds: float, _seed: int) -> Answer:
    """Return VROOM's answer."""
    asked = question(instance)
    one_fleet(instance, asked)
    vroom: Any = import_module("vroom")
    numpy: Any = import_module("numpy")
    problem = vroom.Input()
    problem.set_durations_matrix(
        profile="car", matrix_input=numpy.array(instance.way_min, dtype="uint32")
    )
    for day, (opens, closes) in enumerate(zip(asked.opens, asked.closes, strict=True)):
        problem.add_vehicle(
            vroom.Vehicle(
                day,
                start=asked.start,
                end=asked.end,
                capacity=[limit.most for limit in instance.limits],
                time_window=vroom.TimeWindow(opens, closes),
            )
        )
    highest = max(*instance.prizes, _MOST)
    problem.add_job(
        [
            vroom.Job(
                job.place,
                job.place,
                default_service=instance.visit_min[job.place],
                delivery=[limit.uses[job.place] for limit in instance.limits],
                priority=-(-_MOST * instance.prizes[job.place] // highest),
                time_windows=[vroom.TimeWindow(*window) for window in job.windows],
            )
            for job in asked.jobs
        ]
    )
    began = perf_counter()
    solution = problem.solve(
        exploration_level=5, nb_threads=1, timeout=timedelta(seconds=seconds)
    )
    took = perf_counter() - began
    found = chain(
        instance,
        {
            route["vehicle"]: [
                step["id"] for step in route["steps"] if step["type"] == "job"
            ]
            for route in solution.to_dict()["routes"]
        },
    )
    return Answer(found, score(instance, found), None, took)
