"""Real plan documents to verify, each made once."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.errors import NoFeasibleChainError
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import read_request
from tourlink.vocabulary import Effort

REQUESTS = Path(__file__).parents[2] / "benchmarks" / "requests"

Documents = Callable[..., Any]


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()


@pytest.fixture(scope="session")
def documents(bundled: Catalogue) -> Documents:
    """Gives a copy of the answer to a request of the benchmarks, for tests to spoil."""

    @cache
    def made(name: str, alternatives: int) -> Any:
        request = read_request(REQUESTS / f"{name}.yaml")
        asked = replace(request, effort=Effort.FAST, alternatives=alternatives)
        try:
            return plan(asked, bundled)
        except NoFeasibleChainError:  # a long tour that takes longer to find
            return plan(replace(asked, effort=Effort.STANDARD), bundled)

    return lambda name, alternatives=1: deepcopy(made(name, alternatives))
