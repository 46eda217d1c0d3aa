"""`tourlink coverage` on the small catalogue."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_text_fits_a_terminal(run: Run) -> None:
    """Two heat tables and the gaps, within 80 columns, with no colour in a pipe."""
    result = run("coverage")

    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "Gaps to fill first" in result.stdout
    assert "Lao Cai" in result.stdout


def test_colour_only_repeats_the_numbers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With and without colours the page says the same."""
    plain = run("coverage").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("coverage").stdout

    assert "\x1b" in coloured
    assert plain.count("Lao Cai") == coloured.count("Lao Cai")


def test_filters(run: Run) -> None:
    """Each option is passed on, and may be repeated."""
    options = ("--province", "Lao Cai", "--theme", "adventure", "--month", "5")
    found = json.loads(run("coverage", *options, "--format", "json").stdout)

    assert [it["id"] for it in found["provinces"]] == ["lao-cai"]
    assert (found["themes"], found["months"]) == (["adventure"], [5])
    assert len(found["cells"]) == 1


def test_no_gaps_wanted(run: Run) -> None:
    """Then there is no heading for them either."""
    assert "Gaps" not in run("coverage", "--gaps", "0").stdout


def test_csv(run: Run) -> None:
    """Lines that a spreadsheet reads."""
    rows = list(csv.DictReader(StringIO(run("coverage", "--format", "csv").stdout)))

    assert {"lao-cai", "ha-noi"} <= {row["province"] for row in rows}


def test_html_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    """Whole, and nothing to the terminal."""
    page = tmp_path / "coverage.html"

    result = run("coverage", "--format", "html", "--output", page)

    assert result.stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_an_unknown_province_is_an_error(run: Run) -> None:
    """With the nearest name as a hint."""
    result = run("coverage", "--province", "Lao Kai")

    assert result.exit_code == 2
    assert "hint:" in result.stderr
