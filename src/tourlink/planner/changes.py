"""What a new plan changes: field by field of the request, day by day of the tour."""

from collections.abc import Iterator, Mapping
from typing import Any

from tourlink.plan import (
    Change,
    Changes,
    Day,
    DayChange,
    FieldChange,
    Plan,
    PlanDocument,
)

# They say how a plan is searched or shown, not what it is.
_NOT_TOLD = frozenset({"alternatives", "effort", "seconds", "bound", "seed", "lang"})


def changes(
    before: PlanDocument, number: int, after: PlanDocument, placed: Mapping[int, int]
) -> Changes:
    """
    Return how the plan of `after` differs from plan `number` (from 1).

    Parameters
    ----------
    placed
        The new number of each day that was kept, both from 1.
    """
    old, new = before["plans"][number - 1], after["plans"][0]
    then, now = _stops_of(old), _stops_of(new)
    return {
        "title": _change(old["title"], new["title"]),
        "kept_days": sorted(placed.values()),
        "request": list(_fields(before, after)),
        "added": [it for it in now if it not in then],
        "dropped": [it for it in then if it not in now],
        "moved": [
            {"destination": it, "before": then[it], "after": now[it]}
            for it in now
            if it in then and then[it] != now[it]
        ],
        "days": list(_days(old, new, placed)),
        "score": _change(old["score"], new["score"]),
        "distance_km": _change(
            old["totals"]["distance_km"], new["totals"]["distance_km"]
        ),
        "travel_min": _change(old["totals"]["travel_min"], new["totals"]["travel_min"]),
        "known_cost_vnd_per_person": _change(
            old["totals"]["known_cost_vnd_per_person"],
            new["totals"]["known_cost_vnd_per_person"],
        ),
    }


def _change(before: Any, after: Any) -> Change:
    return {"before": before, "after": after}


def _fields(before: PlanDocument, after: PlanDocument) -> Iterator[FieldChange]:
    then, now = before["request"], after["request"]
    for name, value in now.items():
        # A document of before a field was known lacks it: that is as if empty.
        same = then.get(name) == value or not (then.get(name) or value)
        if name not in _NOT_TOLD and not same:
            yield {"field": name, "before": then.get(name), "after": value}


def _days(old: Plan, new: Plan, placed: Mapping[int, int]) -> Iterator[DayChange]:
    """
    Yield what becomes of each day, then the days that are no longer.

    A kept day is compared with itself, whatever its number is now, and any other with
    the day of its number.
    """
    was = {now: number for number, now in placed.items()}
    then = {day["day"]: _lines(day) for day in old["days"]}
    for day in new["days"]:
        number = day["day"]
        other = was.get(number, None if number in placed else number)
        before = then.pop(other, None) if other else None
        after = _lines(day)
        yield {
            "day": number,
            "was": None if before is None else other,
            "same": before == after,
            "before": before or [],
            "after": after,
        }
    for number, lines in then.items():
        yield {"day": None, "was": number, "same": False, "before": lines, "after": []}


def _lines(day: Day) -> list[dict[str, str | None]]:
    """Return the fixed points of a day: its visits with their times, and its night."""
    lines: list[dict[str, str | None]] = [
        {
            "stop": item["destination"],
            "arrive": _clock(item["arrive"]),
            "leave": _clock(item["leave"]),
        }
        for item in day["items"]
        if item["type"] == "stop"
    ]
    stay = day["stay"]
    if stay["type"]:
        lines.append(
            {"night": stay["at"], "corridor": stay["corridor"], "class": stay["class"]}
        )
    return lines


def _clock(stamp: str) -> str:
    """Return the time of day alone: on another date it is still the same."""
    return stamp.rpartition("T")[2]


def _stops_of(plan: Plan) -> dict[str, int]:
    """Return the stops in order, each with its day."""
    return {
        item["destination"]: day["day"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    }
