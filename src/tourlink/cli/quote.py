"""`tourlink quote`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.asked import plan_or_request
from tourlink.cli.options import (
    Catalogue,
    Language,
    OnePlan,
    Output,
    OwnRates,
    RateBooks,
    choose,
    places,
)
from tourlink.cli.output import terminal, to_json, write
from tourlink.cli.values import (
    read_currencies,
    read_date,
    read_list,
    read_pax,
)
from tourlink.errors import RequestError
from tourlink.vocabulary import LodgingClass

if TYPE_CHECKING:
    from tourlink.plan import PlanDocument

EXAMPLES = (
    "tourlink quote plan.json",
    "tourlink quote family.yaml --pax 4 --class hotel-4 --currency USD=26000",
    "tourlink quote plan.json --rates own.yaml --margin 12 --foc 15 --explain",
    "tourlink quote - --format csv < plan.json",
)


class QuoteFormat(StrEnum):
    """How a quotation may be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def quote(  # one parameter an option
    ctx: typer.Context,
    *,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="PLAN|REQUEST",
            help="A plan in JSON, or a request in YAML that is planned first; - for"
            " standard input.",
            show_default=False,
        ),
    ],
    pax: Annotated[
        str | None,
        typer.Option(
            metavar="N,…",
            help="Numbers of people who pay.  [default: 2,4,6,10,15,20,30]",
        ),
    ] = None,
    lodging_class: Annotated[
        list[str] | None,
        typer.Option(
            "--class",
            metavar="CLASS,…",
            help="Classes of lodging.  [default: that of the request, else hotel-2,"
            " hotel-3 and hotel-4]",
        ),
    ] = None,
    rates: RateBooks = None,
    own_rates: OwnRates = False,
    markup: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help="Profit as a share of the net cost."),
    ] = None,
    margin: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help="Profit as a share of what is earned."),
    ] = None,
    commission: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help="What whoever sells the tour keeps."),
    ] = None,
    foc: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="One travels free for each N who pay; 0 for none."
        ),
    ] = None,
    rounding: Annotated[
        int | None,
        typer.Option(min=1, metavar="VND", help="Prices go up to a multiple of this."),
    ] = None,
    currency: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE=VND[@DATE]",
            help="Show prices in this currency too, as in USD=26000@2026-11-01."
            " Repeatable.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Date of day 1, where there is none."),
    ] = None,
    quoted_on: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of the offer.  [default: today]"),
    ] = None,
    plan: OnePlan = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="List each cost with its rate's place.")
    ] = False,
    catalogue: Catalogue = None,
    output_format: Annotated[
        QuoteFormat,
        typer.Option("--format", "-f", help="For people, scripts, sheets or pages."),
    ] = QuoteFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Price a plan by group size and class of lodging.

    Costs come from rate books, fees and fares also from the catalogue. A price is
    never made of a rate that is missing: what is missing is listed, and the exit code
    is 1.
    """
    from datetime import date as day

    from tourlink.catalogue.loader import load
    from tourlink.cli.quote_csv import to_csv
    from tourlink.cli.quote_text import QuoteText
    from tourlink.export.gazetteer import Gazetteer
    from tourlink.export.phrases import phrases
    from tourlink.export.titles import Titles
    from tourlink.plan_file import chosen
    from tourlink.pricing.book import load_book, with_terms
    from tourlink.pricing.quote import PAX, Asked
    from tourlink.pricing.quote import quote as make
    from tourlink.seasons import is_holiday

    if markup is not None and margin is not None:
        raise RequestError("--markup and --margin are both given", hint="give one")
    loaded = load(places(catalogue))
    document = _document(source, loaded)
    asked_for = chosen(document, plan)
    book = load_book([str(it) for it in rates or ()], indicative=not own_rates)
    given = _terms(markup, margin, commission, foc, rounding)
    asked = Asked(
        pax=PAX if pax is None else read_pax(pax),
        classes=_classes(lodging_class, document["request"].get("lodging_class")),
        today=read_date(quoted_on) or day.today(),  # noqa: DTZ011  # where the user is
        holiday=is_holiday,
        departs=read_date(date),
        currencies=read_currencies(currency),
        explain=explain,
    )
    from dataclasses import replace

    book = replace(book, terms=with_terms(book.terms, **given))
    made = make(document, plan - 1, loaded, book, asked)
    words, names = phrases(lang), Gazetteer(document, lang)
    told = QuoteText(made, Titles(document, names).plan(asked_for), words, names)
    if output_format is QuoteFormat.JSON:
        write(to_json(made), output)
    elif output_format is QuoteFormat.CSV:
        write(to_csv(made), output)
    else:
        markdown = output_format is QuoteFormat.MARKDOWN
        write(told.markdown() if markdown else told.text(), output)
    if missing := len(told.lacking()):
        rates_missing = words.count("rate", missing)
        terminal(ctx).note(words.say("notes.missing_rates", rates=rates_missing))
        raise typer.Exit(1)


def _document(source: Path, catalogue: Any) -> "PlanDocument":
    """Return the plan document of a file, or the one that answers its request."""
    from tourlink.request import Request

    given = plan_or_request(source)
    if not isinstance(given, Request):
        return given
    from tourlink.planner.pipeline import plan

    return plan(given, catalogue)


def _terms(
    markup: str | None,
    margin: str | None,
    commission: str | None,
    foc: int | None,
    rounding: int | None,
) -> dict[str, Any]:
    from tourlink.pricing.money import read_percent

    given: dict[str, Any] = {"free_per": foc, "rounding_vnd": rounding}
    for name, text in (
        ("markup", markup),
        ("margin", margin),
        ("commission", commission),
    ):
        try:
            given[name] = None if text is None else read_percent(text)
        except ValueError as error:
            raise RequestError(f"--{name}: {error}") from None
    return {name: value for name, value in given.items() if value is not None}


def _classes(words: list[str] | None, asked: str | None) -> tuple[LodgingClass, ...]:
    names = [name for word in words or () for name in read_list(word)]
    if names:
        found = [choose(name, LodgingClass, "class of lodging") for name in names]
        return tuple(dict.fromkeys(found))
    from tourlink.pricing.quote import usual_classes

    return usual_classes(asked)
