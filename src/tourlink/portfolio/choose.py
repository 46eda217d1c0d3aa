"""
The best choice from a pool, by mixed integer programming.

HiGHS solves the two objectives one after the other: the greatest coverage, and then
the greatest value among choices of that coverage. Effort is counted in nodes, so that
the same pool gives the same choice on every machine.

References
----------
Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method,
Mathematical Programming Computation 10, 2018. doi:10.1007/s12532-017-0130-5
"""

from collections.abc import Sequence
from itertools import combinations
from math import floor, inf
from typing import Any, NamedTuple

from tourlink.errors import MissingExtraError
from tourlink.portfolio.choice import Choice, Limits, Numbers, covered, keeps, value

# Rounding of the solver's numbers, all of which are integers or small fractions.
_EXACT = 1e-6


class Effort(NamedTuple):
    """How long to search: nodes of each tree, and the gap that is good enough."""

    nodes: int = 3_000
    gap: float = 0.0


def choose(
    numbers: Numbers, limits: Limits, effort: Effort | None = None
) -> Choice | None:
    """
    Return the best choice; None where no choice keeps the limits, or none was found.

    Raises
    ------
    MissingExtraError
        If scipy is not installed.
    """
    effort = effort or Effort()
    program = _Program(numbers, limits)
    widest = program.solve(program.by_cells(), effort)
    if widest is None:
        return None
    chosen, bound = widest
    reached = len(covered(numbers, chosen))
    best = program.solve(program.by_value(), effort, at_least=reached)
    # What the first search found is there even if the second finds nothing.
    most_value = inf
    if best is not None:
        chosen, most_value = best
    worth = value(numbers, limits, chosen)
    return Choice(
        chosen=chosen,
        covered=len(covered(numbers, chosen)),
        value=worth,
        most_covered=floor(bound + _EXACT),
        most_value=max(worth, floor(most_value + _EXACT)) if best else None,
    )


def possible(numbers: Numbers, limits: Limits) -> bool:
    """Return whether some choice keeps the limits, as far as a short search knows."""
    program = _Program(numbers, limits)
    return program.solve(program.by_cells(), Effort(nodes=200, gap=1.0)) is not None


class _Program:
    """
    The problem in rows and columns.

    The columns are the chains (chosen or not), then the cells (covered or not; whole
    by themselves where the chains are), then for each two members the difference of
    their nights.
    """

    def __init__(self, numbers: Numbers, limits: Limits) -> None:
        self._numbers = numbers
        self._limits = limits
        self._chains = len(numbers.worth)
        self._cells = sorted(frozenset().union(*numbers.covers) | limits.must)
        self._pairs = list(combinations(limits.members, 2)) if limits.balance else []
        self._rows: list[tuple[dict[int, float], float, float]] = []
        self._write()

    @property
    def _width(self) -> int:
        return self._chains + len(self._cells) + len(self._pairs)

    def by_cells(self) -> list[float]:
        """Return the weights of the columns that count cells."""
        weights = [0.0] * self._width
        for at in range(len(self._cells)):
            weights[self._chains + at] = 1.0
        return weights

    def by_value(self) -> list[float]:
        """Return the weights of the columns that sum worth less imbalance."""
        weights = [float(it) for it in self._numbers.worth]
        weights += [0.0] * len(self._cells)
        return weights + [-float(self._limits.balance)] * len(self._pairs)

    def solve(
        self, weights: Sequence[float], effort: Effort, *, at_least: int = 0
    ) -> tuple[tuple[int, ...], float] | None:
        """
        Return the chains chosen, and a bound on the weights of any choice.

        Parameters
        ----------
        at_least
            Number of cells covered at least.
        """
        try:
            # Imported here: an extra, and a third of a second.
            from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
            from scipy.sparse import csr_array  # noqa: PLC0415
        except ImportError:
            raise MissingExtraError(
                "portfolios need scipy",
                hint="pip install 'tourlink[portfolio]'",
            ) from None

        rows = [*self._rows]
        least = max(at_least, self._limits.least_covered)
        cells = range(self._chains, self._chains + len(self._cells))
        rows.append((dict.fromkeys(cells, 1.0), float(least), inf))
        at = [(row, column) for row, it in enumerate(rows) for column in it[0]]
        entries = [weight for it in rows for weight in it[0].values()]
        indices = ([row for row, _ in at], [column for _, column in at])
        matrix = csr_array((entries, indices), shape=(len(rows), self._width))
        whole = [1] * self._chains + [0] * (self._width - self._chains)
        most = [1.0] * (self._chains + len(self._cells)) + [inf] * len(self._pairs)
        found: Any = milp(
            [-it for it in weights],
            integrality=whole,
            bounds=Bounds([0.0] * self._width, most),
            constraints=LinearConstraint(
                matrix, [it[1] for it in rows], [it[2] for it in rows]
            ),
            options={"node_limit": effort.nodes, "mip_rel_gap": effort.gap},
        )
        if found.x is None:
            return None
        chosen = tuple(it for it in range(self._chains) if found.x[it] > 0.5)
        limits = self._limits._replace(least_covered=least)
        if not keeps(self._numbers, limits, chosen):
            raise ArithmeticError("the solver's choice breaks a limit")
        return chosen, -float(found.mip_dual_bound)

    def _row(self, weights: dict[int, float], least: float, most: float) -> None:
        self._rows.append((weights, least, most))

    def _write(self) -> None:
        numbers, limits = self._numbers, self._limits
        chains = range(self._chains)
        self._row(dict.fromkeys(chains, 1.0), limits.least, limits.most)
        for group in _groups(numbers):
            self._row(dict.fromkeys(group, 1.0), 0, 1)
        for at, cell in enumerate(self._cells):
            row = {it: 1.0 for it in chains if cell in numbers.covers[it]}
            must = 1.0 if cell in limits.must else 0.0
            self._row({**row, self._chains + at: -1.0}, 0, inf)
            self._row({self._chains + at: 1.0}, must, 1)
        totals = [sum(row) for row in numbers.nights]
        share = limits.share
        provinces = len(numbers.nights[0]) if numbers.nights else 0
        for province in range(provinces):
            # In whole numbers, so that a share that is just met is met.
            row = {
                it: float(
                    numbers.nights[it][province] * share.denominator
                    - share.numerator * totals[it]
                )
                for it in chains
            }
            self._row(row, -inf, 0)
        first = self._chains + len(self._cells)
        for at, (one, other) in enumerate(self._pairs):
            for sign in (1.0, -1.0):
                row = {
                    it: sign * (numbers.nights[it][one] - numbers.nights[it][other])
                    for it in chains
                }
                self._row({**row, first + at: -1.0}, -inf, 0)


def _groups(numbers: Numbers) -> list[list[int]]:
    """
    Return sets of chains that are all alike, so that each pair is in one.

    One row for a set bounds the relaxed problem better than one for each pair.
    """
    left = set(numbers.alike)
    groups = []
    for one, other in sorted(numbers.alike):
        if (one, other) not in left:
            continue
        group = [one, other]
        for third in range(len(numbers.worth)):
            if third not in group and all(
                (min(third, it), max(third, it)) in numbers.alike for it in group
            ):
                group.append(third)
        groups.append(sorted(group))
        left.difference_update(combinations(sorted(group), 2))
    return groups
