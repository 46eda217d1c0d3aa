"""Rule TLW15."""

import re
from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule

_WORD = re.compile(r"\w+")


@rule("TLW15", severity=Severity.WARNING)
def description_copied(context: Context) -> Iterator[Violation]:
    """
    Two places have the same description.

    One was copied to start the other and never rewritten, so at least one place is
    described wrongly. Case and punctuation do not count.

    Bad:
        destinations:
          - {id: a, description: {en: "Terraced fields below two passes."}}
          - {id: b, description: {en: "Terraced fields, below two passes."}}

    Good:
        destinations:
          - {id: a, description: {en: "Terraced fields below two passes."}}
          - {id: b, description: {en: "A market town on the old caravan road."}}
    """
    first: dict[tuple[str | None, str], str] = {}
    for passage in descriptions(context.catalogue):
        words = " ".join(_WORD.findall(passage.text.casefold()))
        other = first.setdefault((passage.lang, words), passage.id)
        if other != passage.id:
            yield passage.violation(
                f"the same description as {other!r}",
                "describe what is here and not there",
            )
