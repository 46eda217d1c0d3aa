"""
Whether untrusted data has the shape of a TypedDict.

Few lines of our own, because each fault needs its JSON pointer, the alternatives of
a union are told apart by their field `type`, and unknown fields are no faults: a later
version of the document may add some.
"""

from collections.abc import Iterator, Mapping
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from typing_extensions import get_type_hints, is_typeddict

from tourlink.notes import Note

_WORDS = {
    str: "must be text",
    int: "must be a whole number",
    float: "must be a number",
    bool: "must be true or false",
}
_BIGGEST = 10**12
"""Larger numbers are no minutes, km or VND, and may not fit what computes with them."""


def faults(value: Any, kind: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield pointer and message of all that keeps `value` from being a `kind`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_typeddict(kind):
        yield from _of_fields(value, kind, at)
    elif origin is Literal:
        if not isinstance(value, str) or value not in arguments:
            yield (
                at,
                Note("must be {choices}", choices=" or ".join(map(repr, arguments))),
            )
    elif origin in {Union, UnionType}:
        yield from _of_alternatives(value, arguments, at)
    elif origin in {list, dict}:
        yield from _of_parts(value, origin, arguments[-1], at)
    elif kind is not Any and not _is(value, kind):
        yield at, _WORDS[kind]


def escaped(key: str) -> str:
    """Return a key as a JSON pointer has it."""
    return key.replace("~", "~0").replace("/", "~1")


def _is(value: Any, kind: type) -> bool:
    if kind is str or kind is bool:
        return isinstance(value, kind)
    # True is 1 to Python, but not to anybody else.
    wanted = int | float if kind is float else int
    return (
        isinstance(value, wanted)
        and not isinstance(value, bool)
        and isfinite(value)
        and abs(value) <= _BIGGEST
    )


def _of_parts(value: Any, kind: Any, part: Any, at: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, kind):
        yield at, "must be a list" if kind is list else "must be a map"
        return
    keys: Any = range(len(value)) if kind is list else value
    for key in keys:
        yield from faults(value[key], part, f"{at}/{escaped(str(key))}")


def _of_fields(value: Any, kind: Any, at: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield at, "must be a map"
        return
    hints: Mapping[str, Any] = get_type_hints(kind)
    for name in sorted(kind.__required_keys__ - value.keys()):
        yield at, Note("{value} is missing", value=repr(name))
    for name, part in hints.items():
        if name in value:
            yield from faults(value[name], part, f"{at}/{escaped(name)}")


def _of_alternatives(
    value: Any, kinds: tuple[Any, ...], at: str
) -> Iterator[tuple[str, str]]:
    if value is None and NoneType in kinds:
        return
    others = [it for it in kinds if it is not NoneType]
    tagged = [it for it in others if is_typeddict(it)]
    if len(tagged) > 1 and isinstance(value, dict):
        name = value.get("type")
        others = [it for it in tagged if name in _types(it)]
        if not others:
            note = Note("there is no item of type {value}", value=repr(name))
            yield f"{at}/type", note
            return
    found = [list(faults(value, it, at)) for it in others]
    yield from min(found, key=len)


def _types(kind: Any) -> tuple[Any, ...]:
    return get_args(get_type_hints(kind).get("type"))
