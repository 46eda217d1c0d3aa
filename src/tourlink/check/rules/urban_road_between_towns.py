"""Rule TLC19."""

from collections.abc import Iterator

from tourlink.catalogue.records import RoadClass
from tourlink.check.rule import Context, Severity, Violation, rule

# Across Ho Chi Minh City or Hanoi, airport included; beyond it lies open road.
MOST_URBAN_KM = 35.0


@rule("TLC19", severity=Severity.WARNING)
def urban_road_between_towns(context: Context) -> Iterator[Violation]:
    """
    A street in town is longer than any town.

    The road class decides which speeds are believed. As an urban road a drive over
    land may crawl, and nobody notices that it takes twice as long as it should.

    Bad:
        corridors:
          - {id: road-a-b, km: 40, minutes: 70, road_class: urban}

    Good:
        corridors:
          - {id: road-a-b, km: 40, minutes: 70, road_class: provincial}
    """
    for corridor in context.catalogue.corridors.values():
        if corridor.road_class is RoadClass.URBAN and corridor.km > MOST_URBAN_KM:
            yield Violation(
                "corridors",
                corridor.id,
                ("road_class",),
                f"an urban road of {corridor.km:g} km: no town is longer than"
                f" {MOST_URBAN_KM:g} km",
                "write national, provincial or expressway",
            )
