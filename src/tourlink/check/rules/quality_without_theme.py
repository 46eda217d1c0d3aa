"""Rule TLT07."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

# The quality says how far a place is worth a detour: from 4 on, it must be for a
# theme that is rated nearly as high.
LEAST_RATING = {4: 3, 5: 4}


@rule("TLT07", severity=Severity.WARNING)
def quality_without_theme(context: Context) -> Iterator[Violation]:
    """
    A place is worth a long way, but none of its themes says why.

    Quality and themes are multiplied to the worth of a stop. A place of quality 5
    whose best theme is a 2 is either less worth than said, or its main theme is
    missing.

    Bad:
        destinations:
          - {id: a, quality: 5, visit_min: 60, themes: {adventure: 3}}

    Good:
        destinations:
          - {id: a, quality: 5, visit_min: 60, themes: {adventure: 5}}
    """
    for place in context.catalogue.destinations.values():
        least = LEAST_RATING.get(place.quality or 0)
        if least is None or not place.themes:
            continue
        best = max(place.themes.values())
        if best < least:
            yield Violation(
                "destinations",
                place.id,
                ("themes",),
                f"quality {place.quality}, but its best theme is rated {best}",
                f"rate its main theme {least} or more, or lower the quality",
            )
