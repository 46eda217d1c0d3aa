"""Processes are killed at all moments; nothing is lost and nothing comes twice."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.batch.conftest import make, snapshot, start
from tourlink.batch.workshop import Setup

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="children are looked up in /proc"
)

_PARENTS = 10
_WORKERS = 10
_LONGEST_S = 60.0


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


def test_parents_killed_at_random_moments(
    spec: Path, tmp_path: Path, setup: Setup
) -> None:
    """Ten runs in a row are killed, each a little further on; the last one is calm."""
    _, calm = make(spec, tmp_path / "calm", setup)
    root, chance = tmp_path / "out", random.Random(7)  # noqa: S311
    (root / "packages").mkdir(parents=True)
    for _ in range(_PARENTS):
        there = len(list((root / "packages").iterdir()))
        enough = there + chance.choice((0, 1, 1, 2))
        run = start(spec, "-o", root, "--resume", "--jobs", 1)
        until = time.monotonic() + _LONGEST_S
        while run.poll() is None and time.monotonic() < until:
            if len(list((root / "packages").iterdir())) >= enough:
                time.sleep(chance.random() * 0.02)
                break
            time.sleep(0.001)
        run.kill()
        run.communicate()
        for path, data in snapshot(root).items():
            assert calm.get(path, data) == data

    run = start(spec, "-o", root, "--resume", "--jobs", 2)
    run.communicate(timeout=_LONGEST_S)
    assert run.returncode == 1
    assert snapshot(root) == calm


def test_workers_killed_at_random_moments(
    spec: Path, tmp_path: Path, setup: Setup
) -> None:
    """A run whose workers die again and again makes all there is to make."""
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("[2, 3, 4]", "[2, 3, 4, 5, 6]"), encoding="utf-8")
    _, calm = make(spec, tmp_path / "calm", setup)
    root, chance = tmp_path / "out", random.Random(11)  # noqa: S311
    run = start(spec, "-o", root, "--jobs", 2)
    killed = 0
    until = time.monotonic() + _LONGEST_S
    while run.poll() is None and killed < _WORKERS and time.monotonic() < until:
        workers = children(run.pid)
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed += 1
        time.sleep(chance.uniform(0.1, 0.7))
    said, problems = run.communicate(timeout=_LONGEST_S)

    assert run.returncode == 1, said + problems
    assert killed >= 1
    # A worker that dies with the same order each time may have spoilt it; the next
    # run makes what is missing.
    again = start(spec, "-o", root, "--resume", "--jobs", 1)
    again.communicate(timeout=_LONGEST_S)
    assert snapshot(root) == calm


def test_workers_end_with_their_parent(spec: Path, tmp_path: Path) -> None:
    """No worker outlives a parent that was killed, and the lock is free at once."""
    root = tmp_path / "out"
    run = start(spec, "-o", root, "--jobs", 2)
    until = time.monotonic() + _LONGEST_S
    while not (workers := children(run.pid)) and time.monotonic() < until:
        time.sleep(0.01)
    assert workers
    run.kill()
    run.communicate()
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
