"""Rule TLD05."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD05", severity=Severity.WARNING)
def stop_without_terrain(context: Context) -> Iterator[Violation]:
    """
    A place is sold as a stop, but its landscape is not given.

    Tours that pair highland and coast count the landscapes of their stops. A stop
    without one counts for neither side, so the planner leaves it out.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60, terrain: null}

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60, terrain: highland}
    """
    for place in context.catalogue.destinations.values():
        if place.quality and place.terrain is None:
            yield Violation(
                "destinations",
                place.id,
                ("quality",),
                f"sold with quality {place.quality}, but has no terrain",
                "give its terrain: highland, midland, delta, coast or island",
            )
