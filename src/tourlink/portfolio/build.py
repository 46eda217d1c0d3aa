"""The pipeline: wish, pool, gate, choice, report."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.plan import PlanDocument
from tourlink.planner.distance import distance
from tourlink.portfolio.asked import Asked, Quarter, Wish, read
from tourlink.portfolio.choice import Limits, Numbers
from tourlink.portfolio.choose import choose
from tourlink.portfolio.document import PortfolioDocument
from tourlink.portfolio.gate import Gate, Graded, gate
from tourlink.portfolio.ground import Cell, Ground
from tourlink.portfolio.pool import Pool
from tourlink.portfolio.report import Made, report
from tourlink.portfolio.spend import Purse
from tourlink.pricing.book import Book


class Portfolio(NamedTuple):
    """The report, and the plans of the chosen chains by quarter."""

    document: PortfolioDocument
    plans: tuple[dict[Quarter, PlanDocument], ...]


def build(
    wish: Wish,
    catalogue: Catalogue,
    book: Book,
    progress: Callable[[str], None] = lambda _: None,
) -> Portfolio:
    """
    Return the chains that cover an agreement best, chosen together.

    Parameters
    ----------
    book
        Rates that the spend in each province is worked out with.
    progress
        Told in words what is done.

    Raises
    ------
    RequestError
        If the wish names what the catalogue lacks, or contradicts itself.
    NoFeasibleChainError
        If no chain passes the gate, or too few fit together.
    MissingExtraError
        If scipy is not installed.
    """
    asked = read(wish, catalogue)
    ground = Ground(asked, catalogue)
    pool = Pool(asked, ground, catalogue)
    pool.fill(progress)
    progress(f"verifying: {len(pool.chains)} chains")
    passed = gate(pool.chains, asked, catalogue)
    cells = ground.cells()
    numbers, provinces = in_numbers(passed.passed, cells, ground, asked, catalogue)
    limits = _limits(asked)
    progress(f"choosing: {asked.wish.chains} of {len(passed.passed)} chains")
    choice = choose(numbers, limits)
    if choice is None:
        raise _too_few(asked, pool, passed, numbers)
    purse = Purse(book, catalogue, _day(asked))
    made = Made(
        asked=asked,
        catalogue=catalogue,
        ground=ground,
        pool=pool,
        gate=passed,
        cells=cells,
        provinces=provinces,
        numbers=numbers,
        limits=limits,
        choice=choice,
    )
    chosen = [passed.passed[it].chain for it in choice.chosen]
    return Portfolio(
        report(made, purse), tuple(dict(chain.documents) for chain in chosen)
    )


def in_numbers(
    graded: Sequence[Graded],
    cells: Sequence[Cell],
    ground: Ground,
    asked: Asked,
    catalogue: Catalogue,
) -> tuple[Numbers, list[str]]:
    """Return the chains in numbers, and the provinces: those of members come first."""
    number = {cell: at for at, cell in enumerate(cells)}
    nights = [
        Counter(catalogue.destinations[bed].province for bed in it.chain.beds())
        for it in graded
    ]
    members = [it.id for it in asked.members]
    provinces = list(dict.fromkeys([*members, *(it for row in nights for it in row)]))
    alike = frozenset(
        (one, other)
        for one, other in combinations(range(len(graded)), 2)
        if distance(graded[one].chain.shape, graded[other].chain.shape)
        < asked.wish.distance
    )
    numbers = Numbers(
        worth=tuple(it.mean(asked.quarters) for it in graded),
        covers=tuple(
            frozenset(number[cell] for cell in it.chain.cells(ground)) for it in graded
        ),
        nights=tuple(tuple(row[it] for it in provinces) for row in nights),
        alike=alike,
    )
    return numbers, provinces


def _limits(asked: Asked) -> Limits:
    wish = asked.wish
    return Limits(
        least=wish.min_chains,
        most=wish.chains,
        share=wish.share,
        members=tuple(range(len(asked.members))),
        balance=wish.balance,
    )


def _too_few(
    asked: Asked, pool: Pool, passed: Gate, numbers: Numbers
) -> NoFeasibleChainError:
    """Return the error that says which limit leaves too few chains."""
    wish, limits = asked.wish, _limits(asked)
    there = len(passed.passed)
    if not pool.chains:
        return NoFeasibleChainError(
            f"none of {pool.asked_for} requests for chains has an answer; the first: "
            f"{pool.unanswered[0] if pool.unanswered else 'nothing can be visited'}",
            hint="give more days, lower --min-members, or plan one: tourlink plan",
            code="no-answers",
            number=pool.asked_for,
            why=pool.unanswered[0] if pool.unanswered else "nothing can be visited",
        )
    if there < wish.min_chains:
        return NoFeasibleChainError(
            f"only {there} chains of {len(pool.chains)} pass the quality gate, and "
            f"{wish.min_chains} are asked for",
            hint="give more days, --tries or quarters, or lower --min-quality",
            code="few-pass",
            chains=there,
            total=len(pool.chains),
            most=wish.min_chains,
        )
    share = limits._replace(share=Fraction(1))
    if choose(numbers, share) is not None:
        return NoFeasibleChainError(
            f"no choice of {wish.min_chains} chains or more leaves each province at "
            f"most {float(wish.share):.0%} of the nights",
            hint="raise --share, --chains or --tries",
            code="no-share",
            chains=wish.min_chains,
            percent=round(100 * wish.share),
        )
    return NoFeasibleChainError(
        f"no {wish.min_chains} of {there} chains are all {wish.distance:g} apart",
        hint="lower --min-distance or --min-chains, or raise --tries",
        code="too-alike",
        chains=wish.min_chains,
        total=there,
        distance=f"{wish.distance:g}",
    )


def _day(asked: Asked) -> date:
    """Return the day whose rates hold: the first of the quarters."""
    first = min(asked.quarters)
    return date(first.year, first.months[0], 1)
