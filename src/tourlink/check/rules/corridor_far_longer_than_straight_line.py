"""Rule TLC01."""

from collections.abc import Iterator
from types import MappingProxyType

from tourlink.catalogue.records import Corridor, RoadClass
from tourlink.check.corridor_facts import kind_of, straight_km
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode

# Most km of a corridor: factor x straight line + slack. On the thousand sourced roads
# of the bundled catalogue the median factor is 1.25 on national and 1.5 on mountain
# roads, and 3.0 the worst of long ones; the slack is for a block, a bay, a bridge.
MOST_BY_CLASS = MappingProxyType(
    {
        RoadClass.MOUNTAIN: (3.0, 5.0),  # hairpins
        RoadClass.TRACK: (3.0, 5.0),
        RoadClass.URBAN: (2.2, 3.0),
    }
)
MOST_BY_MODE = MappingProxyType(
    {
        Mode.ROAD: (2.2, 5.0),
        Mode.RAIL: (1.8, 5.0),  # Hanoi - Saigon: 1,726 km for 1,140
        Mode.AIR: (1.15, 20.0),  # km of flights are great circles here
        Mode.BOAT: (2.0, 5.0),  # around headlands
        Mode.CABLE: (1.5, 0.5),  # straight, but for a change of lines
        Mode.TREK: (3.0, 3.0),
    }
)


@rule("TLC01", severity=Severity.WARNING)
def corridor_far_longer_than_straight_line(context: Context) -> Iterator[Violation]:
    """
    A corridor is far longer than the straight line between its two ends.

    Hairpins, bays and bridges make roads longer, but within limits that differ by
    mode and by road class. Beyond them either the distance has a digit too many or
    one end stands in the wrong place, and the plan sells hours that nobody drives.

    Bad:
        corridors:
          - {id: road-a-b, km: 140}

    Good:
        corridors:
          - {id: road-a-b, km: 44}
    """
    for corridor in context.catalogue.corridors.values():
        straight = straight_km(context, corridor)
        if straight is None:
            continue
        factor, slack_km = _most(corridor)
        most_km = factor * straight + slack_km
        if corridor.km > most_km:
            yield Violation(
                "corridors",
                corridor.id,
                ("km",),
                f"{corridor.km:g} km by {kind_of(corridor)}, but the straight line is"
                f" {straight:.1f} km: more than {most_km:.0f} km is not believable",
                "check the distance, and the positions of both ends",
            )


def _most(corridor: Corridor) -> tuple[float, float]:
    by_mode = MOST_BY_MODE[corridor.mode]
    if corridor.road_class is None:
        return by_mode
    return MOST_BY_CLASS.get(corridor.road_class, by_mode)
