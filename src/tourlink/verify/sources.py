"""Where the facts of a catalogue stand in its files."""

from collections.abc import Iterator, Sequence
from functools import cache

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.files import CatalogueFile
from tourlink.catalogue.source import Node, read_yaml
from tourlink.errors import Place
from tourlink.verify.constraint import Fact


class Sources:
    """
    Places in the files of a catalogue, lowest layer first.

    A file is read when a fact of it is asked for: a plan that keeps all constraints
    costs nothing.
    """

    def __init__(self, files: Sequence[CatalogueFile]) -> None:
        self._files = files
        self._entries = cache(self._read)

    def place(self, fact: Fact) -> Place | None:
        """Return where a fact stands, or the part around it; None if nowhere."""
        node = self._entries(fact.kind).get(fact.id)
        return node.at(fact.path).place if node else None

    def _read(self, kind: str) -> dict[str, Node]:
        """Return the records of a kind by id; those of higher layers win."""
        return {
            name: node
            for file in self._files
            if kind in FILES[file.name]
            for name, node in _records(file, kind)
        }


def _records(file: CatalogueFile, kind: str) -> Iterator[tuple[str, Node]]:
    root = read_yaml(file.data, file.path).root
    records = root.children.get(kind) if root else None
    for node in records.children.values() if records else ():
        if isinstance(node.value, dict):
            yield str(node.value.get("id")), node
