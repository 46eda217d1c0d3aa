"""`tourlink export`."""

from pathlib import Path
from typing import Annotated

import typer

from tourlink.cli.options import (
    BrandFile,
    DocumentVariant,
    Dress,
    LanguageOfPlan,
    MapOutline,
    Output,
    PlanFormat,
    PlanNumber,
    QuoteFile,
    TemplateFolder,
    lang_of,
)
from tourlink.cli.output import terminal, write_plan

EXAMPLES = (
    "tourlink export PLAN.json --output route.svg",
    "tourlink export PLAN.json --plan 2 --format gpx --output second.gpx",
    "tourlink export PLAN.json --lang vi --brand agency.yaml --output offer.docx",
    "tourlink export PLAN.json --variant operational --output guide.pdf",
    "tourlink export - --format kml < PLAN.json",
)


def export(
    ctx: typer.Context,
    plan: Annotated[
        Path,
        typer.Argument(
            metavar="PLAN.json",
            help="Plan document, of `tourlink plan --format json`; - for standard"
            " input.",
            show_default=False,
        ),
    ],
    *,
    output_format: PlanFormat = None,
    output: Output = None,
    lang: LanguageOfPlan = None,
    number: PlanNumber = None,
    map_outline: MapOutline = None,
    variant: DocumentVariant = None,
    brand: BrandFile = None,
    template: TemplateFolder = None,
    quote: QuoteFile = None,
) -> None:
    """
    Write a saved plan in another format, without planning again.

    The same plan gives the same bytes. Pages, maps and files for navigators,
    calendars and web pages are described in docs/formats.md.
    """
    from tourlink.plan_file import read_plan

    document = read_plan(plan)
    write_plan(
        terminal(ctx),
        document,
        output_format,
        output,
        lang=lang_of(document, lang),
        plan=number,
        outline=map_outline,
        dress=Dress(variant, brand, template, quote),
    )
