"""Rule TLH02."""

from collections.abc import Iterator

from tourlink.check.open_months import open_months
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH02", severity=Severity.ERROR)
def closed_all_year(context: Context) -> Iterator[Violation]:
    """
    A place that is sold as a stop is open in no month.

    Closed months and the months of its opening hours each leave something, or not;
    together they must leave one month at least. A place that is really closed for
    good loses its quality, and its note says since when.

    Bad:
        destinations:
          - id: a
            quality: 3
            visit_min: 60
            closed_months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60, closed_months: [6, 7, 8, 9]}
    """
    for place in context.catalogue.destinations.values():
        if place.quality is not None and not open_months(place):
            key = "closed_months" if place.closed_months else "opening"
            yield Violation(
                "destinations",
                place.id,
                (key,),
                "sold as a stop, but open in no month",
                "correct closed_months and the months of the hours, or leave out"
                " quality and visit_min",
            )
