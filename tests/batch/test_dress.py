"""What an agency puts on the documents of a batch: brand, land, words and prices."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest

from tests.batch.conftest import SMALL, make
from tests.cli.conftest import Run
from tourlink.batch.dress import read_dress
from tourlink.batch.executors import Alone, Crew, local
from tourlink.batch.run import Tally
from tourlink.batch.spec import read_spec
from tourlink.batch.summary import read_manifest
from tourlink.batch.workshop import Setup
from tourlink.errors import FileError, MissingExtraError, RequestError
from tourlink.export import FormatName
from tourlink.pricing.book import load_book
from tourlink.vocabulary import Lang

SPEC = """
title: "{days} days for us"
formats: [markdown, html, svg, gpx]
languages: [en, vi]
variants: [proposal, operational]
brand: brand.yaml
template: words
map_outline: land.geojson
quote: {quoted_on: 2026-11-22, pax: [2, 10], classes: [hotel-3]}
defaults: {effort: draft, modes: [road]}
grid: {days: [2, 3]}
"""
BRAND = 'name: "Red River"\ncolour: "#0b5a4a"\nlogo: logo.svg\n'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
WORDS = '{% extends "tourlink/itinerary.md.j2" %}\n'
LAND = {
    "type": "Polygon",
    "coordinates": [[[102, 19], [108, 19], [108, 24], [102, 24], [102, 19]]],
}


@pytest.fixture
def dressed(tmp_path: Path) -> Path:
    """A specification of two packages with all that an agency may put on them."""
    folder = tmp_path / "agency"
    (folder / "words").mkdir(parents=True)
    (folder / "brand.yaml").write_text(BRAND, encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (folder / "words" / "itinerary.md.j2").write_text(WORDS, encoding="utf-8")
    (folder / "land.geojson").write_text(json.dumps(LAND), encoding="utf-8")
    path = folder / "spec.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


def setup_of(spec: Path, setup: Setup) -> Setup:
    """Return what workers need for a specification."""
    file = read_spec(spec)
    formats, languages = file.spec.formats, file.spec.languages
    return replace(setup, formats=formats, languages=languages, dress=read_dress(file))


def entries(root: Path) -> list[dict[str, Any]]:
    """Return what the manifest says."""
    return list(read_manifest(root))


def test_documents_are_those_of_export(
    command: Run, dressed: Path, tmp_path: Path
) -> None:
    """Each is what `tourlink export` makes of the plan with the same options."""
    pytest.importorskip("jinja2")
    root, given = tmp_path / "out", dressed.parent
    made = command("batch", dressed, "-o", root, "--jobs", "1", "--catalogue", SMALL)
    assert made.exit_code == 0, made.stderr
    home = root / "packages" / "2"
    there = {it.name for it in home.iterdir()}
    shared = {"plan.json", "plan.lock.json", "package.json", "quote.json"}
    assert there - shared == {
        f"itinerary{variant}.{lang}.{suffix}"
        for lang in ("en", "vi")
        for variant, suffixes in (("", "md html svg gpx"), ("-operational", "md html"))
        for suffix in suffixes.split()
    }
    again = tmp_path / "again"
    again.mkdir()
    options = ["--brand", given / "brand.yaml", "--template", given / "words"]
    options += ["--map-outline", given / "land.geojson", "--quote", home / "quote.json"]
    for name in there - shared:
        _, lang, suffix = name.split(".")
        variant = "operational" if "operational" in name else "proposal"
        told = ["--lang", lang, "--variant", variant, "--output", again / name]
        result = command("export", home / "plan.json", *options, *told)
        assert result.exit_code == 0, result.stderr
        assert (again / name).read_bytes() == (home / name).read_bytes(), suffix


def test_quotations_are_those_of_quote(
    command: Run, dressed: Path, tmp_path: Path
) -> None:
    """Each is what `tourlink quote` gives, and the tables show its least price."""
    root = tmp_path / "out"
    command("batch", dressed, "-o", root, "--jobs", "1", "--catalogue", SMALL)
    home = root / "packages" / "3"
    options = ["--pax", "2,10", "--class", "hotel-3", "--quoted-on", "2026-11-22"]
    result = command(
        "quote", home / "plan.json", *options, "--format", "json", "--catalogue", SMALL
    )
    quote = json.loads((home / "quote.json").read_bytes())

    assert json.loads(result.stdout) == quote
    prices = [it["priced"]["per_person_vnd"] for it in quote["classes"][0]["breaks"]]
    (told,) = (it["quote"] for it in entries(root) if it["id"] == "3")
    assert told == {
        "from_vnd": min(prices),
        "class": "hotel-3",
        "paying": 10,
        "missing": 0,
    }
    table = (root / "summary.csv").read_text(encoding="utf-8-sig").splitlines()
    assert str(min(prices)) in table[2].split(",")
    assert f"from {min(prices):,} VND a person" in (root / "index.html").read_text()


def test_workers_need_no_file_of_the_agency(
    dressed: Path, tmp_path: Path, setup: Setup
) -> None:
    """They have it as data; where it was may be gone, and the bytes are the same."""
    made_from = setup_of(dressed, setup)
    _, calm = make(dressed, tmp_path / "calm", made_from)
    shutil.move(dressed.parent / "words", tmp_path / "elsewhere")
    (dressed.parent / "land.geojson").unlink()
    (dressed.parent / "logo.svg").unlink()

    tally, found = make(dressed, tmp_path / "two", made_from, local(made_from, 2))
    assert tally == Tally(made=2)
    assert found == calm


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("brand.yaml", BRAND.replace("River", "Delta")),
        ("logo.svg", LOGO.replace("M0 0", "M1 1")),
        ("words/itinerary.md.j2", f"{WORDS}{{# new #}}"),
        ("land.geojson", json.dumps({**LAND, "attribution": "us"})),
        ("spec.yaml", SPEC.replace("[2, 10]", "[2, 12]")),
        ("spec.yaml", SPEC.replace("[proposal, operational]", "outline")),
    ],
)
def test_another_dress_makes_other_packages(
    dressed: Path, tmp_path: Path, setup: Setup, file: str, text: str
) -> None:
    """What is there stays as long as all that it has on does."""
    root = tmp_path / "out"
    dressed.write_text(SPEC.replace("[markdown, html, svg, gpx]", "gpx"), "utf-8")
    make(dressed, root, setup_of(dressed, setup))
    assert make(dressed, root, setup_of(dressed, setup))[0] == Tally(kept=2)

    (dressed.parent / file).write_text(
        text.replace("[markdown, html, svg, gpx]", "gpx"), encoding="utf-8"
    )
    assert make(dressed, root, setup_of(dressed, setup))[0] == Tally(made=2)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("brand: brand.yaml", "brand: none.yaml", "cannot read"),
        ("brand: brand.yaml", "brand: spec.yaml", "no brand tourlink can read"),
        ("template: words", "template: none", "no folder of templates"),
        ("land.geojson", "none.geojson", "cannot read"),
        ("land.geojson", "brand.yaml", "is no GeoJSON"),
        ("{quoted_on: 2026-11-22, ", "{", "no batch tourlink can read"),
        ("pax: [2, 10]", "pax: [0]", "no batch tourlink can read"),
        ("pax: [2, 10]", "currencies: {dong: 1}", "no batch tourlink can read"),
        ("[proposal, operational]", "[brochure]", "no batch tourlink can read"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_made(
    command: Run, dressed: Path, before: str, after: str, message: str
) -> None:
    """Also where one only asks what would be made."""
    assert before in SPEC
    dressed.write_text(SPEC.replace(before, after), encoding="utf-8")
    with pytest.raises((FileError, RequestError), match=message):
        read_dress(read_spec(dressed))

    result = command("batch", dressed, "--dry-run")
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_template_that_is_wrong_spoils_its_packages(
    dressed: Path, tmp_path: Path, setup: Setup
) -> None:
    """And the reason says what is wrong, and nothing of where the worker had it."""
    pytest.importorskip("jinja2")
    (dressed.parent / "words" / "itinerary.md.j2").write_text("{{ nothing }}")
    tally, found = make(dressed, tmp_path / "out", setup_of(dressed, setup))

    assert tally == Tally(failed=2)
    for it in entries(tmp_path / "out"):
        assert "'nothing' is undefined" in it["error"]["message"]
    assert not any(gettempdir().encode() in it for it in found.values())


def test_without_a_price_there_is_no_package(
    dressed: Path, tmp_path: Path, setup: Setup
) -> None:
    """A rate that is missing is counted; where no price is left, it is the reason."""
    rates = Path("tests/data/rates/own.yaml").resolve()
    book = load_book([str(rates)], indicative=False)
    text = SPEC.replace("[markdown, html, svg, gpx]", "gpx")
    dressed.write_text(text.replace("hotel-3", "hotel-2"), encoding="utf-8")
    own = replace(setup_of(dressed, setup), book=book)
    tally, _ = make(dressed, tmp_path / "none", own)
    assert tally == Tally(failed=2)
    assert "no price can be made: " in entries(tmp_path / "none")[0]["error"]["message"]

    dressed.write_text(text.replace("[hotel-3]", "[hotel-2, hotel-3]"), "utf-8")
    own = replace(setup_of(dressed, setup), book=book)
    tally, _ = make(dressed, tmp_path / "some", own)
    assert tally == Tally(made=2)
    assert all(it["quote"]["missing"] > 0 for it in entries(tmp_path / "some"))


def test_a_plan_that_breaks_a_constraint_is_no_package(
    spec: Path, tmp_path: Path, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is recorded with the constraint, spoils no other, and is tried again."""
    from tourlink.planner import pipeline

    good = pipeline.plan

    def wrong(request: Any, *args: Any, **options: Any) -> Any:
        document = good(request, *args, **options)
        if request.days == (2, 2) and request.adults == 12:
            document["plans"][0]["totals"]["distance_km"] = 1.0
        return document

    with monkeypatch.context() as spoilt:
        spoilt.setattr(pipeline, "plan", wrong)
        tally, _ = make(spec, tmp_path / "out", setup)
    assert tally == Tally(made=8, failed=2)
    (found,) = (it for it in entries(tmp_path / "out") if it["id"] == "2-group")
    assert found["error"]["class"] == "UnverifiedError"
    assert "totals at /plans/0/totals/distance_km" in found["error"]["message"]

    tally, _ = make(spec, tmp_path / "out", setup)
    assert tally == Tally(made=1, kept=8, kept_failed=1)


def test_what_a_worker_lacks_ends_the_run(
    spec: Path, tmp_path: Path, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An extra that is not installed is no fault of any package."""

    def lacking(*_: Any, **__: Any) -> Any:
        raise MissingExtraError("the format needs docx", hint="pip install it")

    monkeypatch.setattr("tourlink.batch.documents.render", lacking)
    other = replace(setup, formats=(FormatName.DOCX,), languages=(Lang.EN,))
    crew = Crew(lambda: Alone(other), 1)
    with pytest.raises(MissingExtraError, match="needs docx"):
        make(spec, tmp_path / "out", other, crew)
    assert not any((tmp_path / "out" / "packages").iterdir())
