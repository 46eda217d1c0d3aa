"""`tourlink coverage`."""

from enum import StrEnum
from typing import Annotated

import typer

from tourlink.cli.options import Catalogue, Output, places
from tourlink.cli.output import terminal, to_json, write
from tourlink.vocabulary import Theme

EXAMPLES = (
    "tourlink coverage",
    "tourlink coverage --theme community --month 11",
    'tourlink coverage --province "Dak Lak" --province "Lam Dong"',
    "tourlink coverage --format html --output coverage.html",
)


class CoverageFormat(StrEnum):
    """How the matrix may be written."""

    TEXT = "text"
    CSV = "csv"
    HTML = "html"
    JSON = "json"


def coverage(
    ctx: typer.Context,
    *,
    province: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this province; may be repeated."),
    ] = None,
    theme: Annotated[
        list[Theme] | None,
        typer.Option(metavar="THEME", help="Only this theme; may be repeated."),
    ] = None,
    month: Annotated[
        list[int] | None,
        typer.Option(
            min=1, max=12, metavar="N", help="Only this month; may be repeated."
        ),
    ] = None,
    gaps: Annotated[
        int, typer.Option(min=0, max=99, metavar="N", help="How many gaps to name.")
    ] = 10,
    catalogue: Catalogue = None,
    output_format: Annotated[
        CoverageFormat,
        typer.Option("--format", "-f", help="For people, sheets, the web or scripts."),
    ] = CoverageFormat.TEXT,
    output: Output = None,
) -> None:
    """
    Show what the catalogue offers: provinces by themes by months.

    Counts the destinations that tours stop at, where they are open and in season,
    the places to sleep at, and how much of it rests on real sources. Ends with the
    provinces whose gaps are widest.
    """
    from tourlink.catalogue.loader import load
    from tourlink.catalogue.search import find_area
    from tourlink.check.coverage import MONTHS, measure
    from tourlink.check.coverage_formats import to_csv, to_html, to_plain

    loaded = load(places(catalogue))
    formers = None
    if province:
        areas = [find_area(loaded, name, "province") for name in province]
        formers = [former for area in areas for former in area.former_provinces]
    found = measure(
        loaded,
        formers=formers,
        themes=[it for it in Theme if not theme or it in theme],
        months=[it for it in MONTHS if not month or it in month],
    )
    if output_format is CoverageFormat.JSON:
        write(to_json(to_plain(found, gaps)), output)
    elif output_format is CoverageFormat.CSV:
        write(to_csv(found), output)
    elif output_format is CoverageFormat.HTML:
        write(to_html(found, gaps), output)
    else:
        from tourlink.cli.coverage_table import tables

        terminal(ctx).show(*tables(found, gaps), output=output)
