"""Rule TLC02."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import kind_of
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.check.speeds import possible, speed_kmh, within


@rule("TLC02", severity=Severity.ERROR)
def corridor_speed_impossible(context: Context) -> Iterator[Violation]:
    """
    Nothing travels at the speed that a corridor's km and minutes give.

    Kilometres and minutes of a corridor imply an average speed. Above the legal or
    technical limit of the road or the vehicle, and below that of a pedestrian, one
    of the two numbers is wrong: hours written as minutes, say, or a dropped digit.

    Bad:
        corridors:
          - {id: road-a-b, km: 40, minutes: 6}

    Good:
        corridors:
          - {id: road-a-b, km: 40, minutes: 60}
    """
    for corridor in context.catalogue.corridors.values():
        limits = possible(corridor)
        if not within(corridor, limits):
            least, most = limits
            yield Violation(
                "corridors",
                corridor.id,
                ("minutes",),
                f"{corridor.km:g} km in {corridor.minutes} min is"
                f" {speed_kmh(corridor):.0f} km/h by {kind_of(corridor)}, where"
                f" {least:g} to {most:g} are possible",
                "check both numbers, and the mode or road_class",
            )
