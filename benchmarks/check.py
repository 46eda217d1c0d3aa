"""
How long a large catalogue takes to load and to check, and the memory it needs.

A process of its own reads the files without the cache. Then it does what `tourlink
check` does, and reads them once more for it, with all rules; the collection of garbage
waits there too. The goals are those of the project for 10,000 destinations and 40,000
corridors on two cores.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.synthetic import write_catalogue

GOALS = {"load": 10.0, "check": 30.0, "memory": 1500.0}

_CHILD = """
import gc, json, sys
from datetime import date
from time import perf_counter
gc.disable()
from tourlink.catalogue.assemble import read
from tourlink.catalogue.files import read_files
from tourlink.check.engine import check
from tourlink.check.registry import RULES, select_rules
began = perf_counter()
files = read_files((sys.argv[1],))
read(files).catalogue("")  # not kept: the check reads for itself
loaded = perf_counter()
report = check(files, rules=select_rules((), ()), today=date(2026, 11, 21))
ended = perf_counter()
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
except ModuleNotFoundError:  # not on Windows
    peak = float("nan")
print(json.dumps({
    "load": loaded - began,
    "check": ended - loaded,
    "memory": peak,
    "rules": len(RULES),
    "findings": len(report.findings),
}))
"""


def run(destinations: int, corridors: int) -> None:
    """Print seconds and megabytes for a synthetic catalogue of that size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "catalogue"
        write_catalogue(folder, destinations=destinations, corridors=corridors)
        child = subprocess.run(
            [sys.executable, "-c", _CHILD, str(folder)],
            env={**os.environ, "TOURLINK_CACHE": ""},
            check=True,
            stdout=subprocess.PIPE,
        )
    found = json.loads(child.stdout)
    print(f"{destinations} destinations, {corridors} corridors")
    print(f"load                  {found['load']:7.1f} s, goal {GOALS['load']:.0f}")
    print(f"check, {found['rules']:3} rules      {found['check']:7.1f} s,", end=" ")
    print(f"goal {GOALS['check']:.0f}; {found['findings']} findings")
    print(f"peak memory           {found['memory']:7.0f} MB,", end=" ")
    print(f"goal {GOALS['memory']:.0f}")
