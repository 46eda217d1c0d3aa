"""`tourlink portfolio`: formats, files and exit codes."""

import csv
import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ASKED = (
    *("portfolio", "--agreement", "hanoi-northwest", "--days", "3", "--chains", "2"),
    *("--quarters", "2027Q1", "--tries", "2", "--min-members", "1", "--share", "1"),
)


def test_every_cell_is_a_line(run: Run) -> None:
    """The CSV has each member, theme and quarter, with chains or with a reason."""
    result = run(*ASKED, "--format", "csv")
    assert result.exit_code == 0
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert [(it["member"], it["theme"]) for it in rows] == [
        ("lao-cai", "culture-heritage"),
        ("lao-cai", "nature-wellness"),
        ("dien-bien", "culture-heritage"),
        ("dien-bien", "nature-wellness"),
    ]
    assert all(bool(it["chains"]) != bool(it["reason"]) for it in rows)


def test_plans_are_documents_of_their_own(run: Run, tmp_path: Path) -> None:
    """The plans written are read by other commands, and verify."""
    folder = tmp_path / "new" / "plans"
    result = run(*ASKED, "--format", "json", "--plans", folder)
    document = json.loads(result.stdout)
    assert document["format"] == "tourlink-portfolio/1"
    written = sorted(folder.iterdir())
    assert len(written) == len(document["chains"])
    for path in written:
        assert path.name.endswith("-2027Q1.json")
        assert run("verify", path).exit_code == 0


def test_request_file_with_options_on_top(run: Run, tmp_path: Path) -> None:
    """A file says what holds for each chain; what it may not say is an error."""
    file = tmp_path / "all.yaml"
    file.write_text("agreement: hanoi-northwest\ndays: 3\ntheme: nature-wellness\n")
    rest = ("--tries", 1, "--min-members", 1, "--share", 1, "--quarters", "2027Q1")
    found = run("portfolio", "--request", file, "--format", "json", *rest)
    assert json.loads(found.stdout)["themes"] == ["nature-wellness"]
    file.write_text("agreement: hanoi-northwest\nmonth: 3\n")
    refused = run("portfolio", "--request", file)
    assert refused.exit_code == 2
    assert "give --quarters instead" in refused.stderr


def test_exit_codes(run: Run, tmp_path: Path) -> None:
    """1 with --strict and a gap, or where nothing fits; 2 for what cannot be read."""
    assert run(*ASKED, "--strict").exit_code == 1
    assert run(*ASKED, "--chains", 60, "--min-chains", 60).exit_code == 1
    assert run("portfolio").exit_code == 2
    assert run(*ASKED, "--share", "much").exit_code == 2
    assert run(*ASKED, "--quarters", "soon").exit_code == 2
    file = tmp_path / "file"
    file.touch()
    assert run(*ASKED, "--plans", file / "plans").exit_code == 2


def test_without_the_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without scipy the error says what to install."""
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    result = run(*ASKED)
    assert result.exit_code == 3
    assert "pip install 'tourlink[portfolio]'" in result.stderr
