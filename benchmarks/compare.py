"""Compare the engine, and peers, with best known values on files of a family."""

import argparse
import json
import platform
import sys
from importlib.util import find_spec
from pathlib import Path

from benchmarks import best_known, engine, report, routes
from benchmarks.checker import judge
from benchmarks.families import FAMILIES, files
from benchmarks.peers import MODULES, PEERS
from benchmarks.problem import FormatError, RoutesError
from benchmarks.runs import run_all
from benchmarks.worker import Outcome, Task
from tourlink import __version__
from tourlink.cli.output import write
from tourlink.errors import MissingExtraError
from tourlink.vocabulary import Effort as EffortName


def add_options(one: argparse.ArgumentParser, family: str) -> None:
    """Add what the command of a family takes."""
    one.add_argument("path", nargs="+", type=Path, help="files, or folders of files")
    one.add_argument(
        "--best-known",
        type=Path,
        metavar="CSV",
        help="columns instance, best_known, optimal, m (best_known.csv nearby)",
    )
    one.add_argument(
        "--days",
        "--teams",
        dest="teams",
        type=_integers,
        default=(None,),
        metavar="M[,M...]",
        help="days, tours or teams, where the file leaves them open",
    )
    times = one.add_mutually_exclusive_group()
    times.add_argument(
        "--seconds",
        type=_numbers,
        default=(None,),
        metavar="S[,S...]",
        help="time of each search",
    )
    times.add_argument(
        "--effort", choices=list(map(str, EffortName)), default="standard"
    )
    one.add_argument("--seeds", type=_positive, default=3, help="runs of each (3)")
    one.add_argument("--json", type=Path, metavar="OUT", help="all runs as JSON")
    one.add_argument(
        "--routes", type=Path, metavar="DIR", help="write each answer that holds"
    )
    one.add_argument("--limit", type=_positive, metavar="N", help="the first N files")
    one.add_argument("--jobs", type=_positive, default=1, help="at a time (1)")
    one.add_argument(
        "--peer",
        type=lambda given: tuple(given.split(",")),
        default=(),
        metavar="NAME[,NAME...]",
        help=f"others to compare with: {', '.join(PEERS)}; needs --seconds",
    )
    one.add_argument(
        "--bound",
        action="store_true",
        help="let the engine prove how good its answer is; not in the seconds",
    )
    one.add_argument("--verbose", action="store_true", help="a line for each instance")
    one.set_defaults(run=lambda given: run(family, given))


def run(family: str, given: argparse.Namespace) -> None:
    """
    Print the table of a comparison.

    Interrupted, it prints that of the runs so far.

    Raises
    ------
    RoutesError
        After the table, if an answer does not hold or a run failed.
    KeyboardInterrupt
        After the table, if it was interrupted.
    """
    _look_for_peers(given)
    listed = given.best_known or best_known.find(given.path, family)
    known = best_known.read(listed) if listed else {}
    paths = files(FAMILIES[family], given.path)[: given.limit]
    tasks = _tasks(family, paths, given)
    days = {}
    for path in paths:  # a bad file is known before the first run
        for teams in given.teams:
            problem = FAMILIES[family].read(path, teams)
            days[str(path.absolute()), teams] = (problem.name, len(problem.closes))
    results: list[report.Result] = []
    stopped = False
    try:
        for task, outcome in zip(tasks, run_all(tasks, given.jobs), strict=True):
            best = best_known.look_up(known, *days[task.path, task.teams])
            results.append(report.Result(task, outcome, best))
            _tell(task, outcome, f"{len(results)} of {len(tasks)}")
    except KeyboardInterrupt:  # hours of runs are worth their table
        stopped = True
    if results:
        _show(family, len(paths), results, given)
    if stopped:
        raise KeyboardInterrupt
    broken = sum(bool(it.outcome.broken) for it in results)
    if broken:
        raise RoutesError(f"{broken} of {len(results)} answers do not hold: see above")


def _show(
    family: str, count: int, results: list[report.Result], given: argparse.Namespace
) -> None:
    _print(family, count, results, verbose=given.verbose)
    if given.json:
        write(_json(family, results), given.json)
    if given.routes:
        _write_routes(results, given.routes)


def verify(given: argparse.Namespace) -> None:
    """
    Print the score of a file of routes.

    Raises
    ------
    RoutesError
        If the routes break the problem, or their score is another.
    """
    found = routes.load(given.routes)
    problem = FAMILIES[given.family].read(given.file, found.teams)
    score, broken = judge(problem, found.routes)
    if found.score != score:
        broken = (*broken, f"says a score of {found.score} instead of {score}")
    if broken:
        raise RoutesError(f"{given.routes} breaks {problem.name}: {'; '.join(broken)}")
    print(f"{problem.name}: {score}, and nothing is broken")


def _look_for_peers(given: argparse.Namespace) -> None:
    for name in given.peer:
        if name not in PEERS:
            raise FormatError(f"no peer {name!r}; there are {', '.join(PEERS)}")
        if find_spec(MODULES[name]) is None:
            raise MissingExtraError(
                f"{name} is not installed", hint="pip install 'tourlink[peers]'"
            )
    if given.peer and given.seconds == (None,):
        raise FormatError("peers are given seconds, not efforts: say --seconds")


def _tasks(family: str, paths: list[Path], given: argparse.Namespace) -> list[Task]:
    return [
        Task(
            family=family,
            path=str(path.absolute()),
            teams=teams,
            solver=solver,
            seconds=seconds,
            effort=given.effort,
            seed=seed,
            bound=given.bound,
        )
        for solver in (engine.NAME, *given.peer)
        for seconds in given.seconds
        for path in paths
        for teams in given.teams
        for seed in range(1, given.seeds + 1)
    ]


def _tell(task: Task, outcome: Outcome, progress: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{progress} ", end="", file=sys.stderr, flush=True)
    for what in outcome.broken:
        teams = "" if task.teams is None else f" for {task.teams}"
        who = f"{task.solver} on {outcome.instance}{teams}, {task.time}"
        print(f"BROKEN: {who}, seed {task.seed}: {what}", file=sys.stderr, flush=True)


def _print(
    family: str, count: int, results: list[report.Result], *, verbose: bool
) -> None:
    if verbose:
        print(report.each(results), end="\n\n")
    about = FAMILIES[family].about
    print(f"{family}, {about}: {count} files; gaps to best known in per cent\n")
    print(report.table(report.summarise(results)))
    reasons = {
        (it.task.solver, it.outcome.not_expressible): None
        for it in results
        if it.outcome.not_expressible
    }
    for solver, reason in reasons:
        print(f"note: {solver} was not asked: {reason}", file=sys.stderr)
    unknown = {it.outcome.instance for it in results if it.best is None}
    if unknown:
        print(f"note: no best known value of {len(unknown)} files", file=sys.stderr)


def _json(family: str, results: list[report.Result]) -> str:
    data = {
        "format": "tourlink-benchmark/1",
        "family": family,
        "tourlink": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "table": [line._asdict() for line in report.summarise(results)],
        "runs": [report.as_data(it) for it in results],
    }
    return json.dumps(data, indent=1) + "\n"


def _write_routes(results: list[report.Result], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for task, outcome, _ in results:
        if outcome.routes is None or outcome.score is None or outcome.broken:
            continue
        teams = "" if task.teams is None else f"-m{task.teams}"
        time = task.time.replace(" ", "")
        name = f"{outcome.instance}{teams}-{task.solver}-{time}-seed{task.seed}.json"
        file = routes.RoutesFile(
            task.family, outcome.instance, task.teams, outcome.score, outcome.routes
        )
        write(routes.dumps(file), folder / name)


def _positive(given: str) -> int:
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _integers(given: str) -> tuple[int, ...]:
    return tuple(map(_positive, given.split(",")))


def _numbers(given: str) -> tuple[float, ...]:
    numbers = tuple(map(float, given.split(",")))
    if min(numbers) <= 0:
        raise argparse.ArgumentTypeError("more than 0")
    return numbers
