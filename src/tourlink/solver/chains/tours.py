"""Day tours as arrays, and which of them are worth keeping."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tourlink.solver.chains.arrays import Bools, Hashes, Ints, Values, undominated
from tourlink.solver.chains.items import Items

_ONE = np.uint64(1)


class Tours(NamedTuple):
    """
    Day tours, an element a tour.

    Attributes
    ----------
    block, end
        Out of which stay on which sort of days, and to which stay (the number of
        stays stands for the end of the chain).
    stops
        A row of places a tour, in order, filled up with `Items.nothing`.
    travel, first
        Minutes in vehicles: in all, and on the first leg.
    marks
        The exclusive or of the marks of the stops.
    """

    block: Ints
    end: Ints
    stops: npt.NDArray[np.int16]
    travel: Ints
    first: Ints
    cost: Ints
    marks: Hashes

    def take(self, chosen: Ints | Bools) -> "Tours":
        """Return some of the tours."""
        return type(self)._make(column[chosen] for column in self)


def joined(parts: Sequence[Tours]) -> Tours:
    """Return the tours of all parts."""
    return Tours(*(np.concatenate(it) for it in zip(*parts, strict=True)))


def cheapest(tours: Tours, toll: Values, *, limited: bool) -> Ints:
    """
    Return which tours to keep: of equal stops and ends the one of least toll.

    Where costs are limited, also those that cost less.

    Parameters
    ----------
    toll
        What travel takes off each tour.
    """
    key = tours.marks ^ _ends(tours)
    if limited:
        return undominated(key, toll, tours.cost)
    if not len(key):
        return np.zeros(0, dtype=np.int64)
    # One sort, whatever it does to equals; of these then the first of least toll.
    order = np.argsort(key)
    starts = np.flatnonzero(np.diff(key[order], prepend=~key[order[0]]))
    least = np.minimum.reduceat(toll[order], starts)
    least = np.repeat(least, np.diff(starts, append=len(order)))
    at = np.where(toll[order] == least, order, len(order))
    return np.sort(np.minimum.reduceat(at, starts))


def maximal(tours: Tours, items: Items) -> Ints:
    """
    Return which tours to keep where travel costs nothing: those no other contains.

    Tours without a stop are kept: a chain leaves out what it has had before.
    """
    ends = _ends(tours)
    parts = [
        (tours.marks ^ items.marks[column] ^ ends)[column != items.nothing]
        for column in tours.stops.T
    ]
    contained = np.isin(tours.marks ^ ends, np.concatenate(parts))
    return np.flatnonzero(~contained | (tours.marks == 0))


def _ends(tours: Tours) -> Hashes:
    """Return a number for where each tour begins and ends."""
    begin = (tours.block.astype(np.uint64) + _ONE) * np.uint64(0xC2B2AE3D27D4EB4F)
    end = (tours.end.astype(np.uint64) + _ONE) * np.uint64(0x165667B19E3779F9)
    return begin ^ end
