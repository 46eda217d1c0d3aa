"""What is wrong with a rate book before anybody asks it for a price."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, Literal, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import Place
from tourlink.pricing.book import Book, Line
from tourlink.pricing.records import Rate
from tourlink.vocabulary import LodgingClass, Mode

_MONTHS = range(1, 13)
_FIRST, _LAST = date.min, date.max
_MOST_PAX = 10_000


class Finding(NamedTuple):
    """Something wrong, and where; with an error no price can be relied on."""

    severity: Literal["error", "warning"]
    message: str
    place: Place
    hint: str | None = None


class Subject(NamedTuple):
    """What lines are rates for: of one list, one thing, and one place or everywhere."""

    label: str
    scope: str


def check_book(book: Book, catalogue: Catalogue, today: date) -> list[Finding]:
    """Return what is wrong with a book, in the order of its files and lines."""
    groups: dict[Subject, list[Line[Any]]] = {}
    for name, line in book.lines():
        for subject in _SUBJECTS[name](line.rate):
            groups.setdefault(subject, []).append(line)
    found = [*_unknown(book, catalogue), *_overlaps(groups)]
    for subject, lines in groups.items():
        found += _gaps(subject, lines, today)
    found += _terms(book)
    found += _wanting(book, catalogue, groups)
    order = {file.path: at for at, file in enumerate(book.files)}
    # One line may stand for several subjects; what is said twice is said once.
    return sorted(
        dict.fromkeys(found), key=lambda it: (order[it.place.file], *it.place_key)
    )


def _room_subjects(rate: Any) -> list[Subject]:
    return [Subject(rate.class_.value, at) for at in rate.places or ("",)]


def _meal_subjects(rate: Any) -> list[Subject]:
    return [Subject(rate.meal.value, at) for at in rate.places or ("",)]


def _entrance_subjects(rate: Any) -> list[Subject]:
    names = [*rate.places, *(kind.value for kind in rate.kinds)]
    return [Subject(f"entrance of {name}", "") for name in names]


def _fare_subjects(rate: Any) -> list[Subject]:
    if rate.mode is None:
        return [Subject(f"ticket for {name}", "") for name in rate.corridors]
    night = " by night" if rate.overnight else ""
    return [Subject(f"{rate.mode.value}{night}", "")]
