"""A beam over the days: the most promising chains so far, a day at a time."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from tourlink.solver.chains.arrays import (
    Bools,
    Hashes,
    Ints,
    Values,
    random_marks,
    rank,
)
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.table import NEVER_WORTH, Table
from tourlink.solver.instance import Instance

# So many times the width are looked at more closely.
_CLOSER = 30


class Sizes(NamedTuple):
    """
    How many chains a beam keeps a day: in all, at one stay, and of one parent.

    Few at one stay and of one parent keep it from filling with chains that differ in
    a stop or two.
    """

    all: int
    stay: int
    parent: int


class Guide(NamedTuple):
    """
    What a search goes by.

    Attributes
    ----------
    gains
        Of each tour of the table, net of prices.
    worth
        Of each item, net of prices: what a tour gains less where it was had before.
    ahead
        For each day, stay and state the most that the days from there on gain.
    after
        For each kind of tour and state the state after, -1 for none.
    prices
        Of each item; paid back for those that can no longer be had.
    reach
        For each day and stay the items that can be had from there on; None to take
        all for possible.
    bonus
        For each group and cover served that the states do not follow.
    apart
        Whether to put only tours together that share no place.
    """

    gains: Values
    worth: Values
    ahead: Values
    after: Ints
    prices: Values
    reach: Bools | None = None
    bonus: float = 0.0
    apart: bool = False


class Partial(NamedTuple):
    """
    Chains so far, an element a chain.

    `net` is what they gained, `seen` a row of the items had, `tours` of tours.
    """

    stay: Ints
    state: Ints
    net: Values
    cost: Ints
    seen: Bools
    marks: Hashes
    tours: Ints

    def take(self, chosen: Ints) -> "Partial":
        """Return some of the chains."""
        return type(self)._make(column[chosen] for column in self)


class Pairs(NamedTuple):
    """Chains and tours to go on with, and what they promise."""

    chain: Ints
    tour: Ints
    after: Ints
    net: Values
    promise: Values

    def take(self, chosen: Ints | Bools) -> "Pairs":
        """Return some of the pairs."""
        return type(self)._make(column[chosen] for column in self)


class Beam:
    """
    Steps that take chains from one day to the next over the tours of a table.

    Attributes
    ----------
    limited
        Whether there is a budget.
    """

    def __init__(
        self,
        instance: Instance,
        blocks: Blocks,
        table: Table,
        further: Sequence[frozenset[int]],
    ) -> None:
        items = table.known
        self._items, self._blocks, self._table = items, blocks, table
        self._budget = instance.budget
        self.limited = self._budget is not None
        self._costs = np.zeros(items.count, dtype=np.int64)
        self._costs[: items.places] = instance.costs
        self._min_groups = instance.min_groups
        numbers = sorted({it for it in instance.group if it >= 0})
        self._groups = np.zeros((items.count, len(numbers)), dtype=np.int64)
        for at, number in enumerate(numbers):
            self._groups[: items.places, at] = np.array(instance.group) == number
        self._covers = np.zeros((items.count, len(further)), dtype=np.int64)
        for at, cover in enumerate(further):
            self._covers[sorted(cover), at] = 1
        self._uses = np.zeros((items.count, len(instance.limits)), dtype=np.int64)
        for at, limit in enumerate(instance.limits):
            self._uses[: items.places, at] = limit.uses
        self._most = np.array([it.most for it in instance.limits], dtype=np.int64)
        promised = len(numbers) + len(further) + len(instance.limits)
        marks = random_marks(2, blocks.beds + promised)
        self._end_marks, self._promise_marks = np.split(marks, [blocks.beds])

    def start(self, seen: Bools | None = None, stay: int | None = None) -> Partial:
        """Return the chain of no day, which may leave out what is `seen`."""
        row = np.zeros(self._items.count, dtype=bool) if seen is None else seen
        return Partial(
            np.array([self._blocks.start if stay is None else stay]),
            np.zeros(1, dtype=np.int64),
            np.zeros(1),
            np.zeros(1, dtype=np.int64),
            row[None, :],
            np.zeros(1, dtype=np.uint64),
            np.zeros((1, 0), dtype=np.int64),
        )

    def run(
        self,
        guide: Guide,
        span: tuple[int, int],
        begin: Partial,
        sizes: Sizes,
        floor: float = NEVER_WORTH / 2,
    ) -> Partial:
        """
        Return chains over the days of a span, the best first.

        Parameters
        ----------
        floor
            The least that a chain must promise.
        """
        chains = begin
        first, behind = span
        width = sizes.all
        for day in range(first, behind):
            pairs = self.pairs(guide, day, chains, floor)
            if not len(pairs.chain):
                return chains.take(np.zeros(0, dtype=np.int64))
            pairs = pairs.take(_first(pairs.promise, _CLOSER * width))
            grown, promise = self.grow(guide, day, chains, pairs)
            last = day + 1 == behind
            promise[promise < floor] = NEVER_WORTH
            parent = None if last or day == first else pairs.chain
            stays = width if last else sizes.stay
            kept = self.thin(grown, promise, sizes._replace(stay=stays), parent)
            chains = grown.take(kept)
        return chains

    def pairs(self, guide: Guide, day: int, chains: Partial, floor: float) -> Pairs:
        """Return what the chains can go on with that promises at least `floor`."""
        found = [
            self._of_stay(guide, (day, *place), chains, (who, floor))
            for place, who in _by_place(chains)
        ]
        if not found:
            none = np.zeros(0, dtype=np.int64)
            return Pairs(none, none, none, np.zeros(0), np.zeros(0))
        return Pairs(*(np.concatenate(it) for it in zip(*found, strict=True)))

    def count(self, guide: Guide, day: int, chains: Partial, floor: float) -> int:
        """Return how many pairs `pairs` has to look at."""
        total = 0
        for place, who in _by_place(chains):
            _, _, promise = self._ranked(guide, (day, *place))
            ranked = np.sort(-promise)
            total += int(_reaching(ranked, chains.net[who] - floor).sum())
        return total

    def _ranked(
        self, guide: Guide, place: tuple[int, int, int]
    ) -> tuple[Ints, Values, Values]:
        """Return of a stay's tours the state after, the gain and the promise."""
        day, stay, state = place
        table, block = self._table, self._blocks.number[day, stay]
        tours = slice(table.bounds[block], table.bounds[block + 1] if block >= 0 else 0)
        end = table.tours.end[tours]
        after = guide.after[table.kind[tours], state]
        gain = guide.gains[tours] - table.night[table.group[tours]]
        rest = guide.ahead[day + 1][end, after]
        ok = (after >= 0) & self._blocks.may_end[day][end]
        return after, gain, np.where(ok, gain + rest, NEVER_WORTH)

    def _of_stay(
        self,
        guide: Guide,
        place: tuple[int, int, int],
        chains: Partial,
        chosen: tuple[Ints, float],
    ) -> Pairs:
        """Return the pairs of the chains at one stay in one state."""
        day, stay, _ = place
        who, floor = chosen
        after, gain, promise = self._ranked(guide, place)
        table, low = self._table, self._table.bounds[self._blocks.number[day, stay]]
        net = chains.net[who]
        # What not even the best chain can go on with need not be ranked.
        able = np.flatnonzero(promise >= floor - net.max())
        order = able[np.argsort(-promise[able], kind="stable")]
        ranked = -promise[order]
        count = _reaching(ranked, net - floor)
        chain = np.repeat(who, count)
        at = np.arange(len(chain)) - np.repeat(np.cumsum(count) - count, count)
        tour = order[at]
        items = table.items[tour + low]
        had = chains.seen[chain[:, None], items]
        shares = had.any(axis=1)
        lost = (had * guide.worth[items]).sum(axis=1)
        total = chains.net[chain] + promise[tour] - lost
        # A night service is taken once; a tour that has nothing new leads nowhere
        # that one of fewer stops does not.
        fits = (total >= floor) & ~had[:, -1]
        new = (~had & (items != self._items.nothing)).any(axis=1)
        fits &= ~shares if guide.apart else ~shares | new
        if self._budget is not None:
            fits &= self._within_budget(chains, (chain, tour + low), had)
        chain, tour, total, lost = chain[fits], tour[fits], total[fits], lost[fits]
        net = chains.net[chain] + gain[tour] - lost
        return Pairs(chain, tour + low, after[tour], net, total)

    def grow(
        self, guide: Guide, day: int, chains: Partial, pairs: Pairs
    ) -> tuple[Partial, Values]:
        """Return the chains of pairs, and what they promise on a closer look."""
        table = self._table
        items = table.items[pairs.tour]
        old = chains.seen[pairs.chain]
        had = np.take_along_axis(old, items.astype(np.int64), axis=1)
        seen = old.copy()
        np.put_along_axis(seen, items.astype(np.int64), values=True, axis=1)
        seen[:, self._items.nothing] = False
        new = np.where(had, np.uint64(0), self._items.marks[items])
        end = table.tours.end[pairs.tour]
        cost = table.tours.cost[pairs.tour] - (had * self._costs[items]).sum(axis=1)
        grown = Partial(
            end,
            pairs.after,
            pairs.net,
            chains.cost[pairs.chain] + cost,
            seen,
            chains.marks[pairs.chain] ^ np.bitwise_xor.reduce(new, axis=1),
            np.concatenate([chains.tours[pairs.chain], pairs.tour[:, None]], axis=1),
        )
        promise = pairs.promise.copy()
        if guide.reach is not None:
            gone = ~seen & ~guide.reach[day + 1][end]
            promise -= gone @ guide.prices
        if guide.bonus:
            promise += guide.bonus * self._served(seen)
        if len(self._most):
            within = (seen @ self._uses <= self._most).all(axis=1)
            promise = np.where(within, promise, NEVER_WORTH)
        return grown, promise

    def thin(
        self,
        chains: Partial,
        promise: Values,
        sizes: Sizes,
        parent: Ints | None = None,
    ) -> Ints:
        """Return the most promising chains, one for each stay, state and set."""
        order = np.argsort(-promise, kind="stable")
        order = order[promise[order] > NEVER_WORTH / 2]
        order = order[distinct(self.keys(chains)[order])]
        if parent is not None:
            order = order[rank(parent[order]) < sizes.parent]
        return order[rank(chains.stay[order]) < sizes.stay][: sizes.all]

    def keys(self, chains: Partial, guide: Guide | None = None, day: int = 0) -> Hashes:
        """
        Return a number for where each chain is and what it has had.

        With a guide, of what it has had only what can still be had from `day` on
        counts, and what that means for the promises that no state follows.
        """
        marks = chains.marks
        if guide is not None and guide.reach is not None:
            near = chains.seen & guide.reach[day][chains.stay]
            marks = np.bitwise_xor.reduce(
                np.where(near, self._items.marks, np.uint64(0)), axis=1
            )
            marks = marks ^ self._progress(chains.seen) @ self._promise_marks
        states = chains.state.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        return marks ^ self._end_marks[chains.stay] ^ states

    def promised(self, chains: Partial) -> Bools:
        """Return which chains have the groups and the further covers asked for."""
        asked = self._min_groups + self._covers.shape[1]
        kept: Bools = self._served(chains.seen) == asked
        return kept

    def _progress(self, seen: Bools) -> Hashes:
        """Return what of groups, further covers and limits chains have had."""
        groups = seen @ self._groups > 0
        # Which groups they were no longer matters when there are enough of them.
        groups |= (groups.sum(axis=1) >= self._min_groups)[:, None]
        parts = [groups, seen @ self._covers > 0, seen @ self._uses]
        return np.concatenate(parts, axis=1).astype(np.uint64)

    def _within_budget(
        self, chains: Partial, pairs: tuple[Ints, Ints], had: Bools
    ) -> Bools:
        chain, tour = pairs
        saved = (had * self._costs[self._table.items[tour]]).sum(axis=1)
        cost = chains.cost[chain] + self._table.tours.cost[tour] - saved
        within: Bools = cost <= (self._budget or 0)
        return within

    def _served(self, seen: Bools) -> Ints:
        """Return how many groups are had of those asked for, and further covers."""
        groups = (seen @ self._groups > 0).sum(axis=1)
        covers = (seen @ self._covers > 0).sum(axis=1)
        served: Ints = np.minimum(groups, self._min_groups) + covers
        return served


def reach(table: Table, blocks: Blocks) -> Bools:
    """Return for each day and stay the items that can be had from there on."""
    items = table.known
    cover = np.zeros((len(blocks.stays), items.count), dtype=bool)
    cover[table.tours.block[:, None], table.items] = True
    reached = np.zeros((blocks.days + 1, blocks.beds, items.count), dtype=bool)
    for day in range(blocks.days - 1, -1, -1):
        rows = table.rows[day]
        onward = np.zeros((blocks.beds, blocks.beds), dtype=bool)
        onward[table.stay[rows], table.end[rows]] = True
        reached[day] = onward @ reached[day + 1]
        stays = np.flatnonzero(blocks.number[day] >= 0)
        reached[day][stays] |= cover[blocks.number[day][stays]]
    return reached


def _by_place(chains: Partial) -> Iterator[tuple[tuple[int, int], Ints]]:
    """Yield each stay and state that chains are in, and which chains these are."""
    states = int(chains.state.max(initial=0)) + 1
    keys = chains.stay * states + chains.state
    for key in np.unique(keys).tolist():
        yield divmod(key, states), np.flatnonzero(keys == key)


def _reaching(ranked: Values, slack: Values) -> Ints:
    """Return how many tours keep a chain at its floor; `ranked` is what they lack."""
    count: Ints = np.searchsorted(ranked, slack, side="right")
    return count


def _first(values: Values, most: int) -> Ints:
    """Return where the greatest values are."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.sort(np.argpartition(-values, most)[:most])


def distinct(keys: Hashes) -> Ints:
    """Return where each key comes first."""
    _, first = np.unique(keys, return_index=True)
    return np.sort(first)
