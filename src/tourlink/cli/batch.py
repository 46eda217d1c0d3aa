"""`tourlink batch`."""

import re
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tourlink.cli.batch_report import SHOWN, Done, Teller, show_orders, show_result
from tourlink.cli.options import Catalogue, DataFormat, Format, Language, places
from tourlink.cli.output import Terminal, terminal
from tourlink.errors import NothingMadeError, OutputError, RequestError

if TYPE_CHECKING:
    from tourlink.batch.dress import Dress
    from tourlink.batch.grid import Orders
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
    from tourlink.batch.dress import read_dress
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
    part = Part(orders, count, _shard(shard), limit)
    dress = read_dress(file)
    if dry_run:
        show_orders(view, part, output_format, words)
        return
    if output is None:
        raise RequestError("there is no folder to write to", hint="give -o DIR")
    setup = _setup(file, dress, catalogue)
    how = _How(output, jobs, scheduler, resume, fail_fast)
    try:
        done = _run(view, part, setup, how, words)
    except KeyboardInterrupt:
        view.note(words.say("batch.interrupted"))
        raise
    tally = done.tally
    show_result(view, output, done, output_format, words)
    # More shards than packages leave some of them nothing to do.
    if part.count and tally.made + tally.kept == 0:
        raise NothingMadeError(
            f"no package could be made of {part.count}",
            hint=f"the reasons are in {output / 'manifest.jsonl'}",
        )
    if tally.all_failed:
        raise typer.Exit(_SOME_FAILED)


class Part:
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


def _setup(file: "SpecFile", dress: "Dress", catalogue: list[Path] | None) -> "Setup":
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
        dress,
    )


class _How(NamedTuple):
    """How a run is to be done."""

    output: Path
    jobs: int | None
    scheduler: str | None
    resume: bool
    fail_fast: bool


def _run(
    view: Terminal, part: Part, setup: "Setup", how: _How, words: "Phrases"
) -> Done:
    """Make the packages and their summary."""
    from tourlink.batch.executors import cluster, local, workers
    from tourlink.batch.folder import Folder
    from tourlink.batch.run import Tally, run
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
        with view.progress() as progress:
            teller = Teller(view, progress, part.count, words)
            teller(Tally())
            tally = run(
                part, folder, setup, crew, fail_fast=how.fail_fast, report=teller
            )
            took = teller.seconds
            progress(words.say("batch.summary"))
            total = write_summary(part.orders, folder, setup)
        if new := tally.made + tally.failed:
            number = words.number
            seconds, each = number(took, 1), number(new / max(took, 1e-3), 1)
            told = {"n": number(new), "seconds": seconds, "each": each}
            view.note(words.say("batch.pace", **told))
        return Done(tally, total, list(islice(read_manifest(how.output), SHOWN)))
