"""
Requests on the catalogue: the engine by seconds, its proofs, and the whole process.

Nothing runs beside anything else, so that no run takes another's time.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks import best_chains
from benchmarks.asked import ENDLESS, STANDARD, Answer, Variant, search, variants
from benchmarks.catalogue_report import Proof, Row, Run, as_data, goals, table
from benchmarks.problem import FormatError, RoutesError
from tourlink import __version__
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.files import BUNDLED
from tourlink.catalogue.loader import load
from tourlink.cli.output import write
from tourlink.errors import TourlinkError
from tourlink.planner.request_file import read_request

REQUESTS = Path(__file__).parent / "requests"
SECONDS = (0.3, 1.0, 10.0)
_PROCESSES = 3
# The long search for the best known chain is another than those that are measured.
_SEED, _OTHER_SEED = 0, 1


class Wanted(NamedTuple):
    """
    What to measure.

    Attributes
    ----------
    seconds
        Of the searches.
    best
        Seconds of the search for the best known chain; None for none.
    prove
        Whether to prove.
    catalogue
        As `--catalogue` takes it.
    """

    seconds: tuple[float, ...]
    best: float | None
    prove: bool
    catalogue: str


def add_options(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument(
        "--seconds",
        type=_numbers,
        default=SECONDS,
        metavar="S[,S...]",
        help="time of each search (0.3,1,10)",
    )
    one.add_argument(
        "--best",
        type=float,
        metavar="SECONDS",
        help="search so long for better chains, and renew the file of the best known",
    )
    one.add_argument("--prove", action="store_true", help="prove how good plans are")
    one.add_argument("--limit", type=int, metavar="N", help="the first N requests")
    one.add_argument("--json", type=Path, metavar="OUT", help="all runs as JSON")
    one.add_argument(
        "--requests", type=Path, default=REQUESTS, metavar="DIR", help="of *.yaml files"
    )
    one.add_argument(
        "--best-known",
        type=Path,
        default=best_chains.BUNDLED,
        metavar="FILE",
        help="the best chains known (those in benchmarks/data)",
    )
    one.add_argument(
        "--catalogue", default=BUNDLED, metavar="DIR", help="instead of the bundled one"
    )
    one.set_defaults(run=run)


def run(given: argparse.Namespace) -> None:
    """
    Print the table; interrupted, that of the requests so far.

    Raises
    ------
    FormatError
        If there is no request.
    RoutesError
        After the table, if an answer does not hold or a request has none.
    KeyboardInterrupt
        After the table, if it was interrupted.
    """
    files = sorted(given.requests.glob("*.yaml"))[: given.limit]
    if not files:
        raise FormatError(f"no requests (*.yaml) in {given.requests}")
    wanted = Wanted(given.seconds, given.best, given.prove, given.catalogue)
    chains = best_chains.load(given.best_known)
    catalogue = load((given.catalogue,))
    rows: list[Row] = []
    stopped = False
    try:
        for row, chain in _rows(files, catalogue, chains, wanted):
            rows.append(row)
            _tell(row, f"{len(rows)} of {len(files)}")
            if chain is not None and given.best is not None:
                chains[row.name] = chain
                best_chains.save(given.best_known, chains)
    except KeyboardInterrupt:  # an hour of runs is worth its table
        stopped = True
    if rows:
        print(f"{len(rows)} requests; gaps to the best known value in per cent\n")
        print(table(rows), *goals(rows), sep="\n")
        if given.json:
            write(_json(catalogue, wanted, rows), given.json)
    if stopped:
        raise KeyboardInterrupt
    broken = sum(bool(it.broken) for it in rows)
    if broken:
        raise RoutesError(f"{broken} of {len(rows)} requests are broken: see above")


def _rows(
    files: list[Path],
    catalogue: Catalogue,
    chains: Mapping[str, best_chains.Written],
    wanted: Wanted,
) -> Iterator[tuple[Row, best_chains.Written | None]]:
    """Yield each request's row and the best chain known after it."""
    with tempfile.TemporaryDirectory() as cache:
        for file in files:
            yield measure(file, catalogue, chains.get(file.stem), wanted, cache)


def measure(
    file: Path,
    catalogue: Catalogue,
    chain: best_chains.Written | None,
    wanted: Wanted,
    cache: str,
) -> tuple[Row, best_chains.Written | None]:
    """
    Return what comes of a request, and the best chain known after it.

    Parameters
    ----------
    chain
        The best one known before.
    cache
        Folder of the cache for whole processes.
    """
    days = (0, 0)
    try:
        request = read_request(file)
        days = request.days
        asked = variants(request, catalogue)
        # The first search is not measured by seconds: it warms what the others share.
        standard = search(asked, STANDARD, seed=_SEED)
        process, score = _processes(file, wanted.catalogue, cache)
    except TourlinkError as error:
        return Row(file.stem, days, broken=(error.message,)), None
    answers = {
        f"{it:g} s": search(asked, ENDLESS, seconds=it, seed=_SEED)
        for it in wanted.seconds
    }
    answers["plan"] = standard
    proven = search(asked, STANDARD, seed=_SEED, bound=True) if wanted.prove else None
    more = [proven] if proven else []
    if wanted.best is not None:
        more.append(search(asked, ENDLESS, seconds=wanted.best, seed=_OTHER_SEED))
    every = [*answers.values(), *more]
    best = _best(asked, every, chain)
    broken = [what for it in every for what in it.broken]
    if best is None:
        broken.append("no chain was found")
    if standard.solution and standard.solution.score != score:
        broken.append(
            f"the process has a score of {score}, the engine of "
            f"{standard.solution.score}"
        )
    if proven and proven.most is not None and best and best.value > proven.most:
        broken.append(f"a value of {best.value} is above the bound {proven.most}")
    row = Row(
        file.stem,
        days,
        best.value if best else None,
        best.score if best else None,
        tuple(_run(label, it) for label, it in answers.items()),
        Proof(proven.gap, proven.optimal, proven.seconds) if proven else None,
        process,
        tuple(broken),
    )
    return row, best.chain if best else None


def _best(
    asked: tuple[Variant, ...], answers: list[Answer], chain: best_chains.Written | None
) -> best_chains.Known | None:
    """Return the best chain of all; of equals the one that was known before."""
    before = None if chain is None else best_chains.known(asked, chain)
    found = [before, *map(best_chains.noted, answers)]
    return max((it for it in found if it), key=lambda it: it.value, default=None)


def _run(label: str, answer: Answer) -> Run:
    score = answer.solution.score if answer.solution else None
    return Run(label, answer.seconds, answer.value, score)


def _processes(
    file: Path, catalogue: str, cache: str
) -> tuple[tuple[float, ...], int | None]:
    """
    Return seconds of whole processes with a warm cache, and the score they print.

    Raises
    ------
    RoutesError
        If a process fails.
    """
    command = [sys.executable, "-m", "tourlink", "plan", "--request", str(file)]
    command += ["--format", "json", "--catalogue", catalogue]
    environment = {**os.environ, "TOURLINK_CACHE": cache}
    seconds = []
    printed = b""
    for _ in range(1 + _PROCESSES):  # the first one fills the cache
        began = perf_counter()
        done = subprocess.run(
            command, env=environment, check=False, capture_output=True
        )
        seconds.append(perf_counter() - began)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise RoutesError(f"the process fails with {done.returncode}: {said}")
        printed = done.stdout
    score: int | None = json.loads(printed)["plans"][0]["score"]
    return tuple(seconds[1:]), score


def _tell(row: Row, progress: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{progress} ", end="", file=sys.stderr, flush=True)
    for what in row.broken:
        print(f"BROKEN: {row.name}: {what}", file=sys.stderr, flush=True)


def _json(catalogue: Catalogue, wanted: Wanted, rows: list[Row]) -> str:
    data = {
        "format": "tourlink-benchmark/1",
        "family": "catalogue",
        "tourlink": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "catalogue": catalogue.sha256,
        **wanted._asdict(),
        "requests": [as_data(it) for it in rows],
    }
    return json.dumps(data, indent=1) + "\n"


def _numbers(given: str) -> tuple[float, ...]:
    numbers = tuple(map(float, given.split(",")))
    if min(numbers) <= 0:
        raise argparse.ArgumentTypeError("more than 0")
    return numbers
