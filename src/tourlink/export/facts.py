"""What a document says of a tour at a glance: dates, ends, transport, provinces."""

from collections.abc import Iterator
from datetime import date

from tourlink.export.conditions import Conditions
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.timeline import legs, visits
from tourlink.export.titles import printed
from tourlink.plan import Plan


class Facts:
    """Says the facts of one plan."""

    def __init__(
        self, plan: Plan, conditions: Conditions, names: Gazetteer, words: Phrases
    ) -> None:
        self._plan = plan
        self._conditions = conditions
        self._names = names
        self._words = words

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"document.{key}", **values)

    def told(self, validity: str) -> tuple[tuple[str, str], ...]:
        """
        Return each fact with its name; none is empty.

        Parameters
        ----------
        validity
            Until when the prices hold, where the document has some.
        """
        facts = (*self._all(), (self._say("field_validity"), validity))
        return tuple((name, text[0].upper() + text[1:]) for name, text in facts if text)

    def _all(self) -> Iterator[tuple[str, str]]:
        plan, words, names = self._plan, self._words, self._names
        yield self._say("field_dates"), self._dates()
        ends = dict.fromkeys((plan["start"], plan["end"]))
        yield self._say("field_from_to"), printed(" - ".join(map(names.place, ends)))
        modes = dict.fromkeys(clean(leg["mode"]) for leg in legs(plan))
        yield (
            self._say("field_transport"),
            self._say("by", modes=", ".join(words.known("by", it, it) for it in modes))
            if modes
            else "",
        )
        yield self._say("field_group"), self._conditions.group()
        yield self._say("field_provinces"), ", ".join(self._provinces())
        themes = sorted(plan["themes"].items(), key=lambda it: -it[1])
        told = [words.known("themes", theme, clean(theme)) for theme, _ in themes]
        yield self._say("field_themes"), ", ".join(told)
        km, minutes = plan["totals"]["distance_km"], plan["totals"]["travel_min"]
        yield (
            self._say("field_distance"),
            self._say(
                "distance_in_all",
                km=words.kilometres(km),
                hours=words.duration(minutes),
            ),
        )

    def _dates(self) -> str:
        days = [day["date"] for day in self._plan["days"] if day["date"]]
        if days:
            first, last = map(date.fromisoformat, (days[0], days[-1]))
            told = [self._words.long_date(it) for it in dict.fromkeys((first, last))]
            if len(told) == 1:
                return told[0]
            return self._say("dates_from_to", first=told[0], last=told[1])
        month = self._conditions.month()
        if month:
            return self._say("dates_month", month=self._month(month))
        return self._say("dates_open")

    def _month(self, month: int) -> str:
        """Return a month, with the year of the days that the plan is made for."""
        window = self._plan.get("season_window")
        if not window:
            return self._words.month(month)
        return self._words.as_of(clean(window["first"])[:7])

    def _provinces(self) -> Iterator[str]:
        stops = [place for _, _, place in visits(self._plan)]
        for key in self._plan["provinces"]:
            former = self._names.former(key, stops)
            name = self._names.province(key)
            yield (
                self._words.say("plan.formerly", name=name, former=", ".join(former))
                if former
                else name
            )
