"""`tourlink export`, and the formats of `tourlink plan`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tourlink.export import FORMATS, FormatName

PLANS = Path(__file__).parents[1] / "data" / "plans"
LAI_CHAU = PLANS / "lai-chau-road.json"
TWO = PLANS / "night-train-sa-pa.json"


@pytest.mark.parametrize("name", FormatName)
def test_the_suffix_chooses_the_format(
    run: Run, tmp_path: Path, name: FormatName
) -> None:
    """As the option would, byte by byte."""
    path = tmp_path / f"tour{FORMATS[name].suffix.upper()}"
    assert run("export", LAI_CHAU, "--output", path).exit_code == 0
    named = run("export", LAI_CHAU, "--format", name, "--output", tmp_path / "x")

    assert named.exit_code == 0
    assert path.read_bytes() == (tmp_path / "x").read_bytes()


def test_the_option_wins_over_the_suffix(run: Run, tmp_path: Path) -> None:
    """Whoever says a format means it."""
    path = tmp_path / "tour.svg"
    run("export", LAI_CHAU, "--format", "kml", "--output", path)

    assert "<kml" in path.read_text(encoding="utf-8")


def test_another_suffix_means_text(run: Run, tmp_path: Path) -> None:
    """As without an output."""
    path = tmp_path / "tour.out"
    run("export", LAI_CHAU, "--output", path)

    assert path.read_text(encoding="utf-8") == run("export", LAI_CHAU).stdout


def test_json_comes_back_as_it_was(run: Run) -> None:
    """A copy of the document, and of one plan of it where one is named."""
    whole = json.loads(TWO.read_text(encoding="utf-8"))
    assert json.loads(run("export", TWO, "--format", "json").stdout) == whole

    second = run("export", TWO, "--format", "json", "--plan", "2").stdout
    assert json.loads(second) == whole | {"plans": whole["plans"][1:]}


def test_plans_are_chosen_by_number(run: Run) -> None:
    """From 1; the first without a number."""
    first, second, usual = (
        run("export", TWO, "--format", "svg", *options).stdout
        for options in (("--plan", "1"), ("--plan", "2"), ())
    )

    assert first == usual != second


def test_a_failure_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "tour.ics"
    path.write_text("old", encoding="utf-8")
    result = run("export", PLANS / "mekong-air-boat.json", "--output", path)

    assert result.exit_code == 2
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_language_is_the_plans_own(run: Run, tmp_path: Path) -> None:
    """Unless another one is asked for; an unknown one is English."""
    document = json.loads(LAI_CHAU.read_text(encoding="utf-8"))
    document["request"]["lang"] = "vi"
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    assert "<name>Ngày 1" in run("export", path, "--format", "kml").stdout
    french = run("export", path, "--format", "kml", "--lang", "fr").stdout
    assert "<name>Jour 1" in french
    document["request"]["lang"] = "eo"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert "<name>Day 1" in run("export", path, "--format", "kml").stdout


def test_plan_writes_maps_too(run: Run, tmp_path: Path) -> None:
    """And exporting its document gives the same map."""
    options = ("--days", "3", "--effort", "fast")
    saved, drawn, again = (tmp_path / it for it in ("a.json", "b.svg", "c.svg"))
    for path in (saved, drawn):
        assert run("plan", *options, "--output", path).exit_code == 0
    assert run("export", saved, "--output", again).exit_code == 0

    assert drawn.read_bytes() == again.read_bytes()


def test_a_map_on_land_of_ones_own(run: Run, tmp_path: Path) -> None:
    """An error names the file, a good file is drawn."""
    land = tmp_path / "land.geojson"
    wrong = run("export", LAI_CHAU, "--format", "svg", "--map-outline", land)
    assert wrong.exit_code == 2
    assert "land.geojson" in wrong.stderr

    ring = [[103, 21], [105, 21], [105, 23], [103, 21]]
    land.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), "utf-8")
    right = run("export", LAI_CHAU, "--format", "svg", "--map-outline", land)
    assert right.exit_code == 0
    assert "<svg" in right.stdout


def test_only_maps_read_outlines(run: Run, tmp_path: Path) -> None:
    """A format without a map has no use for the file."""
    options = ("--format", "gpx", "--map-outline", tmp_path / "no.geojson")

    assert run("export", LAI_CHAU, *options).exit_code == 0
