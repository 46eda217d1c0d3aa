"""The meals of a plan: those of its days, and those that come with a bed."""

from collections.abc import Iterator

from tourlink.export.timeline import meal_of
from tourlink.plan import Day, PauseItem, Plan

MEALS = ("breakfast", "lunch", "dinner")
# Dinner comes with the bed where there is no restaurant around.
_FULL_BOARD = frozenset({"homestay", "campsite", "cruise"})


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


def _meal(pause: PauseItem) -> str:
    """Return which meal a pause is, also if it is called `Breakfast and a shower`."""
    first, _, _ = pause.get("title", "").lower().partition(" ")
    return first if first in MEALS else meal_of(pause)
