"""The small catalogue, and copies of it to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load

SMALL = Path(__file__).parents[1] / "data" / "small"

Edit = Callable[[str, str, str], None]


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOURLINK_CACHE", "")


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """The small catalogue, loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOURLINK_CACHE", "")
        return load((str(SMALL),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small catalogue's files."""
    return Path(shutil.copytree(SMALL, tmp_path / "copy"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replace a text of a file of the copy, which must be there, by another."""

    def replace(file: str, old: str, new: str) -> None:
        path = folder / f"{file}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
