"""`tourlink plan` while it searches: time, bounds, progress, and an end to it."""

import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from typer.testing import Result

from tourlink.planner.alternatives import further
from tourlink.solver.chains.search import Search

Run = Callable[..., Result]
SRC = Path(__file__).parents[2] / "src"
SMALL = Path(__file__).parents[1] / "data" / "small"
LONG = ("--days", "6-9", "--effort", "high", "--bound")
NOTE = "note: interrupted; the best plan so far"
PATIENCE = 120
"""Seconds after which a test fails; on a busy machine things take their time."""

only_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="signals and terminals of POSIX"
)


def command(*arguments: str) -> list[str]:
    """Return a command line of its own process."""
    return [sys.executable, "-m", "tourlink", "plan", *arguments]


def environ(**more: str) -> dict[str, str]:
    """Return the surroundings of such a process."""
    return {**os.environ, "PYTHONPATH": str(SRC), **more}


def test_seconds(run: Run) -> None:
    """However few they are, there is a plan; also of the effort that goes on."""
    for effort in ("fast", "high"):
        result = run("plan", "--days", 4, "--seconds", 0.1, "--effort", effort)
        assert result.exit_code == 0
        assert result.stdout
        assert result.stderr == ""


@pytest.mark.parametrize("effort", ["fast", "standard", "high"])
def test_bound(run: Run, effort: str) -> None:
    """In the document and for people."""
    asked = ("plan", "--days", 4, "--bound", "--effort", effort)
    (plan,) = json.loads(run(*asked, "--format", "json").stdout)["plans"]

    assert plan["bound"] >= plan["score"]
    assert plan["gap"] == pytest.approx(1 - plan["score"] / plan["bound"], abs=1e-4)
    assert plan["status"] == ("optimal" if plan["gap"] == 0 else "feasible")
    # The small catalogue is small enough for a proof.
    assert plan["status"] == "optimal"
    assert "optimal" in run(*asked).stdout
    assert "optimal" not in run(*asked[:3]).stdout


def test_nothing_but_the_plan_in_a_pipe() -> None:
    """No progress where nobody is watching."""
    result = subprocess.run(
        command("--days", "4", "--format", "json"),
        check=True,
        capture_output=True,
        env=environ(TOURLINK_CATALOGUE=str(SMALL)),
    )

    assert result.stderr == b""
    assert json.loads(result.stdout)["plans"]


def on_terminal(*arguments: str, stop_at: bytes | None = None) -> tuple[int, bytes]:
    """
    Run with standard error on a terminal; return the exit code and what it shows.

    `stop_at` interrupts the process once it is to be read there.
    """
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environ(TERM="xterm", TOURLINK_CATALOGUE=""),
    )
    os.close(theirs)
    shown, until = b"", monotonic() + PATIENCE
    try:
        while monotonic() < until:
            if not select.select([ours], [], [], 1)[0]:
                continue
            try:
                part = os.read(ours, 4096)
            except OSError:  # closed at the other end, as Linux says it
                break
            if not part:
                break
            shown += part
            if stop_at is not None and stop_at in shown:
                process.send_signal(signal.SIGINT)
                stop_at = None
        out, _ = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return process.returncode, shown + b"\0" + out


@only_posix
def test_progress_on_a_terminal() -> None:
    """One line, which is cleared; scores rise."""
    code, shown = on_terminal("--days", "3", "--effort", "fast")

    assert code == 0
    screen = shown.partition(b"\0")[0].decode()
    scores = re.findall(r"searching: ([\d,]+) points so far", screen)
    points = [int(it.replace(",", "")) for it in scores]
    assert points
    assert points == sorted(points)
    assert "\n" not in screen
    assert screen.endswith("\r")
    assert screen.split("\r")[-2].strip() == ""
    assert all(len(line) < 80 for line in screen.split("\r"))


@only_posix
def test_interrupted_by_hand() -> None:
    """Whoever has seen enough gets the best plan so far."""
    code, shown = on_terminal(*LONG, "--format", "json", stop_at=b"points so far")

    assert code == 0
    screen, _, out = shown.partition(b"\0")
    assert NOTE in screen.decode()
    (plan,) = json.loads(out)["plans"]
    assert plan["days"]
    assert (plan["bound"], plan["gap"], plan["status"]) == (None, None, "feasible")


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan of the first length, though the second had none yet."""
    once = Search.run
    calls: list[int] = []

    def search(self: Search, work: object) -> None:
        calls.append(1)
        if len(calls) > 1:
            raise KeyboardInterrupt
        once(self, work)  # type: ignore[arg-type]

    monkeypatch.setattr(Search, "run", search)
    result = run("plan", "--days", "3-4", "--format", "json", "--bound")

    assert result.exit_code == 0
    assert result.stderr == f"{NOTE}\n"
    (plan,) = json.loads(result.stdout)["plans"]
    assert (len(plan["days"]), plan["bound"]) == (3, None)
    calls.clear()
    assert run("--quiet", "plan", "--days", "3-4").stderr == ""


@pytest.mark.parametrize("moment", ["model of the next length", "legs are kept"])
def test_interrupted_between_searches(
    run: Run, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The plan that was found before is not lost, whenever the key is pressed."""
    from tourlink.planner import task
    from tourlink.planner.legs import Legs

    first = task.variants
    if moment == "legs are kept":

        def keep(_: Legs) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Legs, "keep", keep)

    def variants(*arguments: Any) -> Any:
        yield next(iter(first(*arguments)))
        raise KeyboardInterrupt

    monkeypatch.setattr(task, "variants", variants)
    result = run("plan", "--days", "3-4", "--format", "json", "--bound")

    assert result.exit_code == 0
    assert result.stderr == f"{NOTE}\n"
    (plan,) = json.loads(result.stdout)["plans"]
    assert (len(plan["days"]), plan["bound"]) == (3, None)


def test_interrupted_while_it_looks_for_alternatives(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first plan is there already."""
    once = Search.run
    looking: list[bool] = []

    def look_further(*arguments: Any) -> Any:
        looking.append(True)
        return further(*arguments)

    def search(self: Search, work: Any) -> None:
        if looking:
            raise KeyboardInterrupt
        once(self, work)

    monkeypatch.setattr("tourlink.planner.task.further", look_further)
    monkeypatch.setattr(Search, "run", search)
    result = run("plan", "--days", 4, "-k", 3, "--format", "json")

    assert result.exit_code == 0
    assert result.stderr == f"{NOTE}\n"
    assert len(json.loads(result.stdout)["plans"]) == 1


def test_interrupted_before_there_is_a_plan(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell's code for it, and no word."""

    def search(_: Search, __: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Search, "run", search)
    result = run("plan", "--days", 4)

    assert (result.exit_code, result.output) == (130, "")
