"""
OR-Tools' routing library: disjunctions with penalties, guided local search.

Places whose windows differ between days are several nodes, of which one may be visited;
limits are constraints over all nodes. Guided local search takes no seed.
"""

from collections.abc import Callable
from importlib import import_module
from itertools import groupby, pairwise
from time import perf_counter
from typing import Any

from benchmarks.engine import Answer
from benchmarks.peers.question import Job, Question, chain, question, score
from tourlink.solver.instance import Instance

_FIRST = 2  # nodes 0 and 1 are where days begin and end; then the jobs


def run(instance: Instance, seconds: float, _seed: int) -> Answer:
    """Return OR-Tools' answer."""
    asked = question(instance)
    cp: Any = import_module("ortools.constraint_solver.pywrapcp")
    enums: Any = import_module("ortools.constraint_solver.routing_enums_pb2")
    teams = len(asked.closes)
    manager = cp.RoutingIndexManager(
        len(asked.jobs) + _FIRST, teams, [0] * teams, [1] * teams
    )
    routing = cp.RoutingModel(manager)
    _add_time(routing, manager, instance, asked)
    _add_places(routing, manager, instance, asked)
    options = cp.DefaultRoutingSearchParameters()
    options.first_solution_strategy = (
        enums.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    options.local_search_metaheuristic = (
        enums.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    options.time_limit.FromMilliseconds(round(1000 * seconds))
    began = perf_counter()
    solution = routing.SolveWithParameters(options)
    took = perf_counter() - began
    if not solution:
        return Answer(None, 0, None, took)
    routes: dict[int, list[int]] = {}
    for day in range(teams):
        at = solution.Value(routing.NextVar(routing.Start(day)))
        while not routing.IsEnd(at):
            place = asked.jobs[manager.IndexToNode(at) - _FIRST].place
            routes.setdefault(day, []).append(place)
            at = solution.Value(routing.NextVar(at))
    found = chain(instance, routes)
    return Answer(found, score(instance, found), None, took)


def _add_time(routing: Any, manager: Any, instance: Instance, asked: Question) -> None:
    places = [asked.start, asked.end, *(job.place for job in asked.jobs)]

    def callback(with_visit: int) -> Callable[[int, int], int]:
        def minutes(one: int, two: int) -> int:
            here = places[manager.IndexToNode(one)]
            way: int = instance.way_min[here][places[manager.IndexToNode(two)]]
            visit: int = instance.visit_min[here]
            return way + with_visit * visit

        return minutes

    cost = routing.RegisterTransitCallback(callback(0))
    routing.SetArcCostEvaluatorOfAllVehicles(cost)
    transit = routing.RegisterTransitCallback(callback(1))
    latest = max(asked.closes)
    routing.AddDimension(transit, latest, latest, False, "time")  # noqa: FBT003
    time = routing.GetDimensionOrDie("time")
    for day, (opens, closes) in enumerate(zip(asked.opens, asked.closes, strict=True)):
        time.CumulVar(routing.Start(day)).SetRange(opens, opens)
        time.CumulVar(routing.End(day)).SetRange(opens, closes)
    for node, job in enumerate(asked.jobs, _FIRST):
        begin = time.CumulVar(manager.NodeToIndex(node))
        begin.SetRange(job.windows[0][0], min(job.windows[-1][1], latest))
        for (_, shuts), (opens, _) in pairwise(job.windows):
            if shuts + 1 < opens:
                begin.RemoveInterval(shuts + 1, opens - 1)


def _add_places(
    routing: Any, manager: Any, instance: Instance, asked: Question
) -> None:
    index: dict[Job, int] = {
        job: manager.NodeToIndex(node) for node, job in enumerate(asked.jobs, _FIRST)
    }
    for place, same in groupby(asked.jobs, key=lambda job: job.place):
        jobs = list(same)
        for job in jobs:
            if len(job.days) < len(asked.closes):
                routing.VehicleVar(index[job]).SetValues([-1, *job.days])
        penalty = instance.prizes[place] * asked.per_prize
        routing.AddDisjunction([index[job] for job in jobs], penalty)
    solver = routing.solver()
    for limit in instance.limits:
        solver.Add(
            solver.Sum(
                [
                    limit.uses[job.place] * routing.ActiveVar(at)
                    for job, at in index.items()
                    if limit.uses[job.place]
                ]
            )
            <= limit.most
        )
