"""
Safe YAML with a place for every value.

PyYAML's own construction reads `12:30` as 750 and `NO` as false, lets a duplicate
key overwrite silently and expands aliases without limit. Here only its scanner and
parser are used: values are built from parse events by the core schema of YAML 1.2,
and what a catalogue has no need for (aliases, tags, several documents) is refused.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from tourlink.catalogue.codes import Code
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
_NOT_TEXT = frozenset("~nNtTfF+-.0123456789")
"""What a null, a truth or a number begins with; all else is text without a look."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


Steps = tuple[str | int, ...]
"""A way into nested values: keys of maps, indices of lists from 0."""


def dotted(path: Steps) -> str:
    """Return a path as messages show it, such as `opening.hours[0].opens`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


_NO_PARTS: Mapping[Any, Any] = MappingProxyType({})
_COLUMN_BITS = 32


class Node:
    """
    A value of a YAML file, and where it and its parts stand.

    A large catalogue has millions of them, so that places are kept as one number each
    and made when they are asked for.

    Attributes
    ----------
    value
        Plain data, with the values of all children.
    children
        Parts of a map by key, or of a list by index from 0.
    refused
        Whether the value was refused here already, so that it needs no more words.
    mark, key_mark
        Line and column of the value, and of its key in a map (0 without one).
    """

    __slots__ = ("children", "file", "key_mark", "mark", "refused", "value")

    def __init__(
        self, value: Any, file: str, mark: int, *, refused: bool = False
    ) -> None:
        self.value = value
        self.file = file
        self.mark = mark
        self.key_mark = 0
        self.children: Any = _NO_PARTS
        self.refused = refused

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return _place(self.file, self.mark)

    @property
    def keys(self) -> dict[str, Place]:
        """Places of the keys of a map."""
        return {
            str(name): _place(self.file, child.key_mark)
            for name, child in self.children.items()
            if child.key_mark
        }

    def at(self, path: Sequence[str | int]) -> "Node":
        """Return the part at `path`, or the nearest part around it."""
        node = self
        for step in path:
            if step not in node.children:
                break
            node = node.children[step]
        return node


def _place(file: str, mark: int) -> Place:
    return Place(file, mark >> _COLUMN_BITS, mark & ((1 << _COLUMN_BITS) - 1))


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
        root = builder.build(_Loader(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        context = f" {error.context}" if error.context else ""
        place = (
            Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
        )
        message = f"not YAML: {error.problem}{context}"
        problem = Problem(message, place, code=Code.NOT_YAML)
        return Document(None, [*builder.problems, problem])
    except _StopError as stop:
        return Document(None, [*builder.problems, stop.problem])
    if root is None:
        return _broken("the file says nothing", Place(file, 1, 1), None)
    return Document(root, builder.problems)


def _broken(message: str, place: Place, hint: str | None) -> Document:
    return Document(None, [Problem(message, place, hint, code=Code.NOT_YAML)])


def _place_after(text: str, file: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", text)
    return Place(file, len(lines), len(lines[-1]) + 1)


class _StopError(Exception):
    """Nothing after this place can be read."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.problem = Problem(message, place, code=Code.NOT_YAML)


@dataclass(slots=True)
class _Open:
    """A map or list that has begun and not ended; `key` waits for its value."""

    node: Node
    is_map: bool
    key: Node | None = None


class _Builder:
    """Builds nodes from the events of one document, with a stack of its own."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0

    def build(self, parser: Any) -> Node | None:
        next_event = parser.get_event
        # One pass over what may be millions of events: the frequent kinds come first.
        while (event := next_event()) is not None:
            kind = type(event)
            start = event.start_mark
            mark = (start.line + 1) << _COLUMN_BITS | (start.column + 1)
            if kind is yaml.ScalarEvent:
                value = event.value
                # A key that looks like a number or a truth is still only a word.
                if event.implicit[0] and not self._expects_key():
                    value = _scalar(value)
                self._refuse_tag(event, mark)
                self._attach(Node(value, self.file, mark))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_tag(event, mark)
                self._begin({} if kind is yaml.MappingStartEvent else [], mark)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._open.pop()
            elif kind is yaml.DocumentStartEvent:
                self._begin_document(_place(self.file, mark))
            elif kind is yaml.AliasEvent:
                place = _place(self.file, mark)
                self._refuse("aliases are not allowed", place, "write the value out")
                self._attach(Node(None, self.file, mark, refused=True))
        return self._root

    def _begin_document(self, place: Place) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _StopError("a second document begins; one is allowed", place)

    def _begin(self, value: Any, mark: int) -> None:
        if len(self._open) >= MOST_DEPTH:
            place = _place(self.file, mark)
            raise _StopError(f"nested deeper than {MOST_DEPTH} levels", place)
        node = Node(value, self.file, mark)
        node.children = {}
        self._attach(node)
        self._open.append(_Open(node, isinstance(value, dict)))

    def _expects_key(self) -> bool:
        if not self._open:
            return False
        parent = self._open[-1]
        return parent.is_map and parent.key is None

    def _attach(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if not parent.is_map:
            items = parent.node.value
            parent.node.children[len(items)] = node
            items.append(node.value)
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
        if name in parent.children:
            first = parent.keys[name]
            self._refuse(
                f"key {name!r} stands here twice",
                key.place,
                f"first at {first}; delete one of them",
                code=Code.DUPLICATE_KEY,
            )
            return
        node.key_mark = key.mark
        parent.children[name] = node
        parent.value[name] = node.value

    def _refuse(
        self,
        message: str,
        place: Place,
        hint: str | None,
        code: Code = Code.NOT_PLAIN_DATA,
    ) -> None:
        self.problems.append(Problem(message, place, hint, code=code))

    def _refuse_tag(self, event: Any, mark: int) -> None:
        if event.tag is not None:
            place = _place(self.file, mark)
            self._refuse(f"tag {event.tag} is not allowed", place, "delete it")


def _scalar(text: str) -> Any:
    """Return what a plain scalar means by the core schema of YAML 1.2."""
    if text and text[0] not in _NOT_TEXT:
        return text
    if _NULL.fullmatch(text):
        return None
    if match := _BOOL.fullmatch(text):
        return match[1] is not None
    return _number(text) if len(text) <= _LONGEST_NUMBER else text


def _number(text: str) -> Any:
    """Return the number that a plain scalar is, or the text where it is none."""
    if match := _INT.fullmatch(text):
        octal, sixteen = match.groups()
        return int(text, 8 if octal else 16 if sixteen else 10)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", "", 1))
    return text
