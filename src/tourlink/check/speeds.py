"""How fast corridors are: what can be, and what usually is."""

from types import MappingProxyType

from tourlink.catalogue.records import Corridor, RoadClass
from tourlink.vocabulary import Mode

Range = tuple[float, float]
"""Least and most km/h."""

# Limits of ours, for averages, set below or near those of the law: Circular
# 38/2024/TT-BGTVT allows 120 km/h on expressways and, by its article 6, cars and buses
# of up to 28 seats 90 on dual and 80 on other roads out of town (larger ones 80 and
# 70), 60 and 50 in town. The least are a pedestrian's, or what a driver would not
# take for such a road.
POSSIBLE_BY_CLASS = MappingProxyType(
    {
        RoadClass.EXPRESSWAY: (20.0, 110.0),
        RoadClass.NATIONAL: (8.0, 85.0),
        RoadClass.PROVINCIAL: (5.0, 75.0),
        RoadClass.MOUNTAIN: (5.0, 60.0),
        RoadClass.URBAN: (3.0, 60.0),
        RoadClass.TRACK: (3.0, 40.0),
    }
)
POSSIBLE_BY_MODE = MappingProxyType(
    {
        Mode.RAIL: (15.0, 350.0),  # the metre gauge climbing; Chinese high speed
        Mode.AIR: (120.0, 900.0),  # a turboprop on a short hop; a jet's cruise
        Mode.BOAT: (2.0, 80.0),  # rowed; the fastest ferries do 35 to 40 knots
        Mode.CABLE: (1.0, 45.0),  # with the wait; 12 m/s is the fastest built
        Mode.TREK: (0.5, 7.0),
    }
)

# Professionals count 30-40 km/h on passes, 45-55 on lowland national roads, 80 on
# expressways (97 published tours, docs/problem.md). The ranges are wider, because a
# corridor of an expressway begins and ends in town, and spur roads are slow.
USUAL_BY_CLASS = MappingProxyType(
    {
        RoadClass.EXPRESSWAY: (45.0, 90.0),
        RoadClass.NATIONAL: (25.0, 62.0),
        RoadClass.PROVINCIAL: (15.0, 55.0),
        RoadClass.MOUNTAIN: (16.0, 46.0),
        RoadClass.URBAN: (8.0, 40.0),
        RoadClass.TRACK: (8.0, 25.0),
    }
)
USUAL_BY_MODE = MappingProxyType(
    {
        Mode.RAIL: (30.0, 60.0),  # timetable of the national metre gauge: 32 to 52
        Mode.AIR: (200.0, 680.0),  # block times of domestic flights: 230 to 640
        Mode.BOAT: (3.0, 65.0),  # Con Dao's express does 56
        Mode.CABLE: (2.0, 25.0),
        Mode.TREK: (1.2, 4.5),
    }
)
USUAL_ABROAD_RAIL = (45.0, 250.0)  # Yunnan has lines for 160 and for 250 km/h


def speed_kmh(corridor: Corridor) -> float:
    """Return the average speed."""
    return corridor.km * 60 / corridor.minutes


def possible(corridor: Corridor) -> Range:
    """Return the speeds that can be true."""
    if corridor.road_class is not None:
        return POSSIBLE_BY_CLASS[corridor.road_class]
    return POSSIBLE_BY_MODE[corridor.mode]


def usual(corridor: Corridor, *, abroad: bool) -> Range:
    """Return the speeds that need no second look."""
    if corridor.road_class is not None:
        return USUAL_BY_CLASS[corridor.road_class]
    if abroad and corridor.mode is Mode.RAIL:
        return USUAL_ABROAD_RAIL
    return USUAL_BY_MODE[corridor.mode]


def within(corridor: Corridor, limits: Range) -> bool:
    """
    Return whether the speed lies within limits.

    Minutes are whole and km have one digit, so a short corridor gets the benefit of
    one minute and 100 m either way.
    """
    least, most = limits
    fastest = (corridor.km - 0.1) * 60 / (corridor.minutes + 1)
    slowest = (corridor.km + 0.1) * 60 / max(1, corridor.minutes - 1)
    return fastest <= most and slowest >= least
