"""How dates are said in warnings and reasons."""

from datetime import date

_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
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
    text = f"{on.day} {_MONTHS[on.month - 1]}"
    return f"{text} {on.year}" if year else text
