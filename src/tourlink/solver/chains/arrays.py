"""The arrays of the search: their kinds, marks for sets, and orders in groups."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]
Hashes = npt.NDArray[np.uint64]

_MOST_OF_16_BITS = int(np.iinfo(np.uint16).max)


def random_marks(seed: int, count: int) -> Hashes:
    """Return random numbers of 64 bits, the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, np.iinfo(np.uint64).max, size=count, dtype=np.uint64)


def in_groups(groups: Ints) -> Ints:
    """Return the order of elements by a whole number from 0, equals as they come."""
    # Numbers of 16 bits are sorted by their digits, in a fraction of the time.
    few = int(groups.max(initial=0)) <= _MOST_OF_16_BITS
    return np.argsort(groups.astype(np.uint16) if few else groups, kind="stable")


def rank(groups: Ints) -> Ints:
    """
    Return how many of the same group come before each element.

    Groups are whole numbers from 0.
    """
    order = in_groups(groups)
    starts = np.ones(len(order), dtype=bool)
    starts[1:] = np.diff(groups[order]) != 0
    at = np.arange(len(order))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = at - np.maximum.accumulate(np.where(starts, at, 0))
    return ranks


def undominated(key: Hashes, one: Ints | Values, other: Ints) -> Ints:
    """Return the elements that no other of the same key beats in both measures."""
    by_key = np.argsort(key)
    sorted_ = key[by_key]
    alone = np.ones(len(key), dtype=bool)
    alone[1:] = sorted_[1:] != sorted_[:-1]
    alone[:-1] &= alone[1:].copy()
    # Most keys occur once; the slow sort is for the others. It takes them as they come,
    # for who sorts equals as he likes sorts them in one way here and in another there.
    found = np.sort(by_key[~alone])
    order = found[np.lexsort((other[found], one[found], key[found]))]
    group = np.zeros(len(order), dtype=np.int64)
    group[1:] = np.cumsum(key[order][1:] != key[order][:-1])
    # Minima so far restart in each group, because each lies below the last.
    below = other[order] - group * (int(other.max(initial=0)) + 1)
    least = np.minimum.accumulate(below)
    kept = np.ones(len(order), dtype=bool)
    kept[1:] = below[1:] < least[:-1]
    return np.sort(np.concatenate([by_key[alone], order[kept]]))
