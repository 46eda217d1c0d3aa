"""The days of a plan as a traveller or a guide reads them, with all words in place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.timeline import days_later, meal_of
from tourlink.export.titles import Titles
from tourlink.export.words import HOME_OFFSET_MIN, minutes_between, stamp, zone
from tourlink.plan import Day, Item, LegItem, PauseItem, Plan, StopItem

# A pause in a drive that is told with the drive, where a traveller reads.
_SHORT_PAUSE_MIN = 20
# Where one only changes transport: no free time worth a line.
# What the planner calls a check-in at a hotel and a longer break.
_PLANNED = frozenset({"room", "rest"})
_HUBS = frozenset({"airport", "station", "port", "crossing"})
# Dinner comes with the bed where there is no restaurant around.
_FULL_BOARD = frozenset({"homestay", "campsite", "cruise"})
_SHORT_NAME = 12  # letters
MEALS = ("breakfast", "lunch", "dinner")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """One day."""

    number: int
    label: str
    date: str
    short_date: str
    iso_date: str
    route: str
    meals: tuple[str, ...]
    """Some of `MEALS`, in their order."""
    meals_code: str
    events: tuple[Event, ...]
    night: str
    night_place: str
    km: float
    minutes: int
    km_text: str
    travel_text: str
    sum_text: str


class DayReader:
    """
    Reads the days of one plan in the order of time.

    Parameters
    ----------
    exact
        Whether every leg and pause is told, as a driver needs it; else a drive with a
        short rest is one drive, and waiting at a station is left out.
    """

    def __init__(  # all of it is read
        self,
        plan: Plan,
        names: Gazetteer,
        words: Phrases,
        titles: Titles,
        *,
        exact: bool,
    ) -> None:
        self._plan = plan
        self._titles = titles
        self._names = names
        self._words = words
        self._exact = exact
        self._visits = 0
        self._offset_min = HOME_OFFSET_MIN

    def days(self) -> tuple[DaySheet, ...]:
        """Return all days; the first begins with a pick-up, the last ends the tour."""
        sheets: list[DaySheet] = []
        before: Day | None = None
        for day in self._plan["days"]:
            sheets.append(self._day(day, before))
            before = day
        return tuple(sheets)

    def _day(self, day: Day, before: Day | None) -> DaySheet:
        words = self._words
        last = day is self._plan["days"][-1]
        events = list(self._events(day["items"]))
        if before is None:
            events.insert(0, self._bracket("pick_up", day["items"], at=0))
        if last:
            events.append(self._bracket("drop_off", day["items"], at=-1))
        meals = tuple(_meals(day, before))
        codes = [words.say(f"document.meal_{meal[0]}") for meal in meals]
        on = date.fromisoformat(day["date"]) if day["date"] else None
        km, minutes = day["distance_km"], day["travel_min"]
        return DaySheet(
            number=day["day"],
            label=words.say("plan.day_number", n=day["day"]),
            date=words.long_date(on) if on else "",
            short_date=words.short_date(on) if on else "",
            iso_date=day["date"] or "",
            route=printed(self._titles.day(day)),
            meals=meals,
            meals_code=", ".join(codes) or words.say("document.meals_none"),
            events=tuple(events),
            night=self._night(day),
            night_place=self._night_place(day),
            km=km,
            minutes=minutes,
            km_text=words.kilometres(km) if km else "",
            travel_text=words.duration(minutes) if minutes else "",
            sum_text=(
                words.say(
                    "document.day_sum",
                    km=words.kilometres(km),
                    duration=words.duration(minutes),
                )
                if km
                else words.say("document.no_travel")
            ),
        )

    def _bracket(self, key: str, items: Sequence[Item], *, at: int) -> Event:
        """Return where the tour begins or ends, at the time of a day's end."""
        place = self._plan["start" if at == 0 else "end"]
        clock = ""
        if items:
            clock = stamp(_begin(items[0]) if at == 0 else _end(items[-1])).clock
        text = self._words.say(f"document.{key}", place=self._names.place(place))
        return Event(kind="note", begin=clock, text=text, place=place)

    def _events(self, items: Sequence[Item]) -> Iterator[Event]:
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
            offset_min = stamp(_end(final)).offset_min
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

    def _night(self, day: Day) -> str:
        stay, words = day["stay"], self._words
        if stay["type"] == "lodging":
            place = self._names.place(stay["at"] or "")
            if stay["class"]:
                lodging = words.lodging(clean(stay["class"]))
                return words.say(
                    "document.night_at_class", place=place, lodging=lodging
                )
            return words.say("document.night_at", place=place)
        if stay["type"] == "overnight-service":
            return words.say("document.night_aboard", service=self._night_place(day))
        return ""

    def _night_place(self, day: Day) -> str:
        stay = day["stay"]
        if stay["type"] == "lodging":
            return self._names.place(stay["at"] or "")
        if stay["type"] == "overnight-service":
            leg = night_leg(day)
            kind = self._words.known(
                "night_services",
                leg["mode"] if leg else "other",
                self._words.say("night_services.other"),
            )
            number = clean(leg.get("service") or "") if leg else ""
            return f"{kind} {number}".rstrip()
        return ""


def _meal(pause: PauseItem) -> str:
    """Return which meal a pause is, also if it is called `Breakfast and a shower`."""
    first, _, _ = pause.get("title", "").lower().partition(" ")
    return first if first in MEALS else meal_of(pause)


def printed(title: str) -> str:
    """
    Return a route with the dashes of print.

    No line begins with a dash, and none ends within a short name such as Sa Pa.
    """
    names = (
        it.replace(" ", "\u00a0") if len(it) <= _SHORT_NAME else it
        for it in title.split(" - ")
    )
    return "\u00a0– ".join(names)  # noqa: RUF001  # an en dash


MODES = frozenset({"road", "rail", "air", "boat", "cable", "trek"})


def night_leg(day: Day) -> LegItem | None:
    """Return the leg on which the night is spent, if there is one."""
    corridor = day["stay"]["corridor"]
    for item in day["items"]:
        if item["type"] == "leg" and (
            item.get("overnight") or corridor in item["corridors"]
        ):
            return item
    return None


def meals_of(plan: Plan) -> list[tuple[str, ...]]:
    """Return the meals of each day."""
    days = plan["days"]
    return [
        tuple(_meals(day, days[number - 1] if number else None))
        for number, day in enumerate(days)
    ]


def _meals(day: Day, before: Day | None) -> Iterator[str]:
    """Yield the meals of a day: those of the plan, and those that come with a bed."""
    eaten = {_meal(it) for it in day["items"] if it["type"] == "meal"}
    slept = before is not None and before["stay"]["type"] == "lodging"
    if slept or "breakfast" in eaten:
        yield "breakfast"
    if "lunch" in eaten:
        yield "lunch"
    if "dinner" in eaten or day["stay"]["class"] in _FULL_BOARD:
        yield "dinner"


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


def _begin(item: Item) -> str:
    if item["type"] == "leg":
        return item["depart"]
    return item["arrive"] if item["type"] == "stop" else item["start"]


def _end(item: Item) -> str:
    if item["type"] == "leg":
        return item["arrive"]
    return item["leave"] if item["type"] == "stop" else item["end"]
