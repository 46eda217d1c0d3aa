"""`tourlink when`: what it takes, where it writes, what it says when it cannot."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tourlink.cli import app

DATA = Path(__file__).parents[1] / "data"
REQUEST = DATA / "requests" / "golden-rice.yaml"
PLAN = DATA / "plans" / "lai-chau-road.json"


def when(*arguments: object, stdin: str | None = None) -> Result:
    """Run the command on the bundled catalogue."""
    return CliRunner().invoke(app, ["when", *map(str, arguments)], input=stdin)


def test_a_plan_is_told_by_its_content() -> None:
    """Whatever the file is called, and from standard input too."""
    from_file = when(PLAN, "--year", 2027, "--format", "json")
    text = PLAN.read_text(encoding="utf-8")
    from_input = when("-", "--year", 2027, "--format", "json", stdin=text)

    assert from_file.exit_code == 1  # the catalogue has none of its corridors
    assert from_file.stdout == from_input.stdout
    assert json.loads(from_file.stdout)["subject"] == "plan"


def test_a_request_from_standard_input() -> None:
    """As YAML."""
    text = REQUEST.read_text(encoding="utf-8")
    found = when("-", "--year", 2027, "-f", "csv", stdin=text)

    assert found.exit_code == 0
    assert len(list(csv.DictReader(StringIO(found.stdout)))) == 52


def test_the_year_is_the_one_after_the_newest_fact() -> None:
    """No clock is asked."""
    found = when(REQUEST, "-f", "json")

    plain = json.loads(found.stdout)
    assert plain["year"] == int(plain["catalogue"]["as_of"][:4]) + 1


def test_a_calendar_file(tmp_path: Path) -> None:
    """Bytes, whole."""
    file = tmp_path / "weeks.ics"
    found = when(REQUEST, "--year", 2027, "-f", "ics", "-o", file)

    assert (found.exit_code, found.stdout) == (0, "")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_nothing_works_all_year(tmp_path: Path) -> None:
    """It worked, and the answer is no."""
    file = tmp_path / "boats.yaml"
    file.write_text("{province: Kon Tum, modes: boat, days: 2}", encoding="utf-8")
    found = when(file, "--year", 2027)

    assert found.exit_code == 1
    assert "blocked" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.yaml",), "cannot read nowhere.yaml"),
        ((PLAN, "--plan", 7), "there is no plan 7: the document has one plan"),
        ((PLAN, "--solve"), "a plan is moved as it is"),
        ((REQUEST, "--year", 1900), "Invalid value for '--year'"),
    ],
)
def test_what_cannot_be_rated(arguments: tuple[object, ...], message: str) -> None:
    """Said on standard error, with the code for wrong input."""
    found = when(*arguments)

    assert found.exit_code == 2
    assert message in found.stderr
    assert found.stdout == ""


def test_neither_a_request_nor_a_plan() -> None:
    """The problems of the file are told."""
    found = when("-", "--year", 2027, stdin="{dayz: 3}")

    assert found.exit_code == 2
    assert "dayz" in found.stderr


def test_solving(tmp_path: Path) -> None:
    """Each week that is possible has a score."""
    file = tmp_path / "day.yaml"
    file.write_text(
        "{must: Bac Ha market, start: Bac Ha, days: 1, province: Lao Cai}",
        encoding="utf-8",
    )
    found = when(file, "--year", 2027, "--solve", "-f", "csv")

    rows = list(csv.DictReader(StringIO(found.stdout)))
    assert all(int(row["score"]) > 0 for row in rows)
    assert {row["starts"].count("-") for row in rows} == {2}
