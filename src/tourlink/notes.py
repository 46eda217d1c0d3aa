"""
Sentences in English that remember what they are made of.

Whoever finds something out says it in English, and scripts read that. For people who
read another language the sentence is made again, by its template and its values
(`tourlink.export.said_notes`); what it was found out by need not know any language.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Self


class Note(str):
    """
    A sentence in English.

    Attributes
    ----------
    template
        The sentence, with names in braces; other languages say it by this.
    values
        What fills the names: numbers, ids, names, and other notes.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, **values: Any) -> Self:
        """Return the sentence with its names filled in."""
        note = super().__new__(cls, template.format(**values))
        note.template, note.values = template, values
        return note


class Name(str):
    """
    A name in English that knows its other spellings.

    Attributes
    ----------
    spellings
        The name in each language.
    """

    __slots__ = ("spellings",)
    spellings: Mapping[str, str]

    def __new__(cls, spellings: Mapping[str, str]) -> Self:
        """Return the English name."""
        name = super().__new__(cls, spellings["en"])
        name.spellings = spellings
        return name


class Coded(str):
    """
    A reason in English, by whose code other languages say it.

    Attributes
    ----------
    table
        Where its words stand.
    code, values
        As a reason of the planner has them.
    """

    __slots__ = ("code", "table", "values")
    table: str
    code: str
    values: Mapping[str, Any]

    def __new__(
        cls, text: str, table: str, code: str, values: Mapping[str, Any]
    ) -> Self:
        """Return the English text."""
        reason = super().__new__(cls, text)
        reason.table, reason.code, reason.values = table, code, values
        return reason


def joined(parts: Iterable[str], sign: str = "; ") -> Note:
    """Return sentences one after the other."""
    told = {f"part{at}": it for at, it in enumerate(parts)}
    return Note(sign.join(f"{{{name}}}" for name in told), **told)
