"""Small tools that make a good plan document a bad one."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Spoil = Callable[[Any], None]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def plan(document: Any) -> Any:
    """Return the best plan."""
    return document["plans"][0]


def days(document: Any) -> Any:
    """Return the days of the best plan."""
    return plan(document)["days"]


def items(document: Any, kind: str, **wanted: object) -> list[Any]:
    """Return all items of a type with these values."""
    return [
        item
        for day in days(document)
        for item in day["items"]
        if item["type"] == kind and wanted.items() <= item.items()
    ]


def first(document: Any, kind: str, **wanted: object) -> Any:
    """Return the first such item."""
    return items(document, kind, **wanted)[0]


def day_of(document: Any, item: Any) -> Any:
    """Return the day that holds an item."""
    return next(day for day in days(document) if any(it is item for it in day["items"]))


def drop(document: Any, item: Any) -> None:
    """Take an item out of its day."""
    found = day_of(document, item)["items"]
    del found[next(at for at, it in enumerate(found) if it is item)]


def repeat(document: Any, item: Any, times: int = 1) -> None:
    """Put copies of an item behind it."""
    found = day_of(document, item)["items"]
    at = next(at for at, it in enumerate(found) if it is item) + 1
    found[at:at] = [dict(item) for _ in range(times)]


def moved(stamp: str, minutes: int) -> str:
    """Return a time so many minutes later on the same day."""
    head, clock, tail = stamp[:-5], stamp[-5:], ""
    if "+" in stamp:
        cut = stamp.index("+")
        head, clock, tail = stamp[: cut - 5], stamp[cut - 5 : cut], stamp[cut:]
    minute = int(clock[:2]) * 60 + int(clock[3:]) + minutes
    assert 0 <= minute < 1440
    return f"{head}{minute // 60:02}:{minute % 60:02}{tail}"


def at_clock(stamp: str, clock: str) -> str:
    """Return a time of the same day at another hour."""
    now = stamp[stamp.rfind("T") + 1 :][:5]
    return stamp.replace(now, clock)


def shift(item: Any, minutes: int) -> None:
    """Move an item in time."""
    for field in ("depart", "arrive", "leave", "start", "end"):
        if field in item:
            item[field] = moved(item[field], minutes)


def put_at(item: Any, clock: str) -> None:
    """Move an item so that it begins at an hour."""
    begin = next(it for it in ("depart", "start", "arrive") if it in item)
    now = item[begin][item[begin].rfind("T") + 1 :][:5]
    shift(item, _minute(clock) - _minute(now))


def stretch(item: Any, minutes: int) -> None:
    """Let an item end later, and say so where it says how long it takes."""
    end = next(it for it in ("leave", "end", "arrive") if it in item and it != "depart")
    item[end] = moved(item[end], minutes)
    if "duration_min" in item:
        item["duration_min"] += minutes


def other_days(document: Any, later: int) -> None:
    """Move a document with dates so many days."""

    def of(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: of(part) for key, part in value.items()}
        if isinstance(value, list):
            return [of(part) for part in value]
        if isinstance(value, str):
            return _DATE.sub(lambda it: _later(it[0], later), value)
        return value

    for name in ("request", "plans"):
        document[name] = of(document[name])


def _later(text: str, days_later: int) -> str:
    return (date.fromisoformat(text) + timedelta(days=days_later)).isoformat()


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def put(path: str, value: Any) -> Spoil:
    """Return a spoil that overwrites one value; the path starts at the document."""

    def spoil(document: Any) -> None:
        *way, last = [
            int(it) if it.lstrip("-").isdigit() else it for it in path.split("/")
        ]
        part = document
        for step in way:
            part = part[step]
        if isinstance(last, str):
            assert part.get(last, "missing") != value
        part[last] = value

    return spoil


def ask(name: str, value: Any) -> Spoil:
    """Return a spoil that changes a wish."""
    return put(f"request/{name}", value)


def change(kind: str, field: str, value: Any, **wanted: object) -> Spoil:
    """Return a spoil that overwrites a field of the first such item."""

    def spoil(document: Any) -> None:
        item = first(document, kind, **wanted)
        assert item.get(field) != value
        item[field] = value

    return spoil


def of_first(action: Callable[..., Any], kind: str, **wanted: object) -> Spoil:
    """Return a spoil that does something with the first such item and its document."""

    def spoil(document: Any) -> None:
        action(document, first(document, kind, **wanted))

    return spoil


def of_all(action: Callable[..., Any], kind: str, **wanted: object) -> Spoil:
    """Return a spoil that does something with all such items and their document."""

    def spoil(document: Any) -> None:
        for item in items(document, kind, **wanted):
            action(document, item)

    return spoil


def on_first(kind: str, action: Callable[[Any], Any], **wanted: object) -> Spoil:
    """Return a spoil that does something with the first such item alone."""
    return lambda document: action(first(document, kind, **wanted))
