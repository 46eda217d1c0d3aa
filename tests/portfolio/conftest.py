"""The catalogues, and portfolios that several tests look at."""

from fractions import Fraction
from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.portfolio.asked import Wish, parse_quarters
from tourlink.portfolio.build import Portfolio, build
from tourlink.pricing.book import Book, load_book
from tourlink.request import Request
from tourlink.vocabulary import Effort, Theme

SMALL = Path(__file__).parents[1] / "data" / "small"


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """The catalogue for tests."""
    return load((str(SMALL),))


@pytest.fixture(scope="session")
def book() -> Book:
    """The rates that are shipped."""
    return load_book([])


@pytest.fixture(scope="session")
def highlands() -> Wish:
    """Four chains for the five provinces of the agreement of 2025, in two quarters."""
    return Wish(
        request=Request(
            agreement=("hanoi-central-highlands-2026",),
            days=(4, 6),
            effort=Effort.FAST,
        ),
        quarters=parse_quarters(["2027Q1", "2027Q3"]),
        chains=4,
        tries=8,
    )


@pytest.fixture(scope="session")
def portfolio(highlands: Wish, bundled: Catalogue, book: Book) -> Portfolio:
    """The portfolio of that wish."""
    return build(highlands, bundled, book)


@pytest.fixture(scope="session")
def bloc(bundled: Catalogue, book: Book) -> Portfolio:
    """What the Northwest and Ho Chi Minh City aim at: two chains of high quality."""
    request = Request(
        agreement=("expanded-northwest-hcmc",),
        start="Ho Chi Minh City",
        theme={Theme.COMMUNITY: 1.0},
        days=(5, 6),
        effort=Effort.FAST,
    )
    wish = Wish(
        request=request,
        quarters=parse_quarters(["2026Q4"]),
        chains=2,
        min_chains=2,
        share=Fraction(1, 2),
        quality=0.7,
        tries=3,
    )
    return build(wish, bundled, book)
