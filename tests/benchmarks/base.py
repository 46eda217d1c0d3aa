"""Where the instances are, and the problems they hold."""

import os
from pathlib import Path

from benchmarks.families import FAMILIES
from benchmarks.problem import Problem

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "data" / "families"
SHARED = Path(os.environ.get("TOURLINK_SHARED", ROOT.parent / "shared")) / "instances"

FILES = {
    "toptw": TINY / "toptw" / "tiny.txt",
    "top": TINY / "top" / "tiny.txt",
    "op": TINY / "op" / "tiny.txt",
    "oplib": TINY / "oplib" / "tiny.oplib",
    "ophs": TINY / "ophs" / "tiny.ophs",
    "mctopmtw": TINY / "mctopmtw" / "tiny.txt",
    "chains": TINY / "chains" / "tiny.json",
}


def problem(family: str, teams: int | None = None) -> Problem:
    """Return the tiny problem of a family."""
    return FAMILIES[family].read(FILES[family], teams)
