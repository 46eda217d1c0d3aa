"""`tourlink batch`."""

import re
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Language, places
from tourlink.cli.output import Terminal, terminal, to_json, write
from tourlink.errors import NothingMadeError, OutputError, RequestError

if TYPE_CHECKING:
    from tourlink.batch.grid import Order, Orders
    from tourlink.batch.run import Tally
    from tourlink.batch.spec import SpecFile
    from tourlink.batch.workshop import Setup
    from tourlink.export.phrases import Phrases

EXAMPLES = (
    "tourlink batch season.yaml --dry-run",
    "tourlink batch season.yaml -o season",
    "tourlink batch season.yaml -o season --resume --jobs 8",
    "tourlink batch season.yaml -o part-2 --shard 2/10",
    "tourlink batch season.yaml -o season --scheduler tcp://10.0.0.5:8786",
)

_SHOWN = 10  # rows of the tables in the terminal
_SOME_FAILED = 1


def batch(  # one parameter an option
    ctx: typer.Context,
    *,
    spec: Annotated[
        Path,
        typer.Argument(
            metavar="SPEC", help="What to make, in YAML.", show_default=False
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder of the packages; made where there is none.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be made.")
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Go on in a folder, and leave alone what is done."
        ),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Only the first N packages."),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(
            metavar="I/N", help="Only every Nth package, from the Ith: 1/4 to 4/4."
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Processes that work.  [default: one for each processor]",
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Let the workers of this Dask scheduler work."
        ),
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first failure.")
    ] = False,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
) -> None:
    """
    Make a folder of packages from a specification.

    Each package is a folder with its plan in JSON and the documents asked for. One
    that fails leaves its reason and stops no other. The exit code is 0 when all are
    there, 1 when some are not, and 4 when none is.
    """
    from tourlink.batch.grid import Orders
    from tourlink.batch.spec import read_spec
    from tourlink.export.phrases import phrases

    if jobs is not None and scheduler is not None:
        raise RequestError(
            "--jobs and --scheduler are both given",
            hint="a cluster has as many workers as it was started with",
        )
    file = read_spec(spec)
    orders = Orders(file)
    count = orders.check()
    view, words = terminal(ctx), phrases(lang)
    part = _Part(orders, count, _shard(shard), limit)
    if dry_run:
        _show_orders(view, part, output_format, words)
        return
    if output is None:
        raise RequestError("there is no folder to write to", hint="give -o DIR")
    setup = _setup(file, catalogue)
    tally, entries = _run(
        view, part, setup, _How(output, jobs, scheduler, resume, fail_fast), words
    )
    if output_format is DataFormat.JSON:
        write(to_json({"folder": str(output), **_sums(tally)}), None)
    else:
        _show_result(view, output, tally, entries, words)
    if tally.made + tally.kept == 0:
        raise NothingMadeError(
            f"no package could be made of {part.count}",
            hint=f"the reasons are in {output / 'manifest.jsonl'}",
        )
    if tally.all_failed:
        raise typer.Exit(_SOME_FAILED)


class _Part:
    """The orders that a run is for: a shard of all, and the first of those."""

    def __init__(
        self, orders: "Orders", total: int, shard: tuple[int, int], limit: int | None
    ) -> None:
        self.orders = orders
        self.total = total
        self._first, self._step = shard
        self._limit = limit
        in_shard = len(range(self._first - 1, total, self._step))
        self.count = in_shard if limit is None else min(limit, in_shard)

    def __iter__(self) -> Any:
        return islice(
            islice(self.orders, self._first - 1, None, self._step), self._limit
        )


def _shard(text: str | None) -> tuple[int, int]:
    if text is None:
        return 1, 1
    match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise RequestError(f"{text!r} is no shard", hint="write I/N, as in 1/4")
    return int(match[1]), int(match[2])


def _setup(file: "SpecFile", catalogue: list[Path] | None) -> "Setup":
    from tourlink.batch.keys import stamps
    from tourlink.batch.workshop import Setup
    from tourlink.catalogue.loader import load
    from tourlink.pricing.book import load_book

    records = load(places(catalogue))
    rates = [str(file.path.parent / it) for it in file.spec.rates]
    book = load_book(rates)
    return Setup(
        records,
        book,
        stamps(records, book, rates_asked=bool(rates)),
        file.spec.formats,
        file.spec.languages,
    )


class _How(NamedTuple):
    """How a run is to be done."""

    output: Path
    jobs: int | None
    scheduler: str | None
    resume: bool
    fail_fast: bool


def _run(
    view: Terminal, part: _Part, setup: "Setup", how: _How, words: "Phrases"
) -> tuple["Tally", list[dict[str, Any]]]:
    """Make the packages and their summary; return the tally and the first entries."""
    from tourlink.batch.executors import cluster, local, workers
    from tourlink.batch.folder import Folder
    from tourlink.batch.run import run
    from tourlink.batch.summary import read_manifest, write_summary

    folder = Folder(how.output)
    with ExitStack() as stack:
        stack.enter_context(folder.locked())
        if not how.resume and not folder.empty():
            raise OutputError(
                f"there are packages in {how.output}",
                hint="go on with --resume, or give another folder",
            )
        folder.sweep()
        crew = (
            local(setup, min(how.jobs or workers(), part.count))
            if how.scheduler is None
            else stack.enter_context(cluster(setup, how.scheduler))
        )
        progress = stack.enter_context(view.progress())
        began = monotonic()
        tally = run(
            part,
            folder,
            setup,
            crew,
            fail_fast=how.fail_fast,
            report=lambda it: progress(
                _progress(it, part.count, monotonic() - began, words)
            ),
        )
        took = monotonic() - began
        progress(words.say("batch.summary"))
        write_summary(part.orders, folder, setup)
        new = tally.made + tally.failed
        if new:
            number = words.number
            seconds, each = number(took, 1), number(new / max(took, 1e-3), 1)
            told = {"n": number(new), "seconds": seconds, "each": each}
            view.note(words.say("batch.pace", **told))
        return tally, list(islice(read_manifest(how.output), _SHOWN + 1))


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


def _show_orders(
    view: Terminal, part: _Part, output_format: DataFormat, words: "Phrases"
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
    first: list[Order] = list(islice(part, _SHOWN))
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


def _sums(tally: "Tally") -> dict[str, int]:
    return {
        "made": tally.made,
        "failed": tally.failed,
        "kept": tally.kept,
        "kept_failed": tally.kept_failed,
    }


def _show_result(
    view: Terminal,
    output: Path,
    tally: "Tally",
    entries: list[dict[str, Any]],
    words: "Phrases",
) -> None:
    """Show what came of the run, and the first packages of the folder."""
    rows = [_row(it, words) for it in entries[:_SHOWN]]
    titles = ("id", "days", "score", "km", "route")
    view.table([words.say(f"batch.{it}") for it in titles], rows)
    if len(entries) > _SHOWN:
        write(words.say("batch.and_more") + "\n", None)
    counts = [words.say("batch.made", made=words.number(tally.made))]
    if tally.kept:
        counts.append(words.say("batch.kept", kept=words.number(tally.kept)))
    if tally.all_failed:
        failed = words.number(tally.all_failed)
        counts.append(words.say("batch.failed", failed=failed))
    page = output / "index.html"
    write(words.say("batch.see", counts=", ".join(counts), page=page) + "\n", None)


def _row(entry: dict[str, Any], words: "Phrases") -> tuple[str, ...]:
    if entry["status"] != "made":
        return entry["id"], "", "", "", entry["error"]["message"]
    plan = entry["plan"]
    numbers = (plan["days"], plan["score"], round(plan["distance_km"]))
    return (entry["id"], *map(words.number, numbers), plan["route"])
