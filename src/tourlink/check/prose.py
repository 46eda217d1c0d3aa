"""The words of a catalogue, with the places they stand at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Description, Names
from tourlink.check.rule import Fix, Violation
from tourlink.vocabulary import Lang

Path = tuple[str | int, ...]

# Fields of a record, or of a part of it, that hold a remark in free words.
_NOTES: tuple[tuple[str, ...], ...] = (
    ("note",),
    ("season_note",),
    ("opening", "note"),
    ("fee", "note"),
    ("fare", "note"),
    ("lodging", "note"),
    ("access", "note"),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a record; notes have no language, for any is allowed."""

    kind: str
    id: str
    path: Path
    text: str
    lang: Lang | None = None

    def violation(
        self, message: str, hint: str | None = None, *, fixed: str | None = None
    ) -> Violation:
        """Return a violation at these words, with their correction if it is safe."""
        fix = None if fixed is None else Fix(fixed)
        return Violation(self.kind, self.id, self.path, message, hint, fix)


def descriptions(catalogue: Catalogue) -> Iterator[Passage]:
    """Yield the descriptions of destinations, in each language they have."""
    for place in catalogue.destinations.values():
        if place.description:
            yield from _languages(
                "destinations", place.id, ("description",), place.description
            )


def names(catalogue: Catalogue) -> Iterator[Passage]:
    """Yield the names of all records of today, in each language they have."""
    for kind, records in _named(catalogue).items():
        for record in records.values():
            yield from _languages(kind, record.id, ("name",), record.name)


def notes(catalogue: Catalogue) -> Iterator[Passage]:
    """Yield the remarks on all records."""
    kinds = {**_named(catalogue), "corridors": catalogue.corridors}
    for kind, records in kinds.items():
        for record in records.values():
            for path in _NOTES:
                text: Any = record
                for key in path:
                    text = getattr(text, key, None)
                if text:
                    yield Passage(kind, record.id, path, text)


def _named(catalogue: Catalogue) -> Mapping[str, Mapping[str, Any]]:
    return {
        "destinations": catalogue.destinations,
        "regions": catalogue.regions,
        "axes": catalogue.axes,
        "agreements": catalogue.agreements,
        "product_routes": catalogue.product_routes,
        "events": catalogue.events,
        "provinces": catalogue.provinces,
    }


def _languages(
    kind: str, record: str, path: Path, words: Names | Description
) -> Iterator[Passage]:
    texts = ((Lang.VI, words.vi), (Lang.EN, words.en), (Lang.FR, words.fr))
    for lang, text in texts:
        if text:
            yield Passage(kind, record, (*path, lang.value), text, lang)
