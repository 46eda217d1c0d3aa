"""`tourlink schema`."""

from enum import StrEnum
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
    `request` what its --request takes, `rates` a rate book and `quote` what `tourlink
    quote --format json` gives; the others are the files of a catalogue.
    `all` is one object with each schema under its name.
    """
    wanted = choose(name, SchemaName, "schema")
    if wanted is SchemaName.ALL:
        names = [each for each in SchemaName if each is not SchemaName.ALL]
        write(to_json({each.value: _schema(each) for each in names}), output)
    else:
        write(to_json(_schema(wanted)), output)


def _schema(name: SchemaName) -> dict[str, Any]:
    from tourlink.catalogue.schema import file_schema, type_schema

    if name is SchemaName.PLAN:
        from tourlink.plan import PlanDocument

        return type_schema(PlanDocument, "plan", "A tourlink plan document")
    if name is SchemaName.REQUEST:
        from tourlink.request import Request

        return type_schema(Request, "request", "A tourlink request")
    if name is SchemaName.BATCH:
        from tourlink.batch.spec import Spec

        return type_schema(Spec, "batch", "A tourlink batch")
    if name is SchemaName.RATES:
        from tourlink.pricing.records import RateFile

        return type_schema(RateFile, "rates", "A tourlink rate book")
    if name is SchemaName.QUOTE:
        from tourlink.pricing.document import QuoteDocument

        return type_schema(
            QuoteDocument, "quote", "A tourlink quote, the prices of a plan"
        )
    return file_schema(f"{name}.yaml")
