"""Rule TLH13."""

from collections.abc import Iterator
from itertools import combinations

from tourlink.catalogue.records import Hours, Opening
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH13", severity=Severity.WARNING)
def hours_overlap(context: Context) -> Iterator[Violation]:
    """
    Two entries of the opening hours hold at the same time.

    Several entries may share a day, as before and after a midday break. Where they
    overlap, a change was added and the old hours were left: the place seems open
    for the longer of the two.

    Bad:
        destinations:
          - id: a
            opening:
              hours:
                - {opens: "08:00", closes: "12:00"}
                - {opens: "11:00", closes: "17:00"}
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            opening:
              hours:
                - {opens: "08:00", closes: "11:30"}
                - {opens: "13:30", closes: "17:00"}
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        if not isinstance(place.opening, Opening):
            continue
        for (_, one), (index, two) in combinations(enumerate(place.opening.hours), 2):
            at_once = one.opens < two.closes and two.opens < one.closes
            if at_once and _share_a_day(one, two):
                yield Violation(
                    "destinations",
                    place.id,
                    ("opening", "hours", index),
                    f"{two.opens}-{two.closes} overlaps {one.opens}-{one.closes} on"
                    " the same days",
                    "join the two, or tell them apart by weekdays or months",
                )


def _share_a_day(one: Hours, two: Hours) -> bool:
    return (
        not one.months or not two.months or bool(set(one.months) & set(two.months))
    ) and (
        not one.weekdays
        or not two.weekdays
        or bool(set(one.weekdays) & set(two.weekdays))
    )
