"""The bundled catalogue, read once."""

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """Return the bundled catalogue."""
    return load(("bundled",))
