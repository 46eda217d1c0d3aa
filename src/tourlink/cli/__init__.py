"""The command line: parse, call one function, write, exit."""

import os
import re
import sys
import traceback
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from tourlink import __version__
from tourlink.cli.options import spoken
from tourlink.cli.output import Terminal, error_lines, forget_stdout
from tourlink.errors import TourlinkError
from tourlink.names import did_you_mean

DEBUG = "TOURLINK_DEBUG"
_INTERRUPTED = 130
_BUG = 70
_EXAMPLE_COLUMNS = 74  # of 80, without margins and the sign that a line goes on

# typer brings its own click, and exports only this leaf of the errors it raises for
# a wrong command line: BadParameter < UsageError < ClickException.
_UsageError: Any = typer.BadParameter.__mro__[1]
_AnyClickError: Any = typer.BadParameter.__mro__[2]

_ANYWHERE = frozenset({"-q", "--quiet", "--no-color"})


# Names of the commands and of their modules, in the order that the help shows them.
_COMMANDS = {
    "plan": "plan",
    "replan": "replan",
    "mirror": "mirror",
    "batch": "batch",
    "quote": "quote",
    "rates": "rates",
    "verify": "verify",
    "lock": "lock",
    "diff": "diff",
    "why": "why",
    "why-not": "why_not",
    "export": "export",
    "route": "route",
    "list": "list_",  # a module called `list` would shadow the type
    "show": "show",
    "search": "search",
    "check": "check",
    "coverage": "coverage",
    "explain": "explain",
    "when": "when",
    "portfolio": "portfolio",
    "schema": "schema",
}


class _Group(TyperGroup):
    """
    The one place where errors become messages and exit codes.

    A command's module is imported when the command is asked for, so that none pays
    for the options of the others.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # typer's signature
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # as above
        if cmd_name in _COMMANDS and cmd_name not in self.commands:
            module = import_module(f"tourlink.cli.{_COMMANDS[cmd_name]}")
            alone = typer.Typer(add_completion=False, rich_markup_mode=None)
            function = getattr(module, _COMMANDS[cmd_name])
            alone.command(cmd_name, epilog=_examples(*module.EXAMPLES))(function)
            self.commands[cmd_name] = get_command(alone)
        return self.commands.get(cmd_name)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        _speak_utf8()
        # One name in all messages, however the program was started.
        kwargs |= {"prog_name": "tourlink", "standalone_mode": False}
        try:
            code = super().main(*args, **kwargs)
        except typer.Abort:
            code = _INTERRUPTED
        except _AnyClickError as error:
            code = error.exit_code
            _say_usage(error)
        sys.exit(code or 0)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # People write `tourlink list themes --quiet`: those options may stand after
        # the command as well.
        end = args.index("--") if "--" in args else len(args)
        before = [arg for arg in args[:end] if arg in _ANYWHERE]
        others = [arg for arg in args[:end] if arg not in _ANYWHERE]
        return super().parse_args(ctx, [*before, *others, *args[end:]])

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, _AnyClickError):
            raise
        except TourlinkError as error:
            typer.echo("\n".join(error_lines(error, spoken(ctx))), err=True)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            raise typer.Exit(_INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever read the output had enough, as `| head` does.
            forget_stdout()
            raise typer.Exit(0) from None
        except Exception as error:  # noqa: BLE001  # the last stop: a bug in tourlink
            _say_bug(error)
            raise typer.Exit(_BUG) from None


def _say_usage(error: Any) -> None:
    message = error.format_message().replace("Value error, ", "")
    # A missing argument lists its choices on lines of their own.
    typer.echo(f"error: {' '.join(message.split())}", err=True)
    if error.ctx is None or not isinstance(error, _UsageError):
        return
    hint = None
    if match := re.search(r"'([^']*)' is not one of (.*)", message):
        hint = did_you_mean(match[1], re.findall(r"'([^']*)'", match[2]))
    elif match := re.search(r"No such command '([^']*)'", message):
        hint = did_you_mean(match[1], _COMMANDS)
    hint = hint or f"see {error.ctx.command_path} --help"
    typer.echo(f" hint: {hint}", err=True)


def _say_bug(error: Exception) -> None:
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
        return
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    typer.echo(f"error: a bug in tourlink: {what}", err=True)
    typer.echo(f" hint: set {DEBUG}=1 for the traceback, and report it", err=True)


def _speak_utf8() -> None:
    # Names have letters that not every code page has, such as that of a Windows
    # console; a reader that cannot show one shows another instead of an error.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


app = typer.Typer(
    cls=_Group,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    # Plain help: it wraps well at 80 columns, and spares the import of rich.
    rich_markup_mode=None,
)


def _examples(*commands: str) -> str:
    # \b keeps the lines as they are.
    return "\n".join(("\b", "Examples:", *map(_broken_at_options, commands)))


def _broken_at_options(command: str) -> str:
    """Return an example in lines of 80 columns that a shell reads as one command."""
    lines = [""]
    for word in re.split(r" (?=-)", command):
        if len(lines[-1]) + len(word) > _EXAMPLE_COLUMNS:
            lines.append("    ")
        lines[-1] += f" {word}"
    return " \\\n".join(f" {line}" for line in lines)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tourlink {__version__}")
        raise typer.Exit


@app.callback(
    epilog=_examples(
        'tourlink plan --province "Lai Chau" --days 4 --start-date 2026-11-11',
        "tourlink list destinations --region Northwest",
        'tourlink show "Sa Pa"',
        "tourlink COMMAND --help",
    )
)
def main(
    ctx: typer.Context,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version and exit.",
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="No notes on standard error; errors stay."),
    ] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colours, as with NO_COLOR=1.")
    ] = False,
) -> None:
    """
    Plan themed tour chains through the provinces of Vietnam, from Hanoi.

    Results go to standard output, everything else to standard error. --quiet and
    --no-color may stand after the command too.
    """
    ctx.obj = Terminal(quiet=quiet, no_color=no_color)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)
