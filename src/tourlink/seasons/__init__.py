"""When places are open, in season and festive, and what is a holiday."""

from tourlink.seasons.clocks import DAY_MIN, ahead_min, clock, stamp
from tourlink.seasons.events import occurrences, takes_place
from tourlink.seasons.holidays import Holiday, holiday, holidays, is_holiday
from tourlink.seasons.hours import (
    Window,
    daylight,
    depends_on_weekday,
    open_weekdays,
    opens_on,
    windows,
)
from tourlink.seasons.lunar import new_year

__all__ = [
    "DAY_MIN",
    "Holiday",
    "Window",
    "ahead_min",
    "clock",
    "daylight",
    "depends_on_weekday",
    "holiday",
    "holidays",
    "is_holiday",
    "new_year",
    "occurrences",
    "open_weekdays",
    "opens_on",
    "stamp",
    "takes_place",
    "windows",
]
