"""Rule TLW13."""

import re
from collections.abc import Iterator
from itertools import chain

from tourlink.check.prose import descriptions, names, notes
from tourlink.check.rule import Context, Severity, Violation, rule

# French sets a blank before : ; ! and ?, but no language before a comma or a stop.
_STRAY = re.compile(r" {2,}|[\u00a0\u202f]{2,}| +(?=[,.](?:\s|$))")


@rule("TLW13", severity=Severity.WARNING)
def stray_blanks(context: Context) -> Iterator[Violation]:
    """
    A text has two blanks in a row, or one before a comma or a full stop.

    They are left over from editing, show in print, and make equal texts unequal.

    Bad:
        destinations:
          - {id: a, note: "Closed  after heavy rain."}

    Good:
        destinations:
          - {id: a, note: "Closed after heavy rain."}
    """
    catalogue = context.catalogue
    for passage in chain(names(catalogue), descriptions(catalogue), notes(catalogue)):
        match = _STRAY.search(passage.text)
        if match:
            yield passage.violation(
                f"stray blank after {passage.text[: match.start()][-20:]!r}",
                "delete it",
                fixed=_STRAY.sub(_one, passage.text),
            )


def _one(match: re.Match[str]) -> str:
    rest = match.string[match.end() : match.end() + 1]
    return "" if rest in {",", "."} else match[0][0]
