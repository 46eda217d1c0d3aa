"""`tourlink replan`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tourlink.cli.asked import fields_of
from tourlink.cli.options import (
    Catalogue,
    ChildAges,
    LanguageOfPlan,
    OnePlan,
    Output,
    PlaceNames,
    lang_of,
    places,
    speak,
)
from tourlink.cli.output import terminal, write
from tourlink.cli.plan import searching
from tourlink.cli.values import read_numbers
from tourlink.export import FormatName, render
from tourlink.vocabulary import LodgingClass, Mobility, Pace, Vehicle

EXAMPLES = (
    'tourlink replan plan.json --keep-days 1-2 --drop "Pu Sam Cap"',
    'tourlink replan plan.json --pin "Sin Suoi Ho" --format json -o plan.json',
    "tourlink replan plan.json --keep-days 1,3-4 --start-date 2026-12-02",
    "tourlink replan plan.json --elders 2 --pace relaxed --days 5",
)

Words = list[str] | None


def replan(
    ctx: typer.Context,
    *,
    plan: Annotated[
        Path,
        typer.Argument(metavar="PLAN", help="Plan document, or - for standard input."),
    ],
    number: OnePlan = 1,
    keep_days: Annotated[
        str | None,
        typer.Option(metavar="N,N-M", help="Days that stay what they are."),
    ] = None,
    pin: PlaceNames = None,
    drop: Annotated[
        Words, typer.Option(metavar="PLACE", help="Place to leave out. Repeatable.")
    ] = None,
    days: Annotated[
        str | None, typer.Option(metavar="N|N-M", help="New length of the tour.")
    ] = None,
    start_date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="New date of day 1.")
    ] = None,
    month: Annotated[
        int | None, typer.Option(metavar="N", help="New month, instead of a date.")
    ] = None,
    modes: Annotated[
        str | None, typer.Option(metavar="MODE,…", help="Modes allowed from now on.")
    ] = None,
    adults: Annotated[int | None, typer.Option(metavar="N")] = None,
    children: ChildAges = None,
    elders: Annotated[int | None, typer.Option(metavar="N")] = None,
    mobility: Annotated[
        Mobility | None, typer.Option(help="Of the least mobile.")
    ] = None,
    vehicle: Annotated[
        Vehicle | None,
        typer.Option(metavar="TYPE", help=f"One of {', '.join(Vehicle)}."),
    ] = None,
    pace: Annotated[Pace | None, typer.Option(help="How full the days are.")] = None,
    max_drive_min: Annotated[
        int | None, typer.Option(metavar="MIN", help="Most minutes in vehicles a day.")
    ] = None,
    budget_per_person: Annotated[
        int | None,
        typer.Option(metavar="VND", help="Most for the known fees and fares."),
    ] = None,
    lodging_class: Annotated[
        LodgingClass | None,
        typer.Option(metavar="CLASS", help=f"One of {', '.join(LodgingClass)}."),
    ] = None,
    catalogue: Catalogue = None,
    output_format: Annotated[
        FormatName, typer.Option("--format", "-f", help="For people, or for scripts.")
    ] = FormatName.TEXT,
    lang: LanguageOfPlan = None,
    output: Output = None,
) -> None:
    """
    Plan a tour anew where it has to change, and show what changes.

    Days that are kept keep their stops, times and nights; all else is planned again
    around them. What is not given stays as it was asked for.
    """
    from tourlink.catalogue.loader import load
    from tourlink.export.phrases import phrases
    from tourlink.plan_file import read_plan
    from tourlink.planner.replan import Wish
    from tourlink.planner.replan import replan as make

    given: dict[str, Any] = {
        "days": days,
        "start_date": start_date,
        "month": month,
        "modes": modes,
        "adults": adults,
        "children": children,
        "elders": elders,
        "mobility": mobility,
        "vehicle": vehicle,
        "pace": pace,
        "max_drive_min": max_drive_min,
        "budget_per_person": budget_per_person,
        "lodging_class": lodging_class,
    }
    wish = Wish(
        number=number,
        keep=read_numbers(keep_days),
        pin=tuple(pin or ()),
        drop=tuple(drop or ()),
        fields=fields_of(given),
    )
    view = terminal(ctx)
    before = read_plan(plan)
    language = lang_of(before, lang)
    speak(ctx, language)
    words = phrases(language)
    interrupts: list[str] = []
    with view.progress() as progress:
        document = make(
            before,
            wish,
            load(places(catalogue)),
            lambda score: progress(searching(words, score)),
            lambda: interrupts.append(words.say("notes.interrupted")),
        )
    for note in interrupts:
        view.note(note)
    to_screen = output is None or str(output) == "-"
    write(
        render(
            document,
            output_format,
            lang=language,
            width=view.width() if to_screen else 80,
            color=to_screen and view.color(),
            quiet=view.quiet,
        ),
        output,
    )
