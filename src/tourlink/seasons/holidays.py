"""Public holidays of Viet Nam, Tet among them, with the days off given for them."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tourlink.catalogue.records import Names
from tourlink.seasons.lunar import new_year

# Days (month, day) outside of these are never a holiday, so that a plan for most of
# the year need not load the library; a test compares them with it.
_POSSIBLE = (
    ((1, 1), (1, 4)),
    ((1, 17), (2, 26)),
    ((3, 28), (5, 6)),
    ((8, 28), (9, 6)),
    ((11, 22), (11, 27)),
    ((12, 30), (12, 31)),
)
# The law's five days with the days off around them, counted from the lunar new year.
_TET_FROM, _TET_TO = -3, 6
_YEARS = range(1995, 2100)


# The library has no French.
_FRENCH = {
    "New Year's Day": "Nouvel An",
    "Hung Kings' Commemoration Day": "fête des rois Hung",
    "Liberation Day/Reunification Day": "fête de la Réunification",
    "International Labor Day": "fête du Travail",
    "National Day": "fête nationale",
    "Vietnam Cultural Day": "journée de la Culture vietnamienne",
}
_OBSERVED = " (observed)"


class Holiday(NamedTuple):
    """
    A day off by law.

    Attributes
    ----------
    tet
        Whether it belongs to the lunar new year, when much is closed.
    moved
        Whether it is given for a holiday, or a working day, of another date.
    """

    on: date
    name: Names
    tet: bool
    moved: bool


def holiday(on: date) -> Holiday | None:
    """
    Return the public holiday that a date is, or None.

    Days off that the government moves are known once they are published; before, those
    follow from the law alone.
    """
    if on.year not in _YEARS or not any(
        first <= (on.month, on.day) <= last for first, last in _POSSIBLE
    ):
        return None
    return _of_year(on.year).get(on)


def is_holiday(on: date) -> bool:
    """Return whether a date is a public holiday."""
    return holiday(on) is not None


def holidays(first: date, last: date) -> tuple[Holiday, ...]:
    """Return the public holidays from one day to another, in their order."""
    days = (first + timedelta(at) for at in range((last - first).days + 1))
    return tuple(found for day in days if (found := holiday(day)))


@cache
def _of_year(year: int) -> dict[date, Holiday]:
    # Imported here: most plans touch no holiday, and it takes a tenth of a second.
    from holidays import country_holidays

    english = country_holidays("VN", years=year, language="en_US")
    vietnamese = country_holidays("VN", years=year, language="vi")
    by_law = country_holidays("VN", years=year, observed=False)
    tet = new_year(year)
    found: dict[date, Holiday] = {}
    for on, name in sorted(english.items()):
        moved = on not in by_law or name.startswith("Day off")
        near = _TET_FROM <= (on - tet).days <= _TET_TO
        names = Names(vi=vietnamese[on], en=name, fr=_in_french(name))
        found[on] = Holiday(on, names, tet=near, moved=moved)
    return found


def _in_french(name: str) -> str:
    if "Lunar New Year" in name:
        return "Têt"
    return _FRENCH.get(name.removesuffix(_OBSERVED), "jour chômé")
