"""Exact money: shares as fractions, amounts as whole dong, and how they are rounded."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_PERCENT = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*%?")


def half_up(amount: Fraction) -> int:
    """Return the nearest whole dong; half a dong goes up."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def up_to(amount: Fraction, step: int) -> int:
    """Return the least multiple of `step` that is no less than `amount`."""
    return -(-amount.numerator // (amount.denominator * step)) * step


def read_percent(value: object) -> object:
    """
    Return the share that a percentage means: 8, 7.5 and `7.5 %` in hundredths.

    The digits as they are written count, so that 7.5 is exactly 3/40.
    """
    if isinstance(value, Fraction):
        return value
    match = None if isinstance(value, bool) else _PERCENT.fullmatch(str(value).strip())
    if not match:
        raise ValueError(f"{value!r} is no percentage: write it as in 8 or 7.5")
    return Fraction(match[1]) / 100


def percent(share: Fraction) -> str:
    """Return a share as a percentage of at most two digits after the point."""
    return quantity(share * 100)


def quantity(amount: Fraction) -> str:
    """Return a quantity in digits, at most two of them after the point."""
    hundredths = Decimal(half_up(amount * 100)) / 100
    whole, point, rest = f"{hundredths:f}".partition(".")
    rest = rest.rstrip("0")
    return whole + (point + rest if rest else "")


def exchanged(vnd: int, rate: Fraction) -> str:
    """Return dong in another currency, to the hundredth, half up."""
    hundredths = Decimal(half_up(Fraction(vnd) / rate * 100))
    return str((hundredths / 100).quantize(Decimal("0.01"), ROUND_HALF_UP))


def vnd(amount: int) -> str:
    """Return an amount with its thousands apart: 1,350,000."""
    return f"{amount:,}"
