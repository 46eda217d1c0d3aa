"""The weeks as an iCalendar file (RFC 5545): one event a week, without times."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tourlink import __version__
from tourlink.when.year import Calendar, Week

if TYPE_CHECKING:
    from icalendar import Event

_TRANSPARENT = "TRANSPARENT"  # a rating keeps nobody busy


def render(calendar: Calendar) -> bytes:
    """
    Return the calendar file.

    The same subject keeps the identity of its weeks when it is rated anew, so that a
    calendar that reads the file again replaces them.
    """
    # Imported here: the other formats do without.
    import icalendar

    page = icalendar.Calendar()
    page.add("PRODID", f"-//tourlink//tourlink {__version__}//EN")
    page.add("VERSION", "2.0")
    page.add("X-WR-CALNAME", f"When to go: {calendar.title}")
    for week in calendar.weeks:
        page.add_component(_event(calendar, week, icalendar.Event()))
    found: bytes = page.to_ical()
    return found


def _event(calendar: Calendar, week: Week, event: "Event") -> "Event":
    name = f"{calendar.key[:24]}-{calendar.year}-w{week.number:02}"
    event.add("UID", f"{name}@tourlink")
    event.add("DTSTAMP", _stamp(calendar.as_of))
    event.add("DTSTART", week.first)
    event.add("DTEND", week.last + timedelta(1))  # the day after the last
    event.add("SUMMARY", f"{week.rating.value}: {calendar.title}")
    if week.reasons:
        event.add("DESCRIPTION", "\n".join(it.text for it in week.reasons))
    event.add("CATEGORIES", [week.rating.value])
    event.add("TRANSP", _TRANSPARENT)
    return event


def _stamp(as_of: str) -> datetime:
    """Return when the facts are of: a clock would give other bytes at each writing."""
    parts = [int(it) for it in as_of.split("-")] if as_of else [1970]
    year, month, day = (*parts, 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)
