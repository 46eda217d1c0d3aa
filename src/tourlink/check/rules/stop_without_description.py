"""Rule TLD04."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD04", severity=Severity.WARNING)
def stop_without_description(context: Context) -> Iterator[Violation]:
    """
    A place is sold as a stop, but nothing says what is there.

    A programme shows one sentence for each stop. Without it the traveller reads a
    bare name, and the seller has nothing to answer with.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60}

    Good:
        destinations:
          - id: a
            quality: 3
            visit_min: 60
            description: {en: "A valley of terraced fields below two passes."}
    """
    for place in context.catalogue.destinations.values():
        if place.quality and place.description is None:
            yield Violation(
                "destinations",
                place.id,
                ("quality",),
                f"sold with quality {place.quality}, but has no description",
                "say in one sentence what a visitor finds there",
            )
