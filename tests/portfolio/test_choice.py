"""The choice is compared with all choices there are, on pools small enough for that."""

from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourlink.portfolio.choice import (
    Choice,
    Limits,
    Numbers,
    covered,
    greedy,
    imbalance,
    keeps,
    value,
)
from tourlink.portfolio.choose import Effort, choose, possible

_CELLS, _PROVINCES = 5, 3


def _brute(numbers: Numbers, limits: Limits) -> tuple[int, int] | None:
    """Return the cells and the value of the best of all choices."""
    every = range(len(numbers.worth))
    choices = chain.from_iterable(
        combinations(every, size) for size in range(limits.least, limits.most + 1)
    )
    fitting = [it for it in choices if keeps(numbers, limits, it)]
    return max(
        ((len(covered(numbers, it)), value(numbers, limits, it)) for it in fitting),
        default=None,
    )


@st.composite
def _pools(draw: st.DrawFn) -> Numbers:
    size = draw(st.integers(1, 7))
    pairs = list(combinations(range(size), 2))
    alike = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    cells = st.frozensets(st.integers(0, _CELLS - 1))
    nights = st.tuples(*[st.integers(0, 4)] * _PROVINCES)
    return Numbers(
        worth=tuple(draw(st.lists(st.integers(0, 90), min_size=size, max_size=size))),
        covers=tuple(draw(st.lists(cells, min_size=size, max_size=size))),
        nights=tuple(draw(st.lists(nights, min_size=size, max_size=size))),
        alike=frozenset(alike),
    )


@st.composite
def _limits(draw: st.DrawFn) -> Limits:
    most = draw(st.integers(1, 4))
    return Limits(
        least=draw(st.integers(0, most)),
        most=most,
        share=Fraction(draw(st.integers(2, 10)), 10),
        members=(0, 1),
        balance=draw(st.integers(0, 30)),
        must=draw(st.frozensets(st.integers(0, _CELLS - 1), max_size=1)),
    )


@settings(max_examples=150)
@given(_pools(), _limits())
def test_no_choice_is_better(numbers: Numbers, limits: Limits) -> None:
    """Coverage first, then value, are those of the best of all choices; bounds meet."""
    best = _brute(numbers, limits)
    found = choose(numbers, limits)
    if best is None:
        assert found is None
        assert not possible(numbers, limits)
        return
    assert found is not None
    assert keeps(numbers, limits, found.chosen)
    assert (found.covered, found.value) == best
    assert found.most_covered == found.covered
    assert found.most_value == found.value


@settings(max_examples=60)
@given(_pools(), _limits())
def test_one_by_one_is_never_better(numbers: Numbers, limits: Limits) -> None:
    """Where chains picked one by one keep the limits, the choice is no worse."""
    for by_cells in (False, True):
        other = greedy(numbers, limits.most, by_cells=by_cells)
        assert len(other.chosen) <= limits.most
        if keeps(numbers, limits, other.chosen):
            found = choose(numbers, limits)
            assert found is not None
            ours = found.covered, found.value
            assert ours >= (other.covered, value(numbers, limits, other.chosen))


def _trap() -> Numbers:
    """Two chains that cover all together, and one that is worth more than each."""
    return Numbers(
        worth=(100, 60, 50),
        covers=(frozenset({0, 1, 2}), frozenset({0, 1, 3}), frozenset({2, 4})),
        nights=((4, 0), (2, 1), (1, 2)),
        alike=frozenset(),
    )


def test_picking_one_by_one_is_trapped() -> None:
    """Who takes the best chain first covers four cells, the choice all five."""
    limits = Limits(1, 2, Fraction(1), (0, 1), 0)
    assert greedy(_trap(), 2, by_cells=False) == Choice((0, 1), 4, 160)
    assert greedy(_trap(), 2, by_cells=True) == Choice((0, 1), 4, 160)
    assert choose(_trap(), limits) == Choice((1, 2), 5, 110, 5, 110)


def test_share_that_is_just_met() -> None:
    """Half of the nights in each province is no more than half."""
    limits = Limits(1, 2, Fraction(1, 2), (0, 1), 0)
    found = choose(_trap(), limits)
    assert found is not None
    assert found.chosen == (1, 2)
    assert choose(_trap(), limits._replace(share=Fraction(49, 100))) is None


def test_imbalance_has_its_price() -> None:
    """By hand: with a price of 4 the best pair is worth 160 - 4 x 5, with 15 less."""
    numbers = _trap()._replace(covers=(frozenset({0}),) * 3)
    limits = Limits(2, 2, Fraction(1), (0, 1), 4)
    assert imbalance(numbers, limits, (0, 1)) == 5
    found = choose(numbers, limits)
    assert found is not None
    assert (found.chosen, found.value) == ((0, 1), 140)
    dearer = choose(numbers, limits._replace(balance=15))
    assert dearer is not None
    assert (dearer.chosen, dearer.value) == ((1, 2), 110)


def test_alike_chains_are_not_chosen_together() -> None:
    """Three chains of which each two are alike leave one."""
    numbers = _trap()._replace(alike=frozenset({(0, 1), (0, 2), (1, 2)}))
    found = choose(numbers, Limits(1, 3, Fraction(1), (0, 1), 0))
    assert found is not None
    assert len(found.chosen) == 1
    assert choose(numbers, Limits(2, 3, Fraction(1), (0, 1), 0)) is None


@pytest.mark.parametrize("gap", [0.0, 0.5])
def test_a_gap_that_is_allowed_is_told(gap: float) -> None:
    """What is proven is never less than what is reached."""
    found = choose(_trap(), Limits(1, 2, Fraction(1), (0, 1), 0), Effort(gap=gap))
    assert found is not None
    assert found.most_covered is not None
    assert found.most_value is not None
    assert found.most_covered >= found.covered
    assert found.most_value >= found.value
