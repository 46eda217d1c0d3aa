"""How numbers, times and ids are said to a reader."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tourlink.export.gazetteer import clean

_STAMP = re.compile(
    r"(?:(\d{4}-\d\d-\d\d)T)?(\d\d:\d\d)(?::\d\d)?(?:([+-])(\d\d):(\d\d))?"
)
DAY_MIN: Final = 24 * 60
HOME_OFFSET_MIN: Final = 7 * 60  # Viet Nam, all year

# Not `strftime`: its words follow the locale of the machine.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Characters beyond letters and digits; each takes one column."""

    arrow: str
    dash: str
    dot: str
    modes: dict[str, str]


UNICODE = Signs(
    arrow="→",
    dash="–",  # noqa: RUF001  # an en dash, as in print
    dot="·",
    # No emoji: terminals disagree whether they take one column or two.
    modes={
        "road": "━",
        "rail": "╪",
        "air": "↗",
        "boat": "≈",
        "cable": "/",
        "trek": "∴",
    },
)
ASCII = Signs(
    arrow="->",
    dash="-",
    dot="|",
    modes={
        "road": "=",
        "rail": "#",
        "air": "^",
        "boat": "~",
        "cable": "/",
        "trek": ".",
    },
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time of the document: clock as written, date and offset where it has them."""

    clock: str
    date: date | None
    offset_min: int

    @property
    def minute(self) -> int:
        """Minutes after midnight."""
        return int(self.clock[:2]) * 60 + int(self.clock[3:])


def stamp(text: str) -> Stamp:
    """Read `2026-11-11T08:00`, `08:00` or either with an offset such as `+08:00`."""
    match = _STAMP.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no time of a plan document")
    day, clock, sign, hours, minutes = match.groups()
    offset_min = HOME_OFFSET_MIN
    if sign:
        offset_min = (int(hours) * 60 + int(minutes)) * (-1 if sign == "-" else 1)
    return Stamp(clock, date.fromisoformat(day) if day else None, offset_min)


def minutes_between(start: str, end: str) -> int:
    """Return the minutes from one time to another; without dates, less than a day."""
    first, last = stamp(start), stamp(end)
    minutes = last.minute - first.minute - (last.offset_min - first.offset_min)
    if first.date and last.date:
        return minutes + (last.date - first.date).days * DAY_MIN
    return minutes % DAY_MIN


def zone(offset_min: int) -> str:
    """Return `UTC+8`."""
    hours, minutes = divmod(abs(offset_min), 60)
    sign = "-" if offset_min < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def duration(minutes: int) -> str:
    """Return `45 min` or `2 h 05`."""
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"


def kilometres(distance_km: float) -> str:
    """Return `3.2 km`, `316 km` or `1,167 km`."""
    short = distance_km < 10 and round(distance_km, 1) % 1
    return f"{distance_km:,.1f} km" if short else f"{distance_km:,.0f} km"


def money(vnd: int) -> str:
    """Return `1,250,000 VND`."""
    return f"{vnd:,} VND"


def count(number: int, one: str) -> str:
    """Return `1 day` or `4 days`."""
    return f"{number} {one}" + ("" if number == 1 else "s")


def month(number: int) -> str:
    """Return `November` of 11."""
    return _MONTHS[number - 1]


def lodging(kind: str) -> str:
    """Return `3-star hotel` of `hotel-3`; other classes are words already."""
    name, _, stars = clean(kind).rpartition("-")
    return f"{stars}-star {name}" if name == "hotel" else clean(kind)


def value(anything: Any) -> str:
    """Return what a value of a plan says, on one line."""
    match anything:
        case None:
            return "none"
        case bool():
            return "yes" if anything else "no"
        case dict():
            return ", ".join(f"{clean(str(k))} {value(v)}" for k, v in anything.items())
        case list() | tuple():
            return ", ".join(value(item) for item in anything) or "none"
        case int() if abs(anything) >= 10_000:
            return f"{anything:,}"
        case _:
            return clean(str(anything))
