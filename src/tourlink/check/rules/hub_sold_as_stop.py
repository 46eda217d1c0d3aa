"""Rule TLD07."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD07", severity=Severity.WARNING)
def hub_sold_as_stop(context: Context) -> Iterator[Violation]:
    """
    A place that only serves transport is sold as a stop.

    A quality makes a place a stop to be visited. An airport, a station, a port or a
    crossing is passed through, and a plan that visits one is laughed at.

    Bad:
        destinations:
          - {id: a, kind: station, quality: 2, visit_min: 30}

    Good:
        destinations:
          - {id: a, kind: station}
    """
    for place in context.catalogue.destinations.values():
        if place.quality and place.is_hub:
            yield Violation(
                "destinations",
                place.id,
                ("quality",),
                f"{place.kind.value} sold as a stop, with quality {place.quality}",
                "delete quality and visit_min, or make what is worth seeing there"
                " a place of its own",
            )
