"""A `tourlink` on the path that is this checkout's, and catalogues to run it on."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "data" / "small"
# Variables of a pre-commit that may be running these tests, and of Git's own hooks.
FOREIGN = ("GIT_", "PRE_COMMIT", "GITHUB_", "INPUT_")


@pytest.fixture(autouse=True)
def _needs_a_unix_shell() -> None:
    if sys.platform == "win32":
        pytest.skip("the stand-ins are shell scripts")


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A folder with a `tourlink` that runs the source at hand."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "tourlink"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}"'
        ' -m tourlink "$@"\n',
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Environment variables, less those that are not ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(FOREIGN)
    }
    home = tmp_path / "home"
    home.mkdir()
    return {
        **kept,
        "HOME": str(home),
        "TOURLINK_CACHE": "",
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with the small catalogue in `data`."""
    folder = tmp_path / "repository"
    shutil.copytree(SMALL, folder / "data")
    return folder


@pytest.fixture
def broken(repository: Path) -> Path:
    """The same with a word that does not exist."""
    path = repository / "data" / "corridors.yaml"
    text = path.read_text(encoding="utf-8")
    assert "mode: cable" in text
    path.write_text(text.replace("mode: cable", "mode: cabel"), encoding="utf-8")
    return repository
