"""The schemas that editors read beside the catalogue are those of the records."""

import json
from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.files import bundled_folder
from tourlink.catalogue.schema import file_schema

ROOT = Path(__file__).parents[2]
MODELINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("file", FILES)
def test_published_schema_is_current(file: str) -> None:
    """Written anew by `tourlink schema NAME --output docs/schemas/NAME.schema.json`."""
    stem = Path(file).stem
    path = ROOT / "docs" / "schemas" / f"{stem}.schema.json"

    assert json.loads(path.read_text(encoding="utf-8")) == file_schema(file)


@pytest.mark.parametrize("file", FILES)
def test_first_line_names_the_schema(file: str) -> None:
    """An editor with YAML support then marks mistakes while they are typed."""
    with (bundled_folder() / file).open(encoding="utf-8") as stream:
        first = stream.readline().rstrip("\n")

    assert first.startswith(MODELINE)
    named = (ROOT / "data" / first.removeprefix(MODELINE)).resolve()
    assert named == ROOT / "docs" / "schemas" / f"{Path(file).stem}.schema.json"
