"""Money is exact: shares, rounding, and what is shown of it."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tourlink.pricing
from tourlink.pricing.money import (
    exchanged,
    half_up,
    percent,
    quantity,
    read_percent,
    up_to,
)

FOLDER = Path(tourlink.pricing.__file__).parent


@given(st.fractions(-10, 10**12))
def test_half_up_is_the_nearest_dong(amount: Fraction) -> None:
    """No further than half a dong, and from exactly half of it up."""
    rounded = half_up(amount)

    assert Fraction(-1, 2) < rounded - amount <= Fraction(1, 2)


@given(st.fractions(0, 10**9), st.sampled_from((1, 500, 10_000)))
def test_up_to_never_falls_short(amount: Fraction, step: int) -> None:
    """The least multiple that is enough."""
    rounded = up_to(amount, step)

    assert rounded % step == 0
    assert 0 <= rounded - amount < step


@pytest.mark.parametrize(
    ("written", "share"),
    [
        (8, Fraction(8, 100)),
        ("7.5 %", Fraction(75, 1000)),
        (7.5, Fraction(75, 1000)),
        (0.1, Fraction(1, 1000)),
        ("100", Fraction(1)),
    ],
)
def test_percentages_mean_their_digits(written: object, share: Fraction) -> None:
    """Also those that a computer cannot hold in binary, such as 0.1."""
    assert read_percent(written) == share


@pytest.mark.parametrize("written", ["ten", -1, True, None, "1,5", 1e9])
def test_other_things_are_no_percentages(written: object) -> None:
    """The message says how to write one."""
    with pytest.raises(ValueError, match="no percentage"):
        read_percent(written)


def test_what_is_shown() -> None:
    """Round numbers keep their zeros, others two digits."""
    assert percent(Fraction(10, 100)) == "10"
    assert percent(Fraction(1, 3)) == "33.33"
    assert percent(Fraction(0)) == "0"
    assert percent(Fraction(-5, 1000)) == "-0.5"
    assert quantity(Fraction(13, 2)) == "6.5"
    assert quantity(Fraction(200)) == "200"
    assert exchanged(3_220_000, Fraction(26_000)) == "123.85"
    assert exchanged(26_000, Fraction("25999.5")) == "1.00"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda it: it.stem)
def test_no_binary_floats(path: Path) -> None:
    """No module of pricing names a float or has the literal of one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    constants = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    assert "float" not in names
    assert constants == []
