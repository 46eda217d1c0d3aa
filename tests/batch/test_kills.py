"""Processes are killed at all moments; nothing is lost and nothing comes twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.conftest import make, snapshot, start
from tourlink.batch.workshop import Setup

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="children are looked up in /proc"
)

_PARENTS = 10
_WORKERS = 10
_ALL = 45  # packages of `many` that can be made
_LONGEST_S = 120.0


def children(parent: int) -> list[int]:
    """Return the workers of a process: its children but for the resource tracker."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(after_name[1]) == parent and b"spawn_main" in command:
            found.append(int(folder.name))
    return sorted(found)


@pytest.fixture
def many(spec: Path) -> Path:
    """A specification of more packages than any of these tests lets a run make."""
    text = spec.read_text(encoding="utf-8")
    axes = "days: [2, 3, 4]\n  month: [3, 5, 7, 10, 12]"
    assert "days: [2, 3, 4]" in text
    spec.write_text(text.replace("days: [2, 3, 4]", axes), encoding="utf-8")
    return spec


def there(root: Path) -> int:
    """Return how many packages there are, or are just being written."""
    return len(list((root / "packages").glob("*")))


def wait_for(happened: Callable[[], object], run: "subprocess.Popen[str]") -> None:
    """Wait until something has happened, while a run is at work."""
    until = time.monotonic() + _LONGEST_S
    while not happened():
        assert run.poll() is None, run.communicate()
        assert time.monotonic() < until
        time.sleep(0.001)


def test_parents_killed_at_random_moments(
    many: Path, tmp_path: Path, setup: Setup
) -> None:
    """Ten runs in a row are killed, each a little further on; the last one is calm."""
    _, calm = make(many, tmp_path / "calm", setup)
    root, chance = tmp_path / "out", random.Random(7)  # noqa: S311
    for _ in range(_PARENTS):
        enough = there(root) + chance.choice((0, 1, 1, 2))
        run = start(many, "-o", root, "--resume", "--jobs", 1)
        wait_for(lambda: there(root) >= enough, run)  # noqa: B023  # called at once
        time.sleep(chance.random() * 0.02)
        assert run.poll() is None
        run.kill()
        run.communicate()
        for path, data in snapshot(root).items():
            assert calm.get(path, data) == data
    assert there(root) < _ALL

    run = start(many, "-o", root, "--resume", "--jobs", 2)
    run.communicate(timeout=_LONGEST_S)
    assert run.returncode == 1
    assert snapshot(root) == calm


def test_workers_killed_at_random_moments(
    many: Path, tmp_path: Path, setup: Setup
) -> None:
    """
    A run whose workers die ten times makes all there is to make.

    They die while they start, while they plan, and between two packages.
    """
    _, calm = make(many, tmp_path / "calm", setup)
    root, chance = tmp_path / "out", random.Random(11)  # noqa: S311
    run = start(many, "-o", root, "--jobs", 2)
    dead: set[int] = set()
    for _ in range(_WORKERS):
        enough = there(root) + chance.choice((0, 0, 1, 2))
        wait_for(lambda: there(root) >= enough, run)  # noqa: B023  # called at once
        wait_for(lambda: set(children(run.pid)) - dead, run)
        time.sleep(chance.random() * 0.1)
        workers = sorted(set(children(run.pid)) - dead)
        os.kill(chance.choice(workers), signal.SIGKILL)
        # Its fellows end with it, as the pool is broken then.
        dead.update(workers)
    said, problems = run.communicate(timeout=_LONGEST_S)

    assert run.returncode == 1, said + problems
    # An order whose workers died each time may be given up; the next run makes it.
    again = start(many, "-o", root, "--resume", "--jobs", 1)
    again.communicate(timeout=_LONGEST_S)
    assert snapshot(root) == calm


def test_workers_end_with_their_parent(spec: Path, tmp_path: Path) -> None:
    """No worker outlives a parent that was killed, and the lock is free at once."""
    root = tmp_path / "out"
    run = start(spec, "-o", root, "--jobs", 2)
    wait_for(lambda: children(run.pid), run)
    workers = children(run.pid)
    run.kill()
    run.communicate()
    until = time.monotonic() + _LONGEST_S
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.01)

    assert not any(map(alive, workers))
    again = start(spec, "-o", root, "--resume", "--jobs", 1)
    again.communicate(timeout=_LONGEST_S)
    assert again.returncode == 1


def alive(process: int) -> bool:
    """Return whether a process is at work, and no zombie."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
