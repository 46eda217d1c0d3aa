"""The command line: comparisons from start to end, and what can go wrong."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.__main__ import main
from benchmarks.engine import Answer
from benchmarks.problem import Routes
from benchmarks.worker import Outcome, Task

from benchmarks import best_known, compare, engine, report, routes, runs, worker
from tests.benchmarks.base import FILES, TINY
from tourlink.solver.instance import Instance, Route

Output = pytest.CaptureFixture[str]


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Return what makes runs in this process, with another engine."""

    def use(answer: object) -> None:
        monkeypatch.setattr(engine, "run", answer)
        monkeypatch.setattr(runs, "_run", worker.execute)

    return use


def _task(**changes: Any) -> Task:
    task = Task(
        family="toptw",
        path=str(FILES["toptw"]),
        teams=None,
        solver="tourlink",
        seconds=None,
        effort="fast",
        seed=1,
        bound=False,
    )
    return task._replace(**changes)


def test_from_files_to_routes(tmp_path: Path, capsys: Output) -> None:
    """A comparison prints its table and writes what can be checked again."""
    out, folder = tmp_path / "out.json", tmp_path / "routes"
    arguments = ["--teams", "1,2", "--effort", "fast", "--seeds", "1", "--verbose"]
    arguments += ["--json", str(out), "--routes", str(folder)]

    assert main(["toptw", str(FILES["toptw"]), *arguments]) == 0

    shown = capsys.readouterr().out
    assert "toptw, team orienteering with time windows: 1 files" in shown
    assert "35*" in shown
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["format"] == "tourlink-benchmark/1"
    assert [run["best_known"] for run in data["runs"]] == [35, 35]
    assert data["table"][0]["runs"] == 2
    written = sorted(folder.iterdir())
    assert [it.name for it in written] == [
        "tiny-m1-tourlink-fast-seed1.json",
        "tiny-m2-tourlink-fast-seed1.json",
    ]
    for file in written:
        assert main(["verify", "toptw", str(FILES["toptw"]), str(file)]) == 0
    assert "nothing is broken" in capsys.readouterr().out


@pytest.mark.parametrize("family", FILES)
def test_each_family(family: str, tmp_path: Path) -> None:
    """The engine's answers hold by the checker, in every family."""
    outcome = worker.execute(_task(family=family, path=str(FILES[family])))

    assert outcome.broken == ()
    assert outcome.score is not None
    assert outcome.bound is None
    file = tmp_path / "routes.json"
    assert outcome.routes
    text = routes.dumps(
        routes.RoutesFile(family, outcome.instance, None, outcome.score, outcome.routes)
    )
    file.write_text(text, encoding="utf-8")
    assert main(["verify", family, str(FILES[family]), str(file)]) == 0


def test_a_broken_answer_is_loud(
    in_process: Callable[[object], None], capsys: Output
) -> None:
    """It is named on standard error, counts nowhere and makes the exit code 1."""
    in_process(lambda *_, **__: Answer((Route((1, 1), None),), 25, 12, 0.5))

    assert main(["toptw", str(FILES["toptw"]), "--seeds", "1"]) == 1

    shown = capsys.readouterr()
    assert "BROKEN: tourlink on tiny, standard, seed 1: 1 is visited" in shown.err
    assert "claims a score of 25 instead of 10" in shown.err
    assert "1 of 1 answers do not hold" in shown.err
    assert shown.out.splitlines()[-1].split()[-2:] == ["1", "-"]


def test_a_bound_below_the_score_is_broken(
    in_process: Callable[[object], None], capsys: Output
) -> None:
    """A bound that an answer exceeds proves nothing."""
    in_process(lambda *_, **__: Answer((Route((1,), None),), 10, 9, 0.5))

    assert main(["toptw", str(FILES["toptw"]), "--seeds", "1", "--verbose"]) == 1

    shown = capsys.readouterr()
    assert "claims a bound of 9 below its score 10" in shown.err
    assert "broken" in shown.out


def test_no_answer_is_a_gap_of_all(
    in_process: Callable[[object], None], capsys: Output
) -> None:
    """A search that finds nothing is no error, and no success."""
    in_process(lambda *_, **__: Answer(None, 0, None, 0.5))

    assert main(["toptw", str(FILES["toptw"]), "--seeds", "1"]) == 0

    last = capsys.readouterr().out.splitlines()[-1].split()
    assert last[:4] == ["tourlink", "standard", "1", "100.00"]


def test_seconds_and_seed_reach_the_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The door opens as wide as the search behind it."""
    seen: list[dict[str, Any]] = []

    def solve(_instance: Instance, _effort: object, **options: Any) -> None:
        seen.append(options)

    monkeypatch.setattr(engine, "solve", solve)

    outcome = worker.execute(_task(seconds=0.3, seed=7))

    assert outcome.score is None
    assert seen[-1] == {"seconds": 0.3, "seed": 7, "bound": False}


def test_a_run_that_fails_is_told(tmp_path: Path) -> None:
    """A crash of one run is that run's, and has its last words."""
    (outcome,) = runs.run_all([_task(path=str(tmp_path / "none.txt"))], 1)

    (heard,) = outcome.broken
    assert "the run failed" in heard
    assert "cannot read" in heard


def test_interrupted_runs_leave_their_table(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """What has been measured is shown, and the exit code is that of an interruption."""

    def run_all(tasks: list[Task], _jobs: int) -> Iterator[Outcome]:
        yield worker.execute(tasks[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(compare, "run_all", run_all)

    assert main(["toptw", str(FILES["toptw"]), "--effort", "fast"]) == 130
    assert capsys.readouterr().out.splitlines()[-1].split()[:3] == [
        "tourlink",
        "fast",
        "1",
    ]


def test_a_missing_peer_is_exit_code_3(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """It is optional, and the message says how to get it."""
    monkeypatch.setattr(compare, "find_spec", lambda _: None)

    code = main(["op", str(FILES["op"]), "--seconds", "1", "--peer", "pyvrp"])

    assert code == 3
    assert "pip install" in capsys.readouterr().err


def test_a_peer_that_cannot_be_asked(
    monkeypatch: pytest.MonkeyPatch,
    in_process: Callable[[object], None],
    capsys: Output,
) -> None:
    """What is not expressible is said, and is no failure."""
    in_process(lambda *_, **__: Answer(None, 0, None, 0.0))
    monkeypatch.setattr(compare, "find_spec", lambda _: True)

    code = main(
        ["ophs", str(FILES["ophs"]), "--seconds", "1", "--peer", "pyvrp", "--verbose"]
    )

    shown = capsys.readouterr()
    assert code == 0
    assert "pyvrp was not asked: vehicles do not choose hotels" in shown.err
    assert "no best known value of 1 files" in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--peer", "concorde", "--seconds", "1"], "no peer 'concorde'"),
        (["--best-known", "none.csv"], "no list of best known values"),
    ],
)
def test_what_is_not_there(arguments: list[str], message: str, capsys: Output) -> None:
    """Unknown names are errors of the command line."""
    assert main(["op", str(FILES["op"]), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_peers_need_seconds(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """An effort is the engine's own word."""
    monkeypatch.setattr(compare, "find_spec", lambda _: True)

    assert main(["op", str(FILES["op"]), "--peer", "pyvrp"]) == 2
    assert "say --seconds" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--seeds", "0"], ["--seconds", "1,0"]])
def test_numbers_are_positive(option: list[str]) -> None:
    """Argparse refuses them with its exit code."""
    with pytest.raises(SystemExit) as error:
        main(["op", str(FILES["op"]), *option])

    assert error.value.code == 2


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        ({"days": [[1, 1]]}, 1, "1 is visited 2 times"),
        ({"score": 34}, 1, "says a score of 34 instead of 35"),
        ({"days": 5}, 2, "no routes"),
    ],
)
def test_verify_refuses(
    change: dict[str, object], code: int, message: str, tmp_path: Path, capsys: Output
) -> None:
    """Broken routes are the answer no; what is no file of routes is an error."""
    data = {"family": "toptw", "instance": "tiny", "teams": 1, "score": 35}
    file = tmp_path / "routes.json"
    file.write_text(json.dumps({**data, "days": [[1, 2, 3]], **change}), "utf-8")

    assert main(["verify", "toptw", str(FILES["toptw"]), str(file)]) == code
    assert message in capsys.readouterr().err


def test_best_known_values_are_found_nearby() -> None:
    """Beside the files, above them, or bundled; by teams where the list has them."""
    nearby = best_known.find([FILES["toptw"]], "toptw")
    bundled = best_known.find([FILES["chains"]], "chains")

    assert nearby == TINY / "toptw" / "best_known.csv"
    assert bundled
    assert best_known.find([FILES["top"]], "top") is None
    known = best_known.read(bundled)
    best = best_known.look_up(known, "chains-150-7-1", 7)
    assert best == (1583, True)
    assert best_known.look_up(known, "chains-1", 7) is None


def test_the_table_counts() -> None:
    """Gaps are to the best known score; what is broken counts apart."""
    best = best_known.Best(100, optimal=True)

    def result(score: int | None, **changes: Any) -> report.Result:
        outcome = Outcome("any", score=score, seconds=1.0, **changes)
        return report.Result(_task(), outcome, best)

    line = report.summarise(
        [
            result(90, routes=Routes(((),))),
            result(100, bound=100),
            result(101),
            result(None),
            result(300, broken=("so",)),
            result(None, not_expressible="no"),
        ]
    )[0]

    assert (line.runs, line.broken, line.none) == (5, 1, 1)
    assert (line.hits, line.optima, line.above, line.proofs) == (2, 2, 1, 1)
    assert (line.mean, line.median, line.max) == (27.25, 5.0, 100.0)
