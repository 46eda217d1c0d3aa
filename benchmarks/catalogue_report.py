"""What came of the requests on the catalogue: a line for each, and the sums."""

from collections.abc import Callable, Sequence
from statistics import fmean, median
from typing import Any, NamedTuple

from benchmarks.report import columns
from tourlink.solver.instance import PRIZE_UNIT

# The goal of a proof: so near, so soon, for tours that are no longer.
GOAL_GAP, GOAL_SECONDS, GOAL_DAYS = 2.0, 10.0, 8
_SHARES = (1.0, 2.0)
_NOTHING = 100.0  # the gap of a search that found nothing


class Run(NamedTuple):
    """A search of a request: its seconds, and what it found (None for nothing)."""

    label: str
    seconds: float
    value: int | None
    score: int | None


class Proof(NamedTuple):
    """A search with a proof: the gap that it proves, in per cent, and its seconds."""

    gap: float | None
    optimal: bool
    seconds: float


class Row(NamedTuple):
    """
    A request and what came of it.

    Attributes
    ----------
    days
        Least and most days asked for.
    best, best_score
        Of the best chain known; None where there is none.
    runs
        The searches by seconds, and the one of standard effort.
    process
        Seconds of each whole process.
    broken
        What is wrong with the request or its answers.
    """

    name: str
    days: tuple[int, int]
    best: int | None = None
    best_score: int | None = None
    runs: tuple[Run, ...] = ()
    proof: Proof | None = None
    process: tuple[float, ...] = ()
    broken: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[float | None, ...]:
        """How far each run is below the best known value, in per cent."""
        return tuple(self._gap(it.value) for it in self.runs)

    @property
    def in_time(self) -> bool:
        """Whether the proof keeps to the goal."""
        return (
            self.proof is not None
            and self.proof.gap is not None
            and self.proof.gap <= GOAL_GAP
            and self.proof.seconds <= GOAL_SECONDS
        )

    def _gap(self, value: int | None) -> float | None:
        if not self.best:
            return None
        return _NOTHING if value is None else 100 * (self.best - value) / self.best


def table(rows: Sequence[Row]) -> str:
    """Return a line for each request, and below them what they come to."""
    labels = next(([it.label for it in row.runs] for row in rows if row.runs), [])
    heads = ["request", "days", "best", *labels, "proven", "in s", "process s"]
    # A request that failed has no runs, but a cell for each.
    gaps = [row.gaps or (None,) * len(labels) for row in rows]
    by_run = [[it for it in of if it is not None] for of in zip(*gaps, strict=True)]
    proofs = [it.proof for it in rows if it.proof]
    proven = [it.gap for it in proofs if it.gap is not None]
    numbers = [
        *by_run,
        proven,
        [it.seconds for it in proofs],
        [median(it.process) for it in rows if it.process],
    ]
    lines = [_line(row, of) for row, of in zip(rows, gaps, strict=True)]
    sums: dict[str, Callable[[list[float]], float]] = {
        "mean": fmean,
        "median": median,
        "max": max,
    }
    for name, of in sums.items():
        cells = [_number(of(it) if it else None) for it in numbers]
        lines.append([name, "", "", *cells])
    for most in _SHARES:
        shares = [_share(sum(gap <= most for gap in it), len(it)) for it in by_run]
        shares.append(_share(sum(gap <= most for gap in proven), len(proofs)))
        lines.append([f"within {most:g} %", "", "", *shares, "", ""])
    return columns([heads, *lines])


def goals(rows: Sequence[Row]) -> list[str]:
    """Return lines that say how the requests stand to the goals."""
    found = []
    short = [it for it in rows if it.proof and it.days[1] <= GOAL_DAYS]
    if short:
        good = sum(it.in_time for it in short)
        found.append(
            f"proven to {GOAL_GAP:g} % in {GOAL_SECONDS:g} s, of requests up to "
            f"{GOAL_DAYS} days: {good} of {len(short)} ({_share(good, len(short))})"
        )
    times = [median(it.process) for it in rows if it.process]
    if times:
        found.append(f"median seconds of a whole process: {median(times):.2f}")
    return found


def as_data(row: Row) -> dict[str, Any]:
    """Return a row as plain data for JSON."""
    return {
        **row._asdict(),
        "runs": [
            {**run._asdict(), "gap_percent": gap}
            for run, gap in zip(row.runs, row.gaps, strict=True)
        ],
        "proof": None if row.proof is None else row.proof._asdict(),
    }


def _line(row: Row, gaps: Sequence[float | None]) -> list[str]:
    low, high = row.days
    proof = row.proof
    proven, took = "-", "-"
    if proof is not None:
        proven = _number(proof.gap) + ("*" if proof.optimal else "")
        took = _number(proof.seconds)
    return [
        row.name,
        f"{low}" if low == high else f"{low}-{high}",
        "-" if row.best is None else f"{row.best / PRIZE_UNIT:.1f}",
        *map(_number, gaps),
        proven,
        took,
        _number(median(row.process) if row.process else None),
    ]


def _number(value: float | None) -> str:
    # Above the best known by less than is shown, a gap is no minus nothing.
    return "-" if value is None else f"{round(value, 2) + 0.0:.2f}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"
