"""
How long `tourlink plan` takes, beside the time its libraries take to import.

Both are whole processes of the same interpreter, run by turns so that a busy machine
slows both. The first plan, which finds an empty cache, is measured apart.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from statistics import median
from time import perf_counter

IMPORTS = ["-c", "import typer, networkx, pydantic, yaml, rich"]
PLAN = ["-m", "tourlink", "plan", "--days", "7", "--month", "3"]
GOAL = 3.0


def run(runs: int) -> None:
    """Print medians in milliseconds over `runs` runs of each command."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "TOURLINK_CACHE": cache}
        first = _seconds(PLAN, environment)
        imports, plans = [], []
        for _ in range(runs):
            imports.append(_seconds(IMPORTS, environment))
            plans.append(_seconds(PLAN, environment))
    ratio = median(plans) / median(imports)
    print(f"libraries imported      {1000 * median(imports):6.0f} ms")
    print(f"plan of 7 days          {1000 * median(plans):6.0f} ms")
    print(f"the first, cache empty  {1000 * first:6.0f} ms")
    print(f"ratio                   {ratio:6.2f}, goal less than {GOAL:.0f}")


def _seconds(arguments: list[str], environment: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return perf_counter() - began
