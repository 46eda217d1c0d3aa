"""What the legs of a day add up to: minutes in vehicles, at the wheel, and km."""

from collections.abc import Iterator, Mapping, Sequence

from tourlink.catalogue.records import Corridor
from tourlink.network.journeys import Journey, Journeys
from tourlink.plan import Day, LegItem, PauseItem
from tourlink.planner.solved import Solved
from tourlink.solver.clock import Step
from tourlink.vocabulary import Mode

_ON_FOOT_OR_HANGING = frozenset({Mode.CABLE, Mode.TREK})
WEEK_DAYS = 7


def vehicle_min(day: Day, corridors: Mapping[str, Corridor]) -> int:
    """
    Return the minutes in vehicles by day, breaks not counted.

    Legs are shown in full five minutes; this counts what their corridors take.
    """
    return sum(
        _minutes(leg, corridors)
        for leg in _legs(day)
        if leg["mode"] not in _ON_FOOT_OR_HANGING and not leg.get("overnight")
    )


def drive_min(day: Day, corridors: Mapping[str, Corridor]) -> int:
    """Return the minutes that a driver is at the wheel."""
    return sum(
        _minutes(leg, corridors) for leg in _legs(day) if leg["mode"] == Mode.ROAD
    )


def longest_drive_min(
    day: Day, corridors: Mapping[str, Corridor], *, rest_min: int | None = None
) -> int:
    """
    Return the minutes of the longest drive from one stop to the next.

    Parameters
    ----------
    rest_min
        A rest so long parts one drive from the next; None: only a stop does.
    """
    longest = drive = 0
    for item in day["items"]:
        if item["type"] == "stop":
            drive = 0
        elif item["type"] != "leg":
            if rest_min is not None and _pause_min(item) >= rest_min:
                drive = 0
        elif item["mode"] != Mode.ROAD:
            drive = 0
        else:
            minutes = _minutes(item, corridors)
            if rest_min is not None and item.get("rest_min", 0) >= rest_min:
                minutes //= 2  # rested in its midst
            drive += minutes
            longest = max(longest, drive)
    return longest


def _pause_min(pause: PauseItem) -> int:
    start, end = (
        int(it[:2]) * 60 + int(it[3:5])
        for it in (
            pause["start"].rpartition("T")[2],
            pause["end"].rpartition("T")[2],
        )
    )
    return end - start


def wheel_min(solved: Solved) -> list[int]:
    """Return the minutes that a driver is at the wheel, day by day."""
    model = solved.model
    here = model.instance.stays[model.instance.start].leave_from
    minutes = []
    for number, (route, day) in enumerate(
        zip(solved.solution.chain, solved.schedules, strict=True)
    ):
        night = None if route.stay is None else model.instance.stays[route.stay]
        end = model.instance.end if night is None else night.arrive_at
        driven = 0
        for there, step in zip((*route.stops, end), day.steps, strict=True):
            origin, target = model.spots[here].place.id, model.spots[there].place.id
            if step.timed < 0:
                way = model.ways.between(origin, target)
                driven += way.vehicle_min if way else 0
            else:
                driven += _on_the_road(model.journeys[number], origin, target, step)
            here = there
        minutes.append(driven)
        here = here if night is None else night.leave_from
    return minutes


def _on_the_road(journeys: Journeys, origin: str, target: str, step: Step) -> int:
    """Return the minutes of the transfers of a journey."""
    journey = taken(journeys.between(origin, target), step)
    rides = sum(it.minutes for it in journey.rides if it.corridor.service)
    return journey.travel_min - rides


def taken(journeys: Sequence[Journey], step: Step) -> Journey:
    """Return the journey of a step; each has times of its own."""
    times = (step.depart, step.arrive)
    return next(it for it in journeys if (it.depart_min, it.arrive_min) == times)


def road_km(day: Day) -> float:
    """Return the km by road."""
    km = sum(leg["distance_km"] for leg in _legs(day) if leg["mode"] == Mode.ROAD)
    return round(km, 1)


def in_seven_days(minutes: Sequence[int]) -> int:
    """Return the most of any seven days running."""
    starts = range(max(1, len(minutes) - WEEK_DAYS + 1))
    return max(sum(minutes[at : at + WEEK_DAYS]) for at in starts)


def _legs(day: Day) -> Iterator[LegItem]:
    for item in day["items"]:
        if item["type"] == "leg":
            yield item


def _minutes(leg: LegItem, corridors: Mapping[str, Corridor]) -> int:
    parts = [corridors[it] for it in leg["corridors"]]
    if parts[0].service or parts[0].border:
        return leg["duration_min"]
    return sum(it.minutes for it in parts)
