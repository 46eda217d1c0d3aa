"""In which months an event can fall."""

from datetime import date, timedelta

from tourlink.catalogue.programmes import Event, Lunar

# Lunar month m holds the m-th principal term of the sun, of which the first is on
# about 19 February: it begins on that day at the latest and a lunar month before at
# the earliest. Terms are a twelfth of a year apart, up to three days more in summer.
_FIRST_BEGINS = date(2001, 1, 21)
_LAST_BEGINS = date(2001, 2, 20)
_TERM_DAYS = 365.25 / 12
_SUMMER_DAYS = 3
_MONTH_DAYS = 30  # earlier at most, where a leap month counts as any other


def event_months(event: Event) -> frozenset[int]:
    """Return all months that the event can fall into; never empty."""
    found = set(event.months)
    for period in event.dates:
        found |= months_between(period.first, period.last)
    for season in event.yearly:
        found |= set(season.months)
    if event.lunar:
        found |= _lunar_months(event.lunar)
    return frozenset(found)


def _lunar_months(lunar: Lunar) -> set[int]:
    begins = int((lunar.month - 1) * _TERM_DAYS)
    late = _SUMMER_DAYS if 4 <= lunar.month <= 10 else 0
    early = _MONTH_DAYS if lunar.counts_leap else 0
    first = _FIRST_BEGINS + timedelta(begins + lunar.day - 1 - early)
    last = _LAST_BEGINS + timedelta(begins + late + lunar.day + lunar.days - 2)
    return months_between(first, last)


def months_between(first: date, last: date) -> set[int]:
    """Return the months from one day to another, at most all twelve."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return {(first.month - 1 + it) % 12 + 1 for it in range(min(months, 11) + 1)}
