"""`tourlink search`."""

from typing import Annotated

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Language, Output, places
from tourlink.cli.output import terminal, to_json, write

EXAMPLES = (
    "tourlink search halong",
    "tourlink search dak --format json",
    "tourlink search chapa --lang fr",
)


def search(
    ctx: typer.Context,
    *,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help="A name, or a part of one.")
    ],
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Find destinations, provinces and programmes by name.

    Tone marks, capitals, blanks and hyphens do not matter; ids, aliases and former
    names count too. Exact names come first, then beginnings of names, then
    beginnings of words; near misses only if there is nothing else.
    """
    from tourlink.catalogue.catalogue import name_in, plain
    from tourlink.catalogue.loader import load
    from tourlink.catalogue.search import search as find

    wanted = " ".join(text)
    hits = find(load(places(catalogue)), wanted)
    if output_format is DataFormat.JSON:
        found = [
            {
                "type": hit.item.kind,
                "id": hit.item.id,
                "name": plain(hit.item.name),
                "match": hit.match,
                "spelling": hit.spelling,
            }
            for hit in hits
        ]
        write(to_json(found), output)
    elif hits:
        titles = ("id", "name", "type", "match", "found as")
        rows = [
            (
                hit.item.id,
                name_in(hit.item.name, lang),
                hit.item.kind,
                hit.match,
                hit.spelling,
            )
            for hit in hits
        ]
        terminal(ctx).table(titles, rows, output=output)
    if not hits:
        terminal(ctx).note(f"nothing resembles {wanted!r}")
        raise typer.Exit(1)
