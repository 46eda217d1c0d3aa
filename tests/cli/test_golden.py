"""
What the user sees, to the letter; renew with `pytest --golden-update`.

Each file is a transcript: the command, its exit code, what it wrote to standard
output, and to standard error if it did. They are on the bundled catalogue, those in
`small-*.txt` on the small one.
"""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tourlink.cli import app

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_transcript(
    case: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command, given in the folder of the project, does what it says."""
    monkeypatch.chdir(ROOT)
    first, _, _ = case.read_text(encoding="utf-8").partition("\n")
    command = first.removeprefix("$ tourlink ")
    arguments = shlex.split(command)
    if case.stem.startswith("small-"):
        run: Callable[..., Result] = request.getfixturevalue("run")
        result = run(*arguments)
    else:
        result = CliRunner().invoke(app, arguments)
    actual = f"$ tourlink {command}\n[exit {result.exit_code}]\n{result.stdout}"
    if result.stderr:
        actual += f"[stderr]\n{result.stderr}"

    if request.config.getoption("--golden-update"):
        case.write_text(actual, encoding="utf-8")
    assert actual == case.read_text(encoding="utf-8")
