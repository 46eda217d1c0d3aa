"""
Batches: how fast real packages are made, how good they are, and what a run costs.

Three parts. Real packages: those of `batch.yaml`, by local processes, after a warm-up
that fills the workers' caches. Quality: the effort of batches against a long search,
on the requests of `python -m benchmarks catalogue`. Overhead: very many packages with
the planner replaced by a stand-in, so that what is left is the run itself.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time

from benchmarks.asked import ENDLESS, search, variants
from benchmarks.catalogue import REQUESTS
from tourlink.batch.executors import Alone, Crew, local, workers
from tourlink.batch.folder import Folder
from tourlink.batch.grid import Order, Orders
from tourlink.batch.keys import stamps
from tourlink.batch.run import Tally, run
from tourlink.batch.spec import read_spec
from tourlink.batch.summary import write_summary
from tourlink.batch.workshop import Made, Result, Setup, heading
from tourlink.catalogue.loader import load
from tourlink.cli.output import write
from tourlink.export import FormatName
from tourlink.planner.request_file import read_request
from tourlink.planner.task import EFFORTS
from tourlink.pricing.book import load_book
from tourlink.vocabulary import Effort

SPEC = Path(__file__).parent / "batch.yaml"
_WARM_UP = 100
_GOAL = 10.0
_PLAN = b"{}" * 5000  # as many bytes as a plan of a few days has
# A grid of as many combinations as are wanted, 1,000 for each seed.
_MANY = """
title: "{{days}} days in {{month}} for {{adults}}"
quotas: [{{most: {count}}}]
grid:
  seed: {seeds}
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  days: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  adults: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
"""


def add_options(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument("--packages", type=int, default=1000, help="real ones (1000)")
    one.add_argument("--jobs", type=int, default=workers(), help="(all processors)")
    one.add_argument("--formats", default="", metavar="F,...", help="documents as well")
    one.add_argument(
        "--sample",
        type=int,
        default=0,
        metavar="N",
        help="requests for the quality (0)",
    )
    one.add_argument(
        "--seconds", type=float, default=20.0, help="of the long search (20)"
    )
    one.add_argument(
        "--simulated",
        type=int,
        nargs="*",
        default=(),
        metavar="N",
        help="packages of the stand-in",
    )
    one.add_argument("--json", type=Path, metavar="OUT", help="the figures as JSON")
    one.set_defaults(run=measure)


def measure(given: argparse.Namespace) -> None:
    """Print what is measured."""
    found: dict[str, object] = {"processors": workers(), "load": os.getloadavg()}
    if given.packages:
        formats = tuple(FormatName(it) for it in given.formats.split(",") if it)
        found["real"] = _real(given.packages, given.jobs, formats)
    if given.sample:
        found["quality"] = _quality(given.sample, given.seconds)
    found["simulated"] = [_simulated(it) for it in given.simulated]
    if given.json:
        write(json.dumps(found, indent=1) + "\n", given.json)


def _setup(formats: Sequence[FormatName]) -> Setup:
    catalogue, book = load(), load_book(())
    made_from = stamps(catalogue, book, rates_asked=False)
    return Setup(catalogue, book, made_from, (FormatName.JSON, *formats), ())


def _real(
    packages: int, jobs: int, formats: Sequence[FormatName]
) -> dict[str, float | int]:
    """Make real packages, and measure all of it but the warm-up."""
    file = read_spec(SPEC)
    setup = _setup(formats)
    began = cpu = perf_counter()
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))

        def report(tally: Tally) -> None:
            nonlocal began
            if tally.done == _WARM_UP:
                began = perf_counter()

        with folder.locked():
            crew = local(setup, jobs)
            wanted = islice(Orders(file), packages)
            tally = run(wanted, folder, setup, crew, report=report)
            took = perf_counter() - began
            # Only of those that have ended the system says what they took.
            for worker in active_children():
                worker.join()
    warm = tally.done - _WARM_UP
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{tally.done} packages, {jobs} jobs, {tally.failed} failed")
    print(f"after {_WARM_UP}: {warm / took:.1f} a second (goal {_GOAL:.0f})")
    print(f"most memory of a worker: {memory:.0f} MB")
    per_package = (used.ru_utime + used.ru_stime) / tally.done
    print(f"processor time of the workers: {per_package:.3f} s a package")
    print(f"whole run: {perf_counter() - cpu:.0f} s")
    return {
        "packages": tally.done,
        "failed": tally.failed,
        "per_second": warm / took,
        "worker_mb": memory,
        "cpu_s": per_package,
    }


def _quality(sample: int, seconds: float) -> dict[str, float | int]:
    """Compare the effort of batches with a long search, request by request."""
    catalogue = load()
    scores: list[tuple[int, int]] = []
    for path in sorted(REQUESTS.glob("*.yaml"))[:sample]:
        request = replace(read_request(path), effort=Effort.DRAFT)
        asked = variants(request, catalogue)
        draft = search(asked, EFFORTS[Effort.DRAFT])
        best = search(asked, ENDLESS, seconds=seconds, seed=1)
        if draft.solution and best.solution:
            scores.append((draft.solution.score, best.solution.score))
        print(f"{path.stem}: {scores[-1][0]} of {scores[-1][1]}", file=sys.stderr)
    share = sum(it[0] for it in scores) / sum(it[1] for it in scores)
    each = mean(it[0] / it[1] for it in scores)
    worst = min(it[0] / it[1] for it in scores)
    print(
        f"draft against {seconds:g} s, {len(scores)} requests: mean score {share:.2%}"
    )
    print(f"mean of the ratios {each:.2%}, worst {worst:.2%}")
    return {"requests": len(scores), "score": share, "ratio": each, "worst": worst}


def _simulated(count: int) -> dict[str, float | int]:
    """Run very many orders with a stand-in for the planner, and measure the parent."""
    setup = _setup(())
    with tempfile.TemporaryDirectory() as root:
        spec = Path(root) / "spec.yaml"
        seeds = list(range(-(-count // 1000)))
        spec.write_text(_MANY.format(count=count, seeds=seeds), encoding="utf-8")
        before, cpu = _most_memory(), process_time()
        orders = Orders(read_spec(spec))
        orders.check()
        checked, memory = process_time() - cpu, _most_memory()
        folder = Folder(Path(root) / "out")
        with folder.locked():
            crew = Crew(lambda: Alone(setup), 1, _Standin(setup))
            run(orders, folder, setup, crew)
            made, between = process_time() - cpu - checked, _most_memory()
            write_summary(orders, folder, setup)
            # Before the folder is removed, which lists all that is in it.
            summed, after = process_time() - cpu - checked - made, _most_memory()
    each = {
        f"{name}_ms": 1e3 * seconds / count
        for name, seconds in (("check", checked), ("run", made), ("summary", summed))
    }
    print(
        f"{count:,} simulated, processor time a package: "
        f"{each['check_ms']:.2f} ms to check, {each['run_ms']:.2f} to run, "
        f"{each['summary_ms']:.2f} to sum up; most memory {before:.0f} MB before, "
        f"{memory:.0f} checked, {between:.0f} run, {after:.0f} summed up"
    )
    return {
        "packages": count,
        **each,
        "before_mb": before,
        "checked_mb": memory,
        "run_mb": between,
        "after_mb": after,
    }


def _most_memory() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _Standin:
    """Gives each order the same bytes for a plan."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup

    def __call__(self, order: Order) -> Result:
        files = {"plan.json": _PLAN}
        record = heading(order, self._setup) | {
            "status": "made",
            "files": [
                {
                    "path": name,
                    "bytes": len(data),
                    "sha256": sha256(data).hexdigest(),
                }
                for name, data in files.items()
            ],
            "plan": {
                "route": "Hanoi - Sa Pa - Hanoi",
                "score": 1000,
                "days": 4,
                "provinces": ["lao-cai"],
                "stops": ["sa-pa", "fansipan", "lao-cai"],
                "distance_km": 700.0,
                "travel_min": 900,
                "cost_vnd_per_person": None,
            },
        }
        return Made(order.id, record, files)
