"""
Safe YAML with a place for every value.

PyYAML's own construction reads `12:30` as 750 and `NO` as false, lets a duplicate
key overwrite silently and expands aliases without limit. Here only its scanner and
parser are used: values are built from parse events by the core schema of YAML 1.2,
and what a catalogue has no need for (aliases, tags, several documents) is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from tourlink.errors import Place, Problem

MOST_DEPTH = 40  # a catalogue needs 8; far below what would exhaust the stack
_LONGEST_NUMBER = 40  # longer ones are no numbers that a catalogue means

_NOT_ALLOWED = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"(true|True|TRUE)|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+|(0o[0-7]+)|(0x[0-9a-fA-F]+)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


Steps = tuple[str | int, ...]
"""A way into nested values: keys of maps, indices of lists from 0."""


def dotted(path: Steps) -> str:
    """Return a path as messages show it, such as `opening.hours[0].opens`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


@dataclass(slots=True)
class Node:
    """A value of a YAML file, and where it and its parts stand."""

    value: Any
    """Plain data, with the values of all children."""
    place: Place
    children: dict[str | int, "Node"] = field(default_factory=dict)
    """Parts of a map by key, or of a list by index from 0."""
    keys: dict[str, Place] = field(default_factory=dict)
    """Places of the keys of a map."""
    refused: bool = False
    """Whether the value was refused here already, so that it needs no more words."""

    def at(self, path: Sequence[str | int]) -> "Node":
        """Return the part at `path`, or the nearest part around it."""
        node = self
        for step in path:
            if step not in node.children:
                break
            node = node.children[step]
        return node


@dataclass(slots=True)
class Document:
    """What a file says, and what is wrong with how it says it."""

    root: Node | None
    """None where nothing could be read."""
    problems: list[Problem]


def read_yaml(data: bytes, file: str) -> Document:
    """Read one YAML document; `file` is how places name it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        byte = f"0x{data[error.start]:02x}"
        return _broken(
            f"not UTF-8: byte {byte}", _place_after(before, file), "save it as UTF-8"
        )
    if bad := _NOT_ALLOWED.search(text):
        return _broken(
            f"control character U+{ord(bad[0]):04X}",
            _place_after(text[: bad.start()], file),
            "delete it",
        )
    builder = _Builder(file)
    try:
        root = builder.build(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        context = f" {error.context}" if error.context else ""
        place = builder.place(mark) if mark else Place(file, 1, 1)
        problem = Problem(f"not YAML: {error.problem}{context}", place)
        return Document(None, [*builder.problems, problem])
    except _StopError as stop:
        return Document(None, [*builder.problems, stop.problem])
    if root is None:
        return _broken("the file says nothing", Place(file, 1, 1), None)
    return Document(root, builder.problems)


def _broken(message: str, place: Place, hint: str | None) -> Document:
    return Document(None, [Problem(message, place, hint)])


def _place_after(text: str, file: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", text)
    return Place(file, len(lines), len(lines[-1]) + 1)


class _StopError(Exception):
    """Nothing after this place can be read."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.problem = Problem(message, place)


@dataclass(slots=True)
class _Open:
    """A map or list that has begun and not ended; `key` waits for its value."""

    node: Node
    key: Node | None = None


class _Builder:
    """Builds nodes from the events of one document, with a stack of its own."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._root: Node | None = None

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def build(self, events: Iterator[Any]) -> Node | None:
        documents = 0
        for event in events:
            place = self.place(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _StopError("a second document begins; one is allowed", place)
            elif isinstance(event, yaml.AliasEvent):
                self._refuse("aliases are not allowed", place, "write the value out")
                self._attach(Node(None, place, refused=True))
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_tag(event, place)
                # A key that looks like a number or a truth is still only a word.
                plain = event.implicit[0] and not self._expects_key()
                value = _scalar(event.value) if plain else event.value
                self._attach(Node(value, place))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_tag(event, place)
                self._begin(isinstance(event, yaml.MappingStartEvent), place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
        return self._root

    def _begin(self, is_map: bool, place: Place) -> None:  # noqa: FBT001
        if len(self._open) >= MOST_DEPTH:
            raise _StopError(f"nested deeper than {MOST_DEPTH} levels", place)
        node = Node({} if is_map else [], place)
        self._attach(node)
        self._open.append(_Open(node))

    def _expects_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].node.value, dict)
            and self._open[-1].key is None
        )

    def _attach(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node.value, list):
            parent.node.children[len(parent.node.value)] = node
            parent.node.value.append(node.value)
        elif parent.key is None:
            parent.key = node
        else:
            self._pair(parent.node, parent.key, node)
            parent.key = None

    def _pair(self, parent: Node, key: Node, node: Node) -> None:
        if key.refused:
            return
        if isinstance(key.value, dict | list):
            self._refuse("a key must be text", key.place, None)
            return
        name = str(key.value)
        if name in parent.keys:
            first = parent.keys[name]
            self._refuse(
                f"key {name!r} stands here twice",
                key.place,
                f"first at {first}; delete one of them",
            )
            return
        parent.keys[name] = key.place
        parent.children[name] = node
        parent.value[name] = node.value

    def _refuse(self, message: str, place: Place, hint: str | None) -> None:
        self.problems.append(Problem(message, place, hint))

    def _refuse_tag(self, event: Any, place: Place) -> None:
        if event.tag is not None:
            self._refuse(f"tag {event.tag} is not allowed", place, "delete it")


def _scalar(text: str) -> Any:
    """Return what a plain scalar means by the core schema of YAML 1.2."""
    if _NULL.fullmatch(text):
        return None
    if match := _BOOL.fullmatch(text):
        return match[1] is not None
    if len(text) <= _LONGEST_NUMBER:
        if match := _INT.fullmatch(text):
            octal, sixteen = match.groups()
            return int(text, 8 if octal else 16 if sixteen else 10)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _INFINITE.fullmatch(text):
            return float(text.replace(".", "", 1))
    return text
