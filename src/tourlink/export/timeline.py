"""The days of a plan as rows of time, word and text: what a text page prints."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TypeGuard

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases, phrases
from tourlink.export.words import (
    HOME_OFFSET_MIN,
    Signs,
    minutes_between,
    stamp,
    zone,
)
from tourlink.plan import Day, Item, LegItem, PauseItem, Plan, StopItem

SHORT_BREAK_MIN = 20  # a stretch of the legs, told with the leg before it
MOST_THEMES = 3  # of one stop

# When the time of a meal is over that the document gives no name.
_MEALS = {"breakfast": "10:00", "lunch": "15:30", "dinner": "24:00"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a day; `role` is a mode or a word of the page's colours."""

    role: str
    time: str = ""
    mark: str = ""
    """The sign of a mode, or the number of a stop, as on the map."""
    word: str = ""
    text: tuple[str, ...] = ()
    """In parts, which stay whole where they can."""
    asides: tuple[str, ...] = ()
    km: float | None = None
    minutes: int | None = None


@dataclass(slots=True)
class _Reading:
    """What is carried from item to item while a plan is read."""

    plan: Plan
    names: Gazetteer
    signs: Signs
    words: Phrases
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    offset_min: int = HOME_OFFSET_MIN


def timeline(plan: Plan, names: Gazetteer, signs: Signs) -> list[list[Row]]:
    """Return the rows of each day; trivial items are told with their neighbours."""
    reading = _Reading(plan, names, signs, phrases(names.lang))
    return [list(_day(day, reading)) for day in plan["days"]]


def visits(plan: Plan) -> list[tuple[int, int, str]]:
    """Return number, day and destination of each stop, as `timeline` numbers them."""
    stops = (
        (day["day"], item["destination"])
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    )
    return [(number, *stop) for number, stop in enumerate(stops, start=1)]


def legs(plan: Plan) -> Iterator[LegItem]:
    """Yield all legs in the order of time."""
    for day in plan["days"]:
        for item in day["items"]:
            if item["type"] == "leg":
                yield item


def _day(day: Day, reading: _Reading) -> Iterator[Row]:
    words = reading.words
    for item, break_min in _tidied(day["items"]):
        began_min = stamp(_start(item)).offset_min
        if began_min != reading.offset_min:
            # Only a tour that begins abroad: later, legs change the zone as they end.
            reading.offset_min = began_min
            zone_text = words.say("plan.times_are", zone=zone(began_min))
            yield Row(role="note", word=words.say("plan.clock"), text=(zone_text,))
        if item["type"] == "leg":
            yield _leg(item, break_min, reading)
            until = item["arrive"]
        elif item["type"] == "stop":
            yield _stop(item, reading)
            until = item["leave"]
        else:
            yield _pause(item, reading)
            until = item["end"]
        offset_min = stamp(until).offset_min
        if offset_min != reading.offset_min:
            yield _clock_change(reading.offset_min, offset_min, words)
            reading.offset_min = offset_min
    if night := _night(day, reading):
        yield Row(role="stay", word=words.say("plan.stay"), text=(night,))
    moved = bool(day["distance_km"])
    told = words.say(
        "plan.day_total" if moved else "plan.day_total_still", n=day["day"]
    )
    yield Row(
        role="total",
        word=words.say("plan.total"),
        text=(told,),
        km=day["distance_km"] if moved else None,
        minutes=day["travel_min"] if moved else None,
    )


def _start(item: Item) -> str:
    if item["type"] == "leg":
        return item["depart"]
    return item["arrive"] if item["type"] == "stop" else item["start"]


def _tidied(items: list[Item]) -> list[tuple[Item, int]]:
    """
    Return the items a reader wants, each with the minutes of the break told with it.

    Pauses without length go, equal pauses in a row become one, and a short break at
    the end of a leg belongs to the leg.
    """
    kept: list[tuple[Item, int]] = []
    for item in items:
        if item["type"] == "leg" or item["type"] == "stop":
            kept.append((item, 0))
            continue
        minutes = minutes_between(item["start"], item["end"])
        if not minutes:
            continue
        before = kept[-1][0] if kept else None
        if before and _continues(before, item):
            longer = item.copy()
            longer["start"] = before["start"]
            kept[-1] = (longer, 0)
        elif before and minutes <= SHORT_BREAK_MIN and _ends_leg(before, item):
            kept[-1] = (before, minutes)
        else:
            kept.append((item, 0))
    return kept


def _continues(before: Item, pause: PauseItem) -> TypeGuard[PauseItem]:
    if before["type"] == "leg" or before["type"] == "stop":
        return False
    return before["end"] == pause["start"] and all(
        before.get(key) == pause.get(key) for key in ("type", "at", "title")
    )


def _ends_leg(before: Item, pause: PauseItem) -> bool:
    return (
        before["type"] == "leg"
        and pause["type"] == "break"
        and before["to"] == pause["at"]
        and "title" not in pause
    )


def _leg(leg: LegItem, break_min: int, reading: _Reading) -> Row:
    names, signs, words = reading.names, reading.signs, reading.words
    mode = clean(leg["mode"])
    asides = [clean(leg.get("service") or "")]
    if leg.get("timetable") == "assumed":
        asides.append(words.say("plan.times_assumed"))
    if rest_min := leg.get("rest_min", 0):
        asides.append(words.say("plan.with_break", duration=words.duration(rest_min)))
    if break_min:
        asides.append(words.say("plan.then_break", duration=words.duration(break_min)))
    return Row(
        role=mode,
        time=_span(leg["depart"], leg["arrive"], signs, days_later(leg)),
        mark=signs.modes.get(mode, signs.dot),
        word=words.known("modes", mode, mode),
        text=(names.place(leg["from"]), f"{signs.arrow} {names.place(leg['to'])}"),
        asides=tuple(filter(None, asides)),
        km=leg["distance_km"],
        minutes=leg["duration_min"],
    )


def _stop(stop: StopItem, reading: _Reading) -> Row:
    words = reading.words
    name = reading.names.place(stop["destination"])
    title = clean(stop.get("title", ""))
    themes = reading.names.themes(stop["destination"])
    wanted = [theme for theme in themes if reading.plan["themes"].get(theme)]
    told = [*wanted, *(theme for theme in themes if theme not in wanted)]
    return Row(
        role="visit",
        time=_span(stop["arrive"], stop["leave"], reading.signs),
        mark=str(next(reading.numbers)),
        word=words.say("plan.visit"),
        text=(words.labelled(title, "").rstrip(), name) if title else (name,),
        asides=tuple(words.known("tags", it, it) for it in told[:MOST_THEMES]),
        minutes=stop["duration_min"],
    )


def _pause(pause: PauseItem, reading: _Reading) -> Row:
    place, words = reading.names.place(pause["at"]), reading.words
    title = clean(pause.get("title", ""))
    word: str = pause["type"]
    if word == "meal":
        word = meal_of(pause) or word
    plain = {"", word, "room"}  # a check-in at a hotel needs no more words
    return Row(
        role="pause",
        time=_span(pause["start"], pause["end"], reading.signs),
        word=words.known("pauses", word, word),
        text=(
            (words.labelled(title, "").rstrip(), place)
            if title.lower() not in plain
            else (place,)
        ),
        minutes=minutes_between(pause["start"], pause["end"]),
    )


def meal_of(pause: PauseItem) -> str:
    """Return which meal a pause is: by its title, else by its time; or nothing."""
    title = clean(pause.get("title", "")).lower()
    if title in _MEALS:
        return title
    if title:
        return ""
    clock = stamp(pause["start"]).clock
    return next((meal for meal, ends in _MEALS.items() if clock < ends), "dinner")


def _clock_change(before_min: int, after_min: int, words: Phrases) -> Row:
    way = "forward" if after_min > before_min else "back"
    by = words.hours(abs(after_min - before_min))
    return Row(
        role="note",
        word=words.say("plan.clock"),
        text=(
            words.say(f"plan.clock_{way}", duration=by),
            words.say("plan.times_are", zone=zone(after_min)),
        ),
    )


def _night(day: Day, reading: _Reading) -> str:
    stay, words = day["stay"], reading.words
    if stay["type"] == "lodging":
        place = reading.names.place(stay["at"] or "?")
        if not stay["class"]:
            return words.say("plan.overnight_at", place=place)
        told = words.lodging(clean(stay["class"]))
        return words.say("plan.overnight_at_class", place=place, lodging=told)
    if stay["type"] == "overnight-service":
        for item in day["items"]:
            if item["type"] == "leg" and (
                item.get("overnight") or stay["corridor"] in item["corridors"]
            ):
                return _overnight_service(item, words)
        return words.say("plan.overnight_aboard")
    return ""


def _overnight_service(leg: LegItem, words: Phrases) -> str:
    other = words.say("night_services.other")
    name = words.known("night_services", clean(leg["mode"]), other)
    service = f"{name} {clean(leg.get('service') or '')}".rstrip()
    arrival = stamp(leg["arrive"]).clock + _later(days_later(leg), blank=" ")
    return words.say("plan.arrives", service=service, time=arrival)


def days_later(leg: LegItem) -> int:
    """Return how many days after its departure a leg arrives."""
    if "arrive_day_offset" in leg:
        return leg["arrive_day_offset"]
    depart, arrive = stamp(leg["depart"]).date, stamp(leg["arrive"]).date
    return (arrive - depart).days if depart and arrive else 0


def _span(start: str, end: str, signs: Signs, later: int = 0) -> str:
    return f"{stamp(start).clock}{signs.dash}{stamp(end).clock}{_later(later)}"


def _later(days: int, *, blank: str = "") -> str:
    if not days:
        return ""
    return f"{blank}(+{days})" if blank else f"+{days}"
