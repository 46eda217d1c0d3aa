"""Batches of tiny packages on the small catalogue."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import run as command  # noqa: F401  # a fixture here, too
from tourlink.batch.executors import Crew, local
from tourlink.batch.folder import LOCK, Folder
from tourlink.batch.grid import Orders
from tourlink.batch.keys import stamps
from tourlink.batch.run import Tally, run
from tourlink.batch.spec import read_spec
from tourlink.batch.summary import write_summary
from tourlink.batch.workshop import Setup
from tourlink.catalogue.loader import load
from tourlink.export import FormatName
from tourlink.pricing.book import load_book

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "data" / "small"

# Nine packages that can be made, and one that cannot: nobody gets there in a day.
SPEC = """
title: "{days} days for {party}"
defaults: {effort: draft, modes: [road, boat]}
requests:
  - id: too far
    request: {must: Dien Bien Phu, days: 1}
grid:
  days: [2, 3, 4]
  party:
    two: {adults: 2}
    family: {adults: 2, children: [8]}
    group: {adults: 12}
"""

Snapshot = dict[str, bytes]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A specification of ten packages."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def setup() -> Setup:
    """What workers on the small catalogue need."""
    catalogue, book = load((str(SMALL),)), load_book(())
    made_from = stamps(catalogue, book, rates_asked=False)
    return Setup(catalogue, book, made_from, (FormatName.JSON,), ())


def make(
    spec: Path, root: Path, setup: Setup, crew: Crew | None = None
) -> tuple[Tally, Snapshot]:
    """Make a batch in a folder, and return what is there then."""
    orders, folder = Orders(read_spec(spec)), Folder(root)
    with folder.locked():
        folder.sweep()
        tally = run(orders, folder, setup, crew or local(setup, 1))
        write_summary(orders, folder, setup)
    return tally, snapshot(root)


def snapshot(root: Path) -> Snapshot:
    """Return the bytes of all files of a folder, but for the lock."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def start(*arguments: object) -> "subprocess.Popen[str]":
    """Start the command line in a process of its own, on the small catalogue."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "TOURLINK_CATALOGUE": str(SMALL),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tourlink", "batch", *map(str, arguments)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
