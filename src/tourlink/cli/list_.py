"""`tourlink list`."""

from enum import StrEnum
from typing import Annotated

import typer

from tourlink.cli.options import (
    Catalogue,
    DataFormat,
    Format,
    Language,
    Output,
    choose,
    completion,
    places,
)
from tourlink.cli.output import terminal, to_json, write
from tourlink.vocabulary import Mode, Theme

EXAMPLES = (
    "tourlink list destinations --region Northwest --theme community",
    'tourlink list destinations --province "Tra Vinh" --lodging',
    "tourlink list corridors --mode rail --format json",
    "tourlink list provinces",
)


class ListKind(StrEnum):
    """What can be listed."""

    DESTINATIONS = "destinations"
    CORRIDORS = "corridors"
    THEMES = "themes"
    PROVINCES = "provinces"
    AXES = "axes"
    AGREEMENTS = "agreements"
    REGIONS = "regions"
    PRODUCT_ROUTES = "product-routes"
    EVENTS = "events"
    SOURCES = "sources"
    TRANSLATIONS = "translations"


def list_(
    ctx: typer.Context,
    *,
    kind_name: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=f"One of {', '.join(ListKind)}.",
            autocompletion=completion(ListKind),
        ),
    ],
    province: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="In this province, of today or before 2025."),
    ] = None,
    region: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="In this region.")
    ] = None,
    theme: Annotated[
        list[Theme] | None,
        typer.Option(metavar="THEME", help="With this theme; see `list themes`."),
    ] = None,
    mode: Annotated[
        list[Mode] | None,
        typer.Option(metavar="MODE", help=f"Corridors by {', '.join(Mode)}."),
    ] = None,
    place_kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND", help="Destinations such as town, cave, airport."
        ),
    ] = None,
    month: Annotated[
        int | None,
        typer.Option(min=1, max=12, metavar="N", help="Open in this month, 1 to 12."),
    ] = None,
    lodging: Annotated[
        bool, typer.Option("--lodging", help="With a place to sleep.")
    ] = False,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    List records of the catalogue, or what lacks a translation.

    Options that select may be repeated: of several values of one option any will do,
    and different options must all be met.
    """
    from tourlink.catalogue.loader import load
    from tourlink.catalogue.selection import Filters, check_filters, parse_kind
    from tourlink.cli.listing import rows_of, table_of

    kind = choose(kind_name, ListKind, "kind")
    filters = Filters(
        province=tuple(province or ()),
        region=tuple(region or ()),
        theme=tuple(theme or ()),
        mode=tuple(mode or ()),
        kind=tuple(map(parse_kind, place_kind or ())),
        month=month,
        lodging=lodging,
    )
    check_filters(kind, filters)
    loaded = load(places(catalogue))
    if output_format is DataFormat.JSON:
        write(to_json(rows_of(loaded, kind, filters)), output)
        return
    titles, rows = table_of(loaded, kind, filters, lang)
    term = terminal(ctx)
    term.table(titles, rows, output=output)
    term.note(f"{len(rows)} listed")
