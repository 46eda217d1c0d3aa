"""`tourlink batch`: what it takes, what it says, and its exit codes."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = "requests: [{id: hills, request: {days: 2, modes: road, effort: draft}}]\n"
BAD = "requests: [{id: far, request: {days: 1, must: Dien Bien Phu, modes: road}}]\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A specification of one package that can be made."""
    path = tmp_path / "spec.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_all_are_made(run: Run, spec: Path, tmp_path: Path) -> None:
    """The code is 0, and the table shows what is there."""
    result = run("batch", spec, "-o", tmp_path / "out")

    assert result.exit_code == 0, result.stderr
    assert "hills" in result.stdout
    assert "1 made" in result.stdout
    assert (tmp_path / "out" / "packages" / "hills" / "plan.json").is_file()


def test_a_folder_with_packages_is_left_alone(
    run: Run, spec: Path, tmp_path: Path
) -> None:
    """Unless one says to go on in it."""
    run("batch", spec, "-o", tmp_path / "out")
    refused = run("batch", spec, "-o", tmp_path / "out")
    resumed = run("batch", spec, "-o", tmp_path / "out", "--resume", "--format", "json")

    assert refused.exit_code == 2
    assert "--resume" in refused.stderr
    assert resumed.exit_code == 0
    assert json.loads(resumed.stdout)["kept"] == 1


def test_some_and_none(run: Run, spec: Path, tmp_path: Path) -> None:
    """The codes are 1 where some failed, and 4 where all did."""
    spec.write_text(
        GOOD.rstrip("]\n") + ", " + BAD.removeprefix("requests: ["), encoding="utf-8"
    )
    some = run("batch", spec, "-o", tmp_path / "some")
    spec.write_text(BAD, encoding="utf-8")
    none = run("batch", spec, "-o", tmp_path / "none")

    assert some.exit_code == 1, some.stderr
    assert "1 made, 1 failed" in some.stdout
    assert none.exit_code == 4
    assert "no package could be made" in none.stderr


def test_documents_in_each_language(run: Run, spec: Path, tmp_path: Path) -> None:
    """Formats times languages, beside the plan."""
    head = "formats: [gpx, kml]\nlanguages: [vi, fr]\n"
    spec.write_text(head + GOOD, encoding="utf-8")
    run("batch", spec, "-o", tmp_path / "out")

    there = {it.name for it in (tmp_path / "out" / "packages" / "hills").iterdir()}
    assert there == {
        "plan.json",
        "plan.lock.json",
        "package.json",
        "itinerary.vi.gpx",
        "itinerary.vi.kml",
        "itinerary.fr.gpx",
        "itinerary.fr.kml",
    }


@pytest.fixture
def six(tmp_path: Path) -> Path:
    """A specification of a request that fails, and five packages."""
    path = tmp_path / "six.yaml"
    text = BAD + "grid: {days: [2], adults: [1, 2, 3, 4, 5]}\n"
    text += "defaults: {modes: road, effort: draft}\n"
    path.write_text(text, encoding="utf-8")
    return path


def packages(root: Path) -> list[str]:
    """Return the ids of what a manifest lists, and whether each was made."""
    lines = (root / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [f"{it['id']} {it['status']}" for it in map(json.loads, lines)]


def test_limit_and_shards(run: Run, six: Path, tmp_path: Path) -> None:
    """Each makes its part; together, in one folder, they are the whole."""
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    run("batch", six, "-o", whole, "--jobs", "2")
    few = run("batch", six, "-o", parts, "--limit", "2", "--jobs", "1")
    assert packages(parts) == ["far failed", "2-1 made"]
    assert few.exit_code == 1
    codes = []
    for shard in range(1, 9):
        options = ["--shard", f"{shard}/8", "--resume", "--jobs", "1"]
        codes.append(run("batch", six, "-o", parts, *options).exit_code)
    assert codes == [4, 0, 0, 0, 0, 0, 0, 0]

    assert packages(parts) == packages(whole)
    for name in ("manifest.jsonl", "summary.csv", "index.html"):
        assert (parts / name).read_bytes() == (whole / name).read_bytes()


def test_fail_fast(run: Run, six: Path, tmp_path: Path) -> None:
    """Nothing is begun after the failure, which is told; one may go on later."""
    root = tmp_path / "out"
    result = run("batch", six, "-o", root, "--fail-fast", "--jobs", "1")

    assert result.exit_code == 4
    assert packages(root) == ["far failed"]
    assert run("batch", six, "-o", root, "--resume", "--jobs", "1").exit_code == 1
    assert len(packages(root)) == 6


def test_progress_in_a_log(run: Run, spec: Path, tmp_path: Path) -> None:
    """A pipe is told each tenth of a long run, and nothing of a short one."""
    text = "defaults: {modes: road, effort: draft}\ngrid: {days: [2], adults: %s}\n"
    spec.write_text(text % list(range(1, 26)), encoding="utf-8")
    short = run("batch", spec, "-o", tmp_path / "short", "--jobs", "1")
    assert re.fullmatch(r"note: 25 in .* a second\n", short.stderr)

    spec.write_text((text % [*range(1, 21)]).replace("[2]", "[2, 3, 4, 5, 6]"), "utf-8")
    long = run("batch", spec, "-o", tmp_path / "long", "--jobs", "1")
    told = re.findall(r"note: (\d+) of 100(?:, .* to go)?\n", long.stderr)
    assert told == [str(it) for it in range(10, 100, 10)]
    again = run("--quiet", "batch", spec, "-o", tmp_path / "long", "--resume")
    assert again.stderr == ""


def test_the_table_counts_what_it_leaves_out(
    run: Run, spec: Path, tmp_path: Path
) -> None:
    """Ten rows and the number of the others, and prices where there are any."""
    text = "defaults: {modes: road, effort: draft}\ngrid: {days: [2], adults: %s}\n"
    quote = "quote: {quoted_on: 2026-11-22, pax: 10, classes: hotel-3}\n"
    spec.write_text(quote + text % list(range(1, 13)), encoding="utf-8")
    lines = run("batch", spec, "-o", tmp_path / "out", "--jobs", "2").stdout.split("\n")

    assert lines[0].split()[:6] == ["id", "days", "score", "km", "from", "VND"]
    assert [it.split()[0] for it in lines[1:11]] == [f"2-{it}" for it in range(1, 11)]
    assert lines[11] == "and 2 more"
    assert all(re.search(r" \d,\d{3},\d{3}  ", it) for it in lines[1:11])


def test_dry_run_as_json(run: Run, spec: Path) -> None:
    """Scripts see each request as it would be planned."""
    result = run("batch", spec, "--dry-run", "--format", "json")

    found = json.loads(result.stdout)
    assert found["count"] == 1
    assert found["packages"][0]["request"]["days"] == [2, 2]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--shard", "5/4"], "'5/4' is no shard"),
        (["--shard", "x"], "'x' is no shard"),
        (["--jobs", "2", "--scheduler", "tcp://x:1"], "both given"),
        ([], "no folder to write to"),
    ],
)
def test_what_cannot_be_done(
    run: Run, spec: Path, options: list[str], message: str
) -> None:
    """Each is an error of use."""
    result = run("batch", spec, *options)

    assert result.exit_code == 2
    assert message in result.stderr
