"""`tourlink schema`."""

from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any

import typer

from tourlink.cli.options import Output, choose, completion
from tourlink.cli.output import to_json, write

EXAMPLES = (
    "tourlink schema plan",
    "tourlink schema destinations --output destinations.schema.json",
    "tourlink schema all",
)


class SchemaName(StrEnum):
    """What has a schema."""

    PLAN = "plan"
    REQUEST = "request"
    BATCH = "batch"
    DESTINATIONS = "destinations"
    CORRIDORS = "corridors"
    PROGRAMMES = "programmes"
    PROVINCES = "provinces"
    SOURCES = "sources"
    RATES = "rates"
    QUOTE = "quote"
    PORTFOLIO = "portfolio"
    ALL = "all"


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=f"One of {', '.join(SchemaName)}.",
            autocompletion=completion(SchemaName),
        ),
    ],
    output: Output = None,
) -> None:
    """
    Print the JSON Schema of a file that tourlink reads or writes.

    The dialect is 2020-12. `plan` is what `tourlink plan --format json` gives,
    `request` what its --request takes, `rates` a rate book, `quote` and `portfolio`
    what these commands give as JSON; the others are the files of a catalogue.
    `all` is one object with each schema under its name.
    """
    wanted = choose(name, SchemaName, "schema")
    if wanted is SchemaName.ALL:
        names = [each for each in SchemaName if each is not SchemaName.ALL]
        write(to_json({each.value: _schema(each) for each in names}), output)
    else:
        write(to_json(_schema(wanted)), output)


# Where the types of other files than the catalogue's are, and what they describe.
_TYPES = {
    SchemaName.PLAN: ("tourlink.plan", "PlanDocument", "plan document"),
    SchemaName.REQUEST: ("tourlink.request", "Request", "request"),
    SchemaName.BATCH: ("tourlink.batch.spec", "Spec", "batch"),
    SchemaName.RATES: ("tourlink.pricing.records", "RateFile", "rate book"),
    SchemaName.QUOTE: (
        "tourlink.pricing.document",
        "QuoteDocument",
        "quote, the prices of a plan",
    ),
    SchemaName.PORTFOLIO: (
        "tourlink.portfolio.document",
        "PortfolioDocument",
        "portfolio, chosen chains",
    ),
}


def _schema(name: SchemaName) -> dict[str, Any]:
    from tourlink.catalogue.schema import file_schema, type_schema

    if name not in _TYPES:
        return file_schema(f"{name}.yaml")
    module, kind, title = _TYPES[name]
    described = getattr(import_module(module), kind)
    return type_schema(described, name.value, f"A tourlink {title}")
