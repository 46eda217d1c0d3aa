"""What the planner says in English, said in the reader's language by its values."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any, Protocol

from tourlink.export.gazetteer import clean
from tourlink.export.phrases import Phrases
from tourlink.vocabulary import Lang


class Places(Protocol):
    """Names places by their ids: a gazetteer of a document, or the catalogue."""

    def place(self, key: str) -> str:
        """Return the name of a place."""


class Reasons:
    """
    Says a code and its values in one language.

    The words of a code stand under it, or under `code/value` where they depend on
    which values there are. What fills the names in them is written as the name of
    each value demands: `minutes` as a duration, `places` by their names. A last part
    of a name tells two values of one form apart, as in `minutes_before`.

    Parameters
    ----------
    names
        Names the ids of places; without it there must be none.
    """

    def __init__(self, words: Phrases, names: Places | None = None) -> None:
        self._words = words
        self._names = names
        self._forms: dict[str, Callable[[Any], str]] = {
            "place": self._place,
            "places": lambda it: ", ".join(map(self._place, it)),
            "name": self._told,
            "names": lambda it: ", ".join(map(self._told, it)),
            "services": lambda it: ", ".join(map(self._service, it)),
            "events": lambda it: ", ".join(map(self._event, it)),
            "walks": lambda it: ", ".join(map(self._walk, it)),
            "days": self._days,
            "dates": lambda it: words.span(*map(date.fromisoformat, it)),
            "starts": lambda it: ", ".join(words.day_month(_date(day)) for day in it),
            "on": lambda it: words.long_date(_date(it)),
            "months": words.months,
            "weekdays": lambda it: ", ".join(map(words.weekday, it)),
            "minutes": words.hours,
            "most_minutes": words.hours,
            "price_vnd": words.money,
            "over_vnd": words.money,
            "vnd": words.money,
            "date": lambda it: words.short_date(_date(it), year=True),
            "month": words.month,
            "length": lambda it: words.count("day", it),
            "provinces": lambda it: words.count("province", it),
            "elder": lambda it: words.count("elder", it),
            "chains": lambda it: words.count("chain", it),
            "points": lambda it: words.count("point", it),
            "people": lambda it: words.count("person", it),
            "nights": lambda it: words.count("night", it),
            "breakfast": lambda it: words.count("breakfast", it),
            "lunch": lambda it: words.count("lunch", it),
            "dinner": lambda it: words.count("dinner", it),
            "stops": lambda it: words.count("stop", it),
            "lodging": words.lodging,
            "seat": lambda it: words.count("seat", it),
            "at": self._words.both,
            "mode": lambda it: words.known("modes", it, it),
            "by": lambda it: words.known("by", it, it),
            "modes": lambda it: ", ".join(words.known("by", one, one) for one in it),
            "pace": lambda it: words.known("paces", it, it),
            "mobility": lambda it: words.known("mobilities", it, it),
            "terrain": lambda it: words.known("terrains", it, it),
            "vehicle": words.vehicle,
            "stages": lambda it: ", ".join(map(self._stage, it)),
            "refusal": lambda it: self.told(
                "left_out", f"refused-{it.code}", it.values, it.text
            ),
            "books": lambda it: ", ".join(map(clean, it)),
            "reasons": lambda it: "; ".join(
                self.say("when", one.code, one.values) or one.text for one in it
            ),
        }

    def say(self, table: str, code: str, values: Mapping[str, Any]) -> str:
        """Return the sentence; empty where the language has none, or values lack."""
        text = self._text(table, code, values)
        wanted = [name for _, name, _, _ in Formatter().parse(text) if name]
        if any(name not in values for name in wanted):
            return ""
        return text.format(**{it: self._value(it, values[it]) for it in wanted})

    def told(self, table: str, code: str, values: Mapping[str, Any], text: str) -> str:
        """Return what is said in English as it is written, or in the language."""
        said = ""
        if code and self._words.lang is not Lang.EN:
            said = self.say(table, code, values)
        return said or clean(text)

    def _text(self, table: str, code: str, values: Mapping[str, Any]) -> str:
        for name, value in values.items():
            text = self._words.known(table, f"{code}/{name}", "") if value else ""
            if text:
                return text
        return self._words.known(table, code, "")

    def _value(self, name: str, value: Any) -> str:
        form = self._forms.get(name) or self._forms.get(name.rpartition("_")[0])
        if form:
            return form(value)
        return self._words.number(value) if isinstance(value, int) else clean(value)

    def _place(self, place: str) -> str:
        return self._names.place(place) if self._names else place

    def _told(self, names: Mapping[str, str]) -> str:
        return clean(names.get(self._words.lang) or names[Lang.EN])

    def _stage(self, stage: Mapping[str, str] | str) -> str:
        if isinstance(stage, str):
            return self._words.known("tags", stage, stage)
        return self._told(stage)

    def _service(self, service: Mapping[str, str] | str) -> str:
        if isinstance(service, str):
            return self._place(service)
        ends = " – ".join(self._place(service[it]) for it in ("from", "to"))  # noqa: RUF001  # an en dash
        return f"{ends} ({service['as_of']})" if "as_of" in service else ends

    def _event(self, event: Mapping[str, Any]) -> str:
        if "dates" in event:
            when = self._value("dates", event["dates"])
        else:
            when = self._value("months", event["months"])
        return f"{self._told(event['name'])} ({when})"

    def _walk(self, walk: Mapping[str, int]) -> str:
        return f"{self._words.hours(walk['minutes'])} ({self._days([walk['day']])})"

    def _days(self, days: Sequence[int]) -> str:
        return self._words.listed("days", days)


def _date(text: str) -> date:
    return date.fromisoformat(text)
