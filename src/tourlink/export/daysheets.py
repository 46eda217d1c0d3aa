"""The days of a plan as a traveller or a guide reads them, with all words in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tourlink.export.day_events import Event, EventReader, begin_of, end_of
from tourlink.export.day_meals import meals_of
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.titles import Titles, printed
from tourlink.export.words import stamp
from tourlink.plan import Day, Item, LegItem, Plan


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
    """Reads the days of one plan in the order of time, with what happens on them."""

    def __init__(
        self,
        plan: Plan,
        names: Gazetteer,
        words: Phrases,
        titles: Titles,
        events: EventReader,
    ) -> None:
        self._plan = plan
        self._titles = titles
        self._names = names
        self._words = words
        self._events = events

    def days(self) -> tuple[DaySheet, ...]:
        """Return all days; the first begins with a pick-up, the last ends the tour."""
        days = self._plan["days"]
        return tuple(
            self._day(day, meals)
            for day, meals in zip(days, meals_of(self._plan), strict=True)
        )

    def _day(self, day: Day, meals: tuple[str, ...]) -> DaySheet:
        words = self._words
        events = list(self._events.of(day["items"]))
        if day is self._plan["days"][0]:
            events.insert(0, self._bracket("pick_up", day["items"], at=0))
        if day is self._plan["days"][-1]:
            events.append(self._bracket("drop_off", day["items"], at=-1))
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
            clock = stamp(begin_of(items[0]) if at == 0 else end_of(items[-1])).clock
        text = self._words.say(f"document.{key}", place=self._names.place(place))
        return Event(kind="note", begin=clock, text=text, place=place)

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


def night_leg(day: Day) -> LegItem | None:
    """Return the leg on which the night is spent, if there is one."""
    corridor = day["stay"]["corridor"]
    for item in day["items"]:
        if item["type"] == "leg" and (
            item.get("overnight") or corridor in item["corridors"]
        ):
            return item
    return None
