"""`tourlink check`."""

from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.check.reporters import FORMATS, FormatName, View
from tourlink.check.settings import FailOn, Settings
from tourlink.cli.options import Catalogue, Output, places
from tourlink.cli.output import Terminal, terminal, write
from tourlink.cli.values import read_date, read_list

if TYPE_CHECKING:
    from tourlink.catalogue.files import CatalogueFile
    from tourlink.check.finding import Report
    from tourlink.check.fix import FixedFile

EXAMPLES = (
    "tourlink check",
    "tourlink check my-catalogue",
    "tourlink check bundled my-additions --format json",
    "tourlink check my-catalogue --ignore F --fail-on error",
    "tourlink check my-catalogue --format html --output report.html",
    "tourlink check my-catalogue --diff",
)


def check(
    ctx: typer.Context,
    *,
    path: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Folder to check instead of --catalogue; several are layers.",
            show_default=False,
        ),
    ] = None,
    catalogue: Catalogue = None,
    output_format: Annotated[
        FormatName, typer.Option("--format", "-f", help="For people, or for programs.")
    ] = FormatName.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Only these rules: codes, slugs or letters of families, with commas.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULES", help="Not these rules."),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            help="Least severity that makes the exit code 1.  [default: warning]",
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help="Check as if it were this day, so that findings can be repeated.",
        ),
    ] = None,
    stale_months: Annotated[
        int | None,
        typer.Option(
            "--stale-months",
            min=1,
            metavar="N",
            help="Facts older than N months are stale.  [default: 36]",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Mark the findings that stand in FILE as old; they do not fail.",
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help="Write all findings of today to FILE, as a baseline.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Mend what can be mended safely, then check."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show what --fix would change; write nothing."),
    ] = False,
    output: Output = None,
) -> None:
    """
    Check a catalogue and report everything that is wrong with it.

    Each finding has a code (see tourlink explain), its file, line and column. Options
    that are not given are taken from tourlink.toml or pyproject.toml. The exit code is
    1 with findings of --fail-on or worse (with --diff: if there is a difference), 0
    without, and 2 if the catalogue cannot be read at all.
    """
    from tourlink.check.baseline import baseline_text

    shown = terminal(ctx)
    layers = places(path or catalogue)
    given = {
        "select": _names(select),
        "ignore": _names(ignore),
        "fail_on": fail_on,
        "stale_months": stale_months,
        "baseline": baseline,
    }
    settings = _settings(layers, given, anew=write_baseline is not None)
    today = read_date(day) or _today()
    files, report = _run(layers, settings, today)
    if diff or fix:
        mended = _mended(files, report, shown)
        if diff:
            text = "".join(file.diff(View().file(file.path)) for file in mended)
            write(text, output)
            raise typer.Exit(1 if text else 0)
        for file in mended:
            write(file.data, Path(file.path))
        _, report = _run(layers, settings, today)
    if write_baseline:
        write(baseline_text(report.findings), write_baseline)
        shown.note(f"the findings of today are in {write_baseline}")
    if report.gone:
        shown.note(f"{report.gone} in the baseline are gone: write it anew")
    if report.skipped and output_format is not FormatName.TEXT:  # which says it itself
        shown.note(f"{len(report.skipped)} rules skipped until the catalogue loads")
    view = View(color=output is None and shown.color())
    write(FORMATS[output_format].render(report, view), output)
    if report.failed and not write_baseline:
        raise typer.Exit(1)


def _names(given: list[str] | None) -> tuple[str, ...] | None:
    return None if given is None else tuple(chain.from_iterable(map(read_list, given)))


def _today() -> date:
    return datetime.now().astimezone().date()


def _settings(
    layers: tuple[str, ...], given: dict[str, Any], *, anew: bool
) -> Settings:
    from tourlink.check.config import read_settings

    options = {name: value for name, value in given.items() if value is not None}
    settings = replace(read_settings(layers, Path()), **options)
    # What is written anew is not compared with what was written before.
    return replace(settings, baseline=None) if anew else settings


def _run(
    layers: tuple[str, ...], settings: Settings, today: date
) -> tuple[list["CatalogueFile"], "Report"]:
    from tourlink.catalogue.files import read_files
    from tourlink.check.baseline import read_baseline
    from tourlink.check.engine import check as check_files
    from tourlink.check.registry import select_rules

    files = read_files(layers)
    report = check_files(
        files,
        rules=select_rules(settings.select, settings.ignore),
        today=today,
        fail_on=settings.fail_on,
        stale_months=settings.stale_months,
        baseline=read_baseline(settings.baseline) if settings.baseline else None,
    )
    return files, report


def _mended(
    files: list["CatalogueFile"], report: "Report", shown: Terminal
) -> list["FixedFile"]:
    from tourlink.check.fix import fixed

    mended = fixed(files, report.findings)
    for file in mended:
        for finding in file.refused:
            shown.note(
                f"{file.path}:{finding.place.line}: {finding.code} is not mended,"
                " because the layout of the record could not be kept"
            )
    number = sum(len(file.applied) for file in mended)
    files_word = "file" if len(mended) == 1 else "files"
    shown.note(f"{number} mended in {len(mended)} {files_word}")
    return mended
