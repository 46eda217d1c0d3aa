"""The documents of a package, made as `tourlink plan` makes them."""

import json
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from tourlink.batch.dress import Dress, LaidOut
from tourlink.export import FORMATS, FormatName, Variant, render
from tourlink.export.quotation import quotation
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from tourlink.pricing.document import QuoteDocument

QUOTE = "quote.json"
_STEM = "itinerary"


class _Process:
    """The files that this process has laid out for `export`."""

    files: LaidOut | None = None


def documents(
    document: PlanDocument,
    quote: "QuoteDocument | None",
    formats: Sequence[FormatName],
    languages: Sequence[Lang],
    dress: Dress,
) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of the quotation, if any, and of all documents."""
    shown = None
    if quote is not None:
        yield QUOTE, to_bytes(json.dumps(quote, ensure_ascii=False, indent=2) + "\n")
        shown = quotation(quote)
    files = _laid_out(dress)
    for name in formats:
        if name is FormatName.JSON:
            continue
        told = dress.variants if FORMATS[name].variants else (Variant.PROPOSAL,)
        for variant, lang in product(told, languages):
            made = render(
                document,
                name,
                lang=lang,
                variant=variant,
                outline=files.outline,
                house=dress.house,
                templates=files.templates,
                quote=shown,
            )
            yield _file_name(variant, lang, FORMATS[name].suffix), to_bytes(made)


def to_bytes(data: str | bytes) -> bytes:
    """Return what a file is to hold."""
    return data.encode() if isinstance(data, str) else data


def _file_name(variant: Variant, lang: Lang, suffix: str) -> str:
    more = "" if variant is Variant.PROPOSAL else f"-{variant}"
    return f"{_STEM}{more}.{lang.value}{suffix}"


def _laid_out(dress: Dress) -> LaidOut:
    """Return the files of a dress; they stay until another one is asked for."""
    found = _Process.files
    if found is None or found.dress is not dress:
        found = _Process.files = LaidOut(dress)
    return found
