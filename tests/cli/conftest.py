"""Run the command line in this process, on the small catalogue."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tourlink.cli import app

SMALL = Path(__file__).parents[1] / "data" / "small"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """
    Return what runs a command and gives its exit code and output.

    Unless the test says otherwise, on the small catalogue and with no cache. An error
    that reaches the runner fails the test.
    """
    monkeypatch.setenv("TOURLINK_CATALOGUE", str(SMALL))
    monkeypatch.setenv("TOURLINK_CACHE", "")

    def invoke(*arguments: object) -> Result:
        result = CliRunner().invoke(app, list(map(str, arguments)))
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return invoke
