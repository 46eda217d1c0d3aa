"""`tourlink plan`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tourlink.cli.locale_ import system_lang
from tourlink.cli.options import (
    BrandFile,
    Catalogue,
    DocumentVariant,
    Dress,
    MapOutline,
    Output,
    PlanFormat,
    PlanNumber,
    QuoteFile,
    TemplateFolder,
    places,
)
from tourlink.cli.output import terminal, write_plan
from tourlink.cli.values import read_ages, read_date, read_list, read_modes, read_themes
from tourlink.errors import RequestError
from tourlink.vocabulary import (
    Effort,
    Lang,
    LodgingClass,
    Mobility,
    Mode,
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
    must: Annotated[
        Words, typer.Option(metavar="PLACE", help="Place to be visited. Repeatable.")
    ] = None,
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
    children: Annotated[
        str | None, typer.Option(metavar="AGE,…", help="Ages of the children.")
    ] = None,
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
        typer.Option(metavar="VND", help="Most for the known fees and fares."),
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
    request: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Request in YAML; options given here come on top."
        ),
    ] = None,
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
    from tourlink.request import Request, parse_days

    given: dict[str, Any] = {
        "theme": read_themes(theme),
        "days": parse_days(days) if days else None,
        "start_date": read_date(start_date),
        "month": month,
        "start": start,
        "end": end,
        "modes": read_modes(modes),
        "must": must and tuple(must),
        "avoid": avoid and tuple(avoid),
        "province": province and tuple(province),
        "region": region and tuple(region),
        "agreement": agreement and tuple(agreement),
        "axis": axis and tuple(axis),
        "pair": read_list(pair),
        "sequence": read_list(sequence),
        "fixed": _fixed(fixed),
        "min_provinces": min_provinces,
        "adults": adults,
        "children": read_ages(children),
        "elders": elders,
        "mobility": mobility,
        "vehicle": vehicle,
        "pace": pace,
        "max_drive_min": max_drive_min,
        "budget_per_person": budget_per_person,
        "lodging_class": lodging_class,
        "alternatives": alternatives,
        "effort": effort,
        "seconds": seconds,
        "bound": bound or None,
        "seed": seed,
        "lang": lang,
    }
    # Zero is a value; nothing and an empty list are options that were not given.
    options = {
        name: value
        for name, value in given.items()
        if value is not None and value not in ((), [], {})
    }
    options = options if request else {"lang": system_lang(), **options}
    asked = _merge(request, options) if request else Request(**options)

    view = terminal(ctx)
    interrupts: list[str] = []
    with view.progress() as progress:
        document = make(
            asked,
            load(places(catalogue)),
            lambda score: progress(f"searching: {score:,} points so far"),
            lambda: interrupts.append("note: interrupted; the best plan so far"),
        )
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


def _merge(path: Path, options: dict[str, Any]) -> Any:
    """Return the request of a file with the options on top."""
    from dataclasses import replace

    from tourlink.planner.request_file import read_request

    asked = read_request(path)
    if "start_date" in options:
        asked = replace(asked, month=None)
    if "month" in options:
        asked = replace(asked, start_date=None)
    return replace(asked, **options)


def _fixed(words: Words) -> tuple[Any, ...]:
    from tourlink.request import FixedSegment

    segments = []
    for word in words or ():
        place, _, rest = word.partition(":")
        when, _, title = rest.partition(":")
        first, _, last = when.partition("-")
        if not place or not first.isdecimal() or not (last or first).isdecimal():
            raise RequestError(
                f"{word!r} is no fixed segment",
                hint="write PLACE:DAY or PLACE:DAY-DAY:TITLE",
            )
        days = int(last or first) - int(first) + 1
        segments.append(
            FixedSegment(
                place=place.strip(),
                day=int(first),
                days=days,
                **({"title": title.strip()} if title.strip() else {}),
            )
        )
    return tuple(segments)
