"""Rule TLH03."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import month_list
from tourlink.check.open_months import open_months
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH03", severity=Severity.WARNING)
def best_month_closed(context: Context) -> Iterator[Violation]:
    """
    A month is praised as the best, but no opening hours hold in it.

    The season is what a tour is sold with, the hours are what decides whether it
    gets in. In a best month without hours the planner finds the gate shut.

    Bad:
        destinations:
          - id: a
            best_months: [3, 4]
            opening:
              hours: [{opens: "08:00", closes: "17:00", months: [4, 5, 6]}]
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            best_months: [4, 5]
            opening:
              hours: [{opens: "08:00", closes: "17:00", months: [4, 5, 6]}]
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        shut = frozenset(place.best_months) - open_months(place)
        if shut:
            yield Violation(
                "destinations",
                place.id,
                ("best_months",),
                f"best in {month_list(shut)}, when no opening hours hold",
                "correct best_months or the months of the hours",
            )
