"""A Dask cluster on loopback makes what local processes make."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.conftest import ROOT, make
from tourlink.batch.executors import cluster
from tourlink.batch.workshop import Setup
from tourlink.errors import ConfigError

pytestmark = pytest.mark.filterwarnings("ignore")  # of Dask's own making

_LONGEST_S = 60.0
_SCHEDULER = """
import asyncio, sys
from distributed import Scheduler

async def serve():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(serve())
"""
_WORKER = """
import asyncio, sys
from distributed import Worker

async def serve():
    async with Worker(sys.argv[1], nthreads=1, dashboard=False) as worker:
        print(worker.address, flush=True)
        await worker.finished()

asyncio.run(serve())
"""


def begin(code: str, *arguments: str, folder: Path) -> "subprocess.Popen[str]":
    """Start a part of the cluster, in a folder of its own and with no shared cache."""
    folder.mkdir()
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "TOURLINK_CACHE": str(folder / "cache"),
            "DASK_TEMPORARY_DIRECTORY": str(folder),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    """Return what a process says when it is ready."""
    assert process.stdout
    return process.stdout.readline().strip()


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scheduler = begin(_SCHEDULER, folder=folder / "scheduler")
        self.address = first_line(self._scheduler)
        self.workers: list[subprocess.Popen[str]] = []

    def hire(self) -> None:
        """Start a worker, and wait until it is ready."""
        folder = self._folder / f"worker-{len(self.workers)}"
        worker = begin(_WORKER, self.address, folder=folder)
        assert first_line(worker)
        self.workers.append(worker)

    def end(self) -> None:
        """End all of them."""
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.communicate()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster of two workers."""
    pytest.importorskip("distributed")
    (tmp_path / "cluster").mkdir()
    found = Cluster(tmp_path / "cluster")
    try:
        found.hire()
        found.hire()
        yield found
    finally:
        found.end()


def test_a_cluster_makes_the_same_bytes(
    spec: Path, tmp_path: Path, setup: Setup, dask: Cluster
) -> None:
    """Also when a worker is killed in the middle, and another one joins."""
    _, calm = make(spec, tmp_path / "calm", setup)
    with cluster(setup, dask.address) as crew:
        assert make(spec, tmp_path / "whole", setup, crew)[1] == calm

    def disturb() -> None:
        packages = tmp_path / "disturbed" / "packages"
        until = time.monotonic() + _LONGEST_S
        while time.monotonic() < until:
            if packages.is_dir() and any(packages.iterdir()):
                break
            time.sleep(0.005)
        dask.workers[0].send_signal(signal.SIGKILL)
        dask.hire()

    killer = threading.Thread(target=disturb)
    with cluster(setup, dask.address) as crew:
        killer.start()
        tally, found = make(spec, tmp_path / "disturbed", setup, crew)
        killer.join(_LONGEST_S)
    assert (tally.made, tally.failed) == (9, 1)
    assert found == calm


def test_no_scheduler(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody answers there is an error, and soon."""
    pytest.importorskip("distributed")
    monkeypatch.setattr("tourlink.batch.executors._CONNECT_S", "200ms")

    with (
        pytest.raises(ConfigError, match="no scheduler"),
        cluster(setup, "tcp://127.0.0.1:1"),
    ):
        pass
