"""`tourlink lock` and `tourlink diff`."""

import json
import os
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import SMALL, Run

DATA = SMALL.parent
PLAN = DATA / "verify" / "small-plan.json"
OWN = DATA / "rates" / "own.yaml"
RATES = ("--rates-old", OWN, "--rates-new", OWN, "--own-rates")
DEARER = f"{SMALL}{os.pathsep}{DATA / 'layers' / 'dearer'}"
NO_CABLE = f"{SMALL}{os.pathsep}{DATA / 'layers' / 'no-cable'}"


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    """A plan with its lock beside it."""
    path = Path(copy(PLAN, tmp_path / "plan.json"))
    assert run("lock", path, "--rates", OWN, "--own-rates").exit_code == 0
    assert path.with_name("plan.lock.json").exists()
    return path


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ("broken,repriced,better", 1),
        ("repriced", 1),
        ("changed", 1),
        ("broken", 0),
        ("none", 0),
        ("none,broken", 2),
        ("dearer", 2),
    ],
)
def test_who_runs_it_says_what_fails(
    fail_on: str, code: int, plan: Path, run: Run
) -> None:
    """A dearer entrance fails a check that looks at prices, and no other."""
    result = run("diff", SMALL, DEARER, plan, *RATES, "--fail-on", fail_on)
    assert result.exit_code == code, result.stderr


def test_json_says_all(plan: Path, run: Run) -> None:
    """Scripts get records, packages, reasons and counts."""
    result = run(
        "diff", SMALL, NO_CABLE, "--packages", plan.parent, *RATES, "--format", "json"
    )
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["format"] == "tourlink-diff/1"
    (record,) = report["differences"]
    assert record["record"] == "corridors/cable-sa-pa-fansipan"
    (package,) = report["packages"]
    assert package["effects"] == ["broken"]
    assert package["changed"] == ["corridors/cable-sa-pa-fansipan"]
    assert {it["constraint"] for it in package["broken"]} == {"corridor-months"}
    assert report["counts"]["unlocked"] == 0


def test_no_difference_is_no_reason_to_fail(plan: Path, run: Run) -> None:
    """Equal catalogues and rates leave the plan shut."""
    result = run("diff", SMALL, SMALL, plan, *RATES, "--fail-on", "changed")
    assert result.exit_code == 0
    assert "No record differs" in result.stdout
    assert "1 skipped by their locks" in result.stdout


def test_a_lock_is_no_plan(plan: Path, run: Run) -> None:
    """Who names the wrong one of two files is told."""
    result = run("lock", plan.with_name("plan.lock.json"))
    assert result.exit_code == 2
    assert "give the plan beside it" in result.stderr


def test_other_catalogues_lock_nothing(plan: Path, run: Run) -> None:
    """A lock by other facts would be a lie."""
    result = run(
        "lock", plan, "--catalogue", SMALL, "--catalogue", DEARER.split(os.pathsep)[1]
    )
    assert result.exit_code == 2
    assert "made from another catalogue" in result.stderr
