"""Files become a catalogue, or a list of everything that is wrong with them."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tourlink.catalogue.catalogue import FILES, Catalogue, plain
from tourlink.catalogue.files import bundled_folder
from tourlink.catalogue.loader import load
from tourlink.errors import CatalogueError, Problem

Edit = Callable[[str, str, str], None]
SMALL = Path(__file__).parents[1] / "data" / "small"


def problems(*places: Path) -> list[Problem]:
    """Return what is wrong with a catalogue."""
    with pytest.raises(CatalogueError) as raised:
        load([str(place) for place in places])
    assert raised.value.problems
    return list(raised.value.problems)


def test_small_catalogue_is_complete(small: Catalogue) -> None:
    """Every kind of record arrives, in the order of the files."""
    assert next(iter(small.destinations)) == "hanoi"
    assert len(small.destinations) == 13
    assert len(small.corridors) == 14
    assert list(small.regions) == ["northwest", "northeast"]
    assert small.destinations["hanoi"].name.vi == "Hà Nội"
    assert small.corridors["rail-hanoi-lao-cai"].service is not None
    assert small.corridors["rail-hanoi-lao-cai"].from_ == "station-hanoi"
    assert small.as_of == "2026-03"
    assert len(small.sha256) == 64


def test_former_province(small: Catalogue) -> None:
    """Where none is given, the province was not changed."""
    assert small.former_of(small.destinations["ban-may"]) == "yen-bai"
    assert small.former_of(small.destinations["ha-long"]) == "quang-ninh"
    assert small.formers("lao-cai") == ("yen-bai", "lao-cai")
    assert small.formers("tra-vinh") == ("tra-vinh",)
    assert small.province_name("tra-vinh").vi == "Trà Vinh"
    assert small.former_name("quang-ninh").en == "Quang Ninh"


MISTAKES = yaml.safe_load(
    Path(__file__).with_name("mistakes.yaml").read_text(encoding="utf-8")
)["mistakes"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["by"][:40])
def test_a_mistake_has_its_place_and_hint(
    mistake: dict[str, Any], folder: Path, edit: Edit
) -> None:
    """Each case of mistakes.yaml gives exactly the problems that stand there."""
    edit(mistake["in"].removesuffix(".yaml"), mistake["replace"], mistake["by"])

    def relative(text: object) -> str:
        return str(text).replace(f"{folder}{os.sep}", "")

    found = [
        {"at": relative(problem.place), "error": relative(problem.message)}
        | ({"hint": relative(problem.hint)} if problem.hint else {})
        for problem in problems(folder)
    ]
    assert found == mistake["gives"]


def test_problems_of_all_files_come_at_once_in_order(folder: Path, edit: Edit) -> None:
    """Nobody wants to mend one mistake a run."""
    edit("corridors", "km: 35", "km: 1")
    edit("corridors", "mode: rail", "mode: train")
    edit("destinations", "kind: city", "kind: citty")
    edit("programmes", "terrain: highland", "terrain: high")
    edit("sources", "kind: guide", "kind: guide\n    kind: law")

    found = problems(folder)

    assert [problem.place for problem in found] == sorted(
        problem.place for problem in found if problem.place
    )
    assert len(found) == 5


def test_a_file_that_cannot_be_read_makes_no_false_problems(folder: Path) -> None:
    """What a broken file does not show may well be in it."""
    (folder / "destinations.yaml").write_text("destinations: [", encoding="utf-8")
    (folder / "sources.yaml").write_text("- x", encoding="utf-8")
    (folder / "provinces.yaml").write_text("provinces: *x", encoding="utf-8")

    messages = [problem.message for problem in problems(folder)]

    assert messages == [
        "not YAML: did not find expected node content while parsing a flow node",
        "aliases are not allowed",
        "sources.yaml: must be a map with `sources:`",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "destinations.yaml: needs `destinations:`"),
        ("destinations: []\nx: 1", "destinations.yaml: unknown key 'x'"),
    ],
)
def test_a_file_needs_its_list_and_nothing_else(
    folder: Path, text: str, message: str
) -> None:
    """A list under a misspelled name would be a list that nobody reads."""
    (folder / "destinations.yaml").write_text(text, encoding="utf-8")

    (problem,) = problems(folder)

    assert problem.message == message


def test_layers_replace_and_add(folder: Path, tmp_path: Path) -> None:
    """A record of a later layer replaces that with the same id, all others stay."""
    extra = tmp_path / "extra"
    extra.mkdir()
    text = (folder / "destinations.yaml").read_text(encoding="utf-8")
    start = text.index("  - id: sa-pa")
    sa_pa = text[start : text.index("  - id: fansipan")]
    changed = sa_pa.replace("quality: 5", "quality: 3")
    new = sa_pa.replace("id: sa-pa", "id: sa-pa-2")
    (extra / "destinations.yaml").write_text(
        f"destinations:\n{changed}{new}", encoding="utf-8"
    )

    catalogue = load((str(folder), str(extra)))

    assert catalogue.destinations["sa-pa"].quality == 3
    assert "sa-pa-2" in catalogue.destinations
    assert len(catalogue.destinations) == 14
    assert catalogue.sha256 != load((str(folder),)).sha256


def test_provinces_and_sources_are_those_of_the_bundled_catalogue(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An agency's own places need no list of provinces of their own."""
    monkeypatch.setattr("tourlink.catalogue.files.bundled_folder", lambda: SMALL)
    (folder / "provinces.yaml").unlink()
    (folder / "sources.yaml").unlink()
    (folder / "programmes.yaml").unlink()

    catalogue = load((str(folder),))

    assert "lao-cai" in catalogue.provinces
    assert catalogue.regions == {}
    assert load(("bundled",)).regions


def test_bundled_folder_is_the_wheels_or_the_source_trees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel carries the data inside of the package."""
    package = tmp_path / "src" / "tourlink"
    package.mkdir(parents=True)
    monkeypatch.setattr("tourlink.__file__", str(package / "__init__.py"))

    assert bundled_folder() == tmp_path / "data"
    (package / "data").mkdir()
    assert bundled_folder() == package / "data"


def message_of(*places: Path) -> str:
    """Return the message of an error that is no problem within a file."""
    with pytest.raises(CatalogueError) as raised:
        load([str(place) for place in places])
    assert not raised.value.problems
    return raised.value.message


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The path is said as it was given."""
    assert message_of(tmp_path / "no") == f"there is no catalogue folder {tmp_path}/no"


def test_a_file_for_a_folder(folder: Path) -> None:
    """A file is what people complete to with the tab key."""
    path = folder / "destinations.yaml"

    assert message_of(path) == f"the catalogue {path} is a file"


def test_a_base_without_its_files(folder: Path) -> None:
    """Both files of a base are needed."""
    (folder / "destinations.yaml").unlink()
    (folder / "corridors.yaml").unlink()

    assert message_of(folder) == (
        f"the catalogue {folder} has no destinations.yaml and no corridors.yaml"
    )


def test_a_layer_without_any_file(folder: Path, tmp_path: Path) -> None:
    """A layer that changes nothing is a mistake."""
    empty = tmp_path / "empty"
    empty.mkdir()

    assert message_of(folder, empty) == f"there is nothing of a catalogue in {empty}"


@pytest.mark.parametrize("name", ["programme.yaml", "destinations.yml"])
def test_a_misspelled_file(folder: Path, name: str) -> None:
    """It would silently not be read."""
    (folder / name).touch()

    assert message_of(folder) == f"{folder / name} is no file of a catalogue"


def test_other_files_may_lie_there(folder: Path) -> None:
    """A folder may hold an agency's prices and notes as well."""
    (folder / "README.md").touch()
    (folder / "price-list.yaml").touch()

    assert load((str(folder),)).destinations


def test_an_unreadable_file(folder: Path) -> None:
    """A folder of that name, for one."""
    (folder / "sources.yaml").unlink()
    (folder / "sources.yaml").mkdir()

    assert message_of(folder).startswith(f"cannot read {folder}/sources.yaml: ")


def test_yaml_to_records_to_yaml_is_a_fixed_point(
    small: Catalogue, tmp_path: Path
) -> None:
    """Plain data of a record is what the YAML may say of it."""
    for file, kinds in FILES.items():
        lists = {
            kind: [plain(record) for record in getattr(small, kind).values()]
            for kind in kinds
        }
        # JSON is YAML.
        (tmp_path / file).write_text(json.dumps(lists), encoding="utf-8")

    again = load((str(tmp_path),))

    assert replace(again, sha256=small.sha256) == small
