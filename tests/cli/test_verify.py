"""`tourlink verify`: what it reads, what it writes, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.cli.conftest import Run
from tourlink.cli import app

DATA = Path(__file__).parents[1] / "data" / "verify"
GOOD, SPOILT = DATA / "small-plan.json", DATA / "small-spoilt.json"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A plan that was made from another catalogue."""
    document = json.loads(GOOD.read_text(encoding="utf-8"))
    document["catalogue"]["sha256"] = "0" * 64
    path = tmp_path / "other.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_exit_codes(run: Run, other: Path) -> None:
    """0 if all holds, 1 if something is broken, or unchecked where that counts."""
    assert run("verify", GOOD, "--strict").exit_code == 0
    assert run("verify", SPOILT).exit_code == 1
    assert run("verify", other).exit_code == 0
    assert run("verify", other, "--strict").exit_code == 1
    assert run("verify", GOOD, "--plan", 2).exit_code == 2


def test_json_has_what_is_broken(run: Run) -> None:
    """Status, limit, value, rule and places, for scripts."""
    result = run("verify", SPOILT, "--format", "json")
    found: Any = json.loads(result.stdout)
    broken = {
        it["constraint"]: it for it in found["constraints"] if it["status"] == "broken"
    }

    assert result.exit_code == 1
    assert found["format"] == "tourlink-verification/1"
    assert not found["holds"]
    assert set(broken) == {"lunch", "score"}
    assert broken["score"]["at"] == "/plans/0/score"
    assert broken["score"]["value"] == broken["score"]["limit"] + 100
    assert found["counts"]["broken"] == 2


def test_standard_input(run: Run) -> None:
    """- reads what another command writes."""
    assert run is not None  # for its surroundings
    result = CliRunner().invoke(app, ["verify", "-"], input=GOOD.read_bytes())
    assert result.exit_code == 0
    assert "0 broken" in result.stdout

    result = CliRunner().invoke(app, ["verify", "-"], input=b"\xff")
    assert result.exit_code == 2
    assert "standard input is not UTF-8" in result.stderr


def test_report_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    """As with all commands that show results."""
    target = tmp_path / "report.txt"
    result = run("verify", SPOILT, "--output", target)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "broken: lunch in plan 1" in target.read_text(encoding="utf-8")
