"""Rule TLT03."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

TOP_RATING = 5
MINOR_QUALITY = 2


@rule("TLT03", severity=Severity.WARNING)
def top_theme_on_minor_place(context: Context) -> Iterator[Violation]:
    """
    A place hardly worth a detour is rated 5 in a theme.

    A rating of 5 says that nothing in the country serves the theme better. Then the
    place is worth a detour to those who follow the theme, or the rating is too high.

    Bad:
        destinations:
          - {id: a, quality: 2, visit_min: 60, themes: {community: 5}}

    Good:
        destinations:
          - {id: a, quality: 2, visit_min: 60, themes: {community: 3}}
    """
    for place in context.catalogue.destinations.values():
        if place.quality is None or place.quality > MINOR_QUALITY:
            continue
        for theme, rating in place.themes.items():
            if rating >= TOP_RATING:
                yield Violation(
                    "destinations",
                    place.id,
                    ("themes", theme.value),
                    f"rated {rating} for {theme.value}, with quality {place.quality}",
                    "lower the rating, or raise the quality",
                )
