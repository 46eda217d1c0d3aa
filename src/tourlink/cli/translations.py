"""What has no translation yet: names and descriptions of the catalogue, and texts."""

from collections.abc import Iterator

from tourlink.catalogue.catalogue import Catalogue
from tourlink.export.phrases import ENGLISH_IN_CODE, phrases
from tourlink.vocabulary import Lang

Gap = tuple[str, str, str, str]
"""Id and kind of a record, its field, and the languages that it lacks."""

_KINDS = {
    "destination": "destinations",
    "province": "provinces",
    "region": "regions",
    "axis": "axes",
    "agreement": "agreements",
    "product-route": "product_routes",
    "event": "events",
}


def gaps(catalogue: Catalogue) -> Iterator[Gap]:
    """Yield each text that a language lacks, in the order of the files."""
    for kind, table in _KINDS.items():
        for record in getattr(catalogue, table).values():
            for field in ("name", "description"):
                text = getattr(record, field, None)
                # Hubs, which nobody visits, need no description; other kinds have none.
                wanted = field == "name" or getattr(record, "quality", None)
                lacking = [it for it in Lang if wanted and not getattr(text, it, None)]
                if lacking:
                    yield record.id, kind, field, ", ".join(lacking)
    keys = {
        lang: dict.fromkeys(key for key, _ in phrases(lang).texts()) for lang in Lang
    }
    for key in {**keys[Lang.EN], **keys[Lang.VI], **keys[Lang.FR]}:
        in_code = key.partition(".")[0] in ENGLISH_IN_CODE
        wanted = [lang for lang in Lang if lang is not Lang.EN or not in_code]
        lacking = [lang for lang in wanted if key not in keys[lang]]
        if lacking:
            yield key, "text", "text", ", ".join(lacking)
