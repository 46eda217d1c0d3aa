"""What pydantic found wrong, in our words and at its place in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tourlink.catalogue.codes import Code
from tourlink.catalogue.source import Node, Steps, dotted
from tourlink.catalogue.values import UncleanTextError
from tourlink.errors import Place, Problem
from tourlink.names import did_you_mean

_MISSING = frozenset({"missing"})
_UNKNOWN_KEY = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
_CHOICE = frozenset({"enum", "literal_error"})
_WANTED = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "dataclass_type": "a map of keys",
    "dict_type": "a map of keys",
    "finite_number": "a finite number",
    "float_type": "a number",
    "int_from_float": "a whole number",
    "int_type": "a whole number",
    "string_type": "text",
    "tuple_type": "a list",
}
_CODES = {
    **dict.fromkeys(_MISSING, Code.MISSING_KEY),
    **dict.fromkeys(_UNKNOWN_KEY, Code.UNKNOWN_KEY),
    **dict.fromkeys(_CHOICE, Code.UNKNOWN_WORD),
    **dict.fromkeys(_WANTED, Code.WRONG_TYPE),
    "finite_number": Code.OUT_OF_LIMITS,
}
_MOST_CHOICES = 12  # more of them are no help on one line
_MOST_SHOWN = 40


@dataclass(frozen=True)
class _Fault:
    """One of pydantic's errors, traced to the YAML."""

    kind: str
    path: Steps
    """Keys and indices of the YAML."""
    node: Node
    place: Place
    value: Any
    context: dict[str, Any]
    text: str
    union: Steps | None = None
    """Where the path passed through a union, one of whose branches this is."""
    branch: str = ""


def explain(
    record: type, errors: Sequence[Any], node: Node, label: str
) -> list[Problem]:
    """
    Return pydantic's `errors` about the record in `node` as problems.

    `label` names the record at the start of each message. What was refused when
    the YAML was read is not refused again.
    """
    faults = _fold_unions([_trace(error, node) for error in errors], node)
    return [
        _problem(record, fault, node, label)
        for fault in faults
        if not fault.node.refused and not _counts_valid_items(fault)
    ]


def _trace(error: Any, root: Node) -> _Fault:
    node, place = root, root.place
    path: list[str | int] = []
    union: Steps | None = None
    branch = ""
    steps = error["loc"]
    for index, step in enumerate(steps):
        if step in node.children:
            path.append(step)
            place = node.keys.get(step, place)
            node = node.children[step]
            # What is wrong with a value is shown at the value.
            place = node.place
        elif step == "[key]":
            continue
        elif error["type"] in _MISSING and index == len(steps) - 1:
            path.append(step)
        elif isinstance(step, str):
            # Not of the YAML: pydantic's name of a branch of a union.
            union, branch = tuple(path), step
        # A number: a single value that stands for a list of one.
    if error["type"] in _UNKNOWN_KEY or "[key]" in steps:
        place = root.at(path[:-1]).keys.get(str(path[-1]), place)
    return _Fault(
        kind=error["type"],
        path=tuple(path),
        node=node,
        place=place,
        value=error["input"],
        context=error.get("ctx", {}),
        text=error["msg"],
        union=union,
        branch=branch,
    )


def _counts_valid_items(fault: _Fault) -> bool:
    # A list whose only item is wrong is empty to pydantic, but not to its author.
    return fault.kind == "too_short" and bool(fault.node.value)


def _fold_unions(faults: Sequence[_Fault], root: Node) -> Iterator[_Fault]:
    """
    Make one sensible fault of those that each branch of a union raises.

    The unions of the catalogue are a record or a word (`opening: always`): of a map
    only the record's faults are kept, of anything else only the missed word.
    """
    for fault in faults:
        if fault.union is None:
            yield fault
        elif isinstance(root.at(fault.union).value, dict):
            if fault.kind not in _CHOICE or fault.path != fault.union:
                yield fault
        elif fault.kind in _CHOICE:
            yield fault


def _problem(record: type, fault: _Fault, root: Node, label: str) -> Problem:
    message, hint = _say(record, fault, root)
    code = _code(fault, root)
    path = fault.path
    if fault.kind in _MISSING | _UNKNOWN_KEY:
        path = path[:-1]
    where = dotted(path)
    start = f"{label}: {where}" if where else label
    return Problem(f"{start}: {message}", fault.place, hint, code=code, path=fault.path)


def _code(fault: _Fault, root: Node) -> Code:
    if fault.kind in _CODES:
        return _CODES[fault.kind]
    if _exchanged(fault, root):
        return Code.EXCHANGED_COORDINATES
    if fault.kind != "value_error":
        return Code.OUT_OF_LIMITS
    if isinstance(fault.context["error"], UncleanTextError):
        return Code.UNCLEAN_TEXT
    # What a record says of its own fields together is said of the whole map.
    is_map = isinstance(fault.node.value, dict)
    return Code.CONTRADICTION if is_map else Code.MALFORMED_VALUE


def _say(record: type, fault: _Fault, root: Node) -> tuple[str, str | None]:
    if fault.kind in _MISSING:
        return f"{fault.path[-1]!r} is missing", None
    if fault.kind in _UNKNOWN_KEY:
        key, known = str(fault.path[-1]), _keys(record, fault.path[:-1])
        return f"unknown key {key!r}", did_you_mean(key, known) or _one_of(known)
    if fault.kind in _CHOICE:
        return _say_choice(fault)
    if exchanged := _exchanged(fault, root):
        return exchanged, "lat is the smaller one: 8 to 28; lon is 97 to 118"
    return _say_value(fault), _quotes(fault)


def _say_choice(fault: _Fault) -> tuple[str, str | None]:
    words = re.findall(r"'([^']*)'", fault.context["expected"])
    near = did_you_mean(fault.value, words) if isinstance(fault.value, str) else None
    if fault.union is not None:
        wanted = " or ".join(map(repr, words))
        return f"must be {wanted} or a map of keys, not {_show(fault.value)}", near
    return f"{_show(fault.value)} is not allowed here", near or _one_of(words)


def _say_value(fault: _Fault) -> str:
    context, shown = fault.context, _show(fault.value)
    if fault.kind == "value_error":
        return str(context["error"])
    if fault.kind in _WANTED:
        return f"must be {_WANTED[fault.kind]}, not {shown}"
    for limit, words in (("ge", "or more"), ("le", "or less")):
        if limit in context:
            return f"must be {context[limit]:g} {words}, not {shown}"
    if "min_length" in context:
        return "must not be empty"
    return fault.text[:1].lower() + fault.text[1:]


def _exchanged(fault: _Fault, root: Node) -> str | None:
    if fault.path[-2:] != ("position", "lat"):
        return None
    position = root.at(fault.path[:-1]).value
    lat, lon = position["lat"], position.get("lon")
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    if _near_vietnam(lat, lon) or not _near_vietnam(lon, lat):
        return None
    return f"lat {lat:g} and lon {lon:g} are exchanged"


def _near_vietnam(lat: float, lon: float) -> bool:
    # A box around the country, its islands and Yunnan.
    return 8 <= lat <= 28.5 and 97 <= lon <= 118


def _show(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _quotes(fault: _Fault) -> str | None:
    if fault.kind == "string_type" and isinstance(fault.value, int | float):
        return "put it in quotes"
    if fault.kind in {"int_type", "float_type"} and isinstance(fault.value, str):
        return "write it in digits, without quotes and units"
    return None


def _one_of(words: Sequence[str]) -> str | None:
    return f"one of: {', '.join(words)}" if len(words) <= _MOST_CHOICES else None


def _keys(record: type, path: Steps) -> list[str]:
    """Return the keys that a map at `path` in a record may have."""
    kinds: list[Any] = [record]
    for step in path:
        kinds = [part for kind in kinds for part in _parts(kind, step)]
    return [
        field.name.rstrip("_")
        for kind in kinds
        if is_dataclass(kind)
        for field in fields(kind)
    ]


def _parts(kind: Any, step: str | int) -> list[Any]:
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        names = (field.name for field in fields(kind))
        found = [hints[name] for name in names if name.rstrip("_") == step]
    else:
        found = [get_args(kind)[0]] if get_origin(kind) is tuple else []
    return [part for item in found for part in _branches(item)]


def _branches(kind: Any) -> list[Any]:
    if get_origin(kind) is Annotated:
        return _branches(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        return [part for item in get_args(kind) for part in _branches(item)]
    return [] if kind is NoneType or get_origin(kind) is Literal else [kind]
