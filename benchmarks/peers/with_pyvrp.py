"""
PyVRP: hybrid local search for vehicle routing with prizes for optional clients.

A place with several windows is a group of clients, one of which may be visited. Limits
are loads; a load is a vehicle's own, so limits over several days are not expressible.

References
----------
Wouda, N. A., Lan, L. and Kool, W. (2024). PyVRP: a high-performance VRP solver package.
INFORMS Journal on Computing, 36(4): 943-955. https://doi.org/10.1287/ijoc.2023.0055
"""

from importlib import import_module
from itertools import groupby
from time import perf_counter
from typing import Any

from benchmarks.engine import Answer
from benchmarks.peers.question import chain, one_fleet, question, score, split
from tourlink.solver.instance import Instance


def run(instance: Instance, seconds: float, seed: int) -> Answer:
    """Return PyVRP's answer."""
    asked = question(instance)
    one_fleet(instance, asked)
    pyvrp: Any = import_module("pyvrp")
    model = pyvrp.Model()
    spots = [model.add_location(0, 0) for _ in instance.prizes]
    for here, ways in enumerate(instance.way_min):
        for there, way in enumerate(ways):
            if here != there:
                model.add_edge(spots[here], spots[there], distance=way, duration=way)
    start = model.add_depot(spots[asked.start])
    end = model.add_depot(spots[asked.end])
    model.add_vehicle_type(
        len(asked.closes),
        capacity=[limit.most for limit in instance.limits],
        start_depot=start,
        end_depot=end,
        tw_early=asked.opens[0],
        tw_late=asked.closes[0],
    )
    jobs = split(asked.jobs)
    for place, same in groupby(jobs, key=lambda job: job.place):
        windows = [job.windows[0] for job in same]
        group = model.add_client_group(required=False) if len(windows) > 1 else None
        for opens, shuts in windows:
            model.add_client(
                spots[place],
                delivery=[limit.uses[place] for limit in instance.limits],
                service_duration=instance.visit_min[place],
                tw_early=opens,
                tw_late=shuts,
                prize=instance.prizes[place] * asked.per_prize,
                required=False,
                group=group,
            )
    stop = import_module("pyvrp.stop").MaxRuntime(seconds)
    began = perf_counter()
    result = model.solve(stop, seed=seed, collect_stats=False, display=False)
    took = perf_counter() - began
    if not result.best.is_feasible():
        return Answer(None, 0, None, took)
    found = chain(
        instance,
        {
            day: [jobs[step.idx].place for step in route if step.is_client()]
            for day, route in enumerate(result.best.routes())
        },
    )
    return Answer(found, score(instance, found), None, took)
