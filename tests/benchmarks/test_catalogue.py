"""Requests on the catalogue: from files to the table, and the table's arithmetic."""

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from benchmarks.__main__ import main
from benchmarks.asked import ENDLESS, STANDARD, Answer, Variant, search, variants
from benchmarks.catalogue import REQUESTS
from benchmarks.catalogue_report import Proof, Row, Run, as_data, goals, table
from benchmarks.problem import FormatError

from benchmarks import asked, best_chains, catalogue
from tests.benchmarks.base import ROOT
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.planner.brief import read
from tourlink.planner.request_file import read_request
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Mode, Pace

Output = pytest.CaptureFixture[str]
SMALL = ROOT / "tests" / "data" / "small"
FILES = sorted(REQUESTS.glob("*.yaml"))
# The benchmark decides how long and how often to search, what counts as best, and it
# leaves it at the places that a request names.
_OURS = ("alternatives", "effort", "seconds", "bound", "seed", "lang", "objective")
_NOT_ASKED = ("within",)


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()


@pytest.fixture(scope="module")
def small() -> Catalogue:
    """The catalogue for tests."""
    return load((str(SMALL),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one request that the small catalogue can answer."""
    folder = tmp_path / "requests"
    folder.mkdir()
    text = "# The mountains and the bay.\ndays: 4\npace: intensive\n"
    (folder / "north.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole processes are slow, and some tests do not look at them."""
    monkeypatch.setattr(catalogue, "_processes", lambda *_: ((0.5, 0.5, 0.5), 7))


def _arguments(folder: Path, *more: str) -> list[str]:
    known = folder.parent / "best.json"
    paths = {"--requests": folder, "--best-known": known, "--catalogue": SMALL}
    named = [part for name, path in paths.items() for part in (name, str(path))]
    return ["catalogue", "--seconds", "0.01,0.02", *named, *more]


# The request files


def test_there_are_forty_and_most_are_short() -> None:
    """Thirty or more of the forty last up to eight days, all of them 3 to 14."""
    days = [read_request(it).days for it in FILES]

    assert len(FILES) == 40
    assert sum(most <= 8 for _, most in days) >= 30
    assert all(3 <= least <= most <= 14 for least, most in days)


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.stem)
def test_a_request_says_what_it_stands_for(file: Path, bundled: Catalogue) -> None:
    """A comment, names that the catalogue knows, and nothing about the search."""
    comment = file.read_text(encoding="utf-8").splitlines()[0]
    request = read_request(file)

    assert comment.startswith("# ")
    assert comment.endswith((".", "?"))
    assert read(request, bundled).request == request
    for name in _OURS:
        default = next(it.default for it in fields(Request) if it.name == name)
        assert getattr(request, name) == default


def test_what_the_requests_vary() -> None:
    """Each field that a customer can fill in is filled in by one of them."""
    asked_for = [read_request(it) for it in FILES]
    used = {
        it.name
        for it in fields(Request)
        for request in asked_for
        if getattr(request, it.name) != getattr(Request(), it.name)
    }

    assert {it.name for it in fields(Request)} - used == {*_OURS, *_NOT_ASKED}


# The search


def test_all_lengths_and_directions(small: Catalogue) -> None:
    """An axis may be followed from either end, and each length is an instance."""
    request = Request(days=(3, 4), sequence=("Lao Cai", "Quang Ninh"))
    assert [(it.days, it.turned) for it in variants(request, small)] == [
        (3, False),
        (4, False),
    ]


def test_turned(bundled: Catalogue) -> None:
    """An axis that touches the start at neither end is tried both ways."""
    request = read_request(REQUESTS / "pavi-stone-road.yaml")
    assert [it.turned for it in variants(request, bundled)] == [False, True]


def test_the_best_of_all_lengths(small: Catalogue) -> None:
    """The answer is that of the best length, and its bound holds for all."""
    request = Request(days=(3, 5), pace=Pace.INTENSIVE)
    of = variants(request, small)

    found = search(of, STANDARD, bound=True)

    alone = [search((it,), STANDARD, bound=True) for it in of]
    assert found.value == max(it.value or 0 for it in alone)
    assert found.most == max(it.most or 0 for it in alone)
    assert found.broken == []
    assert found.seconds > 0


def test_the_clock_ends_an_endless_search(small: Catalogue) -> None:
    """More shakes than anybody waits for, and done at once."""
    found = search(variants(Request(days=(4, 4)), small), ENDLESS, seconds=0.05)

    assert found.value is not None
    assert found.seconds < 10
    assert found.gap is None
    assert not found.optimal


def test_nothing_found(small: Catalogue) -> None:
    """There is no chain by air alone: no value, but a bound."""
    request = Request(days=(2, 2), modes=(Mode.AIR,), min_provinces=1)
    found = search(variants(request, small), STANDARD, bound=True)

    assert (found.variant, found.value, found.gap) == (None, None, None)
    assert found.most is not None
    assert found.broken == []
    assert best_chains.noted(found) is None


def test_gap_of_a_bound() -> None:
    """In per cent of the bound; a bound of nothing has none."""
    solution: Any = type("Solution", (), {"value": 90})()
    assert Answer(None, solution, 100, 1.0).gap == pytest.approx(10.0)
    assert not Answer(None, solution, 100, 1.0).optimal
    assert Answer(None, solution, 90, 1.0).optimal
    solution.value = 0
    assert Answer(None, solution, 0, 1.0).gap == 0.0


def test_an_interrupted_search_is_no_measurement(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found so far would look like a bad answer."""
    solution = type("Solution", (), {"interrupted": True})()
    monkeypatch.setattr(asked, "solve", lambda *_, **__: solution)
    with pytest.raises(KeyboardInterrupt):
        search(variants(Request(days=(3, 3)), small), STANDARD)


# The best chains known


def _answer(of: tuple[Variant, ...]) -> best_chains.Known:
    found = best_chains.noted(search(of, STANDARD))
    assert found is not None
    return found


def test_a_chain_comes_back_from_its_file(small: Catalogue, tmp_path: Path) -> None:
    """Fixed days, beds and nights aboard are found again, with the same value."""
    request = Request(
        days=(4, 4),
        region=("Tay Bac",),
        modes=(Mode.RAIL, Mode.ROAD),
        fixed=(FixedSegment(place="Hanoi", day=1),),
    )
    of = variants(request, small)
    found = _answer(of)
    path = tmp_path / "best.json"

    best_chains.save(path, {"north": found.chain})

    chain = best_chains.load(path)["north"]
    assert chain == found.chain
    assert chain["chain"][0]["stops"] == ["hanoi@0"]
    assert best_chains.known(of, chain) == found


def test_a_night_aboard_is_told_from_a_bed(small: Catalogue) -> None:
    """By its corridor, its hour and where it goes."""
    request = Request(days=(4, 4), must=("Sa Pa",), max_drive_min=240)
    of = variants(request, small)
    found = _answer(of)

    nights = [day["night"] for day in found.chain["chain"]]
    assert nights == [
        "rail-hanoi-lao-cai@1320>station-lao-cai",
        "lao-cai",
        "rail-lao-cai-hanoi@1290>station-hanoi",
        None,
    ]
    assert best_chains.known(of, found.chain) == found


@pytest.mark.parametrize(
    "change",
    [
        {"days": 9},
        {"turned": True},
        {"chain": []},
        {"chain": [{"stops": ["sold-out"], "night": None}]},
        {"chain": [{"stops": [], "night": "closed-inn"}]},
    ],
)
def test_a_chain_that_no_longer_holds(
    small: Catalogue, change: dict[str, object]
) -> None:
    """Places go, beds close, requests change: then nothing is known."""
    of = variants(Request(days=(4, 4)), small)
    assert best_chains.known(of, {**_answer(of).chain, **change}) is None


def test_files_of_chains_that_are_none(tmp_path: Path) -> None:
    """No file is no chains; another file is an error."""
    assert best_chains.load(tmp_path / "none.json") == {}
    for text in ("[", "[]", "{}", '{"format": "other", "requests": {}}'):
        path = tmp_path / "bad.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FormatError):
            best_chains.load(path)


def test_the_bundled_chains_belong_to_requests() -> None:
    """Nothing is left of requests that are gone."""
    assert set(best_chains.load(best_chains.BUNDLED)) <= {it.stem for it in FILES}


# The table

ROWS = (
    Row(
        "long-one",
        (9, 9),
        100_000,
        1010,
        (Run("1 s", 1.0, 97_000, 990), Run("plan", 0.5, 99_000, 1000)),
        Proof(5.0, optimal=False, seconds=3.0),
        (1.0, 3.0, 2.0),
    ),
    Row(
        "short-one",
        (4, 6),
        50_000,
        510,
        (Run("1 s", 1.0, 50_000, 510), Run("plan", 0.5, None, None)),
        Proof(0.0, optimal=True, seconds=2.0),
        (1.0, 1.0, 1.0),
    ),
    Row("sorry", (5, 5), broken=("nothing fits",)),
)


def test_table() -> None:
    """Gaps by hand: 3 and 0 per cent by seconds, 1 and 100 (nothing) as planned."""
    assert table(ROWS).splitlines() == [
        "request     days    best   1 s    plan  proven  in s  process s",
        "long-one       9  1000.0  3.00    1.00    5.00  3.00       2.00",
        "short-one    4-6   500.0  0.00  100.00   0.00*  2.00       1.00",
        "sorry          5       -     -       -       -     -          -",
        "mean                      1.50   50.50    2.50  2.50       1.50",
        "median                    1.50   50.50    2.50  2.50       1.50",
        "max                       3.00  100.00    5.00  3.00       2.00",
        "within 1 %                50 %    50 %    50 %",
        "within 2 %                50 %    50 %    50 %",
    ]


def test_goals() -> None:
    """Only tours up to eight days count for the goal of proofs."""
    assert goals(ROWS) == [
        "proven to 2 % in 10 s, of requests up to 8 days: 1 of 1 (100 %)",
        "median seconds of a whole process: 1.50",
    ]
    slow = ROWS[1]._replace(proof=Proof(0.0, optimal=True, seconds=11.0))
    unsure = ROWS[1]._replace(proof=Proof(None, optimal=False, seconds=1.0))
    assert "0 of 2 (0 %)" in goals([slow, unsure])[0]


def test_nothing_measured() -> None:
    """A table of failures alone has its lines, and no goals."""
    assert "sorry" in table(ROWS[2:])
    assert goals(ROWS[2:]) == []


def test_the_table_fits_a_hundred_columns() -> None:
    """With the longest name, four searches, and everything at its widest."""
    name = max((it.stem for it in FILES), key=len)
    labels = ("0.3 s", "1 s", "10 s", "plan")
    runs = tuple(Run(label, 10.0, None, None) for label in labels)
    row = Row(name, (4, 6), 1_000_000, 10_000, runs, ROWS[0].proof, (100.0,))
    assert max(map(len, table([row]).splitlines())) <= 100


def test_data_for_json() -> None:
    """Each run with its gap."""
    data = as_data(ROWS[0])
    assert [it["gap_percent"] for it in data["runs"]] == pytest.approx([3.0, 1.0])
    assert data["proof"]["gap"] == 5.0
    assert as_data(ROWS[2])["proof"] is None
    assert json.dumps(data)


# The command


def test_from_files_to_table(folder: Path, capsys: Output) -> None:
    """The table and the JSON are written, and the best chains renewed."""
    out = folder.parent / "out.json"
    more = ("--best", "0.02", "--prove", "--limit", "1", "--json", str(out))

    assert main(_arguments(folder, *more)) == 0

    shown = capsys.readouterr().out
    assert shown.startswith("1 requests; gaps to the best known value in per cent\n")
    assert "0.01 s  0.02 s" in shown
    assert "proven to 2 %" in shown
    (row,) = json.loads(out.read_text(encoding="utf-8"))["requests"]
    assert row["name"] == "north"
    assert len(row["process"]) == 3
    chain = best_chains.load(folder.parent / "best.json")["north"]
    assert chain["value"] == row["best"]


def test_without_best_the_known_chains_count_and_stay(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read, and not written."""
    monkeypatch.setattr(catalogue, "_PROCESSES", 1)
    path = folder.parent / "best.json"
    request = read_request(folder / "north.yaml")
    of = variants(request, load((str(SMALL),)))
    best_chains.save(path, {"north": _answer(of).chain})
    before = path.read_bytes()

    assert main(_arguments(folder)) == 0

    assert path.read_bytes() == before
    assert "proven to" not in capsys.readouterr().out


def test_no_requests(tmp_path: Path, capsys: Output) -> None:
    """An empty folder is an error of the one who asks."""
    assert main(_arguments(tmp_path)) == 2
    assert "no requests" in capsys.readouterr().err


def test_bad_seconds(folder: Path, capsys: Output) -> None:
    """No search takes no time."""
    with pytest.raises(SystemExit):
        main(_arguments(folder, "--seconds", "0"))
    assert "more than 0" in capsys.readouterr().err


@pytest.mark.usefixtures("no_process")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("days: 0\n", "no request tourlink can read"),
        ("must: Atlantis\n", "Atlantis"),
    ],
)
def test_broken_requests_are_named(
    folder: Path, capsys: Output, text: str, said: str
) -> None:
    """The other rows are there all the same, and the exit code says it."""
    (folder / "odd.yaml").write_text(text, encoding="utf-8")

    assert main(_arguments(folder)) == 1

    shown = capsys.readouterr()
    assert "north" in shown.out
    assert "BROKEN: odd: " in shown.err
    assert said in shown.err
    assert "requests are broken: see above" in shown.err


def test_a_process_that_fails_is_named(folder: Path, capsys: Output) -> None:
    """Nothing can be reached by air alone, and the process says so, too."""
    text = "days: 2\nmodes: air\n"
    (folder / "north.yaml").write_text(text, encoding="utf-8")

    assert main(_arguments(folder)) == 1

    assert "north: the process fails with 1: error: " in capsys.readouterr().err


def _changed(change: Callable[[Answer], Answer]) -> Callable[..., Answer]:
    def changed(*given: Any, **named: Any) -> Answer:
        return change(search(*given, **named))

    return changed


@pytest.mark.usefixtures("no_process")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda it: it._replace(most=1), "is above the bound 1"),
        (
            lambda it: it._replace(solution=it.solution._replace(score=1)),
            "the engine of 1",
        ),
        (
            lambda it: it._replace(
                solution=it.solution._replace(chain=it.solution.chain[:-1])
            ),
            "the chain has 3 days instead of 4",
        ),
        (lambda it: it._replace(variant=None, solution=None), "no chain was found"),
    ],
)
def test_answers_are_checked(
    folder: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Answer], Answer],
    said: str,
) -> None:
    """A wrong bound, another score, a chain that does not hold, or none."""
    monkeypatch.setattr(catalogue, "search", _changed(change))
    assert main(_arguments(folder, "--prove")) == 1
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("no_process")
def test_an_interrupted_benchmark_shows_its_table(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was measured before is not lost."""
    (folder / "other.yaml").write_text("days: 3\n", encoding="utf-8")
    measure = catalogue.measure

    def until_other(file: Path, *given: Any) -> Any:
        if file.stem == "other":
            raise KeyboardInterrupt
        return measure(file, *given)

    monkeypatch.setattr(catalogue, "measure", until_other)

    assert main(_arguments(folder)) == 130
    assert "north" in capsys.readouterr().out
