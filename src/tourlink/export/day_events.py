"""What happens on a day, as a traveller or a guide reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.timeline import days_later, meal_of
from tourlink.export.words import HOME_OFFSET_MIN, minutes_between, stamp, zone
from tourlink.plan import Item, LegItem, PauseItem, StopItem

MODES = frozenset({"road", "rail", "air", "boat", "cable", "trek"})
# A pause in a drive that is told with the drive, where a traveller reads.
_SHORT_PAUSE_MIN = 20
# What the planner calls a check-in at a hotel and a longer break.
_PLANNED = frozenset({"room", "rest"})
# Where one only changes transport: no free time worth a line.
_HUBS = frozenset({"airport", "station", "port", "crossing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happens; texts are in the language of the reader."""

    kind: str
    """`leg`, `visit`, `note`, or the type of a pause in the plan document."""
    text: str
    begin: str = ""
    end: str = ""
    detail: str = ""
    about: str = ""
    """What is to be seen there."""
    mode: str = ""
    number: int | None = None
    """Of a visit, as on the map."""
    place: str = ""
    """Id of the place, where there is one."""
    origin: str = ""
    target: str = ""
    service: str = ""
    km: float | None = None
    minutes: int | None = None


class EventReader:
    """
    Reads the items of one plan, day by day in the order of time.

    Parameters
    ----------
    exact
        Whether every leg and pause is told, as a driver needs it; else a drive with a
        short rest is one drive, and waiting at a station is left out.
    """

    def __init__(self, names: Gazetteer, words: Phrases, *, exact: bool) -> None:
        self._names = names
        self._words = words
        self._exact = exact
        self._visits = 0
        self._offset_min = HOME_OFFSET_MIN

    def of(self, items: Sequence[Item]) -> Iterator[Event]:
        """Yield the events of a day; days have to come in their order."""
        groups = list(_grouped(items, join=not self._exact))
        for group in groups:
            first, final = group[0], group[-1]
            if first["type"] == "leg" and final["type"] == "leg":
                yield self._leg(first, final, group)
                yield from self._borders(group)
            elif first["type"] == "stop":
                yield self._stop(first)
            elif first["type"] != "leg" and (self._exact or not self._idle(first)):
                yield self._pause(first)
            offset_min = stamp(end_of(final)).offset_min
            if offset_min != self._offset_min:
                self._offset_min = offset_min
                told = self._words.say("document.clock_changes", zone=zone(offset_min))
                yield Event(kind="note", text=told)

    def _borders(self, group: Sequence[Item]) -> Iterator[Event]:
        for item in group:
            if item["type"] == "leg" and "border" in item:
                name = self._names.told(item["border"]["name"])
                step = self._words.say("document.border_step", name=name)
                yield Event(kind="note", text=step, place=item["to"])

    def _idle(self, pause: PauseItem) -> bool:
        at_hub = self._names.kind(pause["at"]) in _HUBS
        return pause["type"] == "free" and at_hub

    def _leg(self, first: LegItem, final: LegItem, group: Sequence[Item]) -> Event:
        words, mode = self._words, clean(first["mode"])
        origin, target = (
            self._names.place(first["from"]),
            self._names.place(final["to"]),
        )
        km = sum(it["distance_km"] for it in group if it["type"] == "leg")
        minutes = minutes_between(first["depart"], final["arrive"])
        if "arrive_day_offset" in final or first is final:
            minutes = sum(it["duration_min"] for it in group if it["type"] == "leg")
        parts = [
            words.say(
                "document.leg_detail",
                km=words.kilometres(km),
                duration=words.duration(minutes),
            )
        ]
        rests = [it["at"] for it in group if it["type"] == "break"]
        if rests:
            places = words.both(dict.fromkeys(map(self._names.place, rests)))
            parts.append(words.say("document.with_break", places=places))
        service = self.service(first)
        if service:
            parts.append(service)
        if first.get("timetable") == "assumed":
            parts.append(words.say("document.timetable_assumed"))
        text = words.say(
            f"document.leg_{mode}" if mode in MODES else "document.leg_other",
            **{"from": origin, "to": target},
        )
        later = days_later(final)
        return Event(
            kind="leg",
            text=text,
            begin=stamp(first["depart"]).clock,
            end=stamp(final["arrive"]).clock + (f" (+{later})" if later else ""),
            detail=", ".join(parts),
            mode=mode,
            origin=origin,
            target=target,
            service=service,
            km=km,
            minutes=minutes,
        )

    def service(self, leg: LegItem) -> str:
        """Return number and class of a train, flight or boat; empty for others."""
        mode, number = clean(leg["mode"]), clean(leg.get("service") or "")
        if mode not in {"rail", "air", "boat"} and not leg.get("overnight"):
            return ""
        night = "_night" if leg.get("overnight") and mode in {"rail", "road"} else ""
        grade = self._words.known("document", f"class_{mode}{night}", "")
        if number and grade:
            return self._words.say(
                "document.service_class", **{"service": number, "class": grade}
            )
        return number or grade

    def _stop(self, stop: StopItem) -> Event:
        self._visits += 1
        name = self._names.place(stop["destination"])
        title = clean(stop.get("title", ""))
        return Event(
            kind="visit",
            text=self._words.labelled(title, name) if title else name,
            begin=stamp(stop["arrive"]).clock,
            end=stamp(stop["leave"]).clock,
            detail=self._words.duration(stop["duration_min"]) if self._exact else "",
            about=self._names.description(stop["destination"]),
            number=self._visits,
            place=stop["destination"],
            target=name,
            minutes=stop["duration_min"],
        )

    def _pause(self, pause: PauseItem) -> Event:
        place = self._names.place(pause["at"])
        meal = meal_of(pause)
        title = clean(pause.get("title", ""))
        if pause["type"] == "meal" and meal:
            text = self._words.say(f"document.do_{meal}", place=place)
        elif title and title not in _PLANNED:
            text = self._words.labelled(title, place)
        else:
            kind: str = pause["type"]
            in_hub = self._names.kind(pause["at"]) in _HUBS
            if kind == "check-in" and (title == "room" or not in_hub):
                kind = "hotel"
            text = self._words.say(f"document.do_{kind}", place=place)
        minutes = minutes_between(pause["start"], pause["end"])
        return Event(
            kind=pause["type"],
            text=text,
            begin=stamp(pause["start"]).clock,
            end=stamp(pause["end"]).clock,
            place=pause["at"],
            target=place,
            minutes=minutes,
        )


def _grouped(items: Sequence[Item], *, join: bool) -> Iterator[list[Item]]:
    """Yield items alone, and drives with the short rests between them as one."""
    group: list[Item] = []
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        if join and group and _goes_on(group[-1], item, after):
            group.append(item)
            continue
        if group:
            yield group
        group = [item]
    if group:
        yield group


def _goes_on(before: Item, item: Item, after: Item | None) -> bool:
    """Return whether an item is part of the drive that `before` belongs to."""
    if item["type"] == "break":
        short = minutes_between(item["start"], item["end"]) <= _SHORT_PAUSE_MIN
        return (
            short
            and before["type"] == "leg"
            and after is not None
            and after["type"] == "leg"
            and before["mode"] == after["mode"] == "road"
        )
    return before["type"] == "break" and item["type"] == "leg"


def begin_of(item: Item) -> str:
    """Return when an item begins, as the plan has it."""
    if item["type"] == "leg":
        return item["depart"]
    return item["arrive"] if item["type"] == "stop" else item["start"]


def end_of(item: Item) -> str:
    """Return when an item ends, as the plan has it."""
    if item["type"] == "leg":
        return item["arrive"]
    return item["leave"] if item["type"] == "stop" else item["end"]
