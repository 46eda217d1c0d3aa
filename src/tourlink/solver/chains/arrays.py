"""The arrays of the search: their kinds, marks for sets, and ranks in groups."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]
Hashes = npt.NDArray[np.uint64]


def random_marks(seed: int, count: int) -> Hashes:
    """Return random numbers of 64 bits, the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, np.iinfo(np.uint64).max, size=count, dtype=np.uint64)


def rank(groups: Ints) -> Ints:
    """Return how many of the same group come before each element."""
    order = np.argsort(groups, kind="stable")
    starts = np.ones(len(order), dtype=bool)
    starts[1:] = np.diff(groups[order]) != 0
    at = np.arange(len(order))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = at - np.maximum.accumulate(np.where(starts, at, 0))
    return ranks
