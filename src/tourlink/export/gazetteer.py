"""Names of what a plan document mentions, in one language and safe to print."""

import unicodedata

from tourlink.plan import PlaceNote, PlanDocument
from tourlink.vocabulary import Lang

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


def clean(text: str) -> str:
    """
    Return `text` on one line, composed (NFC), without anything that moves the cursor.

    Control and format characters go, as an escape sequence in a name would otherwise
    reach the terminal; line breaks and tabs become single blanks.
    """
    composed = unicodedata.normalize("NFC", text)
    # Cc has the escape character, Cf the marks that turn the writing direction,
    # Cs halves of characters that no encoding can write.
    kept = (
        " " if char.isspace() else char
        for char in composed
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join("".join(kept).split())


class Gazetteer:
    """Looks names up in one document; what the document lacks is called by its id."""

    def __init__(self, document: PlanDocument, lang: Lang) -> None:
        self._places = document["places"]
        self._provinces = document["provinces"]
        self.lang = lang

    def place(self, key: str) -> str:
        """Return the name of a place."""
        note = self._places.get(key)
        return self._named(note["name"] if note else {}, key)

    def province(self, key: str) -> str:
        """Return the name of a unit of today's map or of the former one."""
        return self._named(self._provinces.get(key, {}), key)

    def themes(self, key: str) -> list[str]:
        """Return the themes of a place."""
        note = self._places.get(key)
        return [clean(theme) for theme in note["themes"]] if note else []

    def kind(self, key: str) -> str:
        """Return what kind of place it is; empty if the document lacks it."""
        note = self._places.get(key)
        return note["kind"] if note else ""

    def description(self, key: str) -> str:
        """Return a sentence about a place, or nothing."""
        note = self._places.get(key)
        return self.told(note.get("description", {})) if note else ""

    def told(self, texts: dict[str, str]) -> str:
        """Return a text in the reader's language, or in English."""
        return self._named(texts, "")

    def best_months(self, key: str) -> list[int]:
        """Return the months in which a place is at its best; none if not known."""
        note = self._places.get(key)
        return note.get("best_months", []) if note else []

    def is_island(self, key: str) -> bool:
        """Return whether a place is an island, or on one."""
        note = self._places.get(key)
        return bool(note and note.get("island", note["kind"] == "island"))

    def fee(self, key: str) -> tuple[int, str] | None:
        """Return the entrance fee of an adult in VND, and of when it is."""
        note = self._places.get(key)
        if note is None or "fee_vnd" not in note:
            return None
        return note["fee_vnd"], clean(note.get("fee_as_of", ""))

    def point(self, key: str) -> Point | None:
        """Return where a place is."""
        note = self._places.get(key)
        return (note["lat"], note["lon"]) if note else None

    def province_of(self, key: str) -> str:
        """Return the id of a place's unit of today's map, or nothing."""
        note = self._places.get(key)
        return note["province"] if note else ""

    def former(self, key: str, among: list[str]) -> list[str]:
        """
        Return other names that province `key` had before the merger of 2025.

        Only those of the places in `among` are told: the reader knows them by it.
        """
        notes: list[PlaceNote] = [
            self._places[place] for place in among if place in self._places
        ]
        names = [
            self.province(note["former_province"])
            for note in notes
            if note["province"] == key and note["former_province"]
        ]
        today = self.province(key)
        return [name for name in dict.fromkeys(names) if name != today]

    def _named(self, names: dict[str, str], key: str) -> str:
        return clean(names.get(self.lang) or names.get(Lang.EN) or key)
