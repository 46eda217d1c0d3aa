"""Whether a plan works on other dates: its chain as it is, day 1 on another day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination
from tourlink.network.conditions import Conditions
from tourlink.network.services import runs_on
from tourlink.plan import Day, Plan
from tourlink.seasons import ahead_min, open_weekdays, opens_on, windows

_CLOCK = re.compile(r"(?:^|T)(\d\d):(\d\d)")


class Obstacle(NamedTuple):
    """
    What stands against a date.

    Attributes
    ----------
    code
        `closed-month`, `closed-day`, `closed-hour`, `no-service` or `unknown`.
    subject
        Id of the destination or the corridor.
    text
        For a reader, without the date.
    """

    code: str
    subject: str
    on: date
    text: str


def obstacles(plan: Plan, catalogue: Catalogue, first: date) -> list[Obstacle]:
    """
    Return what keeps `plan` from starting on a day; [] where it works as it is.

    Its stops, hours and corridors stay what they are. What a fixed segment does in its
    days is not looked at.
    """
    found: list[Obstacle] = []
    for day in plan["days"]:
        on = first + timedelta(day["day"] - 1)
        found += _of_stops(day, catalogue, on)
        found += _of_legs(day, catalogue, on)
    return found


def _of_stops(day: Day, catalogue: Catalogue, on: date) -> Iterator[Obstacle]:
    for item in day["items"]:
        if item["type"] != "stop" or item.get("title"):
            continue
        name = item["destination"]
        place = catalogue.destinations.get(name)
        if place is None:
            yield Obstacle("unknown", name, on, f"{name} is not in the catalogue")
            continue
        begin, end = _minute(item["arrive"], place), _minute(item["leave"], place)
        shown = place.name.en
        open_at = windows(place, month=on.month, on=on)
        if not open_at:
            sometimes = open_weekdays(place, on.month)
            code = "closed-day" if sometimes else "closed-month"
            text = f"{shown} {opens_on(place, (on.month,))}"
            yield Obstacle(code, name, on, text)
        elif not any(opens <= begin and end <= closes for opens, closes in open_at):
            yield Obstacle("closed-hour", name, on, f"{shown} has other hours")


def _of_legs(day: Day, catalogue: Catalogue, on: date) -> Iterator[Obstacle]:
    for item in day["items"]:
        if item["type"] != "leg":
            continue
        for name in item["corridors"]:
            corridor = catalogue.corridors.get(name)
            if corridor is None:
                yield Obstacle("unknown", name, on, f"{name} is not in the catalogue")
            elif not _passable(corridor, on):
                ends = (corridor.from_, corridor.to)
                here, there = (catalogue.destinations[it].name.en for it in ends)
                text = f"no {corridor.mode} between {here} and {there}"
                yield Obstacle("no-service", name, on, text)


def _passable(corridor: Corridor, on: date) -> bool:
    open_to_all = Conditions(month=on.month, on=on).admit(corridor)
    service = corridor.service
    return open_to_all and (service is None or runs_on(service, on.month, on))


def _minute(stamp: str, place: Destination) -> int:
    """Return the minute of the day in Hanoi of a local time of the document."""
    found = _CLOCK.search(stamp)
    if found is None:
        raise ValueError(f"{stamp!r} is no time of a plan document")
    return int(found[1]) * 60 + int(found[2]) - ahead_min(place)
