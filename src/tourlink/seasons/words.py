"""How dates are said in warnings and reasons."""

from datetime import date
from itertools import pairwise

from tourlink.catalogue.programmes import Event, Period

# Not `strftime`: its words follow the locale of the machine.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def dates(first: date, last: date) -> str:
    """Return `3 Feb`, `3-9 Feb`, `30 Jan - 2 Feb`, with years where they differ."""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{_day(last)}"
    years = first.year != last.year
    return f"{_day(first, year=years)} - {_day(last, year=years)}"


def _day(on: date, *, year: bool = False) -> str:
    text = f"{on.day} {MONTH_NAMES[on.month - 1][:3]}"
    return f"{text} {on.year}" if year else text


def when_held(event: Event, period: Period) -> str:
    """Return when one edition of an event is, as exactly as the record knows."""
    if event.dates or event.lunar or event.yearly:
        return dates(period.first, period.last)
    names = [MONTH_NAMES[it - 1][:3] for it in event.months]
    if len(names) > 1 and all((b - a) % 12 == 1 for a, b in pairwise(event.months)):
        return f"{names[0]}-{names[-1]}"
    return ", ".join(names)
