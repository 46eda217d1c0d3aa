"""`tourlink portfolio`."""

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.options import Catalogue, Language, Output, places
from tourlink.cli.output import terminal, to_json, write
from tourlink.cli.values import read_list, read_themes
from tourlink.errors import MissingExtraError, OutputError, RequestError
from tourlink.vocabulary import Effort, Lang

if TYPE_CHECKING:
    from tourlink.portfolio.build import Portfolio
    from tourlink.request import Request

EXAMPLES = (
    "tourlink portfolio --agreement hanoi-central-highlands-2026 --chains 8 --days 4-7",
    (
        "tourlink portfolio --agreement hanoi-central-highlands-2026"
        " --quarters 2027Q1,2027Q3 --share 0.25 --format csv --output cells.csv"
    ),
    (
        "tourlink portfolio --agreement expanded-northwest-hcmc"
        ' --start "Ho Chi Minh City" --theme community --theme agri-rural'
        " --quarters 2026Q4 --chains 2 --min-chains 2 --share 0.5 --plans chains"
    ),
)


class PortfolioFormat(StrEnum):
    """How the report may be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


def portfolio(
    ctx: typer.Context,
    *,
    agreement: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose members are to be served.")
    ] = None,
    chains: Annotated[
        int, typer.Option(metavar="N", help="Chains to choose at most.")
    ] = 8,
    min_chains: Annotated[
        int, typer.Option(metavar="N", help="Chains to choose at least.")
    ] = 1,
    days: Annotated[
        str | None,
        typer.Option(metavar="N|N-M", help="Length of a chain.  [default: 4-7]"),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Theme to be covered. Repeatable.  [default: the agreement's]",
        ),
    ] = None,
    quarters: Annotated[
        str | None,
        typer.Option(
            metavar="YYYYQn,…",
            help="Quarters to be covered; 2027 is all four.  [default: the year after"
            " the catalogue's newest fact]",
        ),
    ] = None,
    member: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Member to be covered. Repeatable.  [default: all but the start's]",
        ),
    ] = None,
    share: Annotated[
        str,
        typer.Option(
            metavar="SHARE", help="Most of all nights that one province may get."
        ),
    ] = "0.3",
    min_distance: Annotated[
        float,
        typer.Option(
            metavar="0..1", help="How far any two chains are apart (docs/portfolio.md)."
        ),
    ] = 0.5,
    min_quality: Annotated[
        float,
        typer.Option(
            metavar="0..1", help="Worth of a chain, as a share of the best as long."
        ),
    ] = 0.6,
    min_rating: Annotated[
        int,
        typer.Option(
            min=1, max=5, help="What a place rates a theme at least to cover it."
        ),
    ] = 3,
    min_members: Annotated[
        int, typer.Option(min=1, metavar="N", help="Members that each chain visits.")
    ] = 2,
    balance: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="POINTS",
            help="What a night of difference between two members costs.",
        ),
    ] = 20,
    tries: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help="Requests to the planner: more take longer."
        ),
    ] = 30,
    start: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Where chains start.  [default: Hanoi]"),
    ] = None,
    request: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What holds for each chain, in YAML; options come on top.",
        ),
    ] = None,
    plans: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write the plans of the chosen chains there, as JSON."
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 while a cell is not covered.")
    ] = False,
    catalogue: Catalogue = None,
    output_format: Annotated[
        PortfolioFormat,
        typer.Option("--format", "-f", help="For people, scripts, sheets or the web."),
    ] = PortfolioFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Choose several chains for an agreement together.

    So that they cover each member with each theme in each quarter, no province gets
    more than a share of the nights, no two are alike, and each is verified and worth
    its days. The report says what is covered, how even it is, what is proven and why
    gaps are there. It takes some minutes. Needs the extra `portfolio`.
    """
    from tourlink.catalogue.loader import load
    from tourlink.portfolio.asked import Wish, parse_quarters
    from tourlink.portfolio.build import build
    from tourlink.pricing.book import load_book

    given = {
        "agreement": (agreement,) if agreement else None,
        "days": days,
        "theme": read_themes(theme),
        "start": start,
        "lang": lang,
    }
    wish = Wish(
        request=_request(request, given),
        quarters=parse_quarters(read_list(quarters)),
        members=tuple(member or ()),
        chains=chains,
        min_chains=min_chains,
        share=_share(share),
        distance=min_distance,
        quality=min_quality,
        rating=min_rating,
        min_members=min_members,
        balance=balance,
        tries=tries,
    )
    view = terminal(ctx)
    with view.progress() as progress:
        found = build(wish, load(places(catalogue)), load_book([]), progress)
    write(_rendered(found, output_format, ctx, output, lang), output)
    if plans:
        _write_plans(found, plans)
    coverage = found.document["coverage"]
    if strict and coverage["covered"] < coverage["cells"]:
        raise typer.Exit(1)


def _request(file: Path | None, given: dict[str, Any]) -> "Request":
    """Return what holds for each chain; fast searches and 4-7 days unless told."""
    from dataclasses import replace

    from tourlink.planner.request_file import read_request
    from tourlink.request import Request, parse_days

    options = {name: value for name, value in given.items() if value}
    if "days" in options:
        options["days"] = parse_days(options["days"])
    if file is not None:
        return replace(read_request(file), **options)
    return Request(**{"days": (4, 7), "effort": Effort.FAST, **options})


def _share(text: str) -> Fraction:
    try:
        return Fraction(text).limit_denominator(1000)
    except (ValueError, ZeroDivisionError):
        raise RequestError(
            f"{text!r} is no share", hint="write it as in 0.3 or 1/4"
        ) from None


def _write_plans(found: "Portfolio", folder: Path) -> None:
    """Write a plan document for each chain and quarter."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot make {folder}: {error.strerror or error}",
            hint="give a folder that you may write to",
        ) from None
    for number, documents in enumerate(found.plans, start=1):
        for quarter, document in documents.items():
            name = f"chain-{number:02}-{quarter}.json"
            write(to_json(document), folder / name)


def _rendered(
    found: "Portfolio",
    output_format: PortfolioFormat,
    ctx: typer.Context,
    output: Path | None,
    lang: Lang,
) -> str:
    if output_format is PortfolioFormat.JSON:
        return to_json(found.document)
    if output_format is PortfolioFormat.CSV:
        from tourlink.portfolio.to_csv import render as to_csv

        return to_csv(found.document)
    if output_format is PortfolioFormat.HTML:
        return _page(found, lang)
    from tourlink.portfolio.to_text import render as to_text

    view = terminal(ctx)
    to_screen = output is None or str(output) == "-"
    return to_text(
        found.document,
        lang=lang,
        width=view.width() if to_screen else 80,
        color=to_screen and view.color(),
    )


def _page(found: "Portfolio", lang: Lang) -> str:
    try:
        from tourlink.portfolio.to_html import render
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"the format needs {error.name}, which is not installed",
            hint="pip install 'tourlink[documents]'",
        ) from error
    plans = [next(iter(it.values())) for it in found.plans]
    return render(found.document, plans, lang=lang)
