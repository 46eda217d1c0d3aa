"""Rule TLW07."""

import re
from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule

# A full stop, a blank and a capital begin another sentence, except after a short
# word with a capital of its own: St. Joseph, TP. Vinh, Mt. Fansipan.
_ANOTHER = re.compile(
    r"(?<!\b[^\W\d_a-z])(?<!\bSt)(?<!\bMt)(?<!\bTP)[.!?]\s+[^\W\d_a-z]"
)


@rule("TLW07", severity=Severity.WARNING)
def description_not_one_sentence(context: Context) -> Iterator[Violation]:
    """
    A description is not one sentence that ends with a full stop.

    The descriptions stand below each other; one with two sentences or an exclamation
    mark looks like an advertisement among facts, and one that just stops looks cut.

    Bad:
        destinations:
          - id: a
            description: {en: "A valley of terraced fields. Do not miss it."}

    Good:
        destinations:
          - id: a
            description: {en: "A valley of terraced fields below two passes."}
    """
    for passage in descriptions(context.catalogue):
        if not passage.text.endswith("."):
            yield passage.violation(
                f"ends with {passage.text[-1]!r}, not with a full stop",
                "end the sentence with a full stop",
            )
        elif _ANOTHER.search(passage.text):
            yield passage.violation(
                "has more than one sentence", "make one sentence of it, or drop one"
            )
