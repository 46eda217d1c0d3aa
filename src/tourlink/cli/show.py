"""`tourlink show`."""

from enum import StrEnum
from typing import Annotated

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Language, Output, places
from tourlink.cli.output import terminal, to_json, write

EXAMPLES = (
    'tourlink show "Sa Pa"',
    "tourlink show lao-cai --type province",
    'tourlink show "Đắk Lắk" --lang fr',
    "tourlink show hanoi --format json",
)


class RecordType(StrEnum):
    """What can be shown."""

    DESTINATION = "destination"
    PROVINCE = "province"
    FORMER_PROVINCE = "former-province"
    REGION = "region"
    AXIS = "axis"
    AGREEMENT = "agreement"
    PRODUCT_ROUTE = "product-route"
    EVENT = "event"
    CORRIDOR = "corridor"
    SOURCE = "source"


def show(
    ctx: typer.Context,
    *,
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="Any spelling of a name, or an id."),
    ],
    record_type: Annotated[
        RecordType | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Show the record of this type, where several share the name: "
            f"{', '.join(RecordType)}.",
        ),
    ] = None,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Show all that is known about one record, with its sources.

    Of several records with the name, the destination is shown, and the others are
    mentioned on standard error.
    """
    from tourlink.catalogue.loader import load
    from tourlink.catalogue.search import find_records
    from tourlink.cli.card import as_data, card

    loaded = load(places(catalogue))
    wanted = record_type.value if record_type else None
    (kind, record), *others = find_records(loaded, " ".join(name), wanted)
    term = terminal(ctx)
    if output_format is DataFormat.JSON:
        write(to_json(as_data(loaded, kind, record)), output)
    else:
        term.show(*card(loaded, kind, record, lang), output=output)
    if others:
        names = ", ".join(f"{each} {other.id}" for each, other in others)
        term.note(f"note: the name is also that of {names}; choose with --type")
