"""Rule TLC03."""

from collections.abc import Iterator

from tourlink.catalogue.records import Corridor
from tourlink.check.corridor_facts import kind_of
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.check.speeds import possible, speed_kmh, usual, within

SHORTEST_KM = 2.0  # below it, lights, gates and rounding make the speed


@rule("TLC03", severity=Severity.WARNING)
def corridor_speed_suspicious(context: Context) -> Iterator[Violation]:
    """
    A corridor is faster or slower than its mode and road class usually are.

    Passes run at 30 to 40 km/h, lowland national roads at 45 to 55, expressways at
    80: flat-road speed on a pass is what professionals laugh at first. What is
    outside the usual range with room to spare deserves a second look at the
    minutes or at the road class.

    Bad:
        corridors:
          - {id: road-a-b, km: 40, minutes: 40, road_class: mountain}

    Good:
        corridors:
          - {id: road-a-b, km: 40, minutes: 70, road_class: mountain}
    """
    for corridor in context.catalogue.corridors.values():
        if corridor.km < SHORTEST_KM or not within(corridor, possible(corridor)):
            continue
        limits = usual(corridor, abroad=_is_abroad(context, corridor))
        if not within(corridor, limits):
            least, most = limits
            yield Violation(
                "corridors",
                corridor.id,
                ("minutes",),
                f"{speed_kmh(corridor):.0f} km/h by {kind_of(corridor)}, where"
                f" {least:g} to {most:g} are usual ({corridor.km:g} km in"
                f" {corridor.minutes} min)",
                "check km, minutes and road_class",
            )


def _is_abroad(context: Context, corridor: Corridor) -> bool:
    places = context.catalogue.destinations
    provinces = context.catalogue.provinces
    return any(
        provinces[places[it].province].country != "VN"
        for it in (corridor.from_, corridor.to)
    )
