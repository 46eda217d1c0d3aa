"""`tourlink plan`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.asked import asked_of
from tourlink.cli.locale_ import system_lang
from tourlink.cli.options import (
    BrandFile,
    Catalogue,
    ChildAges,
    DocumentVariant,
    Dress,
    LanguageOfRequest,
    MapOutline,
    Output,
    PlaceNames,
    PlanFormat,
    PlanNumber,
    RateBooks,
    RequestFile,
    TemplateFolder,
    places,
    speak,
)
from tourlink.cli.output import terminal, write_plan
from tourlink.cli.values import read_pax
from tourlink.errors import NoFeasibleChainError
from tourlink.vocabulary import (
    Effort,
    LodgingClass,
    Mobility,
    Mode,
    Objective,
    Pace,
    Vehicle,
)

if TYPE_CHECKING:
    from tourlink.export.phrases import Phrases

EXAMPLES = (
    'tourlink plan --province "Lai Chau" --days 4 --start-date 2026-11-11 --modes road',
    "tourlink plan --region northwest --theme community=2 --days 5 --month 9 -k 3",
    'tourlink plan --end "Ho Chi Minh City" --days 10 --modes road,rail',
    "tourlink plan --fixed Hanoi:1-2:Conference --region central-coast --days 7",
    "tourlink plan --request family.yaml --format json --output family.json",
    'tourlink plan --province "Lai Chau" --days 4 --output lai-chau.svg',
    'tourlink plan --province "Lai Chau" --lang fr --pax 2,10,20 --output offer.pdf',
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
    pax: Annotated[
        str | None,
        typer.Option(
            metavar="N,…",
            help="Price the plan for so many who pay, in its documents.",
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
    lang: LanguageOfRequest = None,
    number: PlanNumber = None,
    map_outline: MapOutline = None,
    variant: DocumentVariant = None,
    brand: BrandFile = None,
    template: TemplateFolder = None,
) -> None:
    """
    Plan a tour day by day and print it.

    Places, provinces and programmes are taken by id or by any spelling of their
    name. Without anything to visit the whole country but the start's own province
    is open.
    """
    from tourlink.catalogue.loader import load
    from tourlink.export.phrases import phrases
    from tourlink.planner.pipeline import plan as make

    sizes = () if pax is None else read_pax(pax)
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
    speak(ctx, asked.lang)
    words = phrases(asked.lang)
    view = terminal(ctx)
    interrupts: list[str] = []
    records = load(places(catalogue))
    with view.progress() as progress:
        try:
            document = make(
                asked,
                records,
                lambda score: progress(searching(words, score)),
                lambda: interrupts.append(words.say("notes.interrupted")),
                book=_book(asked, rates),
            )
        except NoFeasibleChainError as error:
            if not reasons:
                raise
            progress(words.say("notes.conflict"))
            raise _with_reasons(error, asked, records, words) from None
    for note in interrupts:
        view.note(note)
    found = len(document["plans"])
    quotation = None
    chosen = number or 1
    if sizes and chosen <= found:
        from tourlink.cli.offer import offer
        from tourlink.pricing.book import load_book

        book = load_book([str(it) for it in rates or ()])
        quotation, missing = offer(document, chosen - 1, records, book, sizes)
        if missing:
            lacking = words.count("rate", missing)
            view.note(words.say("notes.unpriced", rates=lacking))
    if found < asked.alternatives and not interrupts:
        wanted = words.count("plan", asked.alternatives)
        view.note(words.say("notes.alike", n=found, plans=wanted))
    write_plan(
        view,
        document,
        output_format,
        output,
        lang=asked.lang,
        plan=number,
        outline=map_outline,
        dress=Dress(variant, brand, template, quotation),
    )


def searching(words: "Phrases", score: int) -> str:
    """Return how far a search is, to be seen while it goes on."""
    return words.say("notes.searching", points=words.count("point", score))


def _book(asked: Any, rates: list[Path] | None) -> Any:
    """Return the rate book, where anything is asked of prices."""
    unpriced = asked.budget_per_person is None and asked.objective == "experience"
    if unpriced and not rates:
        return None
    from tourlink.pricing.book import load_book

    return load_book([str(it) for it in rates or ()])


def _with_reasons(
    error: NoFeasibleChainError, asked: Any, records: Any, words: "Phrases"
) -> NoFeasibleChainError:
    from tourlink.explain.answer import explained

    try:
        return explained(error, asked, records, words)
    except KeyboardInterrupt:  # who does not want to wait knows at least that much
        return error
