"""
A plan as an iCalendar file (RFC 5545): an event a day, and one a fixed item.

Fixed are flights, trains and boats with a timetable, and days spoken for such as a
conference. All else of a day stands in the description of its event.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from tourlink import __version__
from tourlink.errors import RequestError
from tourlink.export import View
from tourlink.export.calendar_text import escaped, folded
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.map_words import labelled, say
from tourlink.export.route_lines import legs, stops, times, told
from tourlink.export.titles import Titles
from tourlink.export.words import HOME_OFFSET_MIN, stamp
from tourlink.plan import Day, PlanDocument

# Neither country turns its clocks, so one rule says all.
_ZONES = {HOME_OFFSET_MIN: "Asia/Ho_Chi_Minh", 8 * 60: "Asia/Shanghai"}


def render(document: PlanDocument, view: View) -> str:
    """
    Return the calendar of one plan.

    Raises
    ------
    RequestError
        If the plan has no dates, or times of a zone that is not known.
    """
    plan = view.chosen(document)
    if not all(day["date"] for day in plan["days"]):
        raise RequestError(
            "a calendar needs dates, and the plan has none",
            hint="plan with --start-date YYYY-MM-DD",
        )
    writer = _Writer(document, view)
    events = [line for day in plan["days"] for line in writer.day(day)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//tourlink//tourlink {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped([writer.title])}",
        f"X-WR-CALNAME:{escaped([writer.title])}",
        *(line for offset_min in writer.used for line in _zone(offset_min)),
        *events,
        "END:VCALENDAR",
    ]
    return folded(lines)


class _Writer:
    """Writes events, and remembers in `used` which time zones they need."""

    def __init__(self, document: PlanDocument, view: View) -> None:
        plan = view.chosen(document)
        self.used: dict[int, None] = {}
        self._lang = view.lang
        self._names = Gazetteer(document, view.lang)
        self._titles = Titles(document, self._names)
        self.title = self._titles.plan(plan)
        self._places = document["places"]
        self._numbers = {id(stop.item): stop.number for stop in stops(plan)}
        # The same request keeps its events when it is planned anew: a calendar that
        # reads the file again replaces them. Languages are the same tour.
        request = {k: v for k, v in document["request"].items() if k != "lang"}
        told = json.dumps([request, view.plan], sort_keys=True, ensure_ascii=True)
        self._tour = sha256(told.encode()).hexdigest()[:24]
        # When the facts are of: a clock would give other bytes at each export.
        self._stamp = f"{_as_of(document['catalogue']['as_of']):%Y%m%d}T000000Z"

    def day(self, day: Day) -> Iterator[str]:
        """Yield the lines of the events of a day."""
        on = date.fromisoformat(day["date"] or "")
        title = self._labelled(
            f"{say('day', self._lang)} {day['day']}", self._titles.day(day)
        )
        yield from self._event(
            f"day-{day['day']}",
            title,
            [
                f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
                # The day after the last, as 3.6.1 has it.
                f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
                f"DESCRIPTION:{escaped(self._told(day))}",
                "TRANSP:TRANSPARENT",
            ],
        )
        fixed = 0
        for item in day["items"]:
            if item["type"] == "leg" and (item.get("timetable") or item.get("service")):
                name = self._labelled(
                    say(item["mode"], self._lang), told(item, self._names)
                )
                place = item["from"]
            elif item["type"] == "stop" and item.get("title"):
                name = clean(item.get("title", ""))
                place = item["destination"]
            else:
                continue
            fixed += 1
            begin, end = times(item)
            about = [
                f"DTSTART;{self._time(begin)}",
                f"DTEND;{self._time(end)}",
                f"LOCATION:{escaped([self._names.place(place)])}",
            ]
            if note := self._places.get(place):
                about.append(f"GEO:{note['lat']:.6f};{note['lon']:.6f}")
            yield from self._event(f"day-{day['day']}-{fixed}", name, about)

    def _event(self, key: str, summary: str, about: list[str]) -> Iterator[str]:
        yield from (
            "BEGIN:VEVENT",
            f"UID:{self._tour}-{key}@tourlink",
            f"DTSTAMP:{self._stamp}",
            *about,
            f"SUMMARY:{escaped([summary])}",
            "END:VEVENT",
        )

    def _told(self, day: Day) -> list[str]:
        """Return the way, the visits and the night of a day, a line each."""
        lines = []
        for item in day["items"]:
            begin, end = (stamp(it).clock for it in times(item))
            if item["type"] == "leg":
                mode = say(item["mode"], self._lang)
                lines.append(
                    self._labelled(f"{begin}-{end} {mode}", told(item, self._names))
                )
            elif item["type"] == "stop":
                name = self._names.place(item["destination"])
                lines.append(f"{begin}-{end} {self._numbers[id(item)]}. {name}")
        if day["stay"]["type"] == "lodging" and day["stay"]["at"]:
            bed = self._names.place(day["stay"]["at"])
            lines.append(self._labelled(say("night", self._lang), bed))
        elif day["stay"]["type"]:
            aboard = [leg for leg in legs(day) if leg.get("overnight")]
            lines += [
                self._labelled(
                    say("night", self._lang),
                    f"{say(leg['mode'], self._lang)}, {told(leg, self._names)}",
                )
                for leg in aboard
            ]
        return lines

    def _labelled(self, label: str, text: str) -> str:
        return labelled(label, text, self._lang)

    def _time(self, text: str) -> str:
        found = stamp(text)
        if found.offset_min not in _ZONES:
            raise RequestError(f"{text} is in a time zone that no calendar entry knows")
        self.used[found.offset_min] = None
        clock = found.clock.replace(":", "")
        return f"TZID={_ZONES[found.offset_min]}:{found.date:%Y%m%d}T{clock}00"


def _zone(offset_min: int) -> list[str]:
    offset = f"+{offset_min // 60:02}{offset_min % 60:02}"
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{_ZONES[offset_min]}",
        "BEGIN:STANDARD",
        "DTSTART:19920101T000000",  # since then there was no summer time in China
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        f"TZNAME:{offset[:3]}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def _as_of(text: str) -> date:
    """Return the first day of a date, a month or a year; a fixed one of no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    year, month, day = match.groups() if match else ("1970", None, None)
    return date(int(year), int(month or 1), int(day or 1))
