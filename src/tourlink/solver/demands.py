"""What a chain must serve, as states that a search can step through."""

from typing import TypeVar

from tourlink.solver.instance import Instance

# Each cover doubles the states, unless they come in sequence; those beyond these are
# checked at the end.
_MOST_COVERS = 4
_MOST_STAGES = 8

_Any = TypeVar("_Any")


class Demands:
    """
    The covers served so far and the position in the sequence, numbered as states.

    A chain begins in state 0. Tours that serve alike are of one kind. A tour takes a
    chain from one state to the next, or nowhere: out of sequence, or past a cover
    that later places can no longer serve.
    """

    def __init__(self, instance: Instance) -> None:
        self._order = instance.order
        covers = sorted(instance.covers, key=len)
        most = _MOST_STAGES if self._order else _MOST_COVERS
        masks = [sum(1 << place for place in cover) for cover in covers]
        self._covers, self.further = masks[:most], masks[most:]
        # The last position at which each cover can still be served.
        self._latest = [self._last_position(cover) for cover in covers[:most]]
        self._kinds: dict[tuple[int, int, int], int] = {(0, len(self._order), -1): 0}
        self._kind_of: dict[int, int] = {}
        self._states: dict[tuple[int, int], int] = {(0, -1): 0}
        self.table: list[list[int]] = [[0]]
        """For each kind and state the state after, -1 for none."""
        self.trivial = not covers and not self._order

    def kind(self, mask: int) -> int:
        """Return the kind of a tour whose stops are the bits of `mask`."""
        if self.trivial:
            return 0
        kind = self._kind_of.get(mask)
        if kind is None:
            serves = 0
            for bit, cover in enumerate(self._covers):
                if cover & mask:
                    serves |= 1 << bit
            placed = [
                position
                for place, position in enumerate(self._order)
                if position >= 0 and mask >> place & 1
            ]
            first = min(placed, default=len(self._order))
            key = (serves, first, max(placed, default=-1))
            kind = self._kind_of[mask] = self._kinds.setdefault(key, len(self._kinds))
        return kind

    def tabulate(self) -> None:
        """Bring `table` up to date with the kinds seen."""
        states = list(self._states)
        for state in states:
            for kind in self._kinds:
                after = self._step(state, kind)
                if after is not None and after not in self._states:
                    self._states[after] = len(self._states)
                    states.append(after)
        self.table = []
        for kind in self._kinds:
            steps = (self._step(state, kind) for state in states)
            self.table.append([-1 if it is None else self._states[it] for it in steps])

    def after(self, state: int, kind: int) -> int:
        """Return the state after a tour, -1 for none that is in the table."""
        return self.table[kind][state] if kind < len(self.table) else -1

    def finished(self) -> list[bool]:
        """Return for each state whether all covers are served."""
        every = (1 << len(self._covers)) - 1
        return [served == every for served, _ in self._states]

    def undominated(
        self, best: dict[int, tuple[float, _Any]]
    ) -> dict[int, tuple[float, _Any]]:
        """Leave out kinds that are worth no more than others that serve the same."""
        if self._order or len(best) < 2:
            return best
        kinds = list(self._kinds)
        return {
            kind: it
            for kind, it in best.items()
            if not any(
                other != kind
                and better[0] >= it[0]
                and kinds[other][0] & kinds[kind][0] == kinds[kind][0]
                for other, better in best.items()
            )
        }

    def _last_position(self, cover: frozenset[int]) -> int:
        """Return the position of its last place, unless one may come anywhere."""
        positions = [self._order[place] for place in cover] if self._order else []
        return max(positions) if min(positions, default=-1) >= 0 else len(self._order)

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
