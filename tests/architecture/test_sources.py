"""What holds for every file of the project."""

import ast
import re
from pathlib import Path

import pytest

from tourlink import __version__

ROOT = Path(__file__).parents[2]
FOLDERS = (".ci", "data", "docs", "src", "tests")
BINARY = {".png", ".pyc", ".xlsx"}

# The brackets keep this file from finding itself.
LEFT_OPEN = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
A_MACHINES_PATH = re.compile(
    r"(?<![\w.~$}])/(?:home|root|tmp|work|Users)/\w|\b[A-Z]:\\Users"
)


def text_files() -> list[Path]:
    """Return the files of the project that a person reads, tools' leavings apart."""
    found = [ROOT / name for name in (".editorconfig", ".gitattributes", ".gitignore")]
    found += [ROOT / "LICENSE", *ROOT.glob("*.md"), *ROOT.glob("*.toml")]
    for folder in FOLDERS:
        found += (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return sorted(
        path
        for path in found
        if path.suffix not in BINARY and "__pycache__" not in path.parts
    )


def relative(path: Path) -> str:
    """Return the name of a file in test reports."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", text_files(), ids=relative)
def test_nothing_is_left_open_or_bound_to_a_machine(path: Path) -> None:
    """Open ends belong into issues; a path of one machine works on no other."""
    text = path.read_text(encoding="utf-8")

    assert not LEFT_OPEN.findall(text)
    assert not A_MACHINES_PATH.findall(text)


@pytest.mark.parametrize("path", text_files(), ids=relative)
def test_text_is_utf_8_with_unix_line_ends(path: Path) -> None:
    """One encoding, one line end, and a last line that ends."""
    data = path.read_bytes()

    assert b"\r" not in data
    assert not data or data.endswith(b"\n")


@pytest.mark.parametrize(
    "path", [path for path in text_files() if path.suffix == ".py"], ids=relative
)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """A module that cannot be described in a sentence is two modules."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert (ast.get_docstring(tree) or "").strip()


def test_the_version_is_the_changelogs_newest() -> None:
    """What is released is described."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    newest = re.search(r"^## \[(\d[^]]*)\]", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == __version__
