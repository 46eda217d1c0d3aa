"""The catalogues that tours of these tests are in, and books written for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.pricing.book import Book, load_book

SMALL = Path(__file__).parents[1] / "data" / "small"


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """The catalogue for tests."""
    return load((str(SMALL),))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], str]:
    """Return what writes a file of rates and gives its path."""
    written: list[Path] = []

    def book(text: str) -> str:
        path = tmp_path / f"rates-{len(written)}.yaml"
        path.write_text(text, encoding="utf-8")
        written.append(path)
        return str(path)

    return book


@pytest.fixture
def own(write: Callable[[str], str]) -> Callable[..., Book]:
    """Return what makes a book of texts, the last on top, and of nothing else."""

    def book(*texts: str) -> Book:
        return load_book([write(text) for text in texts], indicative=False)

    return book
