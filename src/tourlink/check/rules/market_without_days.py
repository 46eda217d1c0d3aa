"""Rule TLH06."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind, Opening
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLH06", severity=Severity.NOTE)
def market_without_days(context: Context) -> Iterator[Violation]:
    """
    A market does not say on which weekdays it is held.

    Highland markets are held on one day of the week, and a tour that comes on
    another finds an empty square. Daily markets say so by naming all seven days, or
    by opening: always.

    Bad:
        destinations:
          - id: a
            kind: market
            opening:
              hours: [{opens: "06:00", closes: "12:00"}]
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            kind: market
            opening:
              hours: [{opens: "06:00", closes: "12:00", weekdays: [sun]}]
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        opening = place.opening
        if place.kind is not Kind.MARKET or opening == "always":
            continue
        if not isinstance(opening, Opening):
            shown, said = "kind", "says nothing about its days and hours"
        elif any(hours.weekdays for hours in opening.hours):
            continue
        else:
            shown, said = "opening", "has hours without weekdays"
        yield Violation(
            "destinations",
            place.id,
            (shown,),
            f"a market that {said}",
            "name the weekdays it is held on, all seven where it is daily",
        )
