"""The specification of a batch: what a YAML file may say, and reading it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from tourlink.catalogue.source import Node
from tourlink.errors import RequestError
from tourlink.export import FormatName
from tourlink.inputs import read_bytes
from tourlink.markers import Between, Check, Record
from tourlink.vocabulary import Lang


def _one_or_more(value: object) -> object:
    """Let a single value stand for a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


def _words(value: object) -> object:
    """Read conditions as words, as labels are: `month: 3` means the label 3."""
    if not isinstance(value, dict):
        return value
    return {
        name: tuple(str(it) for it in (part if isinstance(part, list) else [part]))
        for name, part in value.items()
    }


Condition = Annotated[Mapping[str, tuple[str, ...]], Check(_words, before=True)]
"""Labels by axis: all axes must have one of theirs."""


@dataclass(frozen=True, kw_only=True)
class Listed(Record):
    """One package asked for by itself."""

    id: str | None = None
    """Absent: `request-` and its number in the list."""
    title: str | None = None
    request: Mapping[str, Any]
    """Fields of a request, on top of `defaults`."""


@dataclass(frozen=True, kw_only=True)
class Quota(Record):
    """Most packages of the grid that agree in the labels of `by`."""

    most: Annotated[int, Between(0)]
    by: Annotated[tuple[str, ...], Check(_one_or_more, before=True)] = ()
    """Names of axes; none: of the whole grid."""


@dataclass(frozen=True, kw_only=True)
class Spec(Record):
    """
    A batch: requests one by one, a grid of them, or both.

    An axis of the grid is a field of requests with a list of its values, or any name
    with a map from labels to fields. Each combination of values is a package.
    """

    id: str | None = None
    """Template of ids of the grid; absent: the labels of all axes."""
    title: str | None = None
    """Template of titles; absent: a plan has its route for a title."""
    formats: Annotated[tuple[FormatName, ...], Check(_one_or_more, before=True)] = (
        FormatName.JSON,
    )
    """Documents of each package, beside the plan in JSON, which is always there."""
    languages: Annotated[tuple[Lang, ...], Check(_one_or_more, before=True)] = ()
    """Languages of the documents; absent: that of the request."""
    rates: Annotated[tuple[str, ...], Check(_one_or_more, before=True)] = ()
    """Rate books to price with, on top of the indicative one; beside this file."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Fields of a request that hold where a package says nothing else."""
    requests: tuple[Listed, ...] = ()
    grid: Mapping[str, Any] = field(default_factory=dict)
    only: tuple[Condition, ...] = ()
    """Combinations of the grid must meet one of these, where there are any."""
    skip: tuple[Condition, ...] = ()
    """Combinations of the grid that meet one of these are left out."""
    quotas: tuple[Quota, ...] = ()
    """Combinations beyond a quota are left out, the last ones of the order first."""
    shuffle: Annotated[int, Between(0)] | None = None
    """Draw for the quotas in an order that this number decides, not in the grid's."""


@dataclass(frozen=True)
class SpecFile:
    """A specification with the places of what it says."""

    spec: Spec
    root: Node
    path: Path


def read_spec(path: Path) -> SpecFile:
    """
    Return the specification in a file.

    Raises
    ------
    RequestError
        If the file cannot be read, or is no specification: with the places of all
        problems.
    """
    # Imported here, because workers do not need it.
    from tourlink.catalogue.schema import read_file  # noqa: PLC0415

    data = read_bytes(path, RequestError, hint="give a YAML file")
    found = read_file(data, str(path), Spec, "batch")
    if found.problems or found.record is None or found.root is None:
        raise RequestError(
            f"{path} is no batch tourlink can read",
            hint="see docs/batch.md and tourlink schema batch",
            problems=found.problems,
        )
    spec: Spec = found.record
    if not spec.requests and not spec.grid:
        raise RequestError(
            f"{path} asks for no package", hint="give it requests, a grid or both"
        )
    return SpecFile(spec, found.root, path)
