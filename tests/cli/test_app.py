"""What all commands share: help, global options, errors and exit codes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import Result

from tourlink import __version__
from tourlink.cli import app
from tourlink.errors import MissingExtraError

Run = Callable[..., Result]
SRC = Path(__file__).parents[2] / "src"
SMALL = Path(__file__).parents[1] / "data" / "small"
GROUP: Any = typer.main.get_command(app)
COMMANDS = sorted(GROUP.list_commands(None))


def process(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line in a process of its own."""
    own = {"PYTHONPATH": str(SRC), "TOURLINK_CATALOGUE": str(SMALL)}
    return subprocess.run(
        [sys.executable, "-m", "tourlink", *arguments],
        check=False,
        capture_output=True,
        env={**os.environ, **own, "TOURLINK_CACHE": "", **environ},
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help(run: Run, command: tuple[str, ...]) -> None:
    """Every help ends with examples, commands that exist; each uses this one."""
    long, short = run(*command, "--help"), run(*command, "-h")

    assert long.exit_code == short.exit_code == 0
    assert long.stdout == short.stdout
    examples = long.stdout.partition("Examples:\n")[2]
    lines = re.findall(r"^ +tourlink .*", examples, re.MULTILINE)
    used = [set(re.findall(r"(?:^ +|\| )tourlink ([\w-]+)", it)) for it in lines]
    assert used
    for names in used:
        assert names <= {*COMMANDS, "COMMAND"}
        assert set(command) <= names


@pytest.mark.parametrize("command", ["", "list", "show", "search", "check", "schema"])
def test_help_fits_80_columns(run: Run, command: str) -> None:
    """Nothing is broken or cut in an ordinary terminal."""
    lines = run(*command.split(), "--help").stdout.splitlines()

    assert max(map(len, lines)) <= 80
    assert not [line for line in lines[1:] if line.endswith("...")]


def test_long_examples_go_on_after_a_backslash() -> None:
    """They can be copied into a shell as they are."""
    from tourlink.cli import _broken_at_options

    command = f"tourlink plan {'--must X ' * 12}--days 3"
    lines = _broken_at_options(command).splitlines()

    assert len(lines) == 2
    assert max(map(len, lines)) <= 78
    joined = " ".join(" ".join(lines).replace("\\", " ").split())
    assert joined == command


def test_version(run: Run) -> None:
    """Of the package."""
    result = run("--version")

    assert (result.exit_code, result.stdout) == (0, f"tourlink {__version__}\n")


def test_no_command(run: Run) -> None:
    """Nothing asked is a usage error, answered with the help."""
    result = run()

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Commands:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        ("lst", "error: No such command 'lst'", "did you mean 'list'?"),
        ("xyzzy", "error: No such command 'xyzzy'.", "see tourlink --help"),
        ("--nope", "error: No such option: --nope", "see tourlink --help"),
        ("list --nope x", "error: No such option: --nope", "see tourlink list --help"),
        ("list", "error: Missing argument 'KIND'.", "see tourlink list --help"),
        ("list thems", "error: there is no kind 'thems'", "did you mean 'themes'?"),
        (
            *("list themes --format jsn", "error: Invalid value for '--format'"),
            "did you mean 'json'?",
        ),
        (
            *("list destinations --theme community-x", "error: Invalid value for"),
            "did you mean 'community'?",
        ),
        (
            *("list destinations --month 13", "error: Invalid value for '--month'"),
            "see tourlink list --help",
        ),
        ("schema requst", "error: there is no schema", "did you mean 'request'?"),
        ("show Sapaa", "error: the catalogue has no record 'Sapaa'", "did you mean"),
        (
            *("list themes --catalogue nowhere", "error: there is no catalogue folder"),
            "give an existing folder",
        ),
    ],
)
def test_usage_errors(run: Run, arguments: str, error: str, hint: str) -> None:
    """One line what, one line what to do, nothing on standard output, code 2."""
    result = run(*arguments.split())

    assert result.exit_code == 2
    assert result.stdout == ""
    first, second = result.stderr.splitlines()
    assert first.startswith(error)
    assert second.startswith(f" hint: {hint}")


@pytest.mark.parametrize("option", ["--quiet", "-q"])
def test_quiet_stands_anywhere(run: Run, option: str) -> None:
    """Before the command or after it."""
    loud = run("list", "themes")
    before, after = run(option, "list", "themes"), run("list", "themes", option)

    assert loud.stderr == "11 listed\n"
    assert before.stderr == after.stderr == ""
    assert before.stdout == after.stdout == loud.stdout


def test_after_two_hyphens_nothing_is_an_option(run: Run) -> None:
    """As in every other program."""
    assert "nothing resembles '--quiet'" in run("search", "--", "--quiet").stderr


def test_errors_of_ours_have_their_own_codes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing extra is 3."""

    def fail(_: object) -> None:
        raise MissingExtraError("needs x", hint="pip install x")

    monkeypatch.setattr("tourlink.catalogue.loader.load", fail)
    result = run("list", "themes")

    assert result.exit_code == 3
    assert result.stderr == "error: needs x\n hint: pip install x\n"


def test_a_bug_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The traceback comes when it is asked for."""

    def fail(_: object) -> None:
        raise KeyError("x\ny")

    monkeypatch.setattr("tourlink.catalogue.loader.load", fail)
    result = run("list", "themes")

    assert result.exit_code == 70
    assert result.stderr.splitlines() == [
        r"error: a bug in tourlink: KeyError: 'x\ny'",
        " hint: set TOURLINK_DEBUG=1 for the traceback, and report it",
    ]
    monkeypatch.setenv("TOURLINK_DEBUG", "1")
    assert "Traceback" in run("list", "themes").stderr


@pytest.mark.parametrize("signal", [KeyboardInterrupt, EOFError, typer.Abort])
def test_interrupted(
    run: Run, monkeypatch: pytest.MonkeyPatch, signal: type[BaseException]
) -> None:
    """The shell's code for it, and no traceback."""

    def fail(_: object) -> None:
        raise signal

    monkeypatch.setattr("tourlink.catalogue.loader.load", fail)
    result = run("list", "themes")

    assert result.exit_code == (70 if signal is EOFError else 130)
    assert "Traceback" not in result.output


def test_names_survive_a_console_of_another_code_page() -> None:
    """As cp1252, which has no Vietnamese letters."""
    result = process("show", "hanoi", "--lang", "vi", PYTHONIOENCODING="cp1252")

    assert result.returncode == 0
    assert "Hà Nội" in result.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_closed_pipe_is_no_error(form: str) -> None:
    """`tourlink list … | head` ends quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    environ = {**os.environ, "PYTHONPATH": str(SRC), "TOURLINK_CATALOGUE": str(SMALL)}
    result = subprocess.run(
        [sys.executable, "-m", "tourlink", "-q", "list", "corridors", "-f", form],
        check=False,
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environ,
    )
    os.close(writer)

    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_said() -> None:
    """Also where standard output is the file."""
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "tourlink", "list", "themes"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                "PYTHONPATH": str(SRC),
                "TOURLINK_CATALOGUE": str(SMALL),
            },
        )

    assert result.returncode == 2
    assert result.stderr.startswith(b"error: cannot write to standard output: ")


def test_shell_completion() -> None:
    """Commands and the kinds of `list`."""
    for words, expected in (
        ("tourlink li", "list"),
        ("tourlink list prov", "provinces"),
    ):
        result = process(
            _TOURLINK_COMPLETE="complete_bash",
            COMP_WORDS=words,
            COMP_CWORD=str(len(words.split()) - 1),
        )
        assert expected in result.stdout.decode().split()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--max-drive-min", "max_drive_min is 0, but 1 is the least"),
        ("--alternatives", "alternatives is 0, but 1 is the least"),
        ("--month", "there is no month 0"),
    ],
)
def test_zero_is_a_value(run: Run, option: str, message: str) -> None:
    """An option set to zero is refused where zero makes no sense, never overlooked."""
    result = run("plan", "--days", 2, option, 0)

    assert result.exit_code == 2
    assert message in result.stderr
