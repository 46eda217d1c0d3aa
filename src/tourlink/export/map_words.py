"""The few words that maps, routes and calendars say, in each language."""

from tourlink.export.phrases import phrases
from tourlink.vocabulary import Lang


def say(word: str, lang: Lang) -> str:
    """Return what a word is in a language; an unknown one is said as it is."""
    return phrases(lang).known("map_words", word, word)


def labelled(label: str, text: str, lang: Lang) -> str:
    """Return `label: text`, with the blanks that a language puts there."""
    return phrases(lang).labelled(label, text)
