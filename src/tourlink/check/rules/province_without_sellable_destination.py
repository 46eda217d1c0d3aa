"""Rule TLP14."""

from collections.abc import Iterator

from tourlink.check.programme_places import is_sold
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP14", severity=Severity.WARNING)
def province_without_sellable_destination(context: Context) -> Iterator[Violation]:
    """
    A province of today's map has places, and none that tours stop at.

    Its towns and stations lead nowhere: without quality and visit_min the planner
    passes through. A province without any place may be one that the catalogue does
    not care for.

    Bad:
        destinations:
          - {id: b, quality: 4, visit_min: 90}

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60}
          - {id: b, quality: 4, visit_min: 90}
    """
    places: dict[str, int] = {}
    sold: set[str] = set()
    for place in context.catalogue.destinations.values():
        places[place.province] = places.get(place.province, 0) + 1
        if is_sold(place):
            sold.add(place.province)
    if not sold:
        return  # a catalogue of roads and stations, to be laid over another one
    for province in context.catalogue.provinces.values():
        if province.id in places and province.id not in sold:
            yield Violation(
                "provinces",
                province.id,
                (),
                f"has {places[province.id]} destinations, and tours stop at none",
                "rate one of them with quality and visit_min",
            )
