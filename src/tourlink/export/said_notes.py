"""Notes, limits and values said in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tourlink.export.phrases import Phrases
from tourlink.export.reasons import Reasons
from tourlink.notes import Coded, Name, Note

_MOST_DECIMALS = 4
_LEAST_GROUPED = 10_000  # smaller numbers are read without separators
# Where the words of closed lists stand that values may be.
_LISTS = ("verify_words", "modes", "lodging", "tags")


class SaidNotes:
    """Says what was found out in English: sentences, and the values in them."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._reasons = Reasons(words)
        self._forms: Mapping[str, Callable[[Any], str]] = {
            "constraint": lambda it: words.known("constraint_names", it, it),
            "line": lambda it: words.known("constraints", it, it),
            "share": self._share,
            "minutes": words.hours,
            "date": lambda it: words.short_date(date.fromisoformat(it), year=True),
            "length": lambda it: words.count("day", it),
        }

    def note(self, note: str) -> str:
        """Return a sentence by its words, or as it is where the language has none."""
        if isinstance(note, Coded):
            return self._reasons.told(note.table, note.code, note.values, note)
        if isinstance(note, Name):
            return note.spellings.get(self._words.lang) or note
        if not isinstance(note, Note):
            return self._words.known("check_notes", note, note)
        values = {name: self._named(name, it) for name, it in note.values.items()}
        text = self._words.known("check_notes", note.template, "")
        # Without words it is a list of parts, or said in English.
        text = text or self._words.apart(note.template.split("; "))
        return text.format(**values)

    def value(self, value: Any) -> str:
        """Return a limit or a value: words, numbers and lists of them."""
        match value:
            case bool():
                return self._words.say("verify.yes" if value else "verify.no")
            case int() | float():
                return self._number(value)
            case Note() | Name() | Coded():
                said = self.note(value)
            case str():
                said = self._word(value)
            case dict():
                parts = ((self.value(one), it) for one, it in value.items())
                said = ", ".join(f"{one} {self.value(it)}" for one, it in parts)
            case _:
                said = ", ".join(map(self.value, value or ()))
        return said or self._words.say("verify.none")

    def _named(self, name: str, value: Any) -> str:
        """Return a value as its name demands."""
        if form := self._forms.get(name):
            return form(value)
        return self.value(value) if value or value == 0 else ""

    def _share(self, share: float) -> str:
        return self._words.say("forms.percent", share=self._words.number(100 * share))

    def _number(self, number: float) -> str:
        """Return a number with as many decimals as it needs; years stay whole."""
        if isinstance(number, int) and abs(number) < _LEAST_GROUPED:
            return str(number)
        decimals = f"{number:.{_MOST_DECIMALS}f}".partition(".")[2].rstrip("0")
        return self._words.number(number, len(decimals))

    def _word(self, text: str) -> str:
        found = (self._words.known(it, text, "") for it in _LISTS)
        return next(filter(None, found), text)
