"""Rule TLW09."""

import re
from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Lang

# Letters of Vietnamese alone: English borrows é and ê from French, but none of these.
_ONLY_VIETNAMESE = re.compile(r"\w*[ăđơưĂĐƠƯ\u1ea0-\u1ef9]\w*")


@rule("TLW09", severity=Severity.NOTE)
def vietnamese_marks_in_english(context: Context) -> Iterator[Violation]:
    """
    An English description has words with Vietnamese marks.

    English programmes write Vietnamese names without marks, as all other English
    descriptions here do. The full name stands in the Vietnamese ones.

    Bad:
        destinations:
          - id: a
            description: {en: "A market of the Thái below the Khau Phạ pass."}

    Good:
        destinations:
          - id: a
            description: {en: "A market of the Thai below the Khau Pha pass."}
    """
    for passage in descriptions(context.catalogue):
        if passage.lang is Lang.EN:
            words = _ONLY_VIETNAMESE.findall(passage.text)
            if words:
                yield passage.violation(
                    f"{', '.join(map(repr, words))} with Vietnamese marks",
                    "write the name as English texts do",
                )
