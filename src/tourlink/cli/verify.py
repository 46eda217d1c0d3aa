"""`tourlink verify`."""

from pathlib import Path
from typing import Annotated

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Language, Output, places
from tourlink.cli.output import to_json, write
from tourlink.errors import FileError
from tourlink.inputs import read_input

EXAMPLES = (
    "tourlink verify plan.json",
    "tourlink plan --days 4 --format json | tourlink verify - --strict",
    "tourlink verify plan.json --plan 2 --format json",
    "tourlink verify plan.json --catalogue our-catalogue",
)


def verify(
    *,
    document: Annotated[
        Path,
        typer.Argument(
            metavar="PLAN.json",
            help="What `tourlink plan --format json` printed; - for standard input.",
        ),
    ],
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on what cannot be checked, too.")
    ] = False,
    plan: Annotated[
        int | None,
        typer.Option(
            "--plan", metavar="N", min=1, help="Only this plan of several, from 1."
        ),
    ] = None,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Check every constraint of a finished plan again, from scratch.

    Nothing of the planner is used: timetables, opening hours, seasons, distances and
    sums are looked up and worked out anew. Each constraint holds, is broken or is
    unchecked (docs/verify.md lists them). The exit code is 1 if one is broken, or with
    --strict unchecked, and 2 if the file is no plan document.
    """
    from tourlink.catalogue.files import read_files
    from tourlink.catalogue.loader import load
    from tourlink.cli.verify_text import to_text
    from tourlink.export.phrases import phrases
    from tourlink.verify.loading import load as load_document
    from tourlink.verify.report import to_data
    from tourlink.verify.run import verify as run
    from tourlink.verify.sources import Sources

    hint = "give a plan document, or - for standard input"
    raw = load_document(*read_input(document, FileError, hint=hint))
    layers = places(catalogue)
    number = None if plan is None else plan - 1
    found = run(raw, load(layers), plan=number)
    sources = Sources(read_files(layers))
    if output_format is DataFormat.JSON:
        write(to_json(to_data(found, sources, strict=strict)), output)
    else:
        write(to_text(found, sources, phrases(lang)), output)
    if not found.holds(strict=strict):
        raise typer.Exit(1)
