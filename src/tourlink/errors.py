"""Every error tourlink raises on purpose, each with its process exit code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """
    One thing that is wrong: where, what, and what to do about it.

    Attributes
    ----------
    code
        Of its kind, where kinds have codes, as in the files of a catalogue.
    kind, id, path
        The record it is about, where that is known: the top-level key of the record's
        file, the record's id, and the keys and indices inside the record.
    """

    message: str
    place: Place | None = None
    hint: str | None = None
    code: str = ""
    kind: str = ""
    id: str = ""
    path: tuple[str | int, ...] = ()


class TourlinkError(Exception):
    """
    Base of all errors that a user can cause and can mend.

    Parameters
    ----------
    message
        What is wrong, in one sentence.
    hint
        What to do about it.
    problems
        The single problems, where there are several or where they have places.
    """

    exit_code: ClassVar[int] = 2

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = tuple(problems)


class CatalogueError(TourlinkError):
    """The catalogue cannot be read, or is not what it must be."""


class RequestError(TourlinkError, ValueError):
    """The request contradicts itself, or names what the catalogue lacks."""


class RateError(TourlinkError):
    """A rate book cannot be read, or a rate is not what it must be."""


class ConfigError(TourlinkError):
    """A configuration file or a baseline cannot be read, or says what is not known."""


class FileError(TourlinkError):
    """A file that was given cannot be read, or is not what it must be."""


class OutputError(TourlinkError):
    """A result cannot be written where it was asked for."""


class NoFeasibleChainError(TourlinkError):
    """
    No chain satisfies the request: the tool worked, the answer is no.

    That is an answer for whoever sells tours, so it can be said in their language: by
    its `code`, where it has one.

    Parameters
    ----------
    message, hint
        In English; each may have several lines.
    code, values
        Its kind, and what is named in the message and the hint.
    """

    exit_code = 1

    def __init__(
        self, message: str, *, hint: str | None = None, code: str = "", **values: Any
    ) -> None:
        super().__init__(message, hint=hint)
        self.code = code
        self.values: Mapping[str, Any] = values


class NothingMadeError(TourlinkError):
    """Not one package of a batch could be made."""

    exit_code = 4


class MissingExtraError(TourlinkError):
    """A feature needs an optional dependency that is not installed."""

    exit_code = 3
