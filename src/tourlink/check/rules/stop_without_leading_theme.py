"""Rule TLT06."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

LEADING_RATING = 3


@rule("TLT06", severity=Severity.NOTE)
def stop_without_leading_theme(context: Context) -> Iterator[Violation]:
    """
    A place is sold as a stop, but no theme is rated 3 or more.

    Nobody would come for any of its themes, so it only fills gaps in other tours.
    Perhaps it is a place to pass and not to sell.

    Bad:
        destinations:
          - {id: a, quality: 2, visit_min: 60, themes: {urban: 2, community: 1}}

    Good:
        destinations:
          - {id: a, quality: 2, visit_min: 60, themes: {urban: 3, community: 1}}
    """
    for place in context.catalogue.destinations.values():
        if not place.quality or not place.themes:
            continue
        best = max(place.themes.values())
        if best < LEADING_RATING:
            yield Violation(
                "destinations",
                place.id,
                ("themes",),
                f"sold as a stop, but its best theme is rated {best}",
                "rate what one comes for, or delete quality and visit_min",
            )
