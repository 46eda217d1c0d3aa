"""The year of a plan: its chain as it is, started on every day."""

from datetime import date, timedelta
from hashlib import sha256

from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import Item, Plan
from tourlink.planner.outlook import Prospect, calm, feasts_of, prospect
from tourlink.planner.reached import MONTHS
from tourlink.planner.reason import Reason
from tourlink.planner.shift import obstacles
from tourlink.vocabulary import Theme
from tourlink.when.told import days_off, events, seasons
from tourlink.when.year import Calendar, mondays, rated


class OfPlan:
    """A plan that may start on any day."""

    def __init__(self, plan: Plan, catalogue: Catalogue, year: int) -> None:
        self._plan = plan
        self._catalogue = catalogue
        weeks = mondays(year)
        ids = dict.fromkeys(
            item["destination"]
            for day in plan["days"]
            for item in day["items"]
            if item["type"] == "stop" and not item.get("title")
        )
        known = catalogue.destinations
        places = {it: known[it] for it in ids if it in known}
        last = self.last_day(weeks[-1] + timedelta(6))
        feasts = feasts_of(places, catalogue, weeks[0], last)
        themes = {Theme(name): weight for name, weight in plan["themes"].items()}
        always = frozenset(MONTHS)  # the legs tell
        self._stops = [
            prospect(it, themes, always, feasts.get(it.id, ()))
            for it in places.values()
        ]

    def last_day(self, start: date) -> date:
        """Return the last day of the plan, started on a day."""
        return start + timedelta(len(self._plan["days"]) - 1)

    def worth(self, start: date) -> float:
        """Return what the stops are worth then."""
        last = self.last_day(start)
        return calm(start, last) * sum(it.on(start, last) for it in self._stops)

    def against(self, start: date) -> list[Reason]:
        """Return which stops are closed, and which corridors are not served."""
        found = obstacles(self._plan, self._catalogue, start)
        return [Reason(it.code, it.text, it.values) for it in found]

    def told(self, start: date) -> list[Reason]:
        """Return the seasons, events and holidays of the stops."""
        last = self.last_day(start)
        ranked: list[Prospect] = sorted(self._stops, key=lambda it: -it.on(start, last))
        return [
            *events(ranked, start, last),
            *seasons(ranked, start.month),
            *days_off(start, last),
        ]


def of_plan(plan: Plan, catalogue: Catalogue, year: int) -> Calendar:
    """Return the weeks of a year for a plan, its hours and corridors as they are."""
    return Calendar(
        title=plan["title"],
        subject="plan",
        key=sha256(repr(_chain(plan)).encode()).hexdigest(),
        year=year,
        days=len(plan["days"]),
        sha256=catalogue.sha256,
        as_of=catalogue.as_of,
        weeks=rated(OfPlan(plan, catalogue, year), year),
    )


def _chain(plan: Plan) -> list[list[str]]:
    """Return what makes the plan itself, on whatever dates."""
    return [[_what(item) for item in day["items"]] for day in plan["days"]]


def _what(item: Item) -> str:
    if item["type"] == "leg":
        return " ".join(item["corridors"])
    return item["destination"] if item["type"] == "stop" else item["type"]
