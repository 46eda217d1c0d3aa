"""What stands below a plan: its certificate and its warnings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tourlink import pace, rulebook
from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.records import Confidence, Corridor, Destination
from tourlink.plan import Certificate, Day, Warning_
from tourlink.planner import party, required
from tourlink.planner.brief import Stage
from tourlink.planner.driving import (
    drive_min,
    in_seven_days,
    longest_drive_min,
    road_km,
    vehicle_min,
)
from tourlink.planner.reason import Reason, named, reason, warning
from tourlink.planner.solved import Solved
from tourlink.seasons import depends_on_weekday
from tourlink.vocabulary import Lang, Mode

# Timetables published longer before the tour than this are warned about, in years.
_OLD_TIMETABLE_YEARS = 1


def certificate(
    solved: Solved,
    catalogue: Catalogue,
    days: Sequence[Day],
    corridors: Sequence[Corridor],
) -> list[Certificate]:
    """Return each constraint of the request with its limit and what was reached."""
    return [*_of_days(solved, days, corridors), *_of_places(solved, catalogue)]


def _line(constraint: str, limit: Any, value: Any, *, holds: bool) -> Certificate:
    return {"constraint": constraint, "limit": limit, "value": value, "holds": holds}


def _of_days(
    solved: Solved, days: Sequence[Day], corridors: Sequence[Corridor]
) -> Iterator[Certificate]:
    brief, request = solved.brief, solved.brief.request
    low, high = request.days
    yield _line("days", [low, high], len(days), holds=low <= len(days) <= high)
    most = max(sum(it["type"] == "stop" for it in day["items"]) for day in days)
    limit = brief.profile.max_stops
    yield _line("stops a day", limit, most, holds=most <= limit)
    known = {it.id: it for it in corridors}
    longest = max(vehicle_min(day, known) for day in days)
    limit = brief.profile.max_travel_min
    yield _line("minutes in vehicles a day", limit, longest, holds=longest <= limit)
    yield from _of_drivers(solved, days, known)
    used = sorted({it.mode.value for it in corridors})
    allowed = [it.value for it in request.modes]
    yield _line("modes", allowed, used, holds=set(used) <= set(allowed))
    yield from required.certificate(brief, days, known)
    nights = sum(day["stay"]["type"] is not None for day in days)
    wanted = len(days) - 1
    yield _line("nights with a bed or aboard", wanted, nights, holds=nights == wanted)
    if request.budget_per_person is not None:
        spent, most = solved.solution.cost, request.budget_per_person
        yield _line("known cost a person (VND)", most, spent, holds=spent <= most)


def _of_drivers(
    solved: Solved, days: Sequence[Day], corridors: Mapping[str, Corridor]
) -> Iterator[Certificate]:
    """Yield what the law and the vehicle ask of each day."""
    request, on = solved.brief.request, solved.brief.first_day
    drives = [drive_min(day, corridors) for day in days]
    for rule, value in (
        ("driver-day", max(drives)),
        ("driver-week", in_seven_days(drives)),
    ):
        most = rulebook.limit(rule, on)
        if most is not None:
            yield _line(rule, most, value, holds=value <= most)
    longest = party.longest_drive_min(request)
    if longest is not None:
        value = max(
            longest_drive_min(day, corridors, rest_min=pace.LONG_REST_MIN)
            for day in days
        )
        yield _line("elders-drive", longest, value, holds=value <= longest)
    most_km = party.most_km(request)
    if most_km is not None:
        km = max(road_km(day) for day in days)
        yield _line("motorbike-day", most_km, km, holds=km <= most_km)


def _of_places(solved: Solved, catalogue: Catalogue) -> Iterator[Certificate]:
    brief, stops = solved.brief, solved.stops
    ids = {it.id for it in stops}
    # Fixed days may return to a place; visits may not.
    visits = len(solved.visited)
    total = sum(len(route.stops) for route in solved.solution.chain)
    yield _line("visits of one place", 1, 1 + total - visits, holds=total == visits)
    if brief.must:
        wanted = [it.id for it in brief.must]
        got = [it for it in wanted if it in ids]
        yield _line("must", wanted, got, holds=got == wanted)
    if brief.avoid:
        hit = sorted(brief.avoid & ids)
        yield _line("places to avoid", 0, len(hit), holds=not hit)
    for area in brief.served:
        count = sum(catalogue.former_of(it) in area.former_provinces for it in stops)
        line = _line(f"stops in {area.id}", 1, count, holds=count > 0)
        yield {**line, "area": names_in_all(area.name)}
    for stage in brief.stages:
        count = sum(stage.holds(catalogue, it) for it in stops)
        line = _line(f"stops of stage {stage.label}", 1, count, holds=count > 0)
        yield {**line, "area": _names_of(stage, catalogue)} if stage.units else line
    for label, terrains in brief.pairs:
        count = sum(it.terrain in terrains for it in stops)
        yield _line(f"stops of {label}", 1, count, holds=count > 0)
    if brief.min_provinces:
        reached = len({it.province for it in stops} - {brief.home})
        least = brief.min_provinces
        yield _line(
            "provinces besides the start's", least, reached, holds=reached >= least
        )


def _names_of(stage: Stage, catalogue: Catalogue) -> dict[str, str]:
    """Return the names of the provinces of a stage, of the map before July 2025."""
    names = {
        former.id: names_in_all(former.name)
        for province in catalogue.provinces.values()
        for former in province.formerly
    }
    found = [names[it] for it in stage.units if it in names]
    return {it.value: " / ".join(name[it.value] for name in found) for it in Lang}


def warnings(solved: Solved, corridors: Sequence[Corridor]) -> list[Warning_]:
    """Return what the seller must know or check before selling."""
    found = (
        *_of_timetables(solved, corridors),
        *_of_hours(solved),
        *_of_the_way(solved, corridors),
        *_of_the_wind(solved, corridors),
    )
    return list(map(warning, found))


def _of_timetables(solved: Solved, corridors: Sequence[Corridor]) -> Iterator[Reason]:
    first = solved.brief.first_day
    services = {it.id: (it, it.service) for it in corridors if it.service}
    assumed = {id_: it for id_, (it, service) in services.items() if service.assumed}
    if assumed:
        yield reason(
            "timetable-assumed",
            f"no timetable could be read, times are assumed: {', '.join(assumed)}",
            services=[{"from": it.from_, "to": it.to} for it in assumed.values()],
        )
    old = [
        (it, service)
        for it, service in services.values()
        if not service.assumed and _is_old(service.as_of, first)
    ]
    if old:
        told = ", ".join(f"{it.id} ({service.as_of})" for it, service in old)
        yield reason(
            "timetable-old",
            f"published some time ago, check before selling: {told}",
            services=[
                {"from": it.from_, "to": it.to, "as_of": service.as_of}
                for it, service in old
            ],
        )


def _is_old(as_of: str, first: date | None) -> bool:
    return first is not None and first.year - int(as_of[:4]) > _OLD_TIMETABLE_YEARS


def _of_hours(solved: Solved) -> Iterator[Reason]:
    brief, stops = solved.brief, solved.stops
    unknown = [it.id for it in stops if it.opening is None]
    if unknown:
        yield reason(
            "hours-assumed",
            f"opening hours not known, the usual are assumed: {', '.join(unknown)}",
            places=unknown,
        )
    if brief.first_day is None and brief.fortnight is None:
        yield reason(
            "no-date", "without a start date weekdays and holidays are not checked"
        )
        some_days = [it.id for it in stops if depends_on_weekday(it)]
        if some_days:
            yield reason(
                "weekday",
                f"open on some weekdays only, fix a date: {', '.join(some_days)}",
                places=some_days,
            )
        if brief.month is None:
            yield reason("no-season", "without a month seasons are not checked")


def _of_the_way(solved: Solved, corridors: Sequence[Corridor]) -> Iterator[Reason]:
    visas = {
        it.border.name.en: it.border.name
        for it in corridors
        if it.border and it.border.visa
    }
    if visas:
        yield reason(
            "border",
            f"papers, perhaps a visa, are needed at: {', '.join(visas)}",
            names=named(*visas.values()),
        )
    vague = {
        it.id: None
        for it in solved.stops
        if it.position and it.position.confidence is Confidence.LOW
    }
    if vague:
        text = f"site known only roughly: {', '.join(vague)}"
        yield reason("position", text, places=list(vague))


def _of_the_wind(solved: Solved, corridors: Sequence[Corridor]) -> Iterator[Reason]:
    month = solved.brief.month
    if any(it.mode is Mode.BOAT for it in corridors):
        yield reason("weather", "boats stop in strong wind: have another day in mind")
    windy = [it.id for it in solved.stops if _is_in_its_wind(it, month)]
    if windy:
        yield reason(
            "wind-season",
            "out of their calm months boats may stay in port for days, keep a plan for"
            f" the mainland: {', '.join(windy)}",
            places=windy,
        )


def _is_in_its_wind(place: Destination, month: int | None) -> bool:
    """Return whether a place is reached by boat, out of the months it is best in."""
    calm = place.best_months
    return place.access.boat and bool(calm) and month is not None and month not in calm
