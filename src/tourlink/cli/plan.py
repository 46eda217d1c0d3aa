"""`tourlink plan`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tourlink.cli.asked import asked_of
from tourlink.cli.locale_ import system_lang
from tourlink.cli.options import (
    BrandFile,
    Catalogue,
    ChildAges,
    DocumentVariant,
    Dress,
    MapOutline,
    Output,
    PlaceNames,
    PlanFormat,
    PlanNumber,
    QuoteFile,
    RateBooks,
    RequestFile,
    TemplateFolder,
    places,
)
from tourlink.cli.output import terminal, write_plan
from tourlink.errors import NoFeasibleChainError
from tourlink.vocabulary import (
    Effort,
    Lang,
    LodgingClass,
    Mobility,
    Mode,
    Objective,
    Pace,
    Vehicle,
)

EXAMPLES = (
    'tourlink plan --province "Lai Chau" --days 4 --start-date 2026-11-11 --modes road',
    "tourlink plan --region northwest --theme community=2 --days 5 --month 9 -k 3",
    'tourlink plan --end "Ho Chi Minh City" --days 10 --modes road,rail',
    "tourlink plan --fixed Hanoi:1-2:Conference --region central-coast --days 7",
    "tourlink plan --request family.yaml --format json --output family.json",
    'tourlink plan --province "Lai Chau" --days 4 --output lai-chau.svg',
    'tourlink plan --province "Lai Chau" --days 4 --lang fr --output lai-chau.pdf',
)

Words = list[str] | None


def plan(  # one parameter an option
    ctx: typer.Context,
    *,
    theme: Annotated[
        Words,
        typer.Option(
            metavar="NAME[=WEIGHT]",
            help="Theme to favour, such as community or nature-wellness=2. Repeatable.",
        ),
    ] = None,
    days: Annotated[
        str | None,
        typer.Option(metavar="N|N-M", help="Length of the tour.  [default: 5]"),
    ] = None,
    start_date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of day 1.")
    ] = None,
    month: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Month of travel, where no date is fixed: 1-12."
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YYYY",
            help="Year of the month.  [default: the coming one, as the catalogue sees"
            " it]",
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Where the tour starts.  [default: Hanoi]"),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Where it ends.  [default: the start]"),
    ] = None,
    modes: Annotated[
        str | None,
        typer.Option(
            metavar="MODE,…",
            help=f"Allowed modes of travel: {', '.join(Mode)}.  [default: all]",
        ),
    ] = None,
    must: PlaceNames = None,
    avoid: Annotated[
        Words,
        typer.Option(metavar="PLACE", help="Place or province to avoid. Repeatable."),
    ] = None,
    province: Annotated[
        Words,
        typer.Option(
            metavar="NAME", help="Province to be visited, of either map. Repeatable."
        ),
    ] = None,
    region: Annotated[
        Words, typer.Option(metavar="NAME", help="Region to be visited. Repeatable.")
    ] = None,
    within: Annotated[
        Words,
        typer.Option(
            metavar="NAME",
            help="Province or region where stops may lie, too. Repeatable.",
        ),
    ] = None,
    agreement: Annotated[
        Words,
        typer.Option(metavar="NAME", help="Stay inside this agreement's members."),
    ] = None,
    axis: Annotated[
        Words,
        typer.Option(metavar="NAME", help="Follow this axis, its provinces in order."),
    ] = None,
    pair: Annotated[
        str | None,
        typer.Option(
            metavar="TERRAIN,…",
            help="Terrains that one chain must pair, as in highland,coast.",
        ),
    ] = None,
    sequence: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE,…",
            help="Provinces, regions or themes to be visited in this order.",
        ),
    ] = None,
    fixed: Annotated[
        Words,
        typer.Option(
            metavar="PLACE:DAY[-DAY][:TITLE]",
            help="Days spoken for, as in Hanoi:1-2:Conference. Repeatable.",
        ),
    ] = None,
    min_provinces: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Provinces to visit at least, besides the start's."
        ),
    ] = None,
    adults: Annotated[
        int | None, typer.Option(metavar="N", help="[default: 2]")
    ] = None,
    children: ChildAges = None,
    elders: Annotated[
        int | None, typer.Option(metavar="N", help="[default: 0]")
    ] = None,
    mobility: Annotated[
        Mobility | None, typer.Option(help="Of the least mobile.  [default: full]")
    ] = None,
    vehicle: Annotated[
        Vehicle | None,
        typer.Option(
            metavar="TYPE",
            help=f"Go only where it can: {', '.join(Vehicle)}.",
        ),
    ] = None,
    pace: Annotated[
        Pace | None, typer.Option(help="How full the days are.  [default: standard]")
    ] = None,
    max_drive_min: Annotated[
        int | None,
        typer.Option(
            metavar="MIN",
            help="Most minutes in vehicles a day.  [default: that of the pace]",
        ),
    ] = None,
    budget_per_person: Annotated[
        int | None,
        typer.Option(metavar="VND", help="Most for the price of the tour."),
    ] = None,
    objective: Annotated[
        Objective | None,
        typer.Option(
            help="Best by experience, or of a few good plans the cheapest or the one"
            " with the greatest margin.  [default: experience]",
        ),
    ] = None,
    rates: RateBooks = None,
    require: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[overnight-]MODE:out|return",
            help="Leave the start, or reach the end, by this mode, as in"
            " overnight-rail:return. Repeatable.",
        ),
    ] = None,
    lodging_class: Annotated[
        LodgingClass | None,
        typer.Option(
            metavar="CLASS",
            help=f"Nights only where this is offered: {', '.join(LodgingClass)}.",
        ),
    ] = None,
    alternatives: Annotated[
        int | None,
        typer.Option(
            "--alternatives",
            "-k",
            metavar="N",
            help="Plans that differ in their stops.  [default: 1]",
        ),
    ] = None,
    effort: Annotated[
        Effort | None,
        typer.Option(help="How long to search, in work done.  [default: standard]"),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option(
            metavar="S", help="Stop searching after S seconds, if not done before."
        ),
    ] = None,
    bound: Annotated[
        bool, typer.Option("--bound", help="Say how much better a plan could be.")
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", help="Same seed, same plan.  [default: 0]"),
    ] = None,
    request: RequestFile = None,
    reasons: Annotated[
        bool,
        typer.Option(
            help="Where there is no plan, say what is in conflict and what would help."
        ),
    ] = True,
    catalogue: Catalogue = None,
    output_format: PlanFormat = None,
    output: Output = None,
    lang: Annotated[
        Lang | None,
        typer.Option(help="Language of names and text.  [default: that of the system]"),
    ] = None,
    number: PlanNumber = None,
    map_outline: MapOutline = None,
    variant: DocumentVariant = None,
    brand: BrandFile = None,
    template: TemplateFolder = None,
    quote: QuoteFile = None,
) -> None:
    """
    Plan a tour day by day and print it.

    Places, provinces and programmes are taken by id or by any spelling of their
    name. Without anything to visit the whole country but the start's own province
    is open.
    """
    from tourlink.catalogue.loader import load
    from tourlink.planner.pipeline import plan as make

    given: dict[str, Any] = {
        "theme": theme,
        "days": days,
        "start_date": start_date,
        "month": month,
        "year": year,
        "start": start,
        "end": end,
        "modes": modes,
        "must": must and tuple(must),
        "avoid": avoid and tuple(avoid),
        "province": province and tuple(province),
        "region": region and tuple(region),
        "within": within and tuple(within),
        "agreement": agreement and tuple(agreement),
        "axis": axis and tuple(axis),
        "pair": pair,
        "sequence": sequence,
        "fixed": fixed,
        "min_provinces": min_provinces,
        "adults": adults,
        "children": children,
        "elders": elders,
        "mobility": mobility,
        "vehicle": vehicle,
        "pace": pace,
        "max_drive_min": max_drive_min,
        "budget_per_person": budget_per_person,
        "objective": objective,
        "lodging_class": lodging_class,
        "require": require,
        "alternatives": alternatives,
        "effort": effort,
        "seconds": seconds,
        "bound": bound or None,
        "seed": seed,
        "lang": lang,
    }
    if request is None:
        given["lang"] = lang or system_lang()
    asked = asked_of(given, request)
    view = terminal(ctx)
    interrupts: list[str] = []
    records = load(places(catalogue))
    with view.progress() as progress:
        try:
            document = make(
                asked,
                records,
                lambda score: progress(f"searching: {score:,} points so far"),
                lambda: interrupts.append("note: interrupted; the best plan so far"),
                book=_book(asked, rates),
            )
        except NoFeasibleChainError as error:
            if not reasons:
                raise
            progress("no plan; looking for what is in conflict")
            raise _with_reasons(error, asked, records) from None
    for note in interrupts:
        view.note(note)
    found = len(document["plans"])
    if found < asked.alternatives and not interrupts:
        view.note(f"note: only {found} of {asked.alternatives} plans differ enough")
    write_plan(
        view,
        document,
        output_format,
        output,
        lang=asked.lang,
        plan=number,
        outline=map_outline,
        dress=Dress(variant, brand, template, quote),
    )


def _book(asked: Any, rates: list[Path] | None) -> Any:
    """Return the rate book, where anything is asked of prices."""
    unpriced = asked.budget_per_person is None and asked.objective == "experience"
    if unpriced and not rates:
        return None
    from tourlink.pricing.book import load_book

    return load_book([str(it) for it in rates or ()])


def _with_reasons(
    error: NoFeasibleChainError, asked: Any, records: Any
) -> NoFeasibleChainError:
    from tourlink.explain.answer import explained

    try:
        return explained(error, asked, records)
    except KeyboardInterrupt:  # who does not want to wait knows at least that much
        return error
