"""The same specification gives the same folder, whatever happens on the way."""

import errno
import json
import os
import re
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

import pytest

from tests.batch.conftest import Snapshot, make, snapshot, start
from tourlink.batch.executors import Alone, Crew, local
from tourlink.batch.folder import Folder
from tourlink.batch.grid import Orders
from tourlink.batch.run import Tally, run, work
from tourlink.batch.spec import read_spec
from tourlink.batch.summary import CSV, MANIFEST, XLSX, read_manifest, write_summary
from tourlink.batch.workshop import Setup, heading
from tourlink.errors import OutputError

FIRST = "packages/2-two"


@pytest.fixture
def calm(spec: Path, tmp_path: Path, setup: Setup) -> Snapshot:
    """What an undisturbed run leaves."""
    return make(spec, tmp_path / "calm", setup)[1]


def test_an_undisturbed_run(spec: Path, tmp_path: Path, setup: Setup) -> None:
    """Packages, reasons, manifest and tables are there, and all say the same."""
    tally, found = make(spec, tmp_path / "out", setup)

    assert tally == Tally(made=9, failed=1)
    entries = list(read_manifest(tmp_path / "out"))
    assert [it["number"] for it in entries] == list(range(1, 11))
    assert entries[0]["status"] == "failed"
    assert entries[0]["error"]["class"] == "NoFeasibleChainError"
    assert entries[1]["title"] == "2 days for two"
    assert len(found["summary.csv"].decode("utf-8-sig").splitlines()) == 11
    assert len(re.findall(rb"<li\b", found["index.html"])) == 10
    document = json.loads(found[f"{FIRST}/plan.json"])
    assert document["plans"][0]["title"] == "2 days for two"


def test_processes_and_order_do_not_matter(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot
) -> None:
    """Two workers, or one that starts from the end, leave the same bytes."""
    assert make(spec, tmp_path / "two", setup, local(setup, 2))[1] == calm

    orders, folder = Orders(read_spec(spec)), Folder(tmp_path / "turned")
    with folder.locked():
        run(reversed(list(orders)), folder, setup, local(setup, 1))
        write_summary(orders, folder, setup)
    assert snapshot(tmp_path / "turned") == calm


def test_shards_add_up(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot
) -> None:
    """Parts made one after the other are the whole."""
    orders, folder = Orders(read_spec(spec)), Folder(tmp_path / "parts")
    for part in range(3):
        with folder.locked():
            run(list(orders)[part::3], folder, setup, local(setup, 1))
            write_summary(orders, folder, setup)

    assert snapshot(tmp_path / "parts") == calm


def test_what_is_there_is_not_made_again(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot
) -> None:
    """A second run finds all it wants; what is damaged or lost is made again."""
    root = tmp_path / "calm"
    assert make(spec, root, setup) == (Tally(kept=9, kept_failed=1), calm)

    (root / FIRST / "plan.json").write_bytes(b"{}")
    (root / "packages/3-two/package.json").write_bytes(b"\xff{")
    (root / "packages/4-two/plan.json").unlink()
    (root / "failed/too-far.json").unlink()
    (root / MANIFEST).write_text("broken\n", encoding="utf-8")

    tally, found = make(spec, root, setup)
    assert tally == Tally(made=3, failed=1, kept=6)
    assert found == calm


def test_a_corrupt_line_is_named(tmp_path: Path, calm: Snapshot) -> None:
    """Who reads a manifest learns where it is broken, and how to mend it."""
    path = tmp_path / "calm" / MANIFEST
    lines = calm[MANIFEST].decode().splitlines()
    path.write_text("\n".join([*lines[:4], lines[4][:50]]), encoding="utf-8")

    with pytest.raises(OutputError, match=r"manifest\.jsonl:5 is no entry") as caught:
        list(read_manifest(tmp_path / "calm"))
    assert "--resume" in (caught.value.hint or "")


def test_another_catalogue_makes_other_packages(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot
) -> None:
    """A package is of the facts it was made from, and of no others."""
    from dataclasses import replace

    other = replace(setup, stamps=setup.stamps._replace(catalogue="0" * 64))
    order = next(iter(Orders(read_spec(spec))))

    assert heading(order, setup)["key"] != heading(order, other)["key"]
    tally, found = make(spec, tmp_path / "calm", other)
    assert tally == Tally(made=9, failed=1)
    assert found.keys() == calm.keys()


class _FullDisk:
    """Writes until the disk is full."""

    def __init__(self, room: int) -> None:
        self.room = room

    def __call__(self, path: Path, data: bytes) -> None:
        path.write_bytes(data[: self.room])
        self.room -= len(data)
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


@pytest.mark.parametrize("room", [0, 10, 30_000, 60_000])
def test_a_full_disk_leaves_what_is_whole(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot, room: int
) -> None:
    """The run ends with the reason; all that is there is whole, and stays."""
    root = tmp_path / "full"
    folder = Folder(root, _FullDisk(room))
    with folder.locked(), pytest.raises(OutputError, match="No space left") as caught:
        run(Orders(read_spec(spec)), folder, setup, local(setup, 1))

    assert "--resume" in (caught.value.hint or "")
    there = snapshot(root)
    assert there.items() <= calm.items()
    tally, found = make(spec, root, setup)
    assert tally.kept == sum(it.endswith("package.json") for it in there)
    assert found == calm


@pytest.mark.parametrize("there_before", [[], ["packages"]])
def test_a_folder_that_may_not_be_written_to(
    spec: Path,
    tmp_path: Path,
    setup: Setup,
    monkeypatch: pytest.MonkeyPatch,
    there_before: list[str],
) -> None:
    """
    Nothing is made, the reason is told, and once it may be, the run goes on.

    The system's answer is given in its place, as the superuser may write everywhere.
    """
    root = tmp_path / "shut"
    for name in there_before:
        (root / name).mkdir(parents=True)

    def refuse(path: object, *_: object, **__: object) -> None:
        if "packages" not in str(path) or not there_before or "/." in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with monkeypatch.context() as shut:
        shut.setattr(os, "mkdir", refuse)
        with pytest.raises(OutputError, match="Permission denied") as caught:
            make(spec, root, setup)
    assert str(root) in str(caught.value)
    assert snapshot(root) == {}
    assert make(spec, root, setup)[0].made == 9


def test_a_file_in_the_way(spec: Path, tmp_path: Path, setup: Setup) -> None:
    """A folder cannot be made where a file is."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="cannot write"):
        make(spec, tmp_path / "out", setup)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
# The library that writes workbooks leaves its archive open when the disk is full.
@pytest.mark.filterwarnings("ignore:Exception ignored.*ZipFile")
@pytest.mark.parametrize("name", [MANIFEST, CSV, XLSX, "index.html"])
def test_no_room_for_a_table(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot, name: str
) -> None:
    """The packages are whole, the table of before stays, and it can be made later."""
    root = tmp_path / "calm"
    (root / f".{name}.new").symlink_to("/dev/full")
    with pytest.raises(OutputError, match=f"{name}: No space left") as caught:
        make(spec, root, setup)

    assert "--resume" in (caught.value.hint or "")
    assert snapshot(root) == calm
    assert make(spec, root, setup) == (Tally(kept=9, kept_failed=1), calm)


def test_two_runs_exclude_each_other(spec: Path, tmp_path: Path, setup: Setup) -> None:
    """The second is told, and changes nothing; after the first it may."""
    root = tmp_path / "out"
    with Folder(root).locked():
        run_ = start(spec, "-o", root, "--jobs", 1)
        _, said = run_.communicate()
        assert run_.returncode == 2
        assert "another run is at work" in said
        assert snapshot(root) == {}

    assert make(spec, root, setup)[0].made == 9


class _Fragile(Executor):
    """Breaks at some orders, like a pool whose worker is killed."""

    def __init__(self, setup: Setup, fatal: Iterator[bool]) -> None:
        self._inner = Alone(setup)
        self._fatal = fatal
        self._broken = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        if self._broken:
            raise BrokenExecutor("broken before")
        if next(self._fatal):
            self._broken = True
            lost: Future[Any] = Future()
            lost.set_exception(BrokenExecutor("a worker died"))
            return lost
        return self._inner.submit(fn, *args, **kwargs)


def test_workers_that_die_cost_no_package(
    spec: Path, tmp_path: Path, setup: Setup, calm: Snapshot
) -> None:
    """Every third order kills its worker once, and all packages are made."""
    fatal = (number % 3 == 2 for number in range(1000))
    crew = Crew(lambda: _Fragile(setup, fatal), 4)

    tally, found = make(spec, tmp_path / "fragile", setup, crew)
    assert tally == Tally(made=9, failed=1)
    assert found == calm


class _Poison(Executor):
    """Breaks whenever one certain order is in work."""

    def __init__(self, setup: Setup) -> None:
        self._inner = Alone(setup)
        self._out: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        if args[0].id == "2-two":
            lost: Future[Any] = Future()
            lost.set_exception(BrokenExecutor("a worker died"))
            return lost
        return self._inner.submit(fn, *args, **kwargs)


def test_an_order_that_kills_its_workers_is_the_only_one_lost(
    spec: Path, setup: Setup
) -> None:
    """It is given up after some tries, and would be tried again by the next run."""
    crew = Crew(lambda: _Poison(setup), 3)
    results = list(work(Orders(read_spec(spec)), setup, crew))

    assert len(results) == 10
    failed = {it.id: it for it in results if it.record["status"] == "failed"}
    assert failed.keys() == {"too-far", "2-two"}
    assert failed["2-two"].record["error"]["class"] == "BrokenExecutor"
    assert not getattr(failed["2-two"], "lasting", True)


def test_fail_fast(spec: Path, tmp_path: Path, setup: Setup) -> None:
    """Nothing is handed out after the first failure."""
    folder = Folder(tmp_path / "out")
    with folder.locked():
        tally = run(
            Orders(read_spec(spec)), folder, setup, local(setup, 1), fail_fast=True
        )

    assert tally == Tally(failed=1)
