"""How even and how varied a portfolio is."""

from collections.abc import Sequence
from itertools import combinations

from tourlink.planner.distance import Shape, distance


def gini(amounts: Sequence[float]) -> float:
    """
    Return the Gini coefficient of what each member gets.

    0 where all get the same, (n - 1) / n where one of n gets all; 0 for nothing.

    Notes
    -----
    Half the mean difference of all pairs, over the mean amount.
    """
    total = sum(amounts)
    if not total:
        return 0.0
    differences = sum(abs(one - other) for one, other in combinations(amounts, 2))
    return differences / (len(amounts) * total)


def distances(shapes: Sequence[Shape]) -> list[list[float]]:
    """Return how far each two chains are apart."""
    return [[distance(one, other) for other in shapes] for one in shapes]


def nearest(shapes: Sequence[Shape]) -> float | None:
    """Return the least distance of any two chains; None for fewer than two."""
    pairs = combinations(shapes, 2)
    return min((distance(one, other) for one, other in pairs), default=None)
