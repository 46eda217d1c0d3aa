"""The lunar year, public holidays, and days that return every year."""

from datetime import date, timedelta
from typing import Any

import pytest
from holidays import country_holidays

from tourlink.catalogue.programmes import Event, Lunar, Period, Season
from tourlink.catalogue.records import Citation, Confidence, Names
from tourlink.seasons import Holiday, holiday, holidays, new_year, occurrences

YEARS = range(1995, 2100)


def event(**more: Any) -> Event:
    """Return an event."""
    fields: dict[str, Any] = {
        "id": "event",
        "name": Names(vi="hội", en="event"),
        "destinations": ("place",),
        "sources": (Citation(source="atlas", as_of="2025", confidence=Confidence.LOW),),
    }
    return Event(**(fields | more))


def first_days(event: Event, year: int) -> list[date]:
    """Return the first days of an event's editions in a year."""
    found = occurrences(event, date(year, 1, 1), date(year, 12, 31))
    return [it.first for it in found]


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1985, "1985-01-21"),  # a month before China's
        (2007, "2007-02-17"),  # a day before China's
        (2025, "2025-01-29"),
        (2026, "2026-02-17"),
        (2027, "2027-02-06"),
        (2030, "2030-02-02"),  # a day before China's
    ],
)
def test_tet(year: int, tet: str) -> None:
    """The moon is new on the day that it is new in Hanoi, not in Beijing."""
    assert new_year(year) == date.fromisoformat(tet)


@pytest.mark.parametrize("year", [1900, 2100])
def test_years_without_a_lunar_calendar(year: int) -> None:
    """No date is made up for them: the day is no feast, and no error."""
    spring = event(lunar=Lunar(month=1, day=1))

    assert first_days(spring, year - 1 if year < 2000 else year + 1) == []
    assert holiday(date(year, 1, 1)) is None
    with pytest.raises(ValueError, match="no lunar calendar"):
        new_year(year)


def test_two_libraries_agree_on_the_lunar_year() -> None:
    """One computes, the other has tables: Tet, and the 10th of the third month."""
    kings = event(lunar=Lunar(month=3, day=10))
    for year in YEARS:
        table = country_holidays("VN", years=year, language="en_US", observed=False)
        named = {name: on for on, name in sorted(table.items())}
        assert new_year(year) == named["Lunar New Year"]
        if year >= 2007:  # a public holiday since
            (commemoration,) = [on for name, on in named.items() if "Hung" in name]
            assert first_days(kings, year) == [commemoration]


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (3, 10, ["2026-04-26", "2027-04-16", "2030-04-12"]),  # Hung Kings
        (8, 15, ["2026-09-25", "2027-09-15", "2030-09-12"]),  # Mid-Autumn
        (1, 12, ["2026-02-28", "2027-02-17", "2030-02-13"]),  # Lim
    ],
)
def test_lunar_feasts(month: int, day: int, expected: list[str]) -> None:
    """As calendars print them."""
    feast = event(lunar=Lunar(month=month, day=day))

    found = [first_days(feast, year) for year in (2026, 2027, 2030)]
    assert found == [[date.fromisoformat(it)] for it in expected]


def test_a_feast_that_counts_leap_months() -> None:
    """2025 had two sixth months: the tenth of the Khmer was in November, as held."""
    moon = event(lunar=Lunar(month=10, day=14, days=2, counts_leap=True))
    plain = event(lunar=Lunar(month=10, day=14, days=2))

    assert first_days(moon, 2025) == [date(2025, 11, 3)]
    assert first_days(plain, 2025) == [date(2025, 12, 3)]
    for year in (2026, 2027, 2029):  # no leap month before the tenth
        assert first_days(moon, year) == first_days(plain, year)


def test_a_feast_over_the_new_year() -> None:
    """The last month of a lunar year lies in the next solar one."""
    weeks = event(lunar=Lunar(month=12, day=1, days=25))

    (found,) = occurrences(weeks, date(2027, 1, 20), date(2027, 1, 20))
    assert found == Period(first=date(2027, 1, 8), last=date(2027, 2, 1))


def test_days_of_every_year() -> None:
    """They may pass the new year."""
    winter = event(yearly=(Season(first="12-20", last="01-10"),))
    days = {
        "2026-12-19": False,
        "2026-12-20": True,
        "2027-01-10": True,
        "2027-01-11": False,
    }

    for day, festive in days.items():
        on = date.fromisoformat(day)
        assert bool(occurrences(winter, on, on)) is festive
    assert winter.yearly[0].months == (12, 1)


@pytest.mark.parametrize("years", ["odd", "even"])
def test_every_other_year(years: Any) -> None:
    """Announced editions are held whatever their year."""
    march = event(months=(3,), years=years)
    found = [year for year in range(2024, 2028) if first_days(march, year)]
    assert found == ([2025, 2027] if years == "odd" else [2024, 2026])

    dated = event(dates=(Period(first=date(2026, 3, 1), last=date(2026, 3, 2)),))
    assert first_days(dated, 2026)


@pytest.mark.parametrize(
    ("on", "name", "moved"),
    [
        ("2026-01-01", "New Year's Day", False),
        ("2026-02-16", "Lunar New Year's Eve", False),
        ("2026-04-27", "Hung Kings' Commemoration Day (observed)", True),
        ("2026-08-31", "Day off (substituted from 08/22/2026)", True),
        ("2026-09-01", "National Day", False),
        ("2026-11-24", "Vietnam Cultural Day", False),
        ("2027-05-03", "International Labor Day (observed)", True),
    ],
)
def test_public_holidays(on: str, name: str, *, moved: bool) -> None:
    """With the days off for those on a weekend, and those that a decree moved."""
    found = holiday(date.fromisoformat(on))

    assert found is not None
    assert (found.name.en, found.moved) == (name, moved)


def test_a_holiday_since_2026() -> None:
    """24 November, by a resolution of that year."""
    assert holiday(date(2025, 11, 24)) is None
    assert holiday(date(2027, 11, 24)) is not None


def test_the_holidays_of_tet() -> None:
    """In 2027 from Thursday 4 to Wednesday 10 February, the new year on Saturday."""
    off = [it for it in holidays(date(2027, 1, 2), date(2027, 4, 15)) if it.tet]

    assert [it.on for it in off] == [
        date(2027, 2, 4) + timedelta(at) for at in range(7)
    ]
    assert [it.moved for it in off] == [True, *[False] * 5, True]


def test_no_holiday_is_overlooked() -> None:
    """Days on which the library is not asked are never holidays."""
    for year in YEARS:
        table = country_holidays("VN", years=year)
        days = (date(year, 1, 1) + timedelta(at) for at in range(366))
        found = [day for day in days if day.year == year and holiday(day)]
        assert found == sorted(on for on in table if on.year == year)


def test_working_days() -> None:
    """They are no holidays, and no library is loaded for most of them."""
    assert holiday(date(2027, 7, 1)) is None
    assert holidays(date(2027, 6, 1), date(2027, 7, 31)) == ()
    assert isinstance(holiday(date(2027, 9, 2)), Holiday)
