"""Which facts of the catalogue rest on which source, and how old they are."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Confidence

OWN_KINDS = frozenset({"general-knowledge", "computed"})
"""Kinds of sources that are the editors themselves: what they know or worked out."""

_PRICED = {"destinations": "fee", "corridors": "fare"}


class Claim(NamedTuple):
    """One statement of a record with its source; `as_of` is None where none is due."""

    kind: str
    id: str
    path: tuple[str | int, ...]
    source: str
    as_of: str | None
    confidence: Confidence | None


def records(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield each record that cites sources, with the key of its list."""
    for kind in (
        "destinations",
        "corridors",
        "regions",
        "axes",
        "agreements",
        "product_routes",
        "events",
    ):
        for record in getattr(catalogue, kind).values():
            yield kind, record


def citations(catalogue: Catalogue) -> Iterator[Claim]:
    """Yield the citations of all records, in the order of the files."""
    for kind, record in records(catalogue):
        for index, it in enumerate(record.sources):
            path = ("sources", index)
            yield Claim(kind, record.id, path, it.source, it.as_of, it.confidence)


def details(catalogue: Catalogue) -> Iterator[Claim]:
    """Yield the parts of records that name a source of their own."""
    for place in catalogue.destinations.values():
        for key, part in (
            ("position", place.position),
            ("lodging", place.lodging),
            ("opening", place.opening),
            ("fee", place.fee),
        ):
            if part and part != "always":
                yield _detail("destinations", place.id, key, part)
    for corridor in catalogue.corridors.values():
        if corridor.service:
            yield _detail("corridors", corridor.id, "service", corridor.service)
        if corridor.fare:
            yield _detail("corridors", corridor.id, "fare", corridor.fare)
    for province in catalogue.provinces.values():
        yield Claim("provinces", province.id, (), province.source, None, None)


def prices(catalogue: Catalogue) -> Iterator[tuple[str, Any, str, Any]]:
    """Yield each priced record: its list, itself, the field, and the price."""
    for kind, field in _PRICED.items():
        for record in getattr(catalogue, kind).values():
            price = getattr(record, field)
            if price is not None:
                yield kind, record, field, price


def age_months(as_of: str, today: date) -> int:
    """
    Return how many months ago `as_of` was, in favour of the fact.

    A bare year counts from its December, because nothing says that the fact is older.
    Negative for the future.
    """
    month = int(as_of[5:7]) if len(as_of) > 4 else 12
    return (today.year - int(as_of[:4])) * 12 + today.month - month


def later(as_of: str, limit: str) -> bool:
    """Return whether `as_of` lies after `limit` as far as both are precise."""
    precision = min(len(as_of), len(limit))
    return as_of[:precision] > limit[:precision]


def is_own(catalogue: Catalogue, source: str) -> bool:
    """Return whether a source is the editors' own knowledge or arithmetic."""
    return catalogue.sources[source].kind in OWN_KINDS


def has_real_source(catalogue: Catalogue, record: Any) -> bool:
    """Return whether somebody else than the editors vouches for a record."""
    service = getattr(record, "service", None)
    named = [it.source for it in record.sources]
    named += [service.source] if service else []
    return not all(is_own(catalogue, source) for source in named)


def _detail(kind: str, key: str, field: str, part: Any) -> Claim:
    as_of = part.as_of if hasattr(part, "as_of") else None
    return Claim(kind, key, (field,), part.source, as_of, part.confidence)
