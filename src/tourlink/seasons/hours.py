"""When a place lets visitors in."""

from collections.abc import Iterable
from datetime import date

from tourlink.catalogue.records import Destination, Hours, Kind, Opening
from tourlink.catalogue.values import minute_of_day
from tourlink.seasons.clocks import ahead_min
from tourlink.seasons.words import MONTH_NAMES
from tourlink.vocabulary import Theme, Weekday

Window = tuple[int, int]
"""Minutes after midnight in Hanoi within which a visit must lie."""

_WEEKDAYS = tuple(Weekday)
_EVERY_DAY = frozenset(range(7))

# Places that never close are visited by daylight, towns until late in the evening;
# where hours are not known, those that most such places keep are assumed.
_DAWN_MIN = 5 * 60 + 30
# Sunset in Hanoi in the middle of each month, to five minutes; farther south it is
# half an hour earlier in June and later in December.
_SUNSETS = (
    *("17:35", "17:55", "18:05", "18:15", "18:30", "18:40"),
    *("18:40", "18:25", "18:00", "17:30", "17:15", "17:20"),
)
_USUAL_DUSK_MIN = 18 * 60
_UNTIL_LATE = (5 * 60, 22 * 60)
_OFFICE = (8 * 60, 17 * 60)
_LIVELY = frozenset({Kind.CITY, Kind.TOWN, Kind.RESORT})
# A town that is so well rated for these is visited for the land around it.
_LAND = (Theme.NATURE_WELLNESS, Theme.AGRI_RURAL)
_SCENIC = 4
_STAFFED = frozenset(
    {Kind.HERITAGE, Kind.MUSEUM, Kind.RELIGIOUS, Kind.PARK, Kind.VENUE, Kind.FARM}
)


def _is_lively(place: Destination) -> bool:
    """Return whether one goes out there in the evening, not to see the land around."""
    scenic = any(place.themes.get(it, 0) >= _SCENIC for it in _LAND)
    return place.kind in _LIVELY and not (place.kind is Kind.TOWN and scenic)


def windows(
    destination: Destination, *, month: int | None, on: date | None
) -> tuple[Window, ...]:
    """
    Return when `destination` may be visited on a day, in the order of time.

    Without a date the hours of all weekdays are joined, without a month those of all
    months; the caller says so to the traveller.
    """
    in_month = on.month if on else month
    if in_month is not None and in_month in destination.closed_months:
        return ()
    ahead = ahead_min(destination)
    opening = destination.opening
    if opening == "always":
        found = [_UNTIL_LATE if _is_lively(destination) else daylight(in_month)]
    elif isinstance(opening, Opening):
        found = sorted(
            (minute_of_day(hours.opens) - ahead, minute_of_day(hours.closes) - ahead)
            for hours in opening.hours
            if _holds(hours, in_month, on)
        )
    else:
        staffed = destination.kind in _STAFFED
        found = [_OFFICE if staffed else daylight(in_month)]
    joined: list[Window] = []
    for opens, closes in found:
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return tuple(joined)


def open_weekdays(destination: Destination, month: int) -> frozenset[int]:
    """Return the weekdays, from 0 for Monday, that it is open on in a month."""
    if not isinstance(destination.opening, Opening):
        return frozenset() if month in destination.closed_months else _EVERY_DAY
    if not windows(destination, month=month, on=None):
        return frozenset()
    if not depends_on_weekday(destination):
        return _EVERY_DAY
    # The first seven days of a month show its weekdays, whatever the year.
    week = (date(2027, month, day) for day in range(1, 8))
    return frozenset(
        it.weekday() for it in week if windows(destination, month=month, on=it)
    )


def opens_on(destination: Destination, months: Iterable[int]) -> str:
    """Return in words when it is open in months, as `is open on Sun only`."""
    days = {month: open_weekdays(destination, month) for month in months}
    shut = [MONTH_NAMES[month - 1] for month, found in days.items() if not found]
    told = [f"is closed in {' and '.join(shut)}"] if shut else []
    for found in dict.fromkeys(days.values()):
        if found and found != _EVERY_DAY:
            names = ", ".join(_WEEKDAYS[it].value.capitalize() for it in sorted(found))
            told.append(f"is open on {names} only")
    return " and ".join(told) or "is open every day"


def daylight(month: int | None) -> Window:
    """Return when it is light enough for a visit outdoors, in a month or any."""
    dusk = _USUAL_DUSK_MIN if month is None else minute_of_day(_SUNSETS[month - 1])
    return _DAWN_MIN, dusk


def depends_on_weekday(destination: Destination) -> bool:
    """Return whether the hours differ between the days of the week."""
    opening = destination.opening
    return isinstance(opening, Opening) and any(it.weekdays for it in opening.hours)


def _holds(hours: Hours, month: int | None, on: date | None) -> bool:
    return (month is None or not hours.months or month in hours.months) and (
        on is None or not hours.weekdays or _WEEKDAYS[on.weekday()] in hours.weekdays
    )
