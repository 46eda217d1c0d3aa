"""Calendars, read again by icalendar and by the rules of RFC 5545."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.export.reading import made
from tourlink.errors import RequestError
from tourlink.export import FormatName
from tourlink.export.calendar_text import escaped, folded
from tourlink.plan import LegItem, PlanDocument


def calendar(document: PlanDocument, **view: int) -> Calendar:
    """Return what a calendar program makes of the file."""
    found = Calendar.from_ical(made(document, FormatName.ICS, **view))
    assert isinstance(found, Calendar)
    return found


def uids(found: Calendar) -> list[str]:
    """Return the ids of all events."""
    return [str(it["UID"]) for it in found.walk("VEVENT")]


@pytest.fixture(params=["lai_chau", "yunnan"])
def dated(request: pytest.FixtureRequest) -> PlanDocument:
    """Plans with dates, one of them abroad."""
    document: PlanDocument = request.getfixturevalue(request.param)
    return document


def test_an_event_a_day(dated: PlanDocument) -> None:
    """From its date to the next, with its stops in the description."""
    days = dated["plans"][0]["days"]
    found = [
        it
        for it in calendar(dated).walk("VEVENT")
        if not isinstance(it.decoded("DTSTART"), datetime)
    ]

    for day, event in zip(days, found, strict=True):
        assert event.decoded("DTSTART") == date.fromisoformat(day["date"] or "")
        assert event.decoded("DTEND") == event.decoded("DTSTART") + timedelta(days=1)
        for item in day["items"]:
            if item["type"] == "stop":
                name = dated["places"][item["destination"]]["name"]["en"]
                assert name in str(event["DESCRIPTION"])


@pytest.fixture
def across(yunnan: PlanDocument) -> LegItem:
    """The leg that crosses the border, by a service with a timetable."""
    for day in yunnan["plans"][0]["days"]:
        for item in day["items"]:
            if item["type"] == "leg" and item["arrive"][16:] != item["depart"][16:]:
                item["service"] = "bus 7"
                return item
    raise AssertionError


def test_timetables_are_events_in_their_zones(
    yunnan: PlanDocument, across: LegItem
) -> None:
    """A bus over the border leaves and arrives by the clocks of its ends."""
    (event,) = (
        it
        for it in calendar(yunnan).walk("VEVENT")
        if isinstance(it.decoded("DTSTART"), datetime)
    )
    begin, end = event.decoded("DTSTART"), event.decoded("DTEND")

    assert "bus 7" in str(event["SUMMARY"])
    assert end - begin == timedelta(minutes=across["duration_min"])
    assert begin.strftime("%Y-%m-%dT%H:%M") == across["depart"][:16]
    assert end.strftime("%Y-%m-%dT%H:%M") == across["arrive"][:16]
    hours = [it.utcoffset() // timedelta(hours=1) for it in (begin, end)]
    assert sorted(hours) == [7, 8]


def test_zones_that_are_used_are_defined(dated: PlanDocument) -> None:
    """And no others."""
    text = made(dated, FormatName.ICS).replace("\r\n ", "")
    used = {it.split(":")[0] for it in text.split("TZID=")[1:]}
    defined = {str(it["TZID"]) for it in calendar(dated).walk("VTIMEZONE")}

    assert defined == used <= {"Asia/Ho_Chi_Minh", "Asia/Shanghai"}


def test_a_night_train_is_an_event_over_midnight(night_train: PlanDocument) -> None:
    """And its day says that the night is aboard."""
    night, *_ = (
        it
        for it in calendar(night_train).walk("VEVENT")
        if isinstance(it.decoded("DTSTART"), datetime)
        and it.decoded("DTEND").date() > it.decoded("DTSTART").date()
    )
    first = calendar(night_train).walk("VEVENT")[0]

    assert str(night["SUMMARY"]).startswith("Railway")
    assert "Overnight: Railway" in str(first["DESCRIPTION"])


def test_ids_are_stable_and_distinct(lai_chau: PlanDocument) -> None:
    """The same tour in another language replaces itself; another one does not."""
    first = uids(calendar(lai_chau))
    assert len(set(first)) == len(first)

    lai_chau["request"]["lang"] = "vi"
    assert uids(calendar(lai_chau, lang="vi")) == first  # type: ignore[arg-type]
    lai_chau["request"]["adults"] = 30
    assert not set(uids(calendar(lai_chau))) & set(first)


def test_alternatives_have_ids_of_their_own(lai_chau: PlanDocument) -> None:
    """Both may stand in one calendar."""
    lai_chau["plans"].append(lai_chau["plans"][0])
    first, second = (uids(calendar(lai_chau, plan=it)) for it in (1, 2))

    assert not set(first) & set(second)


def test_fixed_days_are_events(lai_chau: PlanDocument) -> None:
    """A conference has its hours."""
    day = lai_chau["plans"][0]["days"][1]
    stop = next(it for it in day["items"] if it["type"] == "stop")
    stop["title"] = "Conference; day 1, hall A"
    titles = [str(it["SUMMARY"]) for it in calendar(lai_chau).walk("VEVENT")]

    assert "Conference; day 1, hall A" in titles


def test_a_plan_without_dates_has_no_calendar(mekong: PlanDocument) -> None:
    """The error says what to do."""
    with pytest.raises(RequestError, match="needs dates") as caught:
        made(mekong, FormatName.ICS)

    assert "--start-date" in (caught.value.hint or "")


def test_an_unknown_zone_is_an_error(yunnan: PlanDocument, across: LegItem) -> None:
    """Better than a wrong hour."""
    across["arrive"] = f"{across['arrive'][:16]}+03:00"
    with pytest.raises(RequestError, match="time zone"):
        made(yunnan, FormatName.ICS)


def test_lines_are_short_and_end_as_they_must(dated: PlanDocument) -> None:
    """At most 75 octets; no letter is cut."""
    data = made(dated, FormatName.ICS, lang="vi").encode()

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=200), max_size=3))
def test_any_text_comes_back(lines: list[str]) -> None:
    """What is escaped and folded is read as it was, blanks and controls apart."""
    from tourlink.export.gazetteer import clean

    event = ["BEGIN:VEVENT", f"SUMMARY:{escaped(lines)}", "END:VEVENT"]
    found = Calendar.from_ical(folded(event))

    assert str(found["SUMMARY"]) == "\n".join(map(clean, lines))


@pytest.mark.parametrize(
    ("as_of", "stamp"),
    [("2026-11-21", "20261121"), ("2026-07", "20260701"), ("2026", "20260101"),
     ("", "19700101")],
)  # fmt: skip
def test_stamps_come_from_the_catalogue(
    lai_chau: PlanDocument, as_of: str, stamp: str
) -> None:
    """A clock would give other bytes each time."""
    lai_chau["catalogue"]["as_of"] = as_of

    assert f"DTSTAMP:{stamp}T000000Z" in made(lai_chau, FormatName.ICS)
