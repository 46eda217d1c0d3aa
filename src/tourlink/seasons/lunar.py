"""Days of the Vietnamese lunar year, by the moon as Hanoi sees it (UTC+7)."""

from collections.abc import Iterator
from datetime import date, timedelta

from tourlink.catalogue.programmes import Lunar, Period

# What the library computes; plans for other years know no lunar dates.
_YEARS = range(1901, 2100)
_MONTH_DAYS = 29.530588  # from new moon to new moon, in the mean


def new_year(year: int) -> date:
    """
    Return the first day of the lunar year that begins in `year`: Tet.

    Raises
    ------
    ValueError
        If the year is not one of 1901 to 2099.
    """
    if year not in _YEARS:
        raise ValueError(f"no lunar calendar for {year}")
    return _solar(year, 1, 1)


def lunar_periods(lunar: Lunar, first: date, last: date) -> Iterator[Period]:
    """Yield the editions of a lunar feast that touch the days from one to another."""
    # A lunar year begins in January or February and reaches into the next one.
    for year in range(first.year - 1, last.year + 1):
        if year in _YEARS:
            begins = _begins(lunar, year)
            ends = begins + timedelta(lunar.days - 1)
            if begins <= last and first <= ends:
                yield Period(first=begins, last=ends)


def _begins(lunar: Lunar, year: int) -> date:
    begins = _solar(year, lunar.month, lunar.day)
    if lunar.counts_leap and lunar.month > 1:
        gone = (_solar(year, lunar.month, 1) - new_year(year)).days / _MONTH_DAYS
        if round(gone) >= lunar.month:  # a leap month came before it
            return _solar(year, lunar.month - 1, lunar.day)
    return begins


def _solar(year: int, month: int, day: int) -> date:
    # Imported here: few plans ask, and it takes a while.
    from lunar_vn import LunarDate, lunar_to_solar

    return lunar_to_solar(LunarDate(day, month, year))
