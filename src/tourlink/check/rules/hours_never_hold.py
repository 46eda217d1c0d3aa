"""Rule TLH05."""

from collections.abc import Iterator

from tourlink.catalogue.records import Opening
from tourlink.check.corridor_facts import ALL_YEAR, month_list
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH05", severity=Severity.WARNING)
def hours_never_hold(context: Context) -> Iterator[Violation]:
    """
    Hours are given only for months in which the place is closed.

    The season window never opens: what one field promises the other one takes back.
    One of the two is out of date.

    Bad:
        destinations:
          - id: a
            closed_months: [6, 7]
            opening:
              hours:
                - {opens: "08:00", closes: "17:00", months: [1, 2, 3, 4, 5]}
                - {opens: "07:00", closes: "18:00", months: [6, 7]}
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            closed_months: [6, 7]
            opening:
              hours:
                - {opens: "08:00", closes: "17:00", months: [1, 2, 3, 4, 5]}
                - {opens: "07:00", closes: "18:00", months: [8, 9]}
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        closed = frozenset(place.closed_months)
        if not isinstance(place.opening, Opening) or closed == ALL_YEAR:
            continue
        for index, hours in enumerate(place.opening.hours):
            months = frozenset(hours.months)
            if months and months <= closed:
                yield Violation(
                    "destinations",
                    place.id,
                    ("opening", "hours", index, "months"),
                    f"hours for {month_list(months)}, when the place is closed",
                    "correct closed_months, or delete these hours",
                )
