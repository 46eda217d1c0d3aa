"""The bundled catalogue; no table of ways outlives a test, unless the test keeps it."""

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOURLINK_CACHE", "")


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()
