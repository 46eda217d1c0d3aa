"""The weeks as text, CSV, JSON and iCalendar."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import icalendar
import pytest

from tourlink.planner.outlook import Reason
from tourlink.when import to_csv, to_ics, to_text
from tourlink.when.to_json import to_plain
from tourlink.when.year import Calendar, Rating, Week, mondays

LONG = Reason("in-season", f"in season: {', '.join(['Mù Cang Chải; Sa Pa'] * 8)}")
ALWAYS = Reason("weekday", "start on Fri only: =the market, is open on Sun only")
RATINGS = (*Rating, Rating.GOOD)


def calendar(as_of: str = "2026-11") -> Calendar:
    """Return a year with all ratings."""
    weeks = []
    for number, monday in enumerate(mondays(2026), start=1):
        rating = RATINGS[(number - 1) // 3 % len(RATINGS)]
        blocked = rating is Rating.BLOCKED
        weeks.append(
            Week(
                number,
                monday,
                monday + timedelta(6),
                rating,
                0.0 if blocked else 0.9,
                () if blocked else (monday + timedelta(4),),
                (Reason("closed", "closed"),) if blocked else (ALWAYS, LONG),
                None if number % 2 or blocked else 1234,
            )
        )
    return Calendar(
        "Hanoi - Bắc Hà", "request", "k" * 64, 2026, 4, "s" * 64, as_of, tuple(weeks)
    )


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits(width: int, *, color: bool) -> None:
    """No line is wider than asked, and colour says nothing that signs do not."""
    shown = to_text.render(calendar(), width=width, color=color)

    assert ("\x1b[" in shown) is color
    if not color:
        assert max(map(len, shown.splitlines())) <= width


def test_every_week_stands_in_the_grid() -> None:
    """By its Monday, in the month that most of its days are in, with its sign."""
    lines = to_text.render(calendar(), width=80, color=False).splitlines()[3:9]

    signs = [word for line in lines for word in line.split() if word in "*+-x"]
    assert len(signs) == 53
    assert lines[0].split()[:5] == ["Jan", "29", "*", "5", "*"]
    assert [line.split()[0] for line in lines] == [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
    ]


def test_what_holds_all_year_is_said_once() -> None:
    """Weeks that are blocked are no exception to it."""
    shown = to_text.render(calendar(), width=80, color=False)

    assert shown.count("start on Fri only") == 1
    assert "All year" in shown
    assert "score 1,234" in shown


def test_csv() -> None:
    """A line a week, read back with its commas and semicolons."""
    rows = list(csv.DictReader(StringIO(to_csv.render(calendar()))))

    assert len(rows) == 53
    assert rows[0]["week"] == "2026-W01"
    assert rows[0]["first"] == "2025-12-29"
    assert rows[0]["reasons"] == f"{ALWAYS.text}; {LONG.text}"
    assert rows[1]["score"] == "1234"
    assert rows[-1]["rating"] in set(Rating)


def test_json() -> None:
    """Plain data that survives the trip."""
    plain = to_plain(calendar())

    assert json.loads(json.dumps(plain)) == plain
    assert plain["format"] == "tourlink-when/1"
    assert [it["week"] for it in plain["weeks"]] == list(range(1, 54))


def test_icalendar() -> None:
    """An independent look: whole days, seven each, and folded lines."""
    data = to_ics.render(calendar())

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == 53
    first = events[0]
    assert first.decoded("DTSTART") == date(2025, 12, 29)
    assert first.decoded("DTEND") == date(2026, 1, 5)
    assert b"DTSTART;VALUE=DATE:20251229" in data
    assert first.decoded("DTSTAMP") == datetime(2026, 11, 1, tzinfo=UTC)
    assert str(first["SUMMARY"]) == "best: Hanoi - Bắc Hà"
    assert str(first["DESCRIPTION"]) == f"{ALWAYS.text}\n{LONG.text}"
    assert len({str(it["UID"]) for it in events}) == 53


def test_icalendar_is_the_same_each_time() -> None:
    """No clock is in it; a rating that changed keeps the identity of its week."""
    one, other = calendar(), calendar()
    weeks = tuple(it._replace(rating=Rating.FAIR) for it in other.weeks)

    assert to_ics.render(one) == to_ics.render(other)
    changed = icalendar.Calendar.from_ical(to_ics.render(other._replace(weeks=weeks)))
    before = icalendar.Calendar.from_ical(to_ics.render(one))
    assert [it["UID"] for it in changed.walk("VEVENT")] == [
        it["UID"] for it in before.walk("VEVENT")
    ]


@pytest.mark.parametrize(
    ("as_of", "stamp"),
    [("2026", "20260101"), ("2026-11-05", "20261105"), ("", "19700101")],
)
def test_stamps(as_of: str, stamp: str) -> None:
    """When the facts are of, as exactly as the catalogue says."""
    assert f"DTSTAMP:{stamp}T000000Z".encode() in to_ics.render(calendar(as_of))
