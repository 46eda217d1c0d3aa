"""
The values that records are made of: ids, texts, dates, clock times, amounts.

They carry their constraints as `Annotated` markers, as records do.
"""

import re
import unicodedata
from datetime import date
from typing import Annotated

from tourlink.markers import Between, Check, NotEmpty
from tourlink.vocabulary import Weekday

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # the category Cc of Unicode
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_AS_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARLY_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class UncleanTextError(ValueError):
    """A text has what nobody sees and every comparison does."""


def _clean(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        raise UncleanTextError("not in Unicode NFC: retype it with composed tone marks")
    if text != text.strip():
        raise UncleanTextError("has blanks at its start or end")
    # An escape sequence would reach the terminal of whoever lists the place.
    if _CONTROL.search(text):
        raise UncleanTextError("has a line break or control character")
    return text


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(f"{text!r} is no id: write a-z, 0-9 and single hyphens")
    return text


def _clock(value: object) -> object:
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise ValueError(f"{value!r} is no time of day: write HH:MM, 00:00 to 24:00")
    return value


def _as_of(value: object) -> object:
    text = str(value)  # YAML reads a bare year as a number
    if isinstance(value, bool) or not _AS_OF.fullmatch(text):
        raise ValueError(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _day(value: object) -> object:
    # Checked here because pydantic reads a number as seconds since 1970.
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(f"{value!r} is no date: write YYYY-MM-DD")
    return date.fromisoformat(value)


def _yearly_day(text: str) -> str:
    try:
        date.fromisoformat(f"2001-{text}")  # so that 29 February is no such day
    except ValueError:
        raise ValueError(f"{text!r} is no day of each year: write MM-DD") from None
    return text


def _box(sides: tuple[float, ...]) -> tuple[float, ...]:
    if len(sides) == 4:
        west, south, east, north = sides
        if west < east and -90 <= south < north <= 90:
            return sides
    raise ValueError("is no box: write [west, south, east, north] in degrees")


def _distinct(items: tuple[object, ...]) -> tuple[object, ...]:
    if len(set(items)) < len(items):
        raise ValueError("names something twice")
    return items


Slug = Annotated[str, Check(_slug, pattern=_SLUG.pattern)]
Text = Annotated[str, NotEmpty(), Check(_clean)]
Clock = Annotated[str, Check(_clock, before=True, pattern=_CLOCK.pattern)]
AsOf = Annotated[
    str, Check(_as_of, before=True, pattern=_AS_OF.pattern, or_number=True)
]
Day = Annotated[date, Check(_day, before=True)]
YearlyDay = Annotated[str, Check(_yearly_day, pattern=_YEARLY_DAY.pattern)]
Rating = Annotated[int, Between(1, 5)]
Minutes = Annotated[int, Between(0, 2880)]
Vnd = Annotated[int, Between(0)]
Seats = Annotated[int, Between(2, 60)]
Months = Annotated[tuple[Annotated[int, Between(1, 12)], ...], Check(_distinct)]
Weekdays = Annotated[tuple[Weekday, ...], Check(_distinct)]
Box = Annotated[tuple[Annotated[float, Between(-180, 180)], ...], Check(_box)]


def minute_of_day(clock: str) -> int:
    """Return minutes after midnight of a valid `HH:MM`."""
    return int(clock[:2]) * 60 + int(clock[3:])
