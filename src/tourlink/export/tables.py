"""A table as every document format draws it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under their heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    """Columns that are read by their digits, from 0."""
    wide: frozenset[int] = frozenset()
    """Columns that take the room that is left."""
    sums: frozenset[int] = frozenset()
    """Rows that sum up those before them."""
