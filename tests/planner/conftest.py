"""Both catalogues, and plans that several tests look at."""

from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load

SMALL = Path(__file__).parents[1] / "data" / "small"


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """The catalogue for tests."""
    return load((str(SMALL),))
