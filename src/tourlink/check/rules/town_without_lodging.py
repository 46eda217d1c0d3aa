"""Rule TLD08."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule

_SETTLEMENTS = frozenset({Kind.CITY, Kind.TOWN})


@rule("TLD08", severity=Severity.NOTE)
def town_without_lodging(context: Context) -> Iterator[Violation]:
    """
    A town is sold as a stop, but nothing says whether one can sleep there.

    Nearly every town worth a stop has beds. Where none are given, days cannot end in
    the town and tours drive on to the next. Towns that are only passed are left
    alone; a quarter of a city may rightly leave its beds to the city.

    Bad:
        destinations:
          - {id: a, kind: town, quality: 3, visit_min: 60}

    Good:
        destinations:
          - id: a
            kind: town
            quality: 3
            visit_min: 60
            lodging: {classes: [guesthouse], source: s, confidence: medium}
    """
    for place in context.located.values():
        if place.quality and place.kind in _SETTLEMENTS and place.lodging is None:
            yield Violation(
                "destinations",
                place.id,
                ("kind",),
                f"{place.kind.value} sold as a stop, but without lodging",
                "add its lodging classes, if there are any beds",
            )
