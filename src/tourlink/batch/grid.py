"""Orders of a batch, one for each package: those listed, then those of the grid."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from tourlink.batch.spec import Condition, Listed, Quota, SpecFile
from tourlink.batch.template import fill, slug
from tourlink.catalogue.schema import read_record
from tourlink.catalogue.source import Node
from tourlink.errors import Problem, RequestError
from tourlink.names import did_you_mean, fold
from tourlink.request import Request

_FIELDS = tuple(field.name for field in fields(Request))
_MOST_PROBLEMS = 20  # a mistake in an axis comes again in every combination
_DIGITS = 6  # of {number}, so that names sort as numbers do


@dataclass(frozen=True, kw_only=True)
class _Fields(Request):
    """Some fields of a request, which need not make sense without the others."""

    def __post_init__(self) -> None:
        """Leave it to the whole request whether its fields go together."""


@dataclass(frozen=True, slots=True)
class Order:
    """
    What one package is to be.

    Attributes
    ----------
    number
        Place in the specification, from 1.
    labels
        Of the values of the grid, by axis; none for a listed package.
    """

    number: int
    id: str
    title: str | None
    labels: Mapping[str, str]
    request: Request


class _Value(NamedTuple):
    """One value of an axis: its label, and the fields it gives."""

    label: str
    given: Mapping[str, Any]


class _Seed(NamedTuple):
    """An order before its request is made."""

    id: str
    title: str | None
    labels: Mapping[str, str]
    given: Mapping[str, Any]
    node: Node


class Orders:
    """
    The orders of a specification; iterating makes them anew, so that none are kept.

    Raises
    ------
    RequestError
        If a field cannot be read, with the places of all problems, or an axis, a
        condition or a quota names what there is not.
    """

    def __init__(self, file: SpecFile) -> None:
        self._file = file
        self._spec = file.spec
        problems: list[Problem] = []
        self._defaults = _read(_part(file.root, "defaults"), "defaults", problems)
        self._listed = [
            _read(node.at(("request",)), f"request {at + 1}", problems)
            for at, node in _part(file.root, "requests").children.items()
        ]
        self._axes = {
            name: list(_axis(name, node, problems))
            for name, node in _part(file.root, "grid").children.items()
        }
        problems += _unknown_axes(file, self._axes)
        if problems:
            raise self._unreadable(problems)
        self._drawn = None if self._spec.shuffle is None else frozenset(self._draw())

    def check(self) -> int:
        """
        Return how many orders there are.

        Raises
        ------
        RequestError
            If a request contradicts itself, two packages have one id, or there is no
            package.
        """
        # Eight bytes of each id, as there may be a million.
        digests = array("Q")
        problems: list[Problem] = []
        for seed in self._seeds():
            digests.append(_digest(seed.id))
            try:
                self._request(seed)
            except RequestError as error:
                message = f"package {seed.id}: {error.message}"
                problems.append(Problem(message, seed.node.place, error.hint))
                if len(problems) >= _MOST_PROBLEMS:
                    break
        self._check_ids(digests)
        if problems:
            raise self._unreadable(problems)
        if not digests:
            raise RequestError(
                f"{self._file.path} leaves no package over",
                hint="look at its conditions and quotas",
            )
        return len(digests)

    def _check_ids(self, digests: "array[int]") -> None:
        """Raise the error of `check` if two packages have one id."""
        ordered = np.sort(np.frombuffer(digests, np.uint64))
        twice = set(ordered[1:][ordered[1:] == ordered[:-1]].tolist())
        seen: set[str] = set()
        # Equal digests may be of different ids, so these are compared themselves.
        for seed in self._seeds() if twice else ():
            if _digest(seed.id) not in twice:
                continue
            if seed.id in seen:
                raise RequestError(
                    f"two packages of {self._file.path} have the id {seed.id!r}",
                    hint="name all axes in the template of ids, or {number}",
                )
            seen.add(seed.id)

    def __iter__(self) -> Iterator[Order]:
        for number, seed in enumerate(self._seeds(), 1):
            request = self._request(seed)
            yield Order(number, seed.id, seed.title, seed.labels, request)

    def _request(self, seed: _Seed) -> Request:
        return Request(**{**self._defaults, **seed.given})

    def _unreadable(self, problems: Sequence[Problem]) -> RequestError:
        return RequestError(
            f"{self._file.path} asks for what is no request",
            hint="see tourlink schema request",
            problems=problems,
        )

    def _seeds(self) -> Iterator[_Seed]:
        number = 0
        entries = zip(self._spec.requests, self._listed, strict=True)
        for number, (entry, given) in enumerate(entries, 1):
            node = self._file.root.at(("requests", number - 1))
            yield _listed(entry, given, number, node)
        if not self._axes:
            return
        node = self._file.root.at(("grid",))
        for values in self._chosen():
            number += 1
            yield self._seed(number, values, node)

    def _seed(self, number: int, values: Sequence[_Value], node: Node) -> _Seed:
        labels = self._labels(values)
        words = {**labels, "number": f"{number:0{_DIGITS}}"}
        template = self._spec.id
        name = "-".join(labels.values()) if template is None else fill(template, words)
        title = self._spec.title
        given: dict[str, Any] = {}
        for value in values:
            given.update(value.given)
        told = None if title is None else fill(title, words)
        return _Seed(slug(name), told, labels, given, node)

    def _labels(self, values: Sequence[_Value]) -> dict[str, str]:
        return {axis: it.label for axis, it in zip(self._axes, values, strict=True)}

    def _chosen(self) -> Iterator[tuple[_Value, ...]]:
        """Yield the combinations that conditions and quotas leave over."""
        if self._drawn is not None:
            for at, values in enumerate(self._admitted()):
                if at in self._drawn:
                    yield values
            return
        room = _Room(self._spec.quotas)
        for values in self._admitted():
            if room.takes(self._labels(values)):
                yield values

    def _draw(self) -> Iterator[int]:
        """Yield which of the admitted combinations quotas leave, drawn in turn."""
        found = [self._labels(it) for it in self._admitted()] if self._axes else []

        def turn(at: int) -> bytes:
            words = f"{self._spec.shuffle} {' '.join(found[at].values())}"
            return sha256(words.encode()).digest()

        room = _Room(self._spec.quotas)
        for at in sorted(range(len(found)), key=turn):
            if room.takes(found[at]):
                yield at

    def _admitted(self) -> Iterator[tuple[_Value, ...]]:
        spec = self._spec
        for values in product(*self._axes.values()):
            labels = {axis: fold(label) for axis, label in self._labels(values).items()}
            if spec.only and not any(_meets(labels, it) for it in spec.only):
                continue
            if not any(_meets(labels, it) for it in spec.skip):
                yield values


class _Room:
    """What quotas still take."""

    def __init__(self, quotas: Sequence[Quota]) -> None:
        self._quotas = [(it, Counter[tuple[str, ...]]()) for it in quotas]

    def takes(self, labels: Mapping[str, str]) -> bool:
        """Return whether there is room for a combination, and count it if so."""
        keys = [tuple(labels[axis] for axis in it.by) for it, _ in self._quotas]
        pairs = list(zip(self._quotas, keys, strict=True))
        if any(taken[key] >= quota.most for (quota, taken), key in pairs):
            return False
        for (_, taken), key in pairs:
            taken[key] += 1
        return True


def _digest(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big")


def _meets(folded: Mapping[str, str], condition: Condition) -> bool:
    return all(
        folded[axis] in {fold(label) for label in labels}
        for axis, labels in condition.items()
    )


def _listed(entry: Listed, given: Mapping[str, Any], number: int, node: Node) -> _Seed:
    words = {"number": f"{number:0{_DIGITS}}"}
    name = "request-{number}" if entry.id is None else entry.id
    title = None if entry.title is None else fill(entry.title, words)
    return _Seed(slug(fill(name, words)), title, {}, given, node)


def _part(root: Node, name: str) -> Node:
    """Return what stands under a key, or an empty map where it is not given."""
    found: Node = root.children.get(name, Node({}, root.file, root.mark))
    return found


def _axis(name: str, node: Node, problems: list[Problem]) -> Iterator[_Value]:
    """Yield the values of an axis."""
    if isinstance(node.value, dict):
        for label, fields_ in node.children.items():
            yield _Value(label, _read(fields_, f"{name} {label}", problems))
    elif name not in _FIELDS:
        hint = did_you_mean(name, _FIELDS)
        hint = hint or "give a map from labels to fields of a request"
        problems.append(Problem(f"a request has no {name!r}", node.place, hint))
    elif not isinstance(node.value, list):
        message = f"the axis {name!r} is neither a list nor a map"
        problems.append(Problem(message, node.place, "give a list of its values"))
    else:
        for part in node.children.values():
            wrapped = Node({name: part.value}, part.file, part.mark)
            wrapped.children = {name: part}
            given = _read(wrapped, name, problems)
            yield _Value(_label(part.value), given)


def _read(node: Node, label: str, problems: list[Problem]) -> dict[str, Any]:
    """Return the fields of a request that a map gives, as a request has them."""
    if not isinstance(node.value, dict):
        wanted = "give a map of fields, as in a request file"
        problems.append(Problem(f"{label}: no map of fields", node.place, wanted))
        return {}
    fields_ = {name: node.children[name] for name in node.children}
    if "seconds" in fields_:
        message = f"{label}: seconds make plans depend on the machine"
        hint = "give effort, which counts work"
        problems.append(Problem(message, fields_["seconds"].place, hint))
    found, wrong = read_record(node, _Fields, label)
    problems += wrong
    return {} if found is None else {name: getattr(found, name) for name in fields_}


def _label(value: Any) -> str:
    """Return a value in words, for ids, titles and conditions."""
    if isinstance(value, dict):
        return "-".join(value)
    if isinstance(value, list):
        return "-".join(map(_label, value))
    return "any" if value is None else str(value)


def _unknown_axes(file: SpecFile, axes: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each axis that a condition or a quota makes up."""
    spec = file.spec
    named = [
        *((("only", at, axis), axis) for at, it in enumerate(spec.only) for axis in it),
        *((("skip", at, axis), axis) for at, it in enumerate(spec.skip) for axis in it),
        *(
            (("quotas", at, "by"), axis)
            for at, it in enumerate(spec.quotas)
            for axis in it.by
        ),
    ]
    for path, axis in named:
        if axis not in axes:
            hint = did_you_mean(axis, axes) or f"axes are {', '.join(axes) or 'none'}"
            place = file.root.at(path).place
            yield Problem(f"the grid has no axis {axis!r}", place, hint)
