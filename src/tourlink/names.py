"""Text folding: the same name in any spelling gives the same key."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

# Letters that Unicode does not decompose into a base letter and marks.
_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l"})


def fold(text: str) -> str:
    """
    Return the key of a name: no marks, no case, no punctuation, single blanks.

    `Đắk Lắk`, `Dak Lak`, `dak-lak` and `ĐAK LĂK` all give `dak lak`.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    kept = (
        char if char.isalnum() else " "
        for char in decomposed
        if not unicodedata.combining(char)
    )
    return " ".join("".join(kept).split())


def closest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return up to `most` of `known` that `word` may have meant, best first."""
    by_key: dict[str, str] = {}
    for name in known:
        by_key.setdefault(fold(name), name)
    keys = get_close_matches(fold(word), list(by_key), n=most, cutoff=0.6)
    return [by_key[key] for key in keys]


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint such as "did you mean 'sa-pa'?", or None without a near match."""
    names = [repr(name) for name in closest(word, known)]
    return f"did you mean {' or '.join(names)}?" if names else None
