"""Rule TLD06."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD06", severity=Severity.WARNING)
def stop_without_themes(context: Context) -> Iterator[Violation]:
    """
    A place is sold as a stop, but has no theme.

    What a stop is worth to a request is how far its themes match. Without any it is
    worth nothing to everybody, and no tour ever stops there.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60, themes: {}}

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60, themes: {community: 4, healing: 2}}
    """
    for place in context.catalogue.destinations.values():
        if place.quality and not place.themes:
            yield Violation(
                "destinations",
                place.id,
                ("quality",),
                f"sold with quality {place.quality}, but has no theme",
                "rate the themes somebody would come for, 1 to 5",
            )
