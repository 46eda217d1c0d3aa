"""Rule TLH10."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

MOST_BEST = 10  # more is "all year", which an empty list says as well


@rule("TLH10", severity=Severity.NOTE)
def best_months_say_nothing(context: Context) -> Iterator[Violation]:
    """
    Nearly every month is said to be the best.

    Best months earn a place a higher prize in its season. A place with eleven of
    them is always in season, which helps nobody to choose and crowds out those that
    have a season.

    Bad:
        destinations:
          - {id: a, best_months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}

    Good:
        destinations:
          - {id: a, best_months: [10, 11, 12, 1, 2, 3, 4]}
    """
    for place in context.catalogue.destinations.values():
        if len(place.best_months) > MOST_BEST:
            yield Violation(
                "destinations",
                place.id,
                ("best_months",),
                f"{len(place.best_months)} best months of 12 say nothing",
                "name the season it is worth coming for, or leave best_months out",
            )
