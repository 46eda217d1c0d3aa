"""Rule TLW12."""

import re
from collections.abc import Iterator
from itertools import chain

from tourlink.check.prose import descriptions, names
from tourlink.check.rule import Context, Severity, Violation, rule

# Two capital words side by side; single ones are abbreviations, and so are short ones.
_SHOUT = re.compile(r"\b[^\W\d_a-z]{3,}\W+[^\W\d_a-z]{3,}\b")
LEAST_LETTERS = 7


@rule("TLW12", severity=Severity.WARNING)
def shouting_text(context: Context) -> Iterator[Violation]:
    """
    A name or a description is in capital letters.

    Capitals come from headlines and permits. They hide which words are names, and a
    page full of names shows them as shouting.

    Bad:
        destinations:
          - {id: a, name: {vi: Thác Bạc, en: SILVER WATERFALL}}

    Good:
        destinations:
          - {id: a, name: {vi: Thác Bạc, en: Silver Waterfall}}
    """
    for passage in chain(names(context.catalogue), descriptions(context.catalogue)):
        for match in _SHOUT.finditer(passage.text):
            letters = sum(char.isalpha() for char in match[0])
            if match[0].isupper() and letters >= LEAST_LETTERS:
                yield passage.violation(
                    f"{match[0]!r} is in capitals", "write it as in a sentence"
                )
                break
