"""Rule TLH01."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Hours, Opening
from tourlink.catalogue.values import minute_of_day
from tourlink.check.corridor_facts import ALL_YEAR
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Weekday


@rule("TLH01", severity=Severity.ERROR)
def visit_longer_than_opening(context: Context) -> Iterator[Violation]:
    """
    A visit takes longer than the place is ever open at a stretch.

    A visit lies between opening and closing, and is not cut by a midday break. A
    place whose longest hours are shorter than its visit_min fits into no day of no
    plan, and nobody is told why.

    Bad:
        destinations:
          - id: a
            quality: 3
            visit_min: 180
            opening:
              hours: [{opens: "08:00", closes: "10:00"}]
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            quality: 3
            visit_min: 90
            opening:
              hours: [{opens: "08:00", closes: "10:00"}]
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        opening = place.opening
        if place.visit_min is None or not isinstance(opening, Opening):
            continue
        longest = max(
            (
                _longest_min(opening.hours, month, day)
                for month, day in _kinds_of_day(place, opening)
            ),
            default=0,
        )
        if 0 < longest < place.visit_min:
            yield Violation(
                "destinations",
                place.id,
                ("visit_min",),
                f"a visit of {place.visit_min} min, but the place is never open for"
                f" more than {longest} min at a stretch",
                "shorten the visit, or correct the hours",
            )


def _kinds_of_day(
    place: Destination, opening: Opening
) -> Iterator[tuple[int, Weekday]]:
    months = sorted(ALL_YEAR - frozenset(place.closed_months))
    if not any(it.months for it in opening.hours):
        months = months[:1]
    weekdays = tuple(Weekday)
    if not any(it.weekdays for it in opening.hours):
        weekdays = weekdays[:1]
    for month in months:
        for day in weekdays:
            yield month, day


def _longest_min(hours: tuple[Hours, ...], month: int, day: Weekday) -> int:
    spans = sorted(
        (minute_of_day(it.opens), minute_of_day(it.closes))
        for it in hours
        if (not it.months or month in it.months)
        and (not it.weekdays or day in it.weekdays)
    )
    longest = 0
    start, end = 0, -1
    for opens, closes in spans:
        if opens > end:
            start = opens
        end = max(end, closes)
        longest = max(longest, end - start)
    return longest
