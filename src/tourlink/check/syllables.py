"""
Where the tone mark of a Vietnamese syllable stands.

The rules are those of school grammar: a vowel with a mark of its own (ă â ê ô ơ ư)
takes the tone, the last of two such; else the vowel before a closing consonant; else
the middle one of three; else the first of two. Only open oa, oe and uy are written
both ways: `hòa` is the older style and `hoà` the newer. What does not divide into an
onset, vowels and an ending of Vietnamese is no such syllable, and not judged: names
of the highlands and foreign words are spelled by rules of their own.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_OWN_MARK = frozenset("ăâêôơư")
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = re.compile(
    r"(?P<onset>ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    rf"(?P<vowels>[{_VOWELS}]{{1,3}})"
    r"(?P<coda>ch|ng|nh|[cmnpt])?"
)
_BOTH_STYLES = frozenset({"oa", "oe", "uy"})
# What Vietnamese writes without any mark between two vowels or three.
_CLUSTERS = frozenset(
    "ai ao au ay eo ia iu oa oe oi oo ua ui uy oai oao oay oeo uya uyu".split()  # noqa: SIM905  # a list of sounds is read as one
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A word whose tone mark stands wrong: how it is written, and how it should be."""

    word: str
    right: str
    start: int
    """Index of its first character in the text."""


def misplaced(text: str) -> Iterator[Misplaced]:
    """Yield the words of `text` whose tone mark no style puts where it is."""
    for match, letters, mark, at in _toned(text):
        allowed = _allowed(letters.casefold())
        if allowed and at not in allowed:
            right = _write(letters, mark, allowed[0])
            yield Misplaced(match[0], right, match.start())


def in_style(text: str, *, newer: bool) -> Iterator[Misplaced]:
    """Yield the words of `text` that are written in the other of the two styles."""
    for match, letters, mark, at in _toned(text):
        allowed = _allowed(letters.casefold())
        if len(allowed) == 2 and at in allowed and at != allowed[newer]:
            right = _write(letters, mark, allowed[newer])
            yield Misplaced(match[0], right, match.start())


def corrected(text: str, words: list[Misplaced]) -> str:
    """Return `text` with the right form of `words`, which come in its order."""
    for word in reversed(words):
        end = word.start + len(word.word)
        text = text[: word.start] + word.right + text[end:]
    return text


def _toned(text: str) -> Iterator[tuple[re.Match[str], str, str, int]]:
    """Yield each word with a tone mark, and what `_tone` says of it."""
    for match in _WORD.finditer(text):
        found = None if match[0].isascii() else _tone(match[0])
        if found is not None:
            yield match, *found


@lru_cache(maxsize=1 << 14)  # a catalogue uses the same few thousand words
def _tone(word: str) -> tuple[str, str, int] | None:
    """Return the word without its tone, the tone and the letter it is on."""
    letters: list[str] = []
    tones: list[tuple[str, int]] = []
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        kept = "".join(part for part in parts if part not in _TONES)
        letters.append(unicodedata.normalize("NFC", kept))
        tones += [(part, len(letters) - 1) for part in parts if part in _TONES]
    if len(tones) != 1:
        return None
    mark, at = tones[0]
    return "".join(letters), mark, at


@lru_cache(maxsize=1 << 14)
def _allowed(letters: str) -> tuple[int, ...]:
    """Return where the tone may stand, older style first; () for other spellings."""
    match = _SYLLABLE.fullmatch(letters)
    if not match:
        return ()
    vowels, start, closed = match["vowels"], match.start("vowels"), bool(match["coda"])
    own = [index for index, vowel in enumerate(vowels) if vowel in _OWN_MARK]
    if own:
        return (start + own[-1],)
    if len(vowels) == 1:
        return (start,)
    if vowels not in _CLUSTERS:
        return ()
    if len(vowels) == 3 or closed:
        return (start + 1,)
    return (start, start + 1) if vowels in _BOTH_STYLES else (start,)


def _write(letters: str, mark: str, at: int) -> str:
    marked = unicodedata.normalize("NFC", letters[at] + mark)
    return letters[:at] + marked + letters[at + 1 :]
