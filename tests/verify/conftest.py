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
from tourlink.pricing.book import load_book
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
    def made(name: str, alternatives: int, priced: bool) -> Any:  # noqa: FBT001
        request = read_request(REQUESTS / f"{name}.yaml")
        asked = replace(request, effort=Effort.FAST, alternatives=alternatives)
        book = load_book([]) if priced else None
        try:
            return plan(asked, bundled, book=book)
        except NoFeasibleChainError:  # a long tour that takes longer to find
            return plan(replace(asked, effort=Effort.STANDARD), bundled, book=book)

    return lambda name, alternatives=1, priced=False: deepcopy(
        made(name, alternatives, priced)
    )
