"""Titles of plans and days: the route in words, in the reader's language."""

from tourlink.catalogue.records import HUB_KINDS
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.plan import Day, Item, Plan, PlanDocument

_HUBS = frozenset(kind.value for kind in HUB_KINDS)
_SHORT_NAME = 12  # letters


class Titles:
    """
    Says titles as the document has them, or anew in another language than its own.

    The document holds them in the language of its request only.
    """

    def __init__(self, document: PlanDocument, names: Gazetteer) -> None:
        self._places = document["places"]
        self._names = names
        self._as_written = document["request"].get("lang", "en") == names.lang

    def plan(self, plan: Plan) -> str:
        """Return where a tour starts, sleeps and ends."""
        if self._as_written or not plan["days"]:
            return clean(plan["title"])
        beds = [_last(day) or "" for day in plan["days"][:-1]]
        route = [plan["start"], *filter(None, beds), plan["end"]]
        if len(set(route)) == 1:
            # A tour of one bed is named by what it sees from there.
            route[1:1] = [it for day in plan["days"] for it in _stops(day)][:3]
        return self._join(route)

    def day(self, day: Day) -> str:
        """Return where a day begins, what it visits and where it ends."""
        if self._as_written or not day["items"]:
            return clean(day["title"])
        first = _ends(day["items"][0])[0]
        return self._join([first, *_stops(day), _last(day) or first])

    def _join(self, route: list[str]) -> str:
        worth = [it for it in route if not self._is_hub(it)] or route
        names = [self._names.place(it) for it in worth]
        return " - ".join(
            name for at, name in enumerate(names) if not at or names[at - 1] != name
        )

    def _is_hub(self, place: str) -> bool:
        return place in self._places and self._places[place]["kind"] in _HUBS


def _stops(day: Day) -> list[str]:
    return [it["destination"] for it in day["items"] if it["type"] == "stop"]


def _last(day: Day) -> str | None:
    """Return where a day ends: its bed, or where its last item leads."""
    if day["stay"]["type"] == "lodging" and day["stay"]["at"]:
        return day["stay"]["at"]
    return _ends(day["items"][-1])[1] if day["items"] else None


def _ends(item: Item) -> tuple[str, str]:
    if item["type"] == "leg":
        return item["from"], item["to"]
    place = item["destination"] if item["type"] == "stop" else item["at"]
    return place, place


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
