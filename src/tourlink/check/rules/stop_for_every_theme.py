"""Rule TLT09."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

MOST_THEMES = 6  # of eleven: the richest places of the bundled catalogue have five


@rule("TLT09", severity=Severity.NOTE)
def stop_for_every_theme(context: Context) -> Iterator[Violation]:
    """
    A place is rated in more than six themes.

    A place that is good for everything stands for nothing: every request finds it,
    and the chains all look alike.

    Bad:
        destinations:
          - id: a
            themes:
              culture-heritage: 3
              nature-wellness: 3
              cuisine-shopping: 3
              mice-sports: 3
              agri-rural: 3
              community: 3
              healing: 3

    Good:
        destinations:
          - {id: a, themes: {nature-wellness: 4, community: 3, healing: 3}}
    """
    for place in context.catalogue.destinations.values():
        if len(place.themes) > MOST_THEMES:
            yield Violation(
                "destinations",
                place.id,
                ("themes",),
                f"rated in {len(place.themes)} themes",
                "keep those that somebody would come for",
            )
