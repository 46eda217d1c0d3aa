"""Rule TLT04."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLT04", severity=Severity.NOTE)
def stop_with_single_theme(context: Context) -> Iterator[Violation]:
    """
    A place is sold under one theme only.

    Most places serve two or three. One alone is often all that was thought of, and
    keeps the place out of tours it would suit.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60, themes: {culture-heritage: 4}}

    Good:
        destinations:
          - id: a
            quality: 3
            visit_min: 60
            themes: {culture-heritage: 4, community: 2}
    """
    for place in context.catalogue.destinations.values():
        if place.quality and len(place.themes) == 1:
            (theme,) = place.themes
            yield Violation(
                "destinations",
                place.id,
                ("themes",),
                f"sold for {theme.value} only",
                "rate what else somebody would come for, if there is anything",
            )
