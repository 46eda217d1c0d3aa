"""Rule TLW01."""

from collections.abc import Iterator
from itertools import chain

from tourlink.check.prose import descriptions, names
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.check.syllables import corrected, misplaced
from tourlink.vocabulary import Lang


@rule("TLW01", severity=Severity.WARNING)
def misplaced_tone_mark(context: Context) -> Iterator[Violation]:
    """
    A tone mark stands on a letter that never carries it.

    Such words come from typing the mark too early. A Vietnamese reader sees the error
    at once, and a search for the right spelling does not always find them. Both
    styles of `oa`, `oe` and `uy` are accepted here.

    Bad:
        destinations:
          - {id: a, name: {vi: Thác Qủang Tân, en: Quang Tan Falls}}

    Good:
        destinations:
          - {id: a, name: {vi: Thác Quảng Tân, en: Quang Tan Falls}}
    """
    for passage in chain(names(context.catalogue), descriptions(context.catalogue)):
        if passage.lang is not Lang.VI:
            continue
        words = list(misplaced(passage.text))
        if words:
            shown = ", ".join(f"{each.word!r} for {each.right!r}" for each in words)
            yield passage.violation(
                f"wrong place of a tone mark: {shown}",
                fixed=corrected(passage.text, words),
            )
