"""
How long the bundled catalogue takes to load: from its YAML, and from the cache.

Each is a process of its own: the first finds an empty cache and fills it, the second
finds it full. What the interpreter takes to start is left out, the modules that loading
imports are not.
"""

import os
import subprocess
import sys
import tempfile
from statistics import median

GOAL = 0.5

_CHILD = """
from time import perf_counter
began = perf_counter()
from tourlink.catalogue.loader import load
load()
print(perf_counter() - began)
"""


def run(runs: int) -> None:
    """Print medians in milliseconds over `runs` runs of each."""
    from_yaml, cached = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            from_yaml.append(_seconds(cache))
            cached.append(_seconds(cache))
    print(f"from the YAML   {1000 * median(from_yaml):6.0f} ms")
    print(f"from the cache  {1000 * median(cached):6.0f} ms, goal {1000 * GOAL:.0f}")


def _seconds(cache: str) -> float:
    child = subprocess.run(
        [sys.executable, "-c", _CHILD],
        env={**os.environ, "TOURLINK_CACHE": cache},
        check=True,
        stdout=subprocess.PIPE,
    )
    return float(child.stdout)
