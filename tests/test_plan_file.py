"""Saved plans are read whole, or refused with what is wrong."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tourlink.errors import FileError
from tourlink.plan_file import read_plan

PLANS = Path(__file__).parent / "data" / "plans"


@pytest.fixture
def data() -> dict[str, Any]:
    """A good document."""
    text = (PLANS / "lai-chau-road.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where it is written."""
    return tmp_path / "plan.json"


def refused(file: Path, data: object) -> str:
    """Return all that is said of a wrong document."""
    text = data if isinstance(data, str) else json.dumps(data)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        read_plan(file)
    told = [str(it.message) for it in caught.value.problems]
    return "\n".join([*told, caught.value.message, caught.value.hint or ""])


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.json")), ids=lambda it: it.stem)
def test_the_samples_are_read_as_they_are(path: Path) -> None:
    """Nothing added, nothing lost."""
    assert read_plan(path) == json.loads(path.read_text(encoding="utf-8"))


def test_fields_of_later_versions_stay(data: dict[str, Any], file: Path) -> None:
    """Additions are no breach of the contract."""
    data["later"] = {"a": 1}
    data["plans"][0]["days"][0]["items"][0]["later"] = 2
    file.write_text(json.dumps(data), encoding="utf-8")

    assert read_plan(file) == data


def test_standard_input(data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """With a byte order mark, as some editors write it."""
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(data).encode("utf-8-sig")))
    monkeypatch.setattr("sys.stdin", stream)

    assert read_plan(Path("-")) == data


def test_files_that_cannot_be_read(file: Path, tmp_path: Path) -> None:
    """Missing, a folder, another encoding."""
    for path in (file, tmp_path):
        with pytest.raises(FileError, match="cannot read"):
            read_plan(path)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="not in UTF-8"):
        read_plan(file)


def test_files_that_are_no_plan(file: Path) -> None:
    """The hint says how to make one."""
    for text in ("days: 4\n", "[]", '{"format": 3}', "[" * 100_000, ""):
        assert "--format json" in refused(file, text)
    assert "line" not in refused(file, "{}")


def test_broken_json_has_its_place(file: Path) -> None:
    """File, line and column."""
    file.write_text('{"format":\n  oops}', encoding="utf-8")
    with pytest.raises(FileError) as caught:
        read_plan(file)

    assert str(caught.value.problems[0].place) == f"{file}:2:3"


def test_numbers_that_json_does_not_know(data: dict[str, Any], file: Path) -> None:
    """NaN would make a map without an end."""
    data["places"]["x"] = {"lat": float("nan")}

    assert "NaN" in refused(file, data)


def test_other_versions(data: dict[str, Any], file: Path) -> None:
    """Refused, and not half understood."""
    data["format"] = "tourlink-plan/2"

    assert "tourlink-plan/2" in refused(file, data)


def test_wrong_types_are_named_by_their_path(data: dict[str, Any], file: Path) -> None:
    """Only the kind of item that it is says what an item lacks."""
    items = data["plans"][0]["days"][0]["items"]
    at = next(at for at, it in enumerate(items) if it["type"] == "leg")
    del items[at]["mode"]
    told = refused(file, data)

    assert f"plans.0.days.0.items.{at}.LegItem.mode: field required" in told
    assert "StopItem" not in told


def test_an_unknown_kind_of_item(data: dict[str, Any], file: Path) -> None:
    """Then every kind says what it is not."""
    data["plans"][0]["days"][0]["items"][0]["type"] = "nap"

    assert "items.0" in refused(file, data)


def test_wrong_values(data: dict[str, Any], file: Path) -> None:
    """Of the right type, and impossible all the same."""
    place = next(iter(data["places"].values()))
    place["lat"] = 95.0
    days = data["plans"][0]["days"]
    days[0]["date"] = "2026-02-30"
    days[1]["items"][0]["depart"] = "2026-11-12T25:00"
    days[2]["items"][0]["depart"] = "noon"
    told = refused(file, data)

    assert "95.0" in told
    assert "'2026-02-30' is no date" in told
    assert "T25:00' is no time" in told
    assert "'noon' is no time" in told
    assert "schema plan" in told


def test_no_plans(data: dict[str, Any], file: Path) -> None:
    """There is nothing to show."""
    data["plans"] = []

    assert "there is none" in refused(file, data)


def test_many_problems_are_counted(data: dict[str, Any], file: Path) -> None:
    """Five are told; the others are said to be there."""
    for place in data["places"].values():
        place["lat"] = -91.0

    assert f"{len(data['places']) - 5} more problems" in refused(file, data)
