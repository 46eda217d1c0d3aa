"""Documents from the command line: options, languages, and what a terminal takes."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.export.reading import flat, read_pdf
from tourlink.cli import app
from tourlink.cli.locale_ import system_lang
from tourlink.pricing.book import load_book
from tourlink.vocabulary import Lang

PLANS = Path(__file__).parents[1] / "data" / "plans"
PLAN = PLANS / "lai-chau-road.json"


def run(*arguments: object) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "vi_VN"}, Lang.FR),
        ({"LC_MESSAGES": "vi_VN.UTF-8", "LANG": "fr"}, Lang.VI),
        ({"LANG": "vi"}, Lang.VI),
        ({"LANG": "fr-CA"}, Lang.FR),
        ({"LC_ALL": "", "LANG": "fr_FR"}, Lang.FR),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, Lang.EN),
        ({"LANG": "de_DE.UTF-8"}, Lang.EN),
        ({}, Lang.EN),
    ],
)
def test_system_lang(variables: dict[str, str], lang: Lang) -> None:
    """The first variable that is set decides; other languages read English."""
    assert system_lang(variables, "linux") is lang


@pytest.mark.parametrize(
    ("identifier", "lang"), [(0x042A, Lang.VI), (0x0C0C, Lang.FR), (0x0407, Lang.EN)]
)
def test_system_lang_on_windows(
    monkeypatch: pytest.MonkeyPatch, identifier: int, lang: Lang
) -> None:
    """Where no variable is set, the language is that of the windows."""
    monkeypatch.setattr("tourlink.cli.locale_._windows_language", lambda: identifier)

    assert system_lang({}, "win32") is lang
    assert system_lang({"LANG": "fr_FR"}, "win32") is Lang.FR


def test_windows_language_elsewhere() -> None:
    """Is not known, and no error."""
    if sys.platform != "win32":
        assert system_lang({}, "win32") is Lang.EN


def test_plan_speaks_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unless it is asked for another."""
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    arguments = ("plan", "--province", "Lai Chau", "--days", "2", "--modes", "road")

    assert "Ngày 1" in run(*arguments).stdout
    assert "Jour 1" in run(*arguments, "--lang", "fr").stdout


def test_export_speaks_the_language_of_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which somebody chose when it was made."""
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")

    assert "Day 1" in run("export", PLAN).stdout
    assert "Ngày 1" in run("export", PLAN, "--lang", "vi").stdout


def test_format_by_suffix(tmp_path: Path) -> None:
    """A PDF of what the guide needs, in Vietnamese."""
    path = tmp_path / "guide.pdf"
    done = run(
        *("export", PLAN, "--lang", "vi", "--variant", "operational", "-o", path)
    )

    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "Lệnh điều xe" in read_pdf(path.read_bytes())


def test_bytes_through_a_pipe_but_not_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A terminal would show signs that nobody can read, and might do what they say."""
    piped = run("export", PLAN, "--format", "pdf")
    assert piped.stdout_bytes.startswith(b"%PDF")

    monkeypatch.setattr("tourlink.cli.output._is_terminal", lambda: True)
    shown = run("export", PLAN, "--format", "pdf")
    assert shown.exit_code == 2
    assert "pdf is no text for a terminal" in shown.stderr
    assert "--output tour.pdf" in shown.stderr


def test_brand_template_and_quote(tmp_path: Path) -> None:
    """All three go into the page."""
    plan = json.loads(PLAN.read_text(encoding="utf-8"))["plans"][0]
    brand, quote = tmp_path / "brand.yaml", tmp_path / "quote.json"
    brand.write_text("name: Red River\n", encoding="utf-8")
    text = '{% extends "tourlink/itinerary.html.j2" %}{% block head %}<!--own-->'
    (tmp_path / "itinerary.html.j2").write_text(text + "{% endblock %}")
    tour: dict[str, object] = {"title": plan["title"], "days": len(plan["days"])}
    tour["departs"] = plan["days"][0]["date"]
    quotation: dict[str, object] = {
        "format": "tourlink-quote/1",
        "tour": tour,
        "quoted_on": "2026-10-01",
        "valid_until": None,
        "vat": {"percent": "8"},
        "terms": {"free_per": 0},
        "classes": [],
    }
    quote.write_text(json.dumps(quotation), encoding="utf-8")
    done = run(
        *("export", PLAN, "--format", "html", "--brand", brand),
        *("--template", tmp_path, "--quote", quote),
    )

    assert done.exit_code == 0, done.output
    assert "<!--own-->" in done.stdout
    assert "Red River" in flat(done.stdout)


PLANNED = ("plan", "--province", "Lai Chau", "--days", "2", "--effort", "draft")


def test_plan_with_prices_in_one_pass() -> None:
    """Routed and priced, in the language of the client."""
    arguments = (*PLANNED, "--month", "3", "--lang", "fr", "--pax", "10,2")
    done = run(*arguments, "--lodging-class", "hotel-2", "--format", "markdown")

    assert done.exit_code == 0, done.output
    page = flat(done.stdout)
    assert "| Groupe | Véhicule | Hôtel 2 étoiles |" in page
    assert page.index("| 2 personnes |") < page.index("| 10 personnes |")
    assert "Prix sur demande" not in page
    assert "TVA de 10 % comprise" in page


def test_prices_that_lack_rates_are_on_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And it is said that some do."""
    book = replace(load_book([]), staff=())
    monkeypatch.setattr("tourlink.pricing.book.load_book", lambda _: book)
    done = run(*PLANNED, "--pax", "2", "--format", "markdown")

    assert done.exit_code == 0, done.output
    assert "| on request |" in flat(done.stdout)
    assert "note: 2 rates missing; tourlink quote lists them" in done.stderr


@pytest.mark.parametrize("pax", ["", "two", "0"])
def test_sizes_that_are_none(pax: str) -> None:
    """Are refused before anything is planned."""
    done = run(*PLANNED, "--pax", pax)

    assert done.exit_code == 2
    assert "are no group sizes" in done.stderr


def test_wrong_brand_has_its_place(tmp_path: Path) -> None:
    """As every file that people write."""
    brand = tmp_path / "brand.yaml"
    brand.write_text("name: Red River\ncolour: red\n", encoding="utf-8")
    done = run("export", PLAN, "--format", "html", "--brand", brand)

    assert done.exit_code == 2
    assert f"{brand}:2:9" in done.stderr
