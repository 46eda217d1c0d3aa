"""Files that users name: what they hold, or an error that says why not."""

from pathlib import Path

import pytest

from tourlink.errors import ConfigError, FileError
from tourlink.inputs import read_bytes, read_json


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    """The error is the caller's, with the caller's hint."""
    with pytest.raises(ConfigError, match="cannot read the logo: No such") as caught:
        read_bytes(tmp_path / "gone.png", ConfigError, hint="add it", name="the logo")

    assert caught.value.hint == "add it"


@pytest.mark.parametrize("data", [b"", b"[", b"\xff\xfe\x00", b"[" * 200_000])
def test_what_is_no_json_is_told(data: bytes, tmp_path: Path) -> None:
    """Brackets without end fill no stack."""
    path = tmp_path / "land.json"
    path.write_bytes(data)

    with pytest.raises(FileError, match="is no GeoJSON"):
        read_json(path, FileError, what="GeoJSON")


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    """As editors of Windows write it."""
    path = tmp_path / "land.json"
    path.write_text('{"type": "Điểm"}', encoding="utf-8-sig")

    assert read_json(path, FileError, what="GeoJSON") == {"type": "Điểm"}
