"""What `tourlink batch` shows: how far it is, what it would make and what it made."""

import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from tourlink.cli.options import DataFormat
from tourlink.cli.output import Terminal, to_json, write

if TYPE_CHECKING:
    from tourlink.batch.grid import Order
    from tourlink.batch.run import Tally
    from tourlink.cli.batch import Part

SHOWN = 10  # rows of the tables in the terminal
_LEAST_STEP = 10  # packages from one line of a log to the next


class Done(NamedTuple):
    """What a run has done: its tally, all there is now, and the first of it."""

    tally: "Tally"
    total: int
    first: list[dict[str, Any]]


class Teller:
    """
    Tells how far a run is: in one line of a terminal, or now and then elsewhere.

    Who looks at the log of a long run in a pipe wants to know, too, but not of every
    package: it gets a line for each tenth.
    """

    def __init__(
        self, view: Terminal, progress: Callable[[str], None], count: int
    ) -> None:
        self._view = view
        self._progress = progress
        self._count = count
        self._began = monotonic()
        self._step = 0 if sys.stderr.isatty() else count // 10
        self._next = self._step if self._step >= _LEAST_STEP else count + 1

    @property
    def seconds(self) -> float:
        """Return how long the run has taken until now."""
        return monotonic() - self._began

    def __call__(self, tally: "Tally") -> None:
        text = _progress(tally, self._count, self.seconds)
        self._progress(text)
        if self._step and self._next <= tally.done < self._count:
            self._view.note(f"note: {text}")
            self._next += self._step


def _progress(tally: "Tally", count: int, seconds: float) -> str:
    """Return how far a run is, and when it will be done at the pace so far."""
    new = tally.made + tally.failed
    text = f"{tally.done:,} of {count:,}"
    if tally.all_failed:
        text += f", {tally.all_failed:,} failed"
    if new and seconds > 1:
        left = (count - tally.done) * seconds / new
        text += f", {new / seconds:.1f} a second, {_clock(left)} to go"
    return text


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def show_orders(view: Terminal, part: "Part", output_format: DataFormat) -> None:
    """Show what would be made."""
    if output_format is DataFormat.JSON:
        from tourlink.batch.keys import canonical

        listed = [
            {
                "number": it.number,
                "id": it.id,
                "title": it.title,
                "labels": dict(it.labels),
                "request": canonical(it.request),
            }
            for it in part
        ]
        write(to_json({"count": part.count, "packages": listed}), None)
        return
    first: list[Order] = list(islice(part, SHOWN))
    rows = [(it.id, str(it.number), it.title or "") for it in first]
    view.table(("id", "number", "title"), rows)
    more = part.count - len(first)
    if more:
        write(f"and {more:,} more\n", None)
    of_all = f" of {part.total:,}" if part.count < part.total else ""
    write(f"{part.count:,}{of_all} packages would be made\n", None)


def show_result(
    view: Terminal,
    output: Path,
    done: Done,
    output_format: DataFormat,
) -> None:
    """Show what came of the run, and the first packages of the folder."""
    tally, entries = done.tally, done.first
    if output_format is DataFormat.JSON:
        sums = {
            "made": tally.made,
            "failed": tally.failed,
            "kept": tally.kept,
            "kept_failed": tally.kept_failed,
        }
        write(to_json({"folder": str(output), **sums}), None)
        return
    columns = ["id", "days", "score", "km", "from VND", "route or reason"]
    if not any("quote" in it for it in entries):
        columns.remove("from VND")
    rows = [_row(it) for it in entries]
    view.table(columns, [[row[it] for it in columns] for row in rows])
    if more := done.total - len(entries):
        write(f"and {more:,} more\n", None)
    kept = f", {tally.kept:,} there before" if tally.kept else ""
    lost = f", {tally.all_failed:,} failed" if tally.all_failed else ""
    write(f"{tally.made:,} made{kept}{lost}; see {output / 'index.html'}\n", None)


def _row(entry: dict[str, Any]) -> defaultdict[str, str]:
    """Return the cells of a package by their columns."""
    row = defaultdict(str, id=entry["id"])
    if entry["status"] != "made":
        row["route or reason"] = entry["error"]["message"]
        return row
    plan = entry["plan"]
    row["route or reason"] = plan["route"]
    numbers = {it: plan[it] for it in ("days", "score")}
    numbers["km"] = round(plan["distance_km"])
    if quote := entry.get("quote"):
        numbers["from VND"] = quote["from_vnd"]
    row |= {name: f"{number:,}" for name, number in numbers.items()}
    return row
