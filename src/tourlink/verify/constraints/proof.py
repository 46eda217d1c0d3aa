"""The certificate and the warnings: that they say what is so, and all of it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tourlink.notes import Note
from tourlink.verify.asked import stages
from tourlink.verify.constraint import (
    Check,
    Group,
    at_most,
    constraint,
    same,
    unknown,
)
from tourlink.verify.constraints.driving import law
from tourlink.verify.constraints.party import longest_drive_min, road_km
from tourlink.verify.constraints.wishes import PRICE, modes_of
from tourlink.verify.tour import Tour
from tourlink.vocabulary import Vehicle

_WEEK_DAYS = 7


class _Line(NamedTuple):
    """What a line of the certificate must say."""

    limit: Any
    value: Any


@constraint(Group.SUMS)
def certificate(tour: Tour) -> Iterator[Check]:
    """
    Each line of the certificate says what comes out here, and holds.

    A line about something that nothing here knows is unchecked.
    """
    known = _lines(tour)
    for index, line in enumerate(tour.raw["certificate"]):
        at = f"{tour.at}/certificate/{index}"
        yield same(f"{at}/holds", line["holds"], limit=True)
        wanted = known.get(line["constraint"])
        if wanted is None:
            note = Note("nothing is known of {value}", value=repr(line["constraint"]))
            yield unknown(at, note, line["limit"], line["value"])
            continue
        yield same(f"{at}/limit", line["limit"], wanted.limit)
        yield same(f"{at}/value", line["value"], wanted.value)


@constraint(Group.SUMS)
def certificate_complete(tour: Tour) -> Iterator[Check]:
    """The certificate has one line for each limit and each wish of the request."""
    found = [line["constraint"] for line in tour.raw["certificate"]]
    for name in _lines(tour):
        count = found.count(name)
        note = Note("lines about {line!r}", line=name)
        yield same(f"{tour.at}/certificate", count, 1, note=note)


def _lines(tour: Tour) -> Mapping[str, _Line]:
    asked, stops = tour.asked, tour.stops
    places = [it.place for it in stops]
    names = {it.id for it in places}
    nights = sum(day.raw["stay"]["type"] is not None for day in tour.days)
    ids = [it.place.id for it in tour.sights]
    lines = {
        "days": _Line(list(asked.days), len(tour.days)),
        "stops a day": _Line(
            asked.pace.max_stops, max(len(day.stops) for day in tour.days)
        ),
        "minutes in vehicles a day": _Line(
            asked.max_drive_min, max(day.vehicle_min for day in tour.days)
        ),
        "modes": _Line(
            tour.document["request"].get("modes"),
            sorted({it.mode for it in tour.legs}),
        ),
        "nights with a bed or aboard": _Line(len(tour.days) - 1, nights),
        "visits of one place": _Line(1, 1 + len(ids) - len(set(ids))),
    }
    lines |= dict(_of_drivers(tour))
    for way in asked.required:
        lines[f"require {way.name}"] = _Line(way.mode.value, modes_of(tour, way))
    if asked.budget is not None:
        lines["known cost a person (VND)"] = _Line(asked.budget, tour.known_cost)
        if (price := tour.raw["totals"].get(PRICE)) is not None:
            lines["price a person (VND)"] = _Line(asked.budget, price)
    if asked.must:
        wanted = [it.id for it in asked.must]
        lines["must"] = _Line(wanted, [it for it in wanted if it in names])
    if asked.avoid:
        lines["places to avoid"] = _Line(0, len(asked.avoid & names))
    for area, _ in asked.served:
        formers = area.former_provinces
        count = sum(tour.former(it) in formers for it in places)
        lines[f"stops in {area.id}"] = _Line(1, count)
    for stage in (*asked.sequence, *(it for axis in asked.axes for it in stages(axis))):
        count = sum(map(stage.holds, places))
        lines[f"stops of stage {stage.name}"] = _Line(1, count)
    for name, terrains in asked.pairs:
        count = sum(it.terrain in terrains for it in places)
        lines[f"stops of {name}"] = _Line(1, count)
    if asked.min_provinces:
        home = asked.start.province if asked.start else None
        reached = {it.province for it in places} - {home}
        name = "provinces besides the start's"
        lines[name] = _Line(asked.min_provinces, len(reached))
    return lines


def _of_drivers(tour: Tour) -> Iterator[tuple[str, _Line]]:
    on = tour.days[0].on
    wheel = [day.wheel_min for day in tour.days]
    weeks = (sum(wheel[at : at + _WEEK_DAYS]) for at in range(len(wheel)))
    values: list[tuple[str, float]] = [
        ("driver-day", max(wheel)),
        ("driver-week", max(weeks)),
    ]
    if tour.asked.frail:
        values.append(("elders-drive", max(map(longest_drive_min, tour.days))))
    if tour.asked.vehicle is Vehicle.MOTORBIKE:
        values.append(("motorbike-day", max(map(road_km, tour.days))))
    for rule, value in values:
        most, _ = law(rule, on)
        if most is not None:
            yield rule, _Line(most, value)


@constraint(Group.SUMS)
def warnings(tour: Tour) -> Iterator[Check]:
    """
    What is assumed is warned about: timetables, hours, dates and papers at a border.

    Assumed timetables and hours name each service and place.
    """
    said = {it["code"]: it["message"] for it in tour.raw["warnings"]}
    corridors = [it for leg in tour.legs for it in leg.corridors]
    assumed = {it.id for it in corridors if it.service and it.service.assumed}
    unknown = {it.place.id for it in tour.stops if it.place.opening is None}
    visas = any(it.border and it.border.visa for it in corridors)
    undated = any(day.on is None for day in tour.days)
    for code, wanted in (
        ("timetable-assumed", assumed),
        ("hours-assumed", unknown),
        ("border", {""} if visas else set()),
        ("no-date", {""} if undated else set()),
    ):
        message = said.get(code)
        words = _words(message or "")
        missing = sorted(it for it in wanted if message is None or not {it} <= words)
        at = f"{tour.at}/warnings"
        note = f"{code}: {', '.join(missing)}".removesuffix(": ") if missing else code
        yield at_most(at, len(missing), 0, note=note)


def _words(message: str) -> set[str]:
    return {"", *(word.strip(",.;:()") for word in message.split())}


CONSTRAINTS = (certificate, certificate_complete, warnings)
