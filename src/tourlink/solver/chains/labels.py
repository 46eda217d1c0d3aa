"""Day tours that do not end yet, and which of them to go on with."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tourlink.solver.chains.arrays import Bools, Hashes, Ints, Values, rank

# Tours kept for each set of demands served, beyond the best of all.
_EACH_KIND = 2


class Aim(NamedTuple):
    """
    What tours to look for.

    Attributes
    ----------
    worth
        For each item what it counts; places that count less than 0 are left out.
    labels
        Most partial tours kept of each number of stops, out of one stay on one day;
        None for all.
    near
        How many places are looked at after a stop, the nearest; None for all.
    minute
        What a minute left of the day is taken to be worth to a tour that is not full
        yet, in hundredths of a prize; it tells which partial tours to keep.
    """

    worth: Values
    labels: int | None = None
    near: int | None = None
    minute: float = 0.0


class Labels(NamedTuple):
    """Tours that do not end yet, those of a block side by side."""

    block: Ints
    place: Ints
    time: Ints
    lunched: Bools
    travel: Ints
    first: Ints
    cost: Ints
    counts: Values
    served: Ints
    latest_position: Ints
    marks: Hashes
    stops: npt.NDArray[np.int16]

    def take(self, chosen: Ints | slice) -> "Labels":
        return type(self)._make(column[chosen] for column in self)


def keep(labels: Labels, aim: Aim) -> Labels:
    """
    Return the labels to go on with: of each block the most promising, and a few more.

    A few of each set of demands served, so that a province asked for is not lost
    because its places are worth little.
    """
    most = aim.labels
    if most is None or len(labels.block) <= most:
        return labels
    promise = labels.counts - aim.minute * labels.time
    kept = _best(promise, labels.block, most)
    if (labels.served != labels.served[0]).any():
        by_kind = np.lexsort((-promise, labels.served, labels.block))
        few = rank(labels.block[by_kind] << 40 ^ labels.served[by_kind]) < _EACH_KIND
        kept[by_kind[few]] = True
    return labels.take(np.flatnonzero(kept))


def _best(promise: Values, block: Ints, most: int) -> Bools:
    """Return which labels are the best of their blocks; of equals the first."""
    kept = np.ones(len(promise), dtype=bool)
    bounds = np.flatnonzero(np.diff(block, prepend=-1, append=-1))
    for begin, end in pairwise(bounds.tolist()):
        if end - begin <= most:
            continue
        of_block = promise[begin:end]
        least = np.partition(of_block, end - begin - most)[end - begin - most]
        better = of_block > least
        alike = np.flatnonzero(of_block == least)
        better[alike[: most - int(better.sum())]] = True
        kept[begin:end] = better
    return kept
