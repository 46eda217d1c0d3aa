"""`tourlink quote` and `tourlink rates`, where the transcripts do not reach."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.cli.conftest import SMALL, Run
from tourlink.cli import app

DATA = SMALL.parent / "rates"
REQUEST, RATES = DATA / "sa-pa.yaml", DATA / "own.yaml"
OWN = ("--own-rates", "--rates", RATES, "--quoted-on", "2026-11-22")


def quoted(run: Run, *arguments: object) -> Any:
    """Return the quotation that a command prints as JSON."""
    result = run("quote", *arguments, *OWN, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Path:
    """A plan document in a file."""
    path = tmp_path / "plan.json"
    result = run("plan", "--request", REQUEST, "--format", "json", "--output", path)
    assert result.exit_code == 0
    return path


def test_a_plan_and_its_request_have_one_price(run: Run, plan: Path) -> None:
    """Whether it was planned before or is planned now."""
    before = quoted(run, plan, "--pax", "12", "--class", "hotel-3")
    now = quoted(run, REQUEST, "--pax", "12", "--class", "hotel-3")

    assert before == now
    (it,) = before["classes"][0]["breaks"]
    assert it["priced"]["per_person_vnd"] == 3_220_000
    assert "lines" not in it


def test_standard_input_may_be_either(plan: Path) -> None:
    """They are told apart by what they say."""
    wanted = [
        "quote",
        "-",
        *map(str, OWN),
        "--pax",
        "2",
        "--format",
        "csv",
    ]
    found = [
        CliRunner().invoke(app, wanted, input=path.read_bytes()).stdout
        for path in (plan, REQUEST)
    ]

    assert found[0] == found[1]
    assert found[0].startswith("class,paying")


def test_options_go_before_the_terms(run: Run, plan: Path) -> None:
    """Also a margin before a markup."""
    made = quoted(
        run,
        *(plan, "--pax", "10", "--class", "hotel-3", "--margin", "20"),
        *("--commission", "0", "--foc", "0", "--rounding", "1"),
    )

    assert made["terms"] == {
        "markup_percent": None,
        "margin_percent": "20",
        "commission_percent": "0",
        "rounding_vnd": 1,
        "free_per": 0,
    }
    (it,) = made["classes"][0]["breaks"]
    assert it["free"] == 0
    assert it["priced"]["margin_percent"] == "20"


def test_explained_costs_as_rows(run: Run, plan: Path) -> None:
    """Each with the place of its rate, and plain numbers for sheets."""
    result = run("quote", plan, *OWN, "--pax", "2", "--explain", "--format", "csv")

    first, *rows = result.stdout.splitlines()
    assert first == "class,paying,day,what,quantity,unit,net,rate"
    assert any(f"van-16 at {RATES}:" in row for row in rows)
    assert any("catalogue: destinations fansipan: fee" in row for row in rows)


def test_a_date_makes_weekends(run: Run, tmp_path: Path) -> None:
    """For a request that has a month only."""
    request = tmp_path / "request.yaml"
    text = REQUEST.read_text(encoding="utf-8")
    request.write_text(text.replace("start_date: 2026-11-13", "month: 11"), "utf-8")
    arguments = (request, "--pax", "2", "--class", "hotel-3", "--explain")
    undated = quoted(run, *arguments)
    dated = quoted(run, *arguments, "--date", "2026-11-14")

    codes = [[it["code"] for it in made["warnings"]] for made in (undated, dated)]
    assert "no-date" in codes[0] or undated["tour"]["departs"]
    assert "no-date" not in codes[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--markup", "5", "--margin", "5"), "--markup and --margin are both given"),
        (("--plan", "2"), "there is no plan 2: the document has one plan"),
        (("--pax", "0"), "are no group sizes"),
        (("--pax", ""), "are no group sizes"),
        (("--class", "hotel-6"), "there is no class of lodging 'hotel-6'"),
        (("--currency", "USD"), "'USD' is no currency"),
        (("--currency", "USD=0"), "'USD=0' is no currency"),
        (("--currency", "USD=1@tomorrow"), "'tomorrow' is no date"),
        (("--rates", "nowhere.yaml"), "cannot read nowhere.yaml"),
    ],
)
def test_wrong_options_are_told(
    run: Run, plan: Path, arguments: tuple[str, ...], message: str
) -> None:
    """With the exit code of a wrong command."""
    result = run("quote", plan, *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_file_that_is_not_there(run: Run) -> None:
    """Its name is in the message."""
    result = run("quote", "nowhere.json")

    assert result.exit_code == 2
    assert "cannot read nowhere.json" in result.stderr


def test_findings_for_scripts(run: Run) -> None:
    """The same as in text, with file, line and column."""
    result = run("rates", DATA / "few.yaml", "--own-rates", "--format", "json")

    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["rates"] == 6
    assert found["by_confidence"] == {"high": 6}
    errors = [it for it in found["findings"] if it["severity"] == "error"]
    assert [(it["line"], it["column"]) for it in errors] == [(18, 5), (20, 5)]


def test_plans_are_priced_with_own_rates(run: Run) -> None:
    """`tourlink plan --rates` says what the tour is sold for."""
    result = run(
        *("plan", "--request", REQUEST, "--rates", RATES, "--format", "json"),
        *("--adults", "12"),
    )

    assert result.exit_code == 0, result.stderr
    (only,) = json.loads(result.stdout)["plans"]
    assert only["totals"]["price_vnd_per_person"] == 3_220_000
    assert "price" in [it["code"] for it in only["warnings"]]
