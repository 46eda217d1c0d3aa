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
        """Return what kind of place it is, or nothing."""
        note = self._places.get(key)
        return note["kind"] if note else ""

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
