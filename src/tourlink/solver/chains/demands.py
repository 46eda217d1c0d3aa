"""What a chain must serve, as states that a search can step through."""

import numpy as np
import numpy.typing as npt

from tourlink.solver.chains.arrays import Ints
from tourlink.solver.instance import Instance

# Each cover doubles the states, unless they come in sequence; those beyond these are
# checked at the end.
_MOST_COVERS = 4
_MOST_STAGES = 8


Cover = frozenset[int]


def split(instance: Instance) -> tuple[list[Cover], list[Cover]]:
    """
    Return the covers that states follow, and those that they do not.

    A must is a cover of one place.
    """
    covers = [*instance.covers, *(frozenset({it}) for it in instance.must)]
    covers.sort(key=lambda it: (len(it), sorted(it)))
    most = _MOST_STAGES if instance.order else _MOST_COVERS
    return covers[:most], covers[most:]


class Demands:
    """
    The covers served so far and the position in the sequence, numbered as states.

    A chain begins in state 0. Tours that serve alike are of one kind. A tour takes a
    chain from one state to the next, or nowhere: out of sequence, or past a cover
    that later places can no longer serve.

    Attributes
    ----------
    further
        Covers that the states do not follow.
    table
        For each kind and state the state after, -1 for none.
    finished
        For each state whether all covers that the states follow are served.
    """

    def __init__(self, instance: Instance, items: int) -> None:
        order = instance.order
        covers, self.further = split(instance)
        self._beyond = max(order, default=-1) + 1
        self._serves = np.zeros(items, dtype=np.int64)
        for bit, cover in enumerate(covers):
            self._serves[sorted(cover)] |= 1 << bit
        self._position = np.full(items, -1, dtype=np.int64)
        self._position[: len(order)] = order
        # The last position at which each cover can still be served.
        self._latest = [self._last_position(it) for it in covers]
        self._kinds: dict[tuple[int, int, int], int] = {(0, self._beyond, -1): 0}
        self._states: dict[tuple[int, int], int] = {(0, -1): 0}
        self.table = np.zeros((1, 1), dtype=np.int64)
        self.finished = np.ones(1, dtype=bool)
        self._trivial = not covers and not order
        if not self._trivial:
            self._tabulate()

    def kinds(self, stops: npt.NDArray[np.int16]) -> Ints:
        """Return the kind of each tour, a row of stops; the table knows them all."""
        if self._trivial:
            return np.zeros(len(stops), dtype=np.int64)
        serves = np.bitwise_or.reduce(self._serves[stops], axis=1)
        # The three in one number: rows are slow to tell apart.
        base = self._beyond + 1
        if self._beyond:
            position = self._position[stops]
            first = np.where(position < 0, self._beyond, position).min(axis=1)
            keys = (serves * base + first) * base + position.max(axis=1) + 1
        else:
            keys = serves  # in any sequence
        packed, kind = np.unique(keys, return_inverse=True)
        known = len(self._kinds)
        numbers = [
            self._kinds.setdefault(
                (key // base // base, key // base % base, key % base - 1),
                len(self._kinds),
            )
            for key in packed.tolist()
        ]
        if len(self._kinds) > known:
            self._tabulate()
        return np.array(numbers, dtype=np.int64)[kind]

    def _tabulate(self) -> None:
        states = list(self._states)
        for state in states:
            for kind in self._kinds:
                after = self._step(state, kind)
                if after is not None and after not in self._states:
                    self._states[after] = len(self._states)
                    states.append(after)
        steps = [[self._step(it, kind) for it in states] for kind in self._kinds]
        self.table = np.array(
            [[-1 if it is None else self._states[it] for it in row] for row in steps]
        )
        every = (1 << len(self._latest)) - 1
        self.finished = np.array([served == every for served, _ in states])

    def _last_position(self, cover: Cover) -> int:
        """Return the position of its last place, unless one may come anywhere."""
        positions = self._position[sorted(cover)]
        if positions.size and positions.min() >= 0:
            return int(positions.max())
        return self._beyond

    def _step(
        self, state: tuple[int, int], kind: tuple[int, int, int]
    ) -> tuple[int, int] | None:
        served, position = state
        serves, first, last = kind
        if first < position:
            return None
        served, position = served | serves, max(position, last)
        for bit, latest in enumerate(self._latest):
            if latest < position and not served >> bit & 1:
                return None
        return served, position
