"""Rate books: files in, lines with their places out, a later file on top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from tourlink.catalogue.files import bundled_folder
from tourlink.catalogue.records import Source
from tourlink.errors import Place, Problem, RateError
from tourlink.inputs import read_bytes
from tourlink.pricing.records import (
    EntranceRate,
    ExtraRate,
    FareRate,
    MealRate,
    Rate,
    RateFile,
    RoomRate,
    StaffRate,
    Terms,
    Trust,
    VehicleRate,
)

BUNDLED = "bundled/rates.yaml"
LISTS = ("rooms", "vehicles", "staff", "meals", "entrances", "fares", "extras")
"""The lists of a rate book; ids are unique in each."""

R = TypeVar("R", bound=Rate)
R_co = TypeVar("R_co", bound=Rate, covariant=True)


class Origin(NamedTuple):
    """Where a rate is from, with what its file says of all of them filled in."""

    place: Place
    source: str | None
    as_of: str | None
    confidence: Trust
    indicative: bool
    """Whether it comes with tourlink, and is to be replaced by an agency's own."""


@dataclass(frozen=True, slots=True)
class Line(Generic[R_co]):
    """A line of a rate book; `layer` counts from 0, and the highest goes before."""

    rate: R_co
    origin: Origin
    layer: int


class BookFile(NamedTuple):
    """One file of a book: what it is called, and which bytes it had."""

    path: str
    name: str
    sha256: str
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Book:
    """All lines that hold, of all files; a line replaces those below with its id."""

    files: tuple[BookFile, ...]
    terms: Terms
    sources: dict[str, Source]
    rooms: tuple[Line[RoomRate], ...]
    vehicles: tuple[Line[VehicleRate], ...]
    staff: tuple[Line[StaffRate], ...]
    meals: tuple[Line[MealRate], ...]
    entrances: tuple[Line[EntranceRate], ...]
    fares: tuple[Line[FareRate], ...]
    extras: tuple[Line[ExtraRate], ...]

    def lines(self) -> Iterator[tuple[str, Line[Rate]]]:
        """Yield each line with the name of its list."""
        for name in LISTS:
            for line in getattr(self, name):
                yield name, line


class _Read(NamedTuple):
    file: BookFile
    record: RateFile
    places: dict[str, list[Place]]


def load_book(files: Sequence[str], *, indicative: bool = True) -> Book:
    """
    Return the book that files make, each on top of those before it.

    Parameters
    ----------
    files
        Paths of rate books.
    indicative
        Whether they lie on top of the book that comes with tourlink.

    Raises
    ------
    RateError
        If a file cannot be read, or is no rate book: with the places of all problems.
    """
    # By one name on every machine, so that equal quotations have equal bytes.
    paths = [(bundled_book(), BUNDLED)] if indicative else []
    paths += [(Path(file), file) for file in files]
    problems: list[Problem] = []
    layers = [read for path, name in paths if (read := _read(path, name, problems))]
    if problems:
        raise RateError(
            "a rate book is not what it must be",
            hint="see docs/pricing.md and tourlink schema rates",
            problems=problems,
        )
    lists: dict[str, Any] = {
        name: tuple(_merged(name, layers, with_indicative=indicative)) for name in LISTS
    }
    return Book(
        files=tuple(layer.file for layer in layers),
        terms=_terms([layer.record.terms for layer in layers]),
        sources={it.id: it for layer in layers for it in layer.record.sources},
        **lists,
    )


def bundled_book() -> Path:
    """Return the rate book that comes with tourlink."""
    return bundled_folder() / "rates.yaml"


def _read(path: Path, name: str, problems: list[Problem]) -> _Read | None:
    # Imported here, because nothing else of a quotation needs pydantic.
    from tourlink.catalogue.schema import read_file  # noqa: PLC0415

    data = read_bytes(path, RateError, hint="give a YAML file of rates", name=name)
    record, root, wrong = read_file(data, name, RateFile, "rates")
    problems += wrong
    if record is None or root is None:
        return None
    places = {
        key: [root.at((key, at)).place for at in range(len(getattr(record, key)))]
        for key in LISTS
    }
    problems += _unsourced(record, places)
    digest = sha256(data).hexdigest()
    return _Read(BookFile(name, record.name, digest, record.note), record, places)


def _unsourced(record: RateFile, places: dict[str, list[Place]]) -> Iterator[Problem]:
    """Yield what is wrong with ids and sources of a file's lines."""
    for name in LISTS:
        first: dict[str, Place] = {}
        for rate, place in zip(getattr(record, name), places[name], strict=True):
            label = f"{name} {rate.id}"
            if rate.id in first:
                hint = f"first at {first[rate.id]}; rename or delete one"
                yield Problem(f"{label}: the id stands here twice", place, hint)
            first.setdefault(rate.id, place)
            trust = rate.confidence or record.confidence
            if trust is None:
                hint = "say high, medium, low or assumed, here or for the whole file"
                yield Problem(f"{label}: 'confidence' is missing", place, hint)
            elif trust is not Trust.ASSUMED and not (rate.source or record.source):
                hint = "name one, or say confidence: assumed"
                yield Problem(f"{label}: has no source", place, hint)


def _merged(
    name: str, layers: Sequence[_Read], *, with_indicative: bool
) -> Iterator[Line[Rate]]:
    """Yield the lines of a list that no later layer replaces, lowest layer first."""
    last = {
        rate.id: number
        for number, layer in enumerate(layers)
        for rate in getattr(layer.record, name)
    }
    for number, layer in enumerate(layers):
        record = layer.record
        rates: tuple[Rate, ...] = getattr(record, name)
        for rate, place in zip(rates, layer.places[name], strict=True):
            if last[rate.id] != number:
                continue
            origin = Origin(
                place=place,
                source=rate.source or record.source,
                as_of=rate.as_of or record.as_of,
                confidence=rate.confidence or record.confidence or Trust.ASSUMED,
                indicative=with_indicative and number == 0,
            )
            yield Line(rate, origin, number)


def _terms(layers: Sequence[Terms]) -> Terms:
    """Return the terms of all layers: each field from the last that has it."""
    found = Terms()
    for terms in layers:
        given: dict[str, Any] = {
            field.name: value
            for field in fields(terms)
            if (value := getattr(terms, field.name)) is not None and value != ()
        }
        found = with_terms(found, **given)
    return found


def with_terms(terms: Terms, **given: Any) -> Terms:
    """Return terms with some of them replaced; a markup replaces a margin."""
    if "markup" in given:
        given["margin"] = None
    elif "margin" in given:
        given["markup"] = None
    return replace(terms, **given)
