"""What a place is worth to a request."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourlink.catalogue.records import (
    Citation,
    Confidence,
    Destination,
    Kind,
    Names,
    Position,
)
from tourlink.prize import OFF_THEME_SHARE, QUALITY_WORTH, prize, prizes_by_month
from tourlink.vocabulary import Theme

RATINGS = st.dictionaries(st.sampled_from(Theme), st.integers(1, 5), max_size=4)
WEIGHTS = st.dictionaries(
    st.sampled_from(Theme), st.sampled_from([0.5, 1.0, 2.0]), min_size=1, max_size=4
)
MONTHS = st.none() | st.integers(1, 12)
CULTURE, NATURE = Theme.CULTURE_HERITAGE, Theme.NATURE_WELLNESS


def place(quality: int | None = 4, **more: Any) -> Destination:
    """Return a place of a quality."""
    fields: dict[str, Any] = {
        "id": "place",
        "name": Names(vi="nơi", en="place"),
        "kind": Kind.HERITAGE,
        "position": Position(
            lat=20, lon=105, confidence=Confidence.LOW, source="atlas"
        ),
        "province": "p",
        "quality": quality,
        "visit_min": None if quality is None else 60,
        "sources": (Citation(source="atlas", as_of="2025", confidence=Confidence.LOW),),
    }
    return Destination(**(fields | more))


def test_what_is_not_sold_is_worth_nothing() -> None:
    """Airports, stations, towns to sleep in."""
    assert prize(place(None), {}, month=None) == 0


def test_quality_alone() -> None:
    """Open to everything, at any time: the worth of the rating."""
    assert [prize(place(it), {}, month=None) for it in range(1, 6)] == list(
        QUALITY_WORTH.values()
    )
    assert all(low < high for low, high in pairwise(QUALITY_WORTH.values()))


@pytest.mark.parametrize(
    ("ratings", "weights", "share"),
    [
        ({CULTURE: 5}, {CULTURE: 1.0}, 1.0),
        ({CULTURE: 5}, {CULTURE: 7.0}, 1.0),
        ({NATURE: 5}, {CULTURE: 1.0}, OFF_THEME_SHARE),
        ({}, {CULTURE: 1.0, NATURE: 1.0}, OFF_THEME_SHARE),
        # Half of the mean and half of the best: (0.5 + 1) / 2.
        ({CULTURE: 5}, {CULTURE: 1.0, NATURE: 1.0}, 0.25 + 0.75 * 0.75),
        ({CULTURE: 5, NATURE: 5}, {CULTURE: 1.0, NATURE: 1.0}, 1.0),
        # A theme of no weight neither helps nor harms.
        ({CULTURE: 5}, {CULTURE: 1.0, NATURE: 0.0}, 1.0),
        ({NATURE: 5}, {CULTURE: 1.0, NATURE: 0.0}, OFF_THEME_SHARE),
    ],
)
def test_themes(
    ratings: dict[Theme, int], weights: dict[Theme, float], share: float
) -> None:
    """The match with those asked for."""
    assert prize(place(5, themes=ratings), weights, month=None) == round(100 * share)


def test_seasons() -> None:
    """Better in the best months; without any, all months are equal."""
    summer = place(5, best_months=(6, 7))

    assert prize(summer, {}, month=6) > prize(summer, {}, month=None)
    assert prize(summer, {}, month=1) < prize(summer, {}, month=None)
    assert prize(place(5), {}, month=1) == prize(place(5), {}, month=None)


@given(RATINGS, WEIGHTS, MONTHS, st.sampled_from(Theme))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_more_is_worth_more(
    ratings: dict[Theme, int], weights: dict[Theme, float], month: int | None, up: Theme
) -> None:
    """A better rating, a better match or a feast never lowers a prize."""
    better = ratings | {up: 5}
    worth = prize(place(3, themes=ratings), weights, month=month)

    assert worth >= 1
    assert prize(place(3, themes=better), weights, month=month) >= worth
    assert prize(place(4, themes=ratings), weights, month=month) >= worth
    assert prize(place(3, themes=ratings), {}, month=month) >= worth
    assert prize(place(3, themes=ratings), weights, month=month, festive=True) >= worth


@given(RATINGS, WEIGHTS)
@settings(deadline=None, derandomize=True, max_examples=100)
def test_only_the_ratio_of_weights_counts(
    ratings: dict[Theme, int], weights: dict[Theme, float]
) -> None:
    """Twice all weights is the same request."""
    doubled = {theme: 2 * weight for theme, weight in weights.items()}

    assert prize(place(themes=ratings), doubled, month=None) == prize(
        place(themes=ratings), weights, month=None
    )


@given(
    ratings=RATINGS,
    weights=WEIGHTS | st.just({}),
    months=st.sets(st.integers(1, 12)),
    quality=st.none() | st.integers(1, 5),
    festive=st.booleans(),
)
def test_prizes_by_month(
    ratings: dict[Theme, int],
    weights: dict[Theme, float],
    months: set[int],
    quality: int | None,
    *,
    festive: bool,
) -> None:
    """They are the prizes of the months, one by one."""
    one = place(quality, themes=ratings, best_months=tuple(sorted(months)))
    assert prizes_by_month(one, weights, festive=festive) == tuple(
        prize(one, weights, month=it, festive=festive) for it in range(1, 13)
    )
