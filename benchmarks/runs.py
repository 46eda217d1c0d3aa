"""Run tasks, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.problem import Routes
from benchmarks.worker import Outcome, Task

ROOT = Path(__file__).parents[1]


def run_all(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each task, in their order; `jobs` run at a time."""
    pool = ThreadPoolExecutor(jobs)
    try:
        yield from pool.map(_run, tasks)
    finally:
        pool.shutdown(cancel_futures=True)


def _run(task: Task) -> Outcome:
    # The child imports what this process can import, wherever either was started.
    paths = [str(ROOT), *(it for it in sys.path if it)]
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.worker"],
        input=json.dumps(task._asdict()),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    name = Path(task.path).stem
    if child.returncode:
        said = child.stderr.strip().splitlines() or [f"exit code {child.returncode}"]
        return Outcome(name, broken=(f"the run failed: {said[-1]}",))
    return _outcome(json.loads(child.stdout.splitlines()[-1]))


def _outcome(data: dict[str, Any]) -> Outcome:
    if data["routes"] is not None:
        days, nights = data["routes"]
        data["routes"] = Routes(tuple(map(tuple, days)), tuple(nights))
    data["broken"] = tuple(data["broken"])
    return Outcome(**data)
