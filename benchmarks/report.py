"""Gaps to best known values: the table, and a line for each instance."""

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, median
from typing import Any, NamedTuple

from benchmarks.best_known import Best
from benchmarks.worker import Outcome, Task

_HEADS = {"mean": "mean gap", "seconds": "mean s"}


class Result(NamedTuple):
    """A task, its outcome, and the best known score of its instance."""

    task: Task
    outcome: Outcome
    best: Best | None

    @property
    def counts(self) -> bool:
        """Whether the outcome is an answer that holds, or none at all."""
        return not self.outcome.broken and not self.outcome.not_expressible

    @property
    def gap(self) -> float | None:
        """How far below the best known score, in per cent; negative if above."""
        if self.best is None or not self.counts:
            return None
        short = self.best.score - (self.outcome.score or 0)
        return 100 * short / self.best.score if self.best.score else 0.0

    @property
    def proven(self) -> bool:
        """Whether the solver's own bound proves its answer optimal."""
        return (
            self.counts
            and self.outcome.score is not None
            and (self.outcome.score == self.outcome.bound)
        )


class Line(NamedTuple):
    """
    A solver at one point of time, over all its runs.

    Attributes
    ----------
    hits, above
        Runs that reach the best known score, and those among them that exceed it.
    optima
        Runs that reach a score known to be the best possible.
    proofs
        Runs whose own bound equals the score.
    none
        Runs that found nothing.
    broken
        Runs whose answer does not hold, or that failed; they count nowhere else.
    """

    solver: str
    time: str
    runs: int
    mean: float | None
    median: float | None
    max: float | None
    hits: int
    optima: int
    above: int
    proofs: int
    none: int
    broken: int
    seconds: float | None


def summarise(results: Iterable[Result]) -> list[Line]:
    """Return a line for each solver and time, in the order of the results."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        if not result.outcome.not_expressible:
            key = (result.task.solver, result.task.time)
            groups.setdefault(key, []).append(result)
    return [_line(*key, group) for key, group in groups.items()]


def _line(solver: str, time: str, results: Sequence[Result]) -> Line:
    holds = [it for it in results if it.counts]
    gaps = [it.gap for it in holds if it.gap is not None]
    reached = [it for it in holds if it.gap is not None and it.gap <= 0]
    return Line(
        solver,
        time,
        len(results),
        fmean(gaps) if gaps else None,
        median(gaps) if gaps else None,
        max(gaps, default=None),
        hits=len(reached),
        optima=sum(it.best is not None and it.best.optimal for it in reached),
        above=sum(it.gap is not None and it.gap < 0 for it in reached),
        proofs=sum(it.proven for it in holds),
        none=sum(it.outcome.score is None for it in holds),
        broken=len(results) - len(holds),
        seconds=fmean(it.outcome.seconds for it in holds) if holds else None,
    )


def table(lines: Iterable[Line]) -> str:
    """Return the lines as a table; gaps in per cent."""
    rows = [
        (
            it.solver,
            it.time,
            str(it.runs),
            *map(_percent, (it.mean, it.median, it.max)),
            *map(str, (it.hits, it.optima, it.above, it.proofs, it.none, it.broken)),
            "-" if it.seconds is None else f"{it.seconds:.2f}",
        )
        for it in lines
    ]
    heads = [_HEADS.get(name, name) for name in Line._fields]
    return columns([heads, *rows])


def each(results: Iterable[Result]) -> str:
    """Return a line for each instance, solver and time: scores over the seeds."""
    groups: dict[tuple[str, int | None, str, str], list[Result]] = {}
    for it in results:
        key = (it.outcome.instance, it.task.teams, it.task.solver, it.task.time)
        groups.setdefault(key, []).append(it)
    heads = ("instance", "m", "solver", "time", "best known", "worst", "mean", "best")
    rows = [
        (
            name,
            "-" if teams is None else str(teams),
            solver,
            time,
            _best(group[0].best),
            *_scores(group),
        )
        for (name, teams, solver, time), group in groups.items()
    ]
    return columns([heads, *rows])


def _best(best: Best | None) -> str:
    return "-" if best is None else f"{best.score}{'*' if best.optimal else ''}"


def _scores(group: Sequence[Result]) -> tuple[str, ...]:
    if group[0].outcome.not_expressible:
        return "-", "-", "-"
    scores = [it.outcome.score or 0 for it in group if it.counts]
    if not scores:
        return "broken", "broken", "broken"
    return str(min(scores)), f"{fmean(scores):.1f}", str(max(scores))


def as_data(result: Result) -> dict[str, Any]:
    """Return a result as plain data for JSON."""
    outcome = result.outcome
    return {
        **result.task._asdict(),
        **outcome._asdict(),
        "routes": None if outcome.routes is None else outcome.routes._asdict(),
        "best_known": None if result.best is None else result.best.score,
        "best_known_is_optimal": result.best is not None and result.best.optimal,
        "gap_percent": result.gap,
        "proven": result.proven,
    }


def _percent(gap: float | None) -> str:
    return "-" if gap is None else f"{gap:.2f}"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines, the first column to the left, the others to the right."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            _justify(at)(cell, width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _justify(column: int) -> Callable[[str, int], str]:
    return str.ljust if column == 0 else str.rjust
