"""The README's commands are what the checks run."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def shown(readme: str, fenced: Callable[[str, str], list[str]]) -> list[str]:
    """The commands that the README shows to users of a Unix shell."""
    return [block.rstrip("\n") for block in fenced(readme, "sh")]


def test_the_checks_run_both_commands_letter_for_letter(
    root: Path, shown: list[str]
) -> None:
    """A newcomer types two commands, and neither of them is ever untested."""
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert len(shown) == 2
    assert [line for line in lines if line in shown] == shown


def test_windows_commands_say_the_same(
    readme: str, shown: list[str], fenced: Callable[[str, str], list[str]]
) -> None:
    """They differ in the names of the interpreter and of its folders only."""
    translated = [
        command.replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\")
        for command in shown
    ]

    assert fenced(readme, "bat") == ["\n".join(translated) + "\n"]


def test_the_table_lists_the_commands_there_are(
    readme: str, commands: list[str]
) -> None:
    """No command is missing, none is promised, and the order is that of the help."""
    listed = re.findall(r"^\| `tourlink ([a-z-]+)", readme, re.MULTILINE)

    assert listed == commands
