"""Why a cell is not covered."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from tourlink.catalogue.catalogue import names_in_all
from tourlink.notes import Name, Note, joined
from tourlink.portfolio.choice import Choice, Limits, Numbers
from tourlink.portfolio.choose import possible
from tourlink.portfolio.gate import Graded
from tourlink.portfolio.ground import Cell, Gap, Ground
from tourlink.portfolio.pool import Pool

_MOST_NAMED = 2


class Relaxed(NamedTuple):
    """A limit that is given up to see whether it stands against a cell."""

    words: str
    numbers: Numbers
    limits: Limits


def gaps(
    cells: Sequence[Cell],
    pool: Pool,
    passed: Sequence[Graded],
    ground: Ground,
    problem: tuple[Numbers, Limits, Choice],
) -> list[Gap]:
    """
    Return a reason for each cell that the choice leaves open.

    Parameters
    ----------
    cells
        All cells, in the order of the numbers of `problem`.
    passed
        The chains of `problem`, in its order.
    """
    numbers, _, choice = problem
    taken = {cell for it in choice.chosen for cell in numbers.covers[it]}
    found: list[Gap] = []
    for at, cell in enumerate(cells):
        if at in taken:
            continue
        gap = ground.impossible(cell)
        if gap is None and any(at in covers for covers in numbers.covers):
            gap = _left_open(at, cell, problem)
        found.append(gap or _not_in_pool(cell, pool, ground, passed))
    return found


def _left_open(at: int, cell: Cell, problem: tuple[Numbers, Limits, Choice]) -> Gap:
    """Say which limit keeps the chains out that would cover a cell."""
    numbers, limits, choice = problem
    wanted = limits._replace(must=frozenset((at,)), least_covered=choice.covered)
    for words, looser, relaxed in _relaxed(numbers, wanted):
        # More cells than now: none of those covered is given up for this one.
        more = relaxed._replace(least_covered=choice.covered + 1)
        if possible(looser, more):
            return Gap(cell, "limits", words)
    if possible(numbers, wanted):
        return Gap(cell, "limits", "its chains would leave another cell open")
    return Gap(cell, "limits", "several limits together keep its chains out")


def _relaxed(numbers: Numbers, limits: Limits) -> Iterator[Relaxed]:
    one_more = limits.most + 1
    words = Note("would be covered with {number} chains", number=one_more)
    yield Relaxed(words, numbers, limits._replace(most=one_more))
    yield Relaxed(
        "would be covered with a greater share of nights for a province",
        numbers,
        limits._replace(share=Fraction(1)),
    )
    alike = numbers._replace(alike=frozenset())
    words_alike = "would be covered with chains that are more alike"
    yield Relaxed(words_alike, alike, limits)


def _not_in_pool(
    cell: Cell, pool: Pool, ground: Ground, passed: Sequence[Graded]
) -> Gap:
    """Say why no chain of the pool covers a cell that some place could."""
    kept = {it.chain.shape for it in passed if cell.quarter in it.chain.documents}
    weak = [
        chain
        for chain in pool.chains
        if cell in chain.cells(ground) and chain.shape not in kept
    ]
    names = [Name(names_in_all(it.place.name)) for it in ground.places(cell)]
    shown = joined(names[:_MOST_NAMED], ", ")
    if weak:
        weak_only = Note("no chain with {places} passes the quality gate", places=shown)
        return Gap(cell, "gate", weak_only)
    refusal = pool.refusals.get(cell)
    if refusal:
        why = Note("{places}: {why}", places=shown, why=refusal)
        return Gap(cell, "no-chain", why)
    none = Note("no chain with {places} was found", places=shown)
    return Gap(cell, "not-found", none)
