"""`tourlink check`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Output, places
from tourlink.cli.output import error_lines, to_json, write
from tourlink.errors import CatalogueError, Problem

EXAMPLES = (
    "tourlink check",
    "tourlink check my-catalogue",
    "tourlink check bundled my-additions --format json",
)


def check(
    *,
    path: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[DIR]...",
            help="Folder to check instead of --catalogue; several are layers.",
            show_default=False,
        ),
    ] = None,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    output: Output = None,
) -> None:
    """
    Read a catalogue and report everything that is wrong with it.

    Each finding has its file, line and column. The exit code is 1 with findings, 0
    without, and 2 if the catalogue cannot be read at all.
    """
    from tourlink.catalogue.loader import load

    findings: list[dict[str, Any]] = []
    try:
        loaded = load(places(path or catalogue))
    except CatalogueError as error:
        if not error.problems:  # nothing to look into
            raise
        text = "\n".join(error_lines(error))
        findings = [_finding(problem) for problem in error.problems]
    else:
        text = (
            f"no problems in {len(loaded.destinations)} destinations,"
            f" {len(loaded.corridors)} corridors, {len(loaded.provinces)} provinces,"
            f" {len(loaded.sources)} sources (as of {loaded.as_of or 'unknown'})"
        )
    is_json = output_format is DataFormat.JSON
    write(to_json(findings) if is_json else f"{text}\n", output)
    if findings:
        raise typer.Exit(1)


def _finding(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": "error",
        "message": problem.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "hint": problem.hint,
    }
