"""From the plain data of a plan to days whose items have minutes and records."""

import re
from datetime import date
from typing import Any

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.notes import Note
from tourlink.verify.asked import Asked, read_date
from tourlink.verify.constraint import broken
from tourlink.verify.tour import DAY_MIN, Day, Leg, Pause, Stop, Thing, Tour

_STAMP = re.compile(r"(?:(\d{4}-\d{2}-\d{2})T)?([01]\d|2[0-3]):([0-5]\d)(\+08:00)?")
_AHEAD_MIN = {"Asia/Ho_Chi_Minh": 0, "Asia/Shanghai": 60}
_MOST_DAYS_LATER = 2  # no service takes longer


def ahead_min(place: Destination) -> int:
    """Return by how many minutes the clocks at a place are ahead of Hanoi's."""
    return _AHEAD_MIN[place.timezone]


def read_tour(document: Any, number: int, asked: Asked, catalogue: Catalogue) -> Tour:
    """Return plan `number` (from 0) of a document that has the right shape."""
    plan = document["plans"][number]
    tour = Tour(f"/plans/{number}", plan, asked, catalogue, document)
    reader = _Reader(tour)
    for name in ("start", "end"):
        reader.place(plan[name], f"{tour.at}/{name}")
    for at, raw in enumerate(plan["days"]):
        tour.days.append(reader.day(raw, at))
    return tour


class _Reader:
    def __init__(self, tour: Tour) -> None:
        self.tour = tour
        self.on: date | None = None
        self.number = 0

    def day(self, raw: Any, number: int) -> Day:
        at = f"{self.tour.at}/days/{number}"
        self.number = number + 1
        self.on = None
        if raw["date"] is not None:
            self.on = read_date(raw["date"])
            if self.on is None:
                self.no_time(f"{at}/date", raw["date"], "is no date")
        things = [
            thing
            for index, item in enumerate(raw["items"])
            if (thing := self.thing(item, f"{at}/items/{index}")) is not None
        ]
        stay = raw["stay"]
        if stay["at"] is not None:
            self.place(stay["at"], f"{at}/stay/at")
        if stay["corridor"] is not None:
            self.corridor(stay["corridor"], f"{at}/stay/corridor")
        return Day(
            at=at,
            raw=raw,
            number=number + 1,
            on=self.on,
            month=self.on.month if self.on else self.tour.asked.month,
            last=number == len(self.tour.raw["days"]) - 1,
            things=things,
        )

    def thing(self, raw: Any, at: str) -> Thing | None:
        if raw["type"] == "leg":
            return self.leg(raw, at)
        is_stop = raw["type"] == "stop"
        where = "destination" if is_stop else "at"
        first, last = ("arrive", "leave") if is_stop else ("start", "end")
        place = self.place(raw[where], f"{at}/{where}")
        if place is None:
            return None
        begin = self.minute(raw[first], place, f"{at}/{first}")
        end = self.minute(raw[last], place, f"{at}/{last}")
        if begin is None or end is None:
            return None
        if is_stop:
            return Stop(
                at=at,
                raw=raw,
                begin=begin,
                end=end,
                origin=place,
                target=place,
                fixed=self.spoken_for(place, raw.get("title")),
            )
        return Pause(
            at=at,
            raw=raw,
            begin=begin,
            end=end,
            origin=place,
            target=place,
            kind=raw["type"],
        )

    def leg(self, raw: Any, at: str) -> Leg | None:
        origin = self.place(raw["from"], f"{at}/from")
        target = self.place(raw["to"], f"{at}/to")
        corridors = [
            self.corridor(name, f"{at}/corridors/{index}")
            for index, name in enumerate(raw["corridors"])
        ]
        if not corridors:
            note = "a leg needs a corridor"
            self.tour.bad_corridors.append(broken(f"{at}/corridors", note, 0))
        if origin is None or target is None or not corridors or None in corridors:
            return None
        begin = self.minute(raw["depart"], origin, f"{at}/depart")
        later = raw.get("arrive_day_offset", 0)
        end = self.minute(raw["arrive"], target, f"{at}/arrive", later)
        if begin is None or end is None:
            return None
        return Leg(
            at=at,
            raw=raw,
            begin=begin,
            end=end,
            origin=origin,
            target=target,
            mode=raw["mode"],
            corridors=tuple(it for it in corridors if it is not None),
        )

    def spoken_for(self, place: Destination, title: str | None) -> bool:
        return title is not None and any(
            it.place.id == place.id
            and it.first <= self.number <= it.last
            and it.title == title
            for it in self.tour.asked.fixed
        )

    # --- names --------------------------------------------------------------------

    def place(self, name: str, at: str) -> Destination | None:
        place = self.tour.catalogue.destinations.get(name)
        note: str = ""
        if place is None:
            note = Note("the catalogue has no place {value}", value=repr(name))
        elif place.position is None:
            note = Note(
                "the site of {value} is not known: {why}",
                value=repr(name),
                why=place.unlocated,
            )
        if note:
            self.tour.bad_places.append(broken(at, note, name))
            return None
        return place

    def corridor(self, name: str, at: str) -> Any:
        corridor = self.tour.catalogue.corridors.get(name)
        if corridor is None:
            note = Note("the catalogue has no corridor {value}", value=repr(name))
            self.tour.bad_corridors.append(broken(at, note, name))
        return corridor

    # --- times --------------------------------------------------------------------

    def no_time(self, at: str, text: str, what: str, **named: Any) -> None:
        note = Note("{value} " + what, value=repr(text), **named)
        self.tour.bad_times.append(broken(at, note, text))

    def minute(
        self, text: str, place: Destination, at: str, later: int = 0
    ) -> int | None:
        """Return minutes after the day's midnight in Hanoi, or None."""
        match = _STAMP.fullmatch(text)
        if match is None:
            self.no_time(at, text, "is no local time of ISO 8601")
            return None
        on, hours, minutes, offset = match.groups()
        ahead = ahead_min(place)
        minute = int(hours) * 60 + int(minutes) - ahead
        if bool(offset) != bool(ahead):
            self.no_time(
                at, text, "has not the offset of the clocks of {place}", place=place.id
            )
        elif bool(on) != bool(self.on):
            wants = "needs a date" if self.on else "has a date in a day without one"
            self.no_time(at, text, wants)
        elif not 0 <= later <= _MOST_DAYS_LATER:
            self.no_time(at, text, "is {number} days later", number=later)
        elif on is None or self.on is None:
            return minute % DAY_MIN + later * DAY_MIN
        elif (day := read_date(on)) is None:
            self.no_time(at, text, "has no date of the calendar")
        elif (minute := minute + (day - self.on).days * DAY_MIN) // DAY_MIN != later:
            self.no_time(
                at,
                text,
                "is not {number} days after the day of the item",
                number=later,
            )
        else:
            return minute
        return None
