"""`tourlink when`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tourlink.cli.asked import plan_or_request
from tourlink.cli.options import Catalogue, Language, OnePlan, Output, places
from tourlink.cli.output import terminal, to_json, write
from tourlink.errors import RequestError
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from tourlink.when.year import Calendar, Week

EXAMPLES = (
    "tourlink when rice.yaml --year 2027",
    "tourlink when plan.json --year 2027 --format csv --output weeks.csv",
    "tourlink plan --region northwest --format json | tourlink when - --year 2027",
    "tourlink when rice.yaml --year 2027 --solve --format ics --output rice.ics",
)


class WhenFormat(StrEnum):
    """How the weeks may be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


def when(
    ctx: typer.Context,
    *,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="REQUEST.yaml|PLAN.json",
            help="A request, or a plan document; - for standard input.",
            show_default=False,
        ),
    ],
    year: Annotated[
        int | None,
        typer.Option(
            min=2000,
            max=2098,
            metavar="YYYY",
            help="Whose weeks.  [default: the year after the catalogue's newest fact]",
        ),
    ] = None,
    number: OnePlan = 1,
    solve: Annotated[
        bool,
        typer.Option("--solve", help="Plan each week of a request: takes a minute."),
    ] = False,
    catalogue: Catalogue = None,
    output_format: Annotated[
        WhenFormat,
        typer.Option("--format", "-f", help="For people, scripts, sheets, calendars."),
    ] = WhenFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Rate the weeks of a year for a request or a plan.

    A plan is moved to each day as it is: a week is blocked when on no start of it all
    stops are open and all corridors served. A request is rated by the best places that
    are open and reached; the date or month it names does not count.
    """
    from tourlink.catalogue.loader import load
    from tourlink.plan_file import chosen
    from tourlink.request import Request
    from tourlink.when.year import Rating

    loaded = load(places(catalogue))
    given = plan_or_request(file)
    wanted = year or int(loaded.as_of[:4] or 2000) + 1
    view = terminal(ctx)
    if not isinstance(given, Request):
        from tourlink.when.of_plan import of_plan

        if solve:
            raise RequestError(
                "a plan is moved as it is, not solved anew",
                hint="give the request with --solve",
            )
        found = of_plan(chosen(given, number), loaded, wanted)
    else:
        from tourlink.when.of_request import of_request

        with view.progress() as progress:

            def report(week: "Week") -> None:
                progress(f"planning: week of {week.first}")

            found = of_request(
                given, loaded, wanted, solve=solve, report=report, lang=lang
            )
    write(_rendered(found, output_format, ctx, output, lang), output)
    if all(week.rating is Rating.BLOCKED for week in found.weeks):
        raise typer.Exit(1)


def _rendered(
    found: "Calendar",
    output_format: WhenFormat,
    ctx: typer.Context,
    output: Path | None,
    lang: Lang,
) -> str | bytes:
    if output_format is WhenFormat.JSON:
        from tourlink.when.to_json import to_plain

        return to_json(to_plain(found))
    if output_format is WhenFormat.CSV:
        from tourlink.when.to_csv import render as to_csv

        return to_csv(found)
    if output_format is WhenFormat.ICS:
        from tourlink.when.to_ics import render as to_ics

        return to_ics(found)
    from tourlink.when.to_text import render as to_text

    view = terminal(ctx)
    to_screen = output is None or str(output) == "-"
    return to_text(
        found,
        width=view.width() if to_screen else 80,
        color=to_screen and view.color(),
        lang=lang,
    )
