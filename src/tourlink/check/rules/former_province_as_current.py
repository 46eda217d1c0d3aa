"""Rule TLW10."""

import re
from collections.abc import Iterator
from itertools import chain

from tourlink.catalogue.programmes import FormerProvince
from tourlink.check.prose import descriptions, notes
from tourlink.check.rule import Context, Severity, Violation, rule

# Words before or after a name that tell it belongs to the past.
_PAST_BEFORE = re.compile(
    r"\b(?:former(?:ly)?|old|then|before|until|previous|pre-merger|ancien(?:ne)?"
    r"|ex|trước|nguyên)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r"tỉnh|provinc", re.IGNORECASE)
_PAST_AFTER = re.compile(r"^\W{0,2}(?:cũ|trước đây|trước kia|before|until|d'alors)\b")


@rule("TLW10", severity=Severity.WARNING)
def former_province_as_current(context: Context) -> Iterator[Violation]:
    """
    A text speaks of a province as current that was merged into another.

    Since July 2025 there are 34 units. A description that says "in Yen Bai province"
    sends readers to a unit that is gone, and contradicts the map beside it. Say the
    unit of today, or that it is the former one.

    Bad:
        destinations:
          - {id: a, note: The festival of Yen Bai province begins here.}

    Good:
        destinations:
          - {id: a, note: The festival of the former Yen Bai province begins here.}
    """
    provinces = context.catalogue.provinces
    gone = {
        name.casefold(): (former, province.name.en)
        for province in provinces.values()
        for former in province.formerly
        if former.id not in provinces
        for name in _names(former)
    }
    if not gone:
        return
    one = "|".join(re.escape(name) for name in sorted(gone, key=len, reverse=True))
    spoken = re.compile(
        rf"\b(?:(?:tỉnh|province of|province de|province d['\u2019])\s*(?P<after>{one})"
        rf"|(?P<before>{one})\s+province)\b",
        re.IGNORECASE,
    )
    for passage in chain(descriptions(context.catalogue), notes(context.catalogue)):
        if not _PROVINCE.search(passage.text):  # much quicker than all the names
            continue
        for match in spoken.finditer(passage.text):
            if _PAST_BEFORE.search(passage.text[: match.start()]):
                continue
            if _PAST_AFTER.search(passage.text[match.end() :]):
                continue
            key = match["after"] or match["before"]
            former, today = gone[key.casefold()]
            yield passage.violation(
                f"{match[0]!r} was merged into {today}",
                f"write {today}, or the former {former.name.en} province",
            )


def _names(former: FormerProvince) -> Iterator[str]:
    yield from filter(None, (former.name.vi, former.name.en, former.name.fr))
    yield from former.aliases
