"""Rule TLW03."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from tourlink.check.prose import descriptions, names
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.names import fold
from tourlink.vocabulary import Lang

# So many times must other texts write a word with marks, before its bare form is odd.
LEAST_SEEN = 2
_WORD = re.compile(r"[^\W\d_]+")


@rule("TLW03", severity=Severity.NOTE)
def vietnamese_name_without_marks(context: Context) -> Iterator[Violation]:
    """
    A Vietnamese name has no mark, but its words have marks everywhere else.

    Such a name was probably taken from an English text, and cannot be read aloud.
    Some names have none (Kon Tum, Sa Pa): so only those are reported with a word that
    the other Vietnamese texts of the catalogue write with marks, and never without.

    Bad:
        destinations:
          - {id: a, name: {vi: Nam Ho, en: Nam Ho}}
          - {id: b, name: {vi: Hồ Séo Mý Tỷ, en: Seo My Ty Lake}}
          - {id: c, name: {vi: Sìn Hồ, en: Sin Ho}}

    Good:
        destinations:
          - {id: a, name: {vi: Nậm Hồ, en: Nam Ho}}
          - {id: b, name: {vi: Hồ Séo Mý Tỷ, en: Seo My Ty Lake}}
          - {id: c, name: {vi: Sìn Hồ, en: Sin Ho}}
    """
    written: Counter[str] = Counter()
    bare = []
    for passage in chain(names(context.catalogue), descriptions(context.catalogue)):
        if passage.lang is not Lang.VI:
            continue
        if passage.text.isascii():
            bare.append(passage)
        else:
            written.update(_WORD.findall(passage.text.casefold()))
    marked: Counter[str] = Counter()
    for word, times in written.items():
        if not word.isascii():
            marked[fold(word)] += times
    for passage in bare:
        for word in _WORD.findall(passage.text.casefold()):
            if marked[word] >= LEAST_SEEN and not written[word]:
                yield passage.violation(
                    f"{passage.text!r} has no mark, but {word!r} is written with"
                    f" one {marked[word]} times elsewhere",
                    "write the name with its tone marks, if it has any",
                )
                break
