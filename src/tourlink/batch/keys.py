"""What a package is made of, as a hash: equal keys mean equal plans."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from tourlink import __version__
from tourlink.catalogue.catalogue import Catalogue, plain
from tourlink.pricing.book import Book
from tourlink.request import Request
from tourlink.vocabulary import Objective


class Stamps(NamedTuple):
    """
    What all packages of a batch are made from.

    Attributes
    ----------
    catalogue
        Hash of its files.
    as_of
        The newest date of its facts.
    rates
        Hash of the rate books.
    rates_asked
        Whether every package is priced, and not only those that ask for prices.
    """

    catalogue: str
    as_of: str
    rates: str
    rates_asked: bool
    engine: str = __version__


def stamps(catalogue: Catalogue, book: Book, *, rates_asked: bool) -> Stamps:
    """Return what identifies a catalogue and rate books."""
    parts = "\n".join(it.sha256 for it in book.files)
    rates = sha256(parts.encode()).hexdigest()
    return Stamps(catalogue.sha256, catalogue.as_of, rates, rates_asked)


def canonical(request: Request) -> dict[str, Any]:
    """Return a request as plain data, with its defaults, in the order of its fields."""
    found: dict[str, Any] = plain(request)
    return found


def priced(request: Request, made_from: Stamps) -> bool:
    """Return whether a plan depends on rates."""
    return (
        made_from.rates_asked
        or request.budget_per_person is not None
        or request.objective is not Objective.EXPERIENCE
    )


def key(request: Request, made_from: Stamps) -> str:
    """Return the hash of a request and of all that its plan is made from."""
    rates = made_from.rates if priced(request, made_from) else None
    parts = [canonical(request), made_from.catalogue, rates, made_from.engine]
    return sha256(to_line(parts).encode()).hexdigest()


def to_line(value: Mapping[str, Any] | list[Any]) -> str:
    """Return JSON in one line, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
