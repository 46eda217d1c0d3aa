"""
The door of the engine: the best chain of an instance, and a proof if one is asked for.

Two searches stand behind it: `chains` for days of few stops, `long` for days of many.
The instance decides which of them runs.
"""

from collections.abc import Callable
from math import floor
from time import monotonic
from typing import NamedTuple

from tourlink.solver.bound import upper_bound
from tourlink.solver.chains.plan import Plan
from tourlink.solver.chains.proof import Work, prove
from tourlink.solver.chains.search import Round, Search
from tourlink.solver.instance import PRIZE_UNIT, Chain, Instance
from tourlink.solver.long.search import solve_long, suits
from tourlink.solver.schedule import schedule
from tourlink.solver.value import score, value

# Values are whole; a proof's sums of prices may fall short of them by less than this.
_INEXACT = 1e-3


class Effort(NamedTuple):
    """
    How much work to do; the same effort gives the same chain everywhere.

    Attributes
    ----------
    rounds
        Of the search for chains with few stops a day.
    iterations
        Of the search for long days.
    proof
        What a proof may take, where one is asked for.
    exact
        Whether to try to prove in any case, if there is time: on the way the best
        chain is found.
    first_find
        Whether only the first round that finds a chain is searched.
    """

    rounds: tuple[Round, ...]
    iterations: int
    proof: Work
    exact: bool = False
    first_find: bool = False


class Solution(NamedTuple):
    """
    A chain and what it amounts to.

    Attributes
    ----------
    score
        The prizes that it collects.
    value
        The prizes less the weights of the instance, in hundredths of a prize.
    travel_min, cost
        Minutes in vehicles and known cost.
    most
        No chain has a greater value; None where no bound was asked for.
    interrupted
        Whether the user stopped the search before its end.
    """

    chain: Chain
    score: int
    value: int
    travel_min: int
    cost: int
    most: int | None
    interrupted: bool

    @property
    def bound(self) -> int | None:
        """No chain of no more weights has a greater score; None if not known."""
        if self.most is None:
            return None
        return self.score + (self.most - self.value) // PRIZE_UNIT

    @property
    def optimal(self) -> bool:
        """Whether no chain has a greater value."""
        return self.most == self.value


def solve(  # noqa: PLR0913  # the door takes all that anyone may ask for
    instance: Instance,
    effort: Effort,
    *,
    seed: int = 0,
    seconds: float | None = None,
    discount: dict[int, float] | None = None,
    bound: bool = False,
    insist: bool = True,
    report: Callable[[int], None] | None = None,
) -> Solution | None:
    """
    Return the best chain found, or None where none was.

    Parameters
    ----------
    seconds
        Stop the search after so many seconds, but not a proof that was asked for.
    discount
        Shares at which the prizes of places count in the search (not in the
        score), to find a chain that differs from others.
    bound
        Whether to prove how much better a chain could be.
    insist
        Whether to follow all chains where the search finds none.
    report
        Told the score of each chain that is better than all before.

    Raises
    ------
    KeyboardInterrupt
        If interrupted before any chain was found; later the best chain is returned.
    """
    if suits(instance) and not discount:
        return _solve_long(instance, effort, seed, seconds, report, bound=bound)
    watch = _Watch(instance, seconds, report)
    search = Search(instance, seed=seed, discount=discount, stop=watch.stop)
    proven: float | None = None
    interrupted = False
    try:
        for work in effort.rounds:
            search.run(work)
            if effort.first_find and search.best is not None:
                break
        exact = effort.exact and not watch.over
        if bound or exact or (insist and search.best is None):
            proven = prove(search, effort.proof)
    except KeyboardInterrupt:
        if search.best is None:
            raise
        interrupted = True
    if search.best is None:
        return None
    found = _solution(instance, search.best.chain, bound=bound)
    if bound and proven is not None and not discount:
        most = max(found.value, floor(proven - search.items.insisted + _INEXACT))
        found = found._replace(most=min(found.most or most, most))
    return found._replace(interrupted=interrupted)


def _solve_long(  # noqa: PLR0913
    instance: Instance,
    effort: Effort,
    seed: int,
    seconds: float | None,
    report: Callable[[int], None] | None,
    *,
    bound: bool,
) -> Solution | None:
    chain = solve_long(
        instance,
        iterations=effort.iterations,
        seed=seed,
        seconds=seconds,
        report=report and (lambda found, _: report(score(instance, found))),
    )
    return None if chain is None else _solution(instance, chain, bound=bound)


def _solution(instance: Instance, chain: Chain, *, bound: bool) -> Solution:
    """Return a chain with what it amounts to, and a simple bound if one is wanted."""
    days = schedule(instance, chain) or []
    return Solution(
        chain,
        score(instance, chain),
        value(instance, chain, days),
        sum(day.travel_min for day in days),
        sum(day.cost for day in days),
        PRIZE_UNIT * upper_bound(instance) if bound else None,
        interrupted=False,
    )


class _Watch:
    """Looks at the clock for the search, and tells of what it has found."""

    def __init__(
        self,
        instance: Instance,
        seconds: float | None,
        report: Callable[[int], None] | None,
    ) -> None:
        self._instance = instance
        self._until = None if seconds is None else monotonic() + seconds
        self._report = report
        self._told: Plan | None = None

    def stop(self, best: Plan | None) -> bool:
        """Return whether to stop; a search that has found nothing goes on."""
        if best is None:
            return False
        if self._report is not None and best is not self._told:
            self._told = best
            self._report(score(self._instance, best.chain))
        return self.over

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self._until is not None and monotonic() >= self._until
