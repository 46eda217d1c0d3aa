"""What the clocks show: local times of day, and their stamps."""

from datetime import date, timedelta

from tourlink.catalogue.records import Destination

_AHEAD_MIN = {"Asia/Ho_Chi_Minh": 0, "Asia/Shanghai": 60}
_OFFSETS = {"Asia/Ho_Chi_Minh": "+07:00", "Asia/Shanghai": "+08:00"}
DAY_MIN = 24 * 60


def ahead_min(destination: Destination) -> int:
    """Return by how many minutes the clocks at a place are ahead of Hanoi's."""
    return _AHEAD_MIN[destination.timezone]


def clock(minute: int, place: Destination) -> str:
    """
    Return a time of day in the local time of a place, with its offset abroad.

    `minute` counts from midnight in Hanoi and may exceed 1440.
    """
    ahead = ahead_min(place)
    minute = (minute + ahead) % DAY_MIN
    return (
        f"{minute // 60:02}:{minute % 60:02}{_OFFSETS[place.timezone] if ahead else ''}"
    )


def stamp(on: date | None, minute: int, place: Destination) -> str:
    """Return `clock` as ISO 8601, with its date where that is known."""
    time = clock(minute, place)
    if on is None:
        return time
    day = on + timedelta(days=(minute + ahead_min(place)) // DAY_MIN)
    return f"{day.isoformat()}T{time}"
