"""When an event takes place: on dates, by the lunar year, every year, or by months."""

from collections.abc import Iterator
from datetime import date, timedelta

from tourlink.catalogue.programmes import Event, Period
from tourlink.seasons.event_months import event_months, months_between
from tourlink.seasons.lunar import lunar_periods


def occurrences(event: Event, first: date, last: date) -> tuple[Period, ...]:
    """
    Return when `event` takes place between two days, in the order of time.

    The most exact of what the record says counts: its dates, else its day of the lunar
    year, else its days of every year, else its months, which may be said to hold from
    their first day to their last. A period that begins before `first` or ends after
    `last` is whole.
    """
    if event_months(event).isdisjoint(months_between(first, last)):
        return ()  # most events: no need to ask the moon
    if event.dates:
        found = iter(event.dates)
    elif event.lunar:
        found = lunar_periods(event.lunar, first, last)
    elif event.yearly:
        found = _yearly(event, first, last)
    else:
        found = _monthly(event, first, last)
    held = (it for it in found if event.dates or _in_its_years(event, it.first.year))
    touching = (it for it in held if it.first <= last and first <= it.last)
    return tuple(sorted(touching, key=lambda it: it.first))


def takes_place(
    event: Event, *, month: int | None, first: date | None, last: date | None
) -> bool:
    """
    Return whether `event` falls into a tour.

    Dates and days of the lunar year need the tour's dates; where only its month is
    known, events by month and those that return on the same days tell.
    """
    if first and last:
        return bool(occurrences(event, first, last))
    if month is None or event.dates:
        return False
    return month in event.months or any(month in it.months for it in event.yearly)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _in_its_years(event: Event, year: int) -> bool:
    return event.years is None or (event.years == "odd") == bool(year % 2)


def _yearly(event: Event, first: date, last: date) -> Iterator[Period]:
    for year in range(first.year - 1, last.year + 1):
        for season in event.yearly:
            yield season.in_year(year)


def _monthly(event: Event, first: date, last: date) -> Iterator[Period]:
    for year in range(first.year, last.year + 1):
        for month in sorted(event.months):
            yield Period(first=date(year, month, 1), last=month_end(year, month))
