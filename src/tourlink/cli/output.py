"""Where results and messages go, and how they look there."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

from tourlink.cli.options import Dress
from tourlink.errors import (
    NoFeasibleChainError,
    OutputError,
    Problem,
    TourlinkError,
)
from tourlink.export import FORMATS, FormatName, Variant, format_of, render
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from tourlink.export.brand import House
    from tourlink.export.quotation import Quotation
    from tourlink.plan import PlanDocument

USUAL_WIDTH = 80
_LEAST_WIDTH = 20  # a narrower terminal is a mistake in COLUMNS
_GAP = 2  # blanks between the columns of a table
_LEAST_CELL = 6  # narrower, a cell says nothing
_NUMBERS = frozenset({"km", "destinations"})  # columns that are read by their digits


@dataclass(frozen=True)
class Terminal:
    """The global options, and what is known of the terminal behind them."""

    quiet: bool = False
    no_color: bool = False

    def width(self, stream: TextIO | None = None) -> int:
        """Return the columns of `stream` (standard output): 80 where it is no tty."""
        columns = os.environ.get("COLUMNS", "")
        if columns.isdecimal() and int(columns) >= _LEAST_WIDTH:
            return int(columns)
        if not (stream or sys.stdout).isatty():
            return USUAL_WIDTH
        return shutil.get_terminal_size((USUAL_WIDTH, 24)).columns

    def color(self, stream: TextIO | None = None) -> bool:
        """Whether `stream` (standard output) shows colours, and they are wanted."""
        if self.no_color or os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        if os.environ.get("TERM") == "dumb" or not (stream or sys.stdout).isatty():
            return False
        from rich.console import detect_legacy_windows

        return not detect_legacy_windows()

    def console(self, *, stderr: bool = False) -> "Console":
        """Return a rich console on standard output, or on standard error."""
        stream = sys.stderr if stderr else sys.stdout
        return _console(stream, self.width(stream), color=self.color(stream))

    def note(self, text: str) -> None:
        """Say something that is no result, unless the user wants quiet."""
        if not self.quiet:
            typer.echo(text, err=True)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Show in one line of standard error what is done, and clear it at the end."""
        shown = not self.quiet and sys.stderr.isatty()
        width = self.width(sys.stderr) - 1

        def show(text: str) -> None:
            if shown:
                sys.stderr.write(f"\r{text[:width]:<{width}}")
                sys.stderr.flush()

        try:
            yield show
        finally:
            if shown:
                sys.stderr.write(f"\r{'':<{width}}\r")
                sys.stderr.flush()

    def show(self, *parts: "RenderableType", output: Path | None = None) -> None:
        """Write what rich can render to `output`, as plain text, or to the terminal."""
        # Into memory first, because rich ends the process when a pipe is closed.
        page = StringIO()
        console = (
            _console(page, USUAL_WIDTH, color=False)
            if output
            else _console(page, self.width(), color=self.color())
        )
        for part in parts:
            console.print(part)
        lines = [line.rstrip() for line in page.getvalue().splitlines()]
        write("".join(f"{line}\n" for line in lines), output)

    def table(
        self,
        titles: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        output: Path | None = None,
    ) -> None:
        """Write rows, one a line; the first cell is never cut, being for copying."""
        from rich.table import Table

        width = USUAL_WIDTH if output else self.width()
        shown = Table(
            box=None, pad_edge=False, header_style="bold", padding=(0, _GAP, 0, 0)
        )
        for title, cells in zip(titles, _widths([titles, *rows], width), strict=True):
            first = title is titles[0]
            shown.add_column(
                title,
                width=cells,
                no_wrap=True,
                overflow="ignore" if first else "ellipsis",
                style="cyan" if first else None,
                justify="right" if title in _NUMBERS else "left",
            )
        for row in rows:
            shown.add_row(*row)
        self.show(shown, output=output)


def terminal(ctx: typer.Context) -> Terminal:
    """Return the terminal that the global options describe."""
    return ctx.find_object(Terminal) or Terminal()


def to_json(value: Any) -> str:
    """Return JSON for people and scripts: indented, with all letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def problem_lines(problem: Problem) -> list[str]:
    """Return a problem as it is shown: what, where, and what to do about it."""
    lines = [f"error: {problem.message}"]
    if problem.place:
        lines.append(f"   at: {problem.place}")
    if problem.hint:
        lines.append(f" hint: {problem.hint}")
    return lines


def error_lines(error: TourlinkError, lang: Lang = Lang.EN) -> list[str]:
    """
    Return an error as it is shown: its problems and their sum, or itself.

    That a request has no plan is an answer, and said in its language; what is wrong
    with an input is said in English.
    """
    if isinstance(error, NoFeasibleChainError):
        return _answer_lines(error, lang)
    if not error.problems:
        return problem_lines(Problem(error.message, hint=error.hint))
    lines = [line for problem in error.problems for line in problem_lines(problem)]
    return [*lines, error.message, *([f" hint: {error.hint}"] if error.hint else [])]


def _answer_lines(error: NoFeasibleChainError, lang: Lang) -> list[str]:
    from tourlink.explain.told import Told
    from tourlink.export.phrases import phrases

    words = phrases(lang)
    told = Told(words)
    labels = [words.say(f"answer.{it}") for it in ("error", "hint")]
    width = max(map(len, labels))
    first, others = f"{labels[0]:>{width}} ", " " * (width + 1)
    message = told.error(error).splitlines()
    hints = told.hint(error).splitlines()
    return [
        *(f"{others if at else first}{line}" for at, line in enumerate(message)),
        *(f"{labels[1]:>{width}} {line}" for line in hints),
    ]


def write(data: str | bytes, output: Path | None) -> None:
    """
    Write a result to a file, whole or not at all, or to standard output.

    Text becomes UTF-8 with the line ends it has. Without `output`, and with `-`, it
    goes to standard output. A file that is there is replaced in one step and keeps
    its permissions; a device or a pipe is written to.

    Raises
    ------
    OutputError
        If the file cannot be written; what was there before is still there then.
    """
    content = data.encode() if isinstance(data, str) else data
    if output is None or str(output) == "-":
        _print(content)
        return
    try:
        # Through a link, so that the link stays one.
        _replace(Path(os.path.realpath(output)), content)
    except OSError as error:
        raise OutputError(
            f"cannot write {output}: {error.strerror or error}",
            hint="give a file in a folder that exists and that you may write to",
        ) from None


def write_plan(
    view: Terminal,
    document: "PlanDocument",
    name: FormatName | None,
    output: Path | None,
    *,
    lang: Lang,
    plan: int | None = None,
    outline: Path | None = None,
    dress: Dress = Dress(),  # noqa: B008  # it cannot be changed
) -> None:
    """
    Write a plan document as `write` does, in the format asked for by name or suffix.

    The commands that print plans have this in common.

    Raises
    ------
    OutputError
        As `write` does, and if a terminal would be given what is no text.
    RequestError
        If there is no such plan, or it lacks what the format needs.
    FileError
        If a brand, a quotation or a template cannot be read.
    """
    to_screen = output is None or str(output) == "-"
    wanted = name or format_of(output)
    if FORMATS[wanted].binary and to_screen and _is_terminal():
        raise OutputError(
            f"{wanted} is no text for a terminal",
            hint=f"write it to a file: --output tour{FORMATS[wanted].suffix}",
        )
    made = render(
        document,
        wanted,
        lang=lang,
        width=view.width() if to_screen else USUAL_WIDTH,
        color=to_screen and view.color(),
        unicode=_unicode() or not to_screen,
        quiet=view.quiet,
        plan=plan,
        outline=outline,
        variant=dress.variant or Variant.PROPOSAL,
        house=_house(dress),
        templates=dress.templates,
        quote=_quote(dress),
    )
    write(made, output)


def _house(dress: Dress) -> "House | None":
    if dress.brand is None:
        return None
    from tourlink.export.brand import read_brand

    return read_brand(dress.brand)


def _quote(dress: Dress) -> "Quotation | None":
    if not isinstance(dress.quote, Path):
        return dress.quote
    from tourlink.export.quotation import read_quotation

    return read_quotation(dress.quote)


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _unicode() -> bool:
    """Return whether standard output takes braille dots and arrows."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the columns' widths: where room is short, the widest give way."""
    from rich.cells import cell_len

    found = [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)]
    # The last column needs no gap, but rich counts one.
    while sum(found) + _GAP * len(found) > width + _GAP:
        widest = max(range(1, len(found)), key=lambda column: found[column])
        if found[widest] <= _LEAST_CELL:
            break
        found[widest] -= 1
    return found


def _print(content: bytes) -> None:
    try:
        stream = typer.get_binary_stream("stdout")
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_stdout()
        reason = error.strerror or error
        raise OutputError(f"cannot write to standard output: {reason}") from None


def forget_stdout() -> None:
    """Send what is left in standard output's buffer nowhere: it cannot be written."""
    # Python flushes standard output at its end, and would complain again.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)
        return
    if path.is_file() and not os.access(path, os.W_OK):
        raise PermissionError(13, "the file is write-protected")
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_bytes(content)
        if path.is_file():
            shutil.copymode(path, new)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _console(stream: TextIO, width: int, *, color: bool) -> "Console":
    from rich.console import Console

    return Console(
        file=stream,
        width=width,
        force_terminal=color,
        color_system="auto" if color else None,
        no_color=not color,
        legacy_windows=False,
        # Data is never read as markup, and never recoloured by what it looks like.
        markup=False,
        emoji=False,
        highlight=False,
    )
