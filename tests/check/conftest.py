"""The base catalogue as files in a folder, to be changed and checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.check.base import TODAY
from tourlink.catalogue.files import read_files
from tourlink.check.engine import check
from tourlink.check.finding import Report
from tourlink.check.registry import select_rules

DESTINATIONS = """\
destinations:
  # The town.
  - id: a
    name: {vi: Thác A, en: A Falls, fr: Chutes A}
    kind: town
    position: {lat: 22.39, lon: 103.46, confidence: high, source: s}
    province: lai-chau
    former_province: lai-chau
    terrain: highland  # above 900 m
    themes: {nature-wellness: 3}
    sources:
      - {source: s, as_of: 2026-06, confidence: medium}
  - id: b
    name: {vi: "Bản B", en: B, fr: B}
    kind: village
    position:
      lat: 22.35
      lon: 103.75
      confidence: high
      source: s
    province: lao-cai
    former_province: lao-cai
    timezone: "Asia/Ho_Chi_Minh"  # as everywhere
    sources:
      - source: s
        as_of: 2026-06
        confidence: medium

# --- the end ---
"""

CORRIDORS = """\
corridors:
  - id: road-a-b
    from: a
    to: b
    mode: road
    km: 40
    minutes: 60
    road_class: national
    sources: [{source: s, as_of: 2026-06, confidence: medium}]
"""

SOURCES = "sources:\n  - {id: s, title: Survey, kind: official, date: 2026-06}\n"

PROVINCES = """\
provinces:
  - id: lai-chau
    code: "12"
    name: {vi: Lai Châu, en: Lai Chau, fr: Lai Chau}
    type: province
    source: s
  - id: lao-cai
    code: "15"
    name: {vi: Lào Cai, en: Lao Cai, fr: Lao Cai}
    type: province
    formerly:
      - {id: yen-bai, name: {vi: Yên Bái, en: Yen Bai}}
      - {id: lao-cai, name: {vi: Lào Cai, en: Lao Cai}}
    source: s
"""

Edit = Callable[[str, str, str], None]
Run = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small catalogue that is in order, apart from notes."""
    found = tmp_path / "catalogue"
    found.mkdir()
    for name, text in (
        ("destinations", DESTINATIONS),
        ("corridors", CORRIDORS),
        ("sources", SOURCES),
        ("provinces", PROVINCES),
    ):
        (found / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return found


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replace a text of a file, which must be there, by another."""

    def replace(file: str, old: str, new: str) -> None:
        path = folder / f"{file}.yaml"
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())

    return replace


@pytest.fixture
def run(folder: Path) -> Run:
    """Check the folder by the rules that are named, on the day of the examples."""

    def check_folder(*select: str, **options: object) -> Report:
        files = read_files((str(folder),))
        rules = select_rules(select, ())
        return check(files, rules=rules, today=TODAY, **options)  # type: ignore[arg-type]

    return check_folder
