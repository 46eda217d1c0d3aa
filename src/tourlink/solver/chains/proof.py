"""
Proofs: no chain is worth more than this.

The relaxed problem over all day tours gives a first bound. Then every chain that could
beat a floor is followed, day by day; two chains that end the same day at the same
stay, and have had the same of what is still to come, need not both be followed. Where
nothing is left, the floor is a bound; where a whole chain is left, the best of them is
the best of all. A floor is raised where there is too much to follow.

References
----------
Righini, G. and Salani, M. (2009). Decremental state space relaxation strategies and
initialization heuristics for solving the orienteering problem with time windows with
dynamic programming. Computers & Operations Research, 36(4): 1191-1203.
https://doi.org/10.1016/j.cor.2008.01.003
"""

from typing import NamedTuple

import numpy as np

from tourlink.solver.chains.arrays import Ints, undominated
from tourlink.solver.chains.beam import Beam, Guide, Pairs, Partial, distinct
from tourlink.solver.chains.closing import TooManyError
from tourlink.solver.chains.labels import Aim
from tourlink.solver.chains.search import Search
from tourlink.solver.chains.table import Table

# Subgradient steps on all tours, and how often they start anew from the best prices.
_STEPS, _TIMES = 40, 4
# A chain beats another if it is worth at least this much more; values are whole, but
# their sums with prices are not quite.
_MORE, _INEXACT = 1.0, 0.5
# Floors to try between the best chain and the bound, the first one lowest.
_FLOORS = 6


class Work(NamedTuple):
    """How many chains a day are followed at most, and how many pairs looked at."""

    chains: int
    pairs: int


class _OverflowError(Exception):
    """There is more to follow than the work allows."""


def prove(search: Search, work: Work) -> float | None:
    """
    Return the most that any chain is worth, and better the search's best chain.

    None where the tours are too many to be listed. The search's own best chain is the
    best of all where the answer does not exceed what it is worth.
    """
    try:
        table = search.list_tours(Aim(search.items.worth))
    except TooManyError:
        return None
    for _ in range(_TIMES):
        if not search.prices.step(table, _STEPS, search.most):
            return search.most
    bound = max(search.prices.bound, search.most)
    low, floor = 0.0, search.most + _MORE
    for _ in range(_FLOORS):
        if bound < search.most + _INEXACT:
            return search.most
        try:
            most = _follow(search, table, floor, work)
        except _OverflowError:
            low = max(low, (floor - search.most) / max(_MORE, bound - search.most))
            floor = _floor(search.most, bound, low)
            continue
        # Nothing reaches the floor, or something does, and the best is known.
        bound = min(bound, max(search.most, floor - _MORE if most is None else most))
        floor = _floor(search.most, bound, low)
    return bound


def _floor(most: float, bound: float, low: float) -> float:
    """Return a floor between the best chain and the bound, a whole value above it."""
    return most + max(_MORE, round((bound - most) * (low + 1) / 2))


def _follow(search: Search, table: Table, floor: float, work: Work) -> float | None:
    """
    Return what the best chain above a floor is worth, None if there is none.

    It is offered to the search.
    """
    floor -= _INEXACT
    outlook = search.prices.outlook(table)
    through = search.prices.through(table, outlook)
    table = table.take(np.flatnonzero(through >= floor))
    if not len(table):
        return None
    # Where every set of stops has a tour of its own, no chain need have a place twice.
    beam = search.beam(table)
    guide = search.guide(table)._replace(apart=not search.free)
    paid = float(search.prices.now.sum())
    chains = beam.start()
    for day in range(search.blocks.days):
        if beam.count(guide, day, chains, floor - paid) > work.pairs:
            raise _OverflowError
        pairs = beam.pairs(guide, day, chains, floor - paid)
        chains = _grown(beam, guide, (day, chains, pairs), floor - paid)
        if day == search.blocks.days - 1:
            chains = chains.take(np.flatnonzero(beam.promised(chains)))
        if len(chains.net) > work.chains:
            raise _OverflowError
        if not len(chains.net):
            return None
    worth = chains.net + chains.seen @ search.prices.now
    order = np.argsort(-worth, kind="stable")
    for at in order.tolist():
        plan = search.offer(table, chains.tours[at].tolist())
        if plan is not None:
            break
    return float(worth[order[0]])


def _grown(
    beam: Beam, guide: Guide, step: tuple[int, Partial, Pairs], floor: float
) -> Partial:
    """Return the chains of pairs that may reach the floor, one of each sort."""
    day, chains, pairs = step
    grown, promise = beam.grow(guide, day, chains, pairs)
    kept = np.flatnonzero(promise >= floor)
    kept = kept[np.argsort(-promise[kept], kind="stable")]
    keys = beam.keys(grown, guide, day + 1)[kept]
    if beam.limited:
        # A chain that is worth less, but costs less, may go on where another cannot.
        return grown.take(kept[undominated(keys, -promise[kept], grown.cost[kept])])
    chosen: Ints = kept[distinct(keys)]
    return grown.take(chosen)
