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
    from tourlink.export.phrases import Phrases

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
        self,
        view: Terminal,
        progress: Callable[[str], None],
        count: int,
        words: "Phrases",
    ) -> None:
        self._view = view
        self._progress = progress
        self._count = count
        self._words = words
        self._began = monotonic()
        self._step = 0 if sys.stderr.isatty() else count // 10
        self._next = self._step if self._step >= _LEAST_STEP else count + 1

    @property
    def seconds(self) -> float:
        """Return how long the run has taken until now."""
        return monotonic() - self._began

    def __call__(self, tally: "Tally") -> None:
        text = _progress(tally, self._count, self.seconds, self._words)
        self._progress(text)
        if self._step and self._next <= tally.done < self._count:
            self._view.note(self._words.say("batch.log", told=text))
            self._next += self._step


def _progress(tally: "Tally", count: int, seconds: float, words: "Phrases") -> str:
    """Return how far a run is, and when it will be done at the pace so far."""
    new, number = tally.made + tally.failed, words.number
    told = [words.say("batch.so_far", n=number(tally.done), total=number(count))]
    if tally.all_failed:
        told.append(words.say("batch.failed", failed=number(tally.all_failed)))
    if new and seconds > 1:
        clock = _clock((count - tally.done) * seconds / new)
        each = number(new / seconds, 1)
        told.append(words.say("batch.each_second", each=each, clock=clock))
    return ", ".join(told)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def show_orders(
    view: Terminal, part: "Part", output_format: DataFormat, words: "Phrases"
) -> None:
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
    view.table([words.say(f"batch.{it}") for it in ("id", "number", "title")], rows)
    more = part.count - len(first)
    if more:
        write(words.say("batch.more", n=words.number(more)) + "\n", None)
    packages = words.count("package", part.total)
    told = words.say("batch.would", packages=packages)
    if part.count < part.total:
        n = words.number(part.count)
        told = words.say("batch.would_of", n=n, packages=packages)
    write(f"{told}\n", None)


def show_result(
    view: Terminal,
    output: Path,
    done: Done,
    output_format: DataFormat,
    words: "Phrases",
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
    columns = ["id", "days", "score", "km", "from_vnd", "route"]
    if not any("quote" in it for it in entries):
        columns.remove("from_vnd")
    rows = [_row(it, words) for it in entries]
    view.table(
        [words.say(f"batch.{it}") for it in columns],
        [[row[it] for it in columns] for row in rows],
    )
    if more := done.total - len(entries):
        write(words.say("batch.more", n=words.number(more)) + "\n", None)
    counts = [words.say("batch.made", made=words.number(tally.made))]
    if tally.kept:
        counts.append(words.say("batch.kept", kept=words.number(tally.kept)))
    if tally.all_failed:
        failed = words.number(tally.all_failed)
        counts.append(words.say("batch.failed", failed=failed))
    page = output / "index.html"
    write(words.say("batch.see", counts=", ".join(counts), page=page) + "\n", None)


def _row(entry: dict[str, Any], words: "Phrases") -> defaultdict[str, str]:
    """Return the cells of a package by their columns."""
    row = defaultdict(str, id=entry["id"])
    if entry["status"] != "made":
        row["route"] = entry["error"]["message"]
        return row
    plan = entry["plan"]
    row["route"] = plan["route"]
    numbers = {it: plan[it] for it in ("days", "score")}
    numbers["km"] = round(plan["distance_km"])
    if quote := entry.get("quote"):
        numbers["from_vnd"] = quote["from_vnd"]
    row |= {name: words.number(number) for name, number in numbers.items()}
    return row
