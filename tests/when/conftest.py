"""The bundled catalogue."""

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()
