"""What is wrong with a rate book before anybody asks it for a price."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, Literal, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Kind
from tourlink.errors import Place
from tourlink.pricing.book import Book, Line
from tourlink.pricing.records import Rate
from tourlink.vocabulary import LodgingClass, Mode

_MOST_PAX = 10_000
_MOST_KM = 10_000
_TICKETED = (Mode.AIR, Mode.RAIL, Mode.BOAT, Mode.CABLE)

_SHORT = re.compile("^(entrance of a|ticket by) ")
_NO_PRICE = "tours that need it get no price"

Lines = Sequence[Line[Any]]


class Finding(NamedTuple):
    """Something wrong, and where; with an error no price can be relied on."""

    severity: Literal["error", "warning"]
    message: str
    place: Place
    hint: str | None = None


def check_book(book: Book, catalogue: Catalogue, today: date) -> list[Finding]:
    """Return what is wrong with a book, in the order of its files and lines."""
    groups: dict[str, list[Line[Any]]] = {}
    for name, line in book.lines():
        for subject in _SUBJECTS[name](line.rate):
            groups.setdefault(subject, []).append(line)
    found = [*_unknown(book, catalogue), *_terms(book)]
    for subject, lines in groups.items():
        found += _overlaps(subject, lines)
        found += _gaps(subject, lines, today)
        found += _rising(subject, lines)
    found += _wanting(book, catalogue, groups)
    order = {file.path: at for at, file in enumerate(book.files)}
    # One line may stand for several subjects; what is said twice is said once.
    return sorted(
        dict.fromkeys(found),
        key=lambda it: (order[it.place.file], it.place.line, it.message),
    )


def _at_places(what: Callable[[Any], str]) -> Callable[[Any], list[str]]:
    def subjects(rate: Any) -> list[str]:
        places = [f"{what(rate)} in {place}" for place in rate.places]
        return places or [what(rate)]

    return subjects


def _entrances(rate: Any) -> list[str]:
    kinds = [_entrance(kind) for kind in rate.kinds]
    return [*kinds, *(f"entrance of {place}" for place in rate.places)]


def _entrance(kind: Kind) -> str:
    return f"entrance of a {kind.value}"


def _fares(rate: Any) -> list[str]:
    if rate.mode is None:
        return [f"ticket for {corridor}" for corridor in rate.corridors]
    return [_fare(rate.mode, overnight=rate.overnight)]


def _fare(mode: Mode, *, overnight: bool) -> str:
    return f"ticket by {mode.value}{', overnight' if overnight else ''}"


_SUBJECTS: Mapping[str, Callable[[Any], list[str]]] = {
    "rooms": _at_places(lambda rate: f"{rate.class_.value}"),
    "vehicles": lambda rate: [f"vehicle {rate.vehicle}"],
    "staff": lambda rate: [rate.role],
    "meals": _at_places(lambda rate: f"{rate.meal.value}"),
    "entrances": _entrances,
    "fares": _fares,
    # Of extras all that hold are paid, so that several may.
    "extras": lambda rate: [f"extra {rate.id}"],
}
"""What a line is a rate for; lines of one subject stand for each other."""


def _unknown(book: Book, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield names that neither the catalogue nor the book has."""
    units = {it.id for it in catalogue.provinces.values()}
    units |= {
        former.id for it in catalogue.provinces.values() for former in it.formerly
    }
    known = {
        "rooms": units | set(catalogue.destinations),
        "meals": units | set(catalogue.destinations),
        "entrances": set(catalogue.destinations),
        "fares": set(catalogue.corridors),
    }
    sources = {*book.sources, *catalogue.sources}
    for name, line in book.lines():
        rate, place = line.rate, line.origin.place
        named = getattr(rate, "corridors" if name == "fares" else "places", ())
        for one in named:
            if one not in known[name]:
                message = f"{name} {rate.id}: the catalogue has no {one!r}"
                yield Finding("error", message, place, "see tourlink search")
        if line.origin.source is not None and line.origin.source not in sources:
            message = f"{name} {rate.id}: there is no source {line.origin.source!r}"
            yield Finding("error", message, place, "list it under sources")


def _terms(book: Book) -> Iterator[Finding]:
    """Yield what the terms lack, and where the tax has gaps or stands twice."""
    terms, place = book.terms, _top(book)
    if terms.markup is None and terms.margin is None:
        yield Finding("warning", "terms: there is no markup and no margin", place)
    if not terms.meals:
        yield Finding("warning", "terms: no meal is part of the tours", place)
    if not terms.vat:
        yield Finding("error", "terms: there is no value added tax", place)
    periods = sorted(terms.vat, key=lambda it: it.from_)
    for one, other in pairwise(periods):
        if one.to is None or one.to >= other.from_:
            message = f"terms: two rates of tax hold on {other.from_.isoformat()}"
            yield Finding("error", message, place)
        elif one.to + timedelta(1) < other.from_:
            message = f"terms: no rate of tax holds after {one.to.isoformat()}"
            yield Finding("error", message, place)


def _overlaps(subject: str, lines: Lines) -> Iterator[Finding]:
    """Yield pairs of lines of one file that hold at once, none before the other."""
    for one, other in combinations(lines, 2):
        if one.layer == other.layer and _meet(one.rate, other.rate):
            yield Finding(
                "error",
                f"{subject}: {one.rate.id} and {other.rate.id} hold at once",
                other.origin.place,
                f"the other one is at {one.origin.place}; give them other dates,"
                " months, sizes or places",
            )


def _meet(one: Any, other: Any) -> bool:
    # A season goes before the whole year.
    same_season = bool(one.months) == bool(other.months) and (
        not one.months or set(one.months) & set(other.months)
    )
    return bool(
        same_season
        and _dates_meet(one, other)
        and one.from_pax <= (other.to_pax or _MOST_PAX)
        and other.from_pax <= (one.to_pax or _MOST_PAX)
        and getattr(one, "from_km", 0) < (getattr(other, "below_km", 0) or _MOST_KM)
        and getattr(other, "from_km", 0) < (getattr(one, "below_km", 0) or _MOST_KM)
    )


def _dates_meet(one: Rate, other: Rate) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_to or date.max)


def _gaps(subject: str, lines: Lines, today: date) -> Iterator[Finding]:
    """Yield dates, months, sizes and distances between lines that no line has."""
    last = max(lines, key=lambda it: it.rate.valid_to or date.max)
    ends = last.rate.valid_to
    if ends is not None and ends < today:
        message = f"{subject}: no rate after {ends.isoformat()}"
        yield Finding("warning", message, last.origin.place)
    by_start = sorted(lines, key=lambda it: it.rate.valid_from or date.min)
    until = date.min
    for line in by_start:
        start, end = line.rate.valid_from, line.rate.valid_to or date.max
        if start and until != date.min and start > until + timedelta(1):
            free, full = until + timedelta(1), start - timedelta(1)
            message = f"{subject}: no rate from {free} to {full}"
            yield Finding("warning", message, line.origin.place)
        until = max(until, end)
        if until == date.max:
            break
    if all(it.rate.months for it in lines):
        have = {month for it in lines for month in it.rate.months}
        lacking = [str(month) for month in range(1, 13) if month not in have]
        if lacking:
            message = f"{subject}: no rate in the months {', '.join(lacking)}"
            yield Finding("warning", message, lines[0].origin.place)
    for what, ranges in (
        ("travellers", [(it.rate.from_pax, it.rate.to_pax) for it in lines]),
        ("km", [_km(it.rate) for it in lines]),
    ):
        for low, high in _between(ranges):
            message = f"{subject}: no rate for {low} to {high} {what}"
            yield Finding("warning", message, lines[0].origin.place)


def _km(rate: Any) -> tuple[int, int | None]:
    below = getattr(rate, "below_km", None)
    return getattr(rate, "from_km", 0), None if below is None else below - 1


def _between(ranges: Sequence[tuple[int, int | None]]) -> Iterator[tuple[int, int]]:
    """Yield what lies between ranges, the first of which begins where it may."""
    until: int | None = None
    for low, high in sorted(ranges, key=lambda it: it[0]):
        if until is not None and low > until + 1:
            yield until + 1, low - 1
        if high is None:
            return
        until = max(until or high, high)


def _rising(subject: str, lines: Lines) -> Iterator[Finding]:
    """Yield rates that are dearer for a larger group."""
    ordered = sorted(lines, key=lambda it: it.rate.from_pax)
    for one, other in pairwise(ordered):
        if one.layer != other.layer or one.rate.from_pax == other.rate.from_pax:
            continue
        low, high = _amounts(one.rate), _amounts(other.rate)
        if any(high.get(key, 0) > amount for key, amount in low.items()):
            message = f"{subject}: {other.rate.id} is dearer for a larger group"
            yield Finding("warning", message, other.origin.place)


def _amounts(rate: Rate) -> dict[str, int]:
    return {
        name: value
        for name, value in vars(rate).items()
        if name.endswith("_vnd") and value is not None
    }


def _wanting(
    book: Book, catalogue: Catalogue, groups: Mapping[str, Lines]
) -> Iterator[Finding]:
    """Yield what tours of the catalogue may use and no line is for."""
    stops = {it.kind for it in catalogue.destinations.values() if it.quality}
    tickets = {
        (it.mode, bool(it.service and it.service.overnight))
        for it in catalogue.corridors.values()
        if it.fare is None and it.mode in _TICKETED
    }
    wanted = {
        "a night": [it.value for it in LodgingClass if _offered(catalogue, it)],
        "staff": ["guide", "driver"],
        "meals": [it.value for it in book.terms.meals],
        "an entrance": [_entrance(kind) for kind in Kind if kind in stops],
        "a ticket": [_fare(mode, overnight=night) for mode, night in sorted(tickets)],
    }
    for what, subjects in wanted.items():
        lacking = [_SHORT.sub("", it) for it in subjects if it not in groups]
        if lacking:
            message = f"no rate for {what}: {', '.join(lacking)}"
            yield Finding("warning", message, _top(book), _NO_PRICE)
    if not book.vehicles:
        yield Finding("warning", "no rate for a vehicle", _top(book), _NO_PRICE)


def _offered(catalogue: Catalogue, bed: LodgingClass) -> bool:
    return any(
        it.lodging and bed in it.lodging.classes
        for it in catalogue.destinations.values()
    )


def _top(book: Book) -> Place:
    return Place(book.files[-1].path, 1, 1)
