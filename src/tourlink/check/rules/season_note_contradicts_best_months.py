"""Rule TLH12."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from tourlink.catalogue.records import Destination
from tourlink.check.corridor_facts import month_list
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Terrain

_WRITTEN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = re.compile(r"\b(" + "|".join(_WRITTEN) + r")\b")
_RANGE = re.compile(
    r"[\s,]*(?:to|until|till|through|and|\u2013|-)[\s\w,-]{0,24}", re.ASCII
)
_AND = re.compile(r"\s*(?:,|and|,\s*and)\b", re.ASCII)

# What is worth coming for, and when, where the note names no months itself. The
# months are those that professionals warn about (docs/problem.md): a season theme
# in the wrong month is an error, not a detail.
SEASONS = MappingProxyType(
    {
        "golden": (
            re.compile(r"golden rice|rice\b.* is golden|terraces.* golden"),
            {9, 10},
        ),
        "buckwheat": (re.compile(r"buckwheat"), {9, 10, 11, 12}),
        "plum": (re.compile(r"plum (?:and \w+ )?(?:tree|flower|blossom)"), {1, 2, 3}),
        "ban": (re.compile(r"\bban (?:tree|flower)"), {2, 3}),
        "flood": (re.compile(r"flood season|high water"), {8, 9, 10, 11}),
        "lychee": (re.compile(r"lychee"), {5, 6, 7}),
        "sunflower": (re.compile(r"wild sunflower"), {10, 11, 12}),
    }
)


@rule("TLH12", severity=Severity.WARNING)
def season_note_contradicts_best_months(context: Context) -> Iterator[Violation]:
    """
    The season note praises a season that lies outside the best months.

    Golden rice in the highlands is September and October, buckwheat late September
    to December, plum and ban flowers January to March, the Mekong flood August to
    November. Where the note names such a season, with its own months or without,
    one of them belongs to best_months; otherwise tours come in the wrong month.

    Bad:
        destinations:
          - id: a
            best_months: [3, 4]
            season_note: The rice is golden from mid-September to early October.

    Good:
        destinations:
          - id: a
            best_months: [9, 10]
            season_note: The rice is golden from mid-September to early October.
    """
    for place in context.catalogue.destinations.values():
        if not place.season_note or not place.best_months:
            continue
        best = frozenset(place.best_months)
        for word, months in _praised(place, place.season_note):
            if not months & best:
                yield Violation(
                    "destinations",
                    place.id,
                    ("best_months",),
                    f"the season note speaks of {word}, {month_list(months)}, but the"
                    f" best months are {month_list(best)}",
                    "add these months to best_months, or correct the note",
                )
                break


def _praised(place: Destination, note: str) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield the seasons a note speaks of, each with its months."""
    for clause in re.split(r"[;.]", note):
        folded = clause.casefold()
        for word, (pattern, usual) in SEASONS.items():
            found = pattern.search(folded)
            if found is None or (
                word == "flood" and place.terrain is not Terrain.DELTA
            ):
                continue
            yield found[0], months_named(clause) or frozenset(usual)


def months_named(text: str) -> frozenset[int]:
    """Return the months a text names, ranges such as `May to August` filled in."""
    found: set[int] = set()
    last_end, last = 0, 0
    for match in _MONTH.finditer(text):
        month = _WRITTEN.index(match[0]) + 1
        between = text[last_end : match.start()]
        if last and _RANGE.fullmatch(between) and not _AND.match(between):
            step = last
            while step != month:
                found.add(step)
                step = step % 12 + 1
        found.add(month)
        last_end, last = match.end(), month
    return frozenset(found)
