"""Plans do not depend on what the cache holds, nor on who else uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SRC = Path(__file__).parents[2] / "src"
SMALL = Path(__file__).parents[1] / "data" / "small"


def start(cache: Path | str) -> "subprocess.Popen[bytes]":
    """Start a process that plans with a cache of its own."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(SRC),
        "TOURLINK_CATALOGUE": str(SMALL),
        "TOURLINK_CACHE": str(cache),
    }
    wish = ("plan", "--days", "3-4", "--bound", "--format", "json")
    return subprocess.Popen(
        [sys.executable, "-m", "tourlink", *wish],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
    )


def end(process: "subprocess.Popen[bytes]") -> tuple[Any, list[str]]:
    """Return the document of a process, and the lines it said besides."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out), err.decode().splitlines()


@pytest.fixture(scope="module")
def document() -> Any:
    """What is planned without a cache."""
    found, said = end(start(""))
    assert said == []
    return found


def test_two_at_once_on_an_empty_folder(document: Any, tmp_path: Path) -> None:
    """Both write it, and neither reads half of what the other wrote."""
    folder = tmp_path / "none" / "yet"
    both = [start(folder) for _ in range(2)]

    assert [end(it) for it in both] == [(document, [])] * 2
    assert list(folder.iterdir())
    assert end(start(folder)) == (document, [])


def test_a_folder_that_cannot_be_written(document: Any, tmp_path: Path) -> None:
    """Empty, or with what others have left there."""
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(0o555)
    try:
        found, said = end(start(folder))
        assert found == document
        assert len(said) <= 1
    finally:
        folder.chmod(0o755)
    end(start(folder))
    folder.chmod(0o555)
    try:
        assert end(start(folder))[0] == document
    finally:
        folder.chmod(0o755)
    # Whoever may write everywhere cannot write into a file's folder either.
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert end(start(blocked / "cache"))[0] == document


@pytest.mark.parametrize("broken", [b"", b"\x80", "half"])
def test_broken_files(document: Any, tmp_path: Path, broken: bytes | str) -> None:
    """They are written anew, and no word said."""
    end(start(tmp_path))
    files = [it for it in tmp_path.rglob("*") if it.is_file()]
    assert files
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(
            whole[: len(whole) // 2] if isinstance(broken, str) else broken
        )

    assert end(start(tmp_path)) == (document, [])
    assert end(start(tmp_path)) == (document, [])
