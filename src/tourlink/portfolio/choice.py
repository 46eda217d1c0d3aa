"""
Which chains of a pool to choose together: numbers in, numbers out.

Input
    For each chain its worth, the cells that it covers, and its nights in each province;
    pairs of chains that are too much alike; limits.
Problem
    Choose from least to most chains, no two of them alike, so that no province has more
    than its share of all their nights.
Objective
    First the greatest number of cells that some chosen chain covers. Of all such
    choices the greatest sum of worth, less what the differences between the nights of
    each two members cost.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple


class Numbers(NamedTuple):
    """
    The pool in numbers.

    Attributes
    ----------
    worth
        Of each chain.
    covers
        The cells that each chain covers, as numbers from 0.
    nights
        Of each chain in each province.
    alike
        Pairs of chains, the smaller number first, of which one at most is chosen.
    """

    worth: tuple[int, ...]
    covers: tuple[frozenset[int], ...]
    nights: tuple[tuple[int, ...], ...]
    alike: frozenset[tuple[int, int]]


class Limits(NamedTuple):
    """
    What every choice keeps, and what imbalance costs.

    Attributes
    ----------
    least, most
        Number of chains.
    share
        Of all nights in any province.
    members
        The provinces between which nights are to be balanced.
    balance
        What each night of difference between two of them costs.
    must
        Cells that are to be covered.
    least_covered
        Number of cells covered at least.
    """

    least: int
    most: int
    share: Fraction
    members: tuple[int, ...]
    balance: int
    must: frozenset[int] = frozenset()
    least_covered: int = 0


class Choice(NamedTuple):
    """
    Some chains, and how good they are together.

    Attributes
    ----------
    covered, value
        Number of cells, and worth less imbalance.
    most_covered, most_value
        Proven: no choice from the pool has more cells; none with as many cells has
        more value. None where that was not asked.
    """

    chosen: tuple[int, ...]
    covered: int
    value: int
    most_covered: int | None = None
    most_value: float | None = None


def covered(numbers: Numbers, chosen: Iterable[int]) -> frozenset[int]:
    """Return the cells that some of the chosen chains cover."""
    return frozenset().union(*(numbers.covers[it] for it in chosen))


def nights(numbers: Numbers, chosen: Iterable[int]) -> list[int]:
    """Return the nights of the chosen chains in each province."""
    rows = [numbers.nights[it] for it in chosen]
    return [sum(column) for column in zip(*rows, strict=True)]


def imbalance(numbers: Numbers, limits: Limits, chosen: Iterable[int]) -> int:
    """Return the sum of the differences between the nights of each two members."""
    total = nights(numbers, chosen)
    if not total:
        return 0
    pairs = combinations(limits.members, 2)
    return sum(abs(total[one] - total[other]) for one, other in pairs)


def value(numbers: Numbers, limits: Limits, chosen: Sequence[int]) -> int:
    """Return the worth of the chosen chains less their imbalance."""
    worth = sum(numbers.worth[it] for it in chosen)
    return worth - limits.balance * imbalance(numbers, limits, chosen)


def keeps(numbers: Numbers, limits: Limits, chosen: Sequence[int]) -> bool:
    """Return whether a choice keeps every limit."""
    total = nights(numbers, chosen)
    cells = covered(numbers, chosen)
    return (
        limits.least <= len(chosen) <= limits.most
        and all(pair not in numbers.alike for pair in combinations(sorted(chosen), 2))
        and all(it <= limits.share * sum(total) for it in total)
        and limits.must <= cells
        and len(cells) >= limits.least_covered
    )


def greedy(numbers: Numbers, most: int, *, by_cells: bool) -> Choice:
    """
    Return the chains picked one by one, each unlike those before it.

    Each is the one worth most or, `by_cells`, the one that adds most cells and of
    equals the one worth most; then the first. The share of a province is not looked at:
    a single chain always breaks it.
    """
    chosen: list[int] = []
    cells: frozenset[int] = frozenset()
    for _ in range(most):
        fitting = [
            it
            for it in range(len(numbers.worth))
            if it not in chosen
            and not any(
                (min(it, other), max(it, other)) in numbers.alike for other in chosen
            )
        ]
        if not fitting:
            break

        def rank(it: int, seen: frozenset[int] = cells) -> tuple[int, int]:
            added = len(numbers.covers[it] - seen) if by_cells else 0
            return added, numbers.worth[it]

        chosen.append(max(fitting, key=rank))
        cells |= numbers.covers[chosen[-1]]
    free = Limits(0, most, Fraction(1), (), 0)
    return Choice(tuple(chosen), len(cells), value(numbers, free, chosen))
