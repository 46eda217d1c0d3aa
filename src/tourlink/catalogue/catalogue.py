"""The loaded catalogue: plain data, every reference in it resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from tourlink.catalogue.programmes import (
    Agreement,
    Axis,
    Event,
    ProductRoute,
    Province,
    Region,
)
from tourlink.catalogue.records import Corridor, Destination, Names, Source
from tourlink.names import fold
from tourlink.vocabulary import Lang

FILES: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "destinations.yaml": {"destinations": Destination},
        "corridors.yaml": {"corridors": Corridor},
        "programmes.yaml": {
            "regions": Region,
            "axes": Axis,
            "agreements": Agreement,
            "product_routes": ProductRoute,
            "events": Event,
        },
        "provinces.yaml": {"provinces": Province},
        "sources.yaml": {"sources": Source},
    }
)
"""The files of a catalogue folder: their top-level keys, each a list of records."""

NamedKind = Literal[
    "destination",
    "province",
    "former-province",
    "region",
    "axis",
    "agreement",
    "product-route",
    "event",
]


@dataclass(frozen=True)
class Named:
    """One record that has a name: its kind, its id and all spellings of the name."""

    kind: NamedKind
    id: str
    name: Names
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All records by id, in the order of the files."""

    destinations: dict[str, Destination]
    corridors: dict[str, Corridor]
    provinces: dict[str, Province]
    regions: dict[str, Region]
    axes: dict[str, Axis]
    agreements: dict[str, Agreement]
    product_routes: dict[str, ProductRoute]
    events: dict[str, Event]
    sources: dict[str, Source]
    sha256: str
    """Of the bytes of all files."""
    as_of: str
    """The newest `as_of` of the citations; empty without any."""

    def former_of(self, destination: Destination) -> str:
        """Return the unit of the map before July 2025 that the destination lies in."""
        return destination.former_province or destination.province

    def formers(self, province: str) -> tuple[str, ...]:
        """Return the former provinces behind an id of either map; today's map wins."""
        today = self.provinces.get(province)
        if today is None or not today.formerly:
            return (province,)
        return tuple(former.id for former in today.formerly)

    def province_name(self, province: str) -> Names:
        """Return the name of a province of either map; today's map wins."""
        if province in self.provinces:
            return self.provinces[province].name
        return self.former_name(province)

    def former_name(self, province: str) -> Names:
        """Return the name of a former province; KeyError without one."""
        for today in self.provinces.values():
            for former in today.formerly:
                if former.id == province:
                    return former.name
        # A unit that the reform left alone need not list itself.
        return self.provinces[province].name

    @cached_property
    def by_former(self) -> dict[str, tuple[Destination, ...]]:
        """The destinations in each unit of the map before July 2025."""
        found: dict[str, list[Destination]] = {}
        for place in self.destinations.values():
            found.setdefault(self.former_of(place), []).append(place)
        return {former: tuple(places) for former, places in found.items()}

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """All records with a name, destinations first."""
        return tuple(self._named())

    @cached_property
    def by_spelling(self) -> dict[str, tuple[Named, ...]]:
        """
        Records by `spelling_key` of each of their spellings.

        Kept in the cache with the records: folding thousands of names takes longer
        than reading them back.
        """
        found: dict[str, dict[tuple[str, str], Named]] = {}
        for item in self.named:
            for spelling in item.spellings:
                same = found.setdefault(spelling_key(spelling), {})
                same[item.kind, item.id] = item
        return {key: tuple(items.values()) for key, items in found.items()}

    def _named(self) -> Iterator[Named]:
        kinds: tuple[tuple[NamedKind, Mapping[str, Any]], ...] = (
            ("destination", self.destinations),
            ("province", self.provinces),
            ("region", self.regions),
            ("axis", self.axes),
            ("agreement", self.agreements),
            ("product-route", self.product_routes),
            ("event", self.events),
        )
        for kind, records in kinds:
            for record in records.values():
                yield _name(kind, record)
                if kind == "province":
                    for former in record.formerly:
                        yield _name("former-province", former)


def _name(kind: NamedKind, record: Any) -> Named:
    name: Names = record.name
    aliases = getattr(record, "aliases", ())
    spellings = (record.id, name.vi, name.en, name.fr, *aliases)
    return Named(kind, record.id, name, tuple(dict.fromkeys(filter(None, spellings))))


def spelling_key(text: str) -> str:
    """Return the key of a name in any spelling; `Sa Pa` and `Sapa` share theirs."""
    return fold(text).replace(" ", "")


def name_in(name: Names, lang: Lang) -> str:
    """Return the name in a language, or the English one where that is missing."""
    return {Lang.VI: name.vi, Lang.EN: name.en, Lang.FR: name.fr}[lang] or name.en


def names_in_all(name: Names) -> dict[str, str]:
    """Return a name in all languages, the English one where one is missing."""
    return {lang.value: name_in(name, lang) for lang in Lang}


def plain(value: Any) -> Any:
    """
    Return a record as the YAML would give it: maps, lists, text and numbers.

    Fields that are not given are left out, as they are in the files.
    """
    if is_dataclass(value):
        return {
            # `from` is a word of Python: the field is `from_`.
            field.name.rstrip("_"): plain(part)
            for field in fields(value)
            if (part := getattr(value, field.name)) is not None and part != ()
        }
    if isinstance(value, dict):
        return {plain(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
