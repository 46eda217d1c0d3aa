"""What differs between two states of the facts: records, fields, old and new values."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from tourlink.aftersale.state import KINDS, RULES, Key, State

Change = Literal["added", "removed", "changed"]


class Field(NamedTuple):
    """A field that differs; None where it is not given."""

    path: str
    before: Any
    after: Any


class Difference(NamedTuple):
    """A record that is not what it was."""

    key: Key
    change: Change
    fields: tuple[Field, ...] = ()
    """Of a changed record, in the order of its file."""


def differences(old: State, new: State) -> tuple[Difference, ...]:
    """Return the records that are not in both, or not the same in both."""
    found: list[Difference] = []
    for kind in KINDS:
        if kind == RULES:
            continue  # they come with the program, which is one here
        before, after = old.ids(kind), new.ids(kind)
        for name in {**before, **after}:
            key = Key(kind, name)
            if name not in after:
                found.append(Difference(key, "removed"))
            elif name not in before:
                found.append(Difference(key, "added"))
            elif before[name] != after[name]:
                fields = tuple(_fields(old.content(key), new.content(key), ""))
                found.append(Difference(key, "changed", fields))
    return tuple(found)


def _fields(before: Any, after: Any, path: str) -> Iterator[Field]:
    """Yield what differs; lists of maps are compared by their places."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            inner = f"{path}.{name}" if path else str(name)
            yield from _fields(before.get(name), after.get(name), inner)
    elif _maps(before) and _maps(after) and len(before) == len(after):
        for at, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _fields(one, other, f"{path}[{at}]")
    elif before != after:
        yield Field(path, before, after)


def _maps(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(it, dict) for it in value)
