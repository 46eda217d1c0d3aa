"""From the bytes of all files to a catalogue, or to everything wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from tourlink.catalogue.catalogue import FILES, Catalogue
from tourlink.catalogue.codes import Code
from tourlink.catalogue.files import CatalogueFile
from tourlink.catalogue.records import Citation
from tourlink.catalogue.references import Entries, Entry, check_references
from tourlink.catalogue.schema import read_record
from tourlink.catalogue.source import Node, read_yaml
from tourlink.errors import CatalogueError, Place, Problem
from tourlink.names import did_you_mean

_SINGULAR = {"axes": "axis", "product_routes": "product route"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What all files say, with the place of every value, and what is wrong with it."""

    entries: Entries
    problems: tuple[Problem, ...]
    """Of all files, in the order of their places."""

    def catalogue(self, sha256: str) -> Catalogue:
        """
        Return the catalogue that the entries make.

        Raises
        ------
        CatalogueError
            If there are problems, with all of them.
        """
        if self.problems:
            raise CatalogueError(
                f"the catalogue has {count(len(self.problems), 'problem')}",
                problems=self.problems,
            )
        records: dict[str, Any] = {
            kind: {name: entry.record for name, entry in entries.items()}
            for kind, entries in self.entries.items()
        }
        as_of = max(_as_of(records), default="")
        return Catalogue(**records, sha256=sha256, as_of=as_of)


def read(files: Sequence[CatalogueFile]) -> Reading:
    """Read, check and layer `files`, which come lowest layer first."""
    reader = _Reader()
    for file in files:
        reader.read(file)
    problems = [
        *reader.problems,
        *check_references(reader.entries, frozenset(reader.unread)),
    ]
    return Reading(reader.entries, tuple(sorted(problems, key=_position)))


def assemble(files: Sequence[CatalogueFile], sha256: str) -> Catalogue:
    """
    Return the catalogue that `files` make, which come lowest layer first.

    Raises
    ------
    CatalogueError
        If anything is wrong, with all the problems of all files, in their order.
    """
    return read(files).catalogue(sha256)


def count(number: int, word: str) -> str:
    """Return such as `1 problem` or `2 problems`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _position(problem: Problem) -> Place:
    return problem.place or Place("", 0, 0)


def _as_of(records: dict[str, dict[str, Any]]) -> Iterator[str]:
    for kind in records.values():
        for record in kind.values():
            citations: tuple[Citation, ...] = getattr(record, "sources", ())
            for citation in citations:
                yield citation.as_of


class _Reader:
    """The entries and problems of the files read so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.entries: dict[str, dict[str, Entry]] = {
            kind: {} for kinds in FILES.values() for kind in kinds
        }

    def read(self, file: CatalogueFile) -> None:
        """Add a file: its records replace those of lower layers with the same id."""
        kinds = FILES[file.name]
        document = read_yaml(file.data, file.path)
        self.problems += document.problems
        root = document.root
        if root is None:
            self.unread.update(kinds)
            return
        if not isinstance(root.value, dict):
            self.unread.update(kinds)
            self._say(Code.WRONG_TYPE, f"must be a map with {_keys(kinds)}", root.place)
            return
        for key, place in root.keys.items():
            if key not in kinds:
                hint = did_you_mean(key, kinds) or f"this file has {_keys(kinds)}"
                self._say(Code.UNKNOWN_KEY, f"unknown key {key!r}", place, hint)
                self.unread.update(kinds)
        if not root.keys:
            self._say(Code.MISSING_KEY, f"needs {_keys(kinds)}", root.place)
            self.unread.update(kinds)
        for kind, record in kinds.items():
            if kind in root.children:
                self._read_list(kind, record, root.children[kind])

    def _read_list(self, kind: str, record: type, node: Node) -> None:
        if not isinstance(node.value, list):
            self.unread.add(kind)
            if not node.refused:
                hint = f"write `{kind}: []` if there are none"
                self._say(Code.WRONG_TYPE, f"{kind!r} must be a list", node.place, hint)
            return
        here: dict[str, Entry] = {}
        word = _SINGULAR.get(kind, kind.removesuffix("s"))
        for index, item in node.children.items():
            name = item.value.get("id") if isinstance(item.value, dict) else None
            shown = repr(name) if isinstance(name, str) else f"#{int(index) + 1}"
            label = f"{word} {shown}"
            value, problems = read_record(item, record, label)
            known = name if isinstance(name, str) else ""
            self.problems += (replace(it, kind=kind, id=known) for it in problems)
            if not isinstance(name, str):
                self.unread.add(kind)
                continue
            entry = Entry(kind, name, label, item, value)
            if name in here:
                first = here[name].node.at(("id",)).place
                hint = f"first at {first}; give one of them another id"
                problem = entry.problem(
                    Code.DUPLICATE_ID, ("id",), "stands here twice", hint
                )
                self.problems.append(problem)
                continue
            here[name] = entry
        self.entries[kind] |= here

    def _say(
        self, code: Code, message: str, place: Place, hint: str | None = None
    ) -> None:
        name = PurePath(place.file).name
        self.problems.append(Problem(f"{name}: {message}", place, hint, code=code))


def _keys(kinds: Sequence[str] | Any) -> str:
    return " or ".join(f"`{kind}:`" for kind in kinds)
