"""The facts at one moment: every record by kind and id, with its content and hash."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

from tourlink import rulebook
from tourlink.catalogue.catalogue import Catalogue, plain
from tourlink.planner.candidates import places_of
from tourlink.pricing.book import LISTS, Book

OF_CATALOGUE = (
    "destinations",
    "corridors",
    "provinces",
    "regions",
    "axes",
    "agreements",
    "product_routes",
    "events",
)
TERMS = "terms"
RULES = "rules"
KINDS = (*OF_CATALOGUE, *LISTS, TERMS, RULES)
"""The kinds of records: of the catalogue, of rate books, and of the rulebook."""


class Key(NamedTuple):
    """Which record: one of `KINDS`, and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return self.id if self.kind == self.id else f"{self.kind}/{self.id}"


class State:
    """
    A catalogue and a rate book, record by record.

    Contents and hashes are made when they are asked for, and kept: thousands of
    packages rest on the same records.
    """

    def __init__(self, catalogue: Catalogue, book: Book) -> None:
        self.catalogue = catalogue
        self.book = book
        self._hashes: dict[Key, str | None] = {}

    @property
    def rates(self) -> str:
        """The hash of the rate books."""
        return sha256(
            "\n".join(it.sha256 for it in self.book.files).encode()
        ).hexdigest()

    @cached_property
    def today(self) -> date:
        """The day the catalogue is of: it stands for dates that a plan lacks."""
        as_of = self.catalogue.as_of
        parts = [int(part) for part in as_of.split("-")] if as_of else [2026]
        year, month, day = (*parts, 1, 1)[:3]
        return date(year, month, day)

    def ids(self, kind: str) -> Mapping[str, Any]:
        """Return the records of a kind by id, in the order of the files."""
        found: Mapping[str, Any]
        found = (
            self._rates[kind] if kind in self._rates else getattr(self.catalogue, kind)
        )
        return found

    def content(self, key: Key) -> Any:
        """Return a record as its file gives it; None where there is none."""
        record = self.ids(key.kind).get(key.id)
        return None if record is None else _readable(plain(record))

    def hash(self, key: Key) -> str | None:
        """Return the hash of the content of a record; None where there is none."""
        if key not in self._hashes:
            content = self.content(key)
            self._hashes[key] = None if content is None else hash_of(content)
        return self._hashes[key]

    @cached_property
    def lines(self) -> Mapping[str, Key]:
        """The lines of the rate book by the place of each."""
        return {
            str(it.origin.place): Key(kind, it.rate.id) for kind, it in self._lines()
        }

    @cached_property
    def events_at(self) -> Mapping[str, tuple[str, ...]]:
        """The events that can make a place worth more, by the place."""
        found: dict[str, list[str]] = {}
        for event in self.catalogue.events.values():
            for place in dict.fromkeys(places_of(event, self.catalogue)):
                found.setdefault(place, []).append(event.id)
        return {place: tuple(events) for place, events in found.items()}

    @cached_property
    def _rates(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {kind: {} for kind in LISTS}
        for kind, line in self._lines():
            found[kind][line.rate.id] = line.rate
        return {**found, TERMS: {TERMS: self.book.terms}}

    def _lines(self) -> Iterator[tuple[str, Any]]:
        yield from self.book.lines()


def rules_on(on: date | None) -> dict[str, Any]:
    """Return the rules of a day as plain data, by id."""
    return {
        rule.id: {
            "text": rule.text,
            "limit": rule.limit,
            "unit": rule.unit.value,
            "level": rule.level.value,
            "citation": rule.citation,
        }
        for rule in rulebook.in_force(on).values()
    }


def hash_of(content: Any) -> str:
    """Return the SHA-256 of plain data, whatever the order of its keys."""
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(text.encode()).hexdigest()


def _readable(value: Any) -> Any:
    """Return plain data with what JSON does not know, such as fractions, as text."""
    if isinstance(value, dict):
        return {key: _readable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_readable(part) for part in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)
