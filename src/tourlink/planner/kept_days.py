"""Days of a plan document that are to be kept, and what stands against it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.records import Destination
from tourlink.catalogue.values import minute_of_day
from tourlink.errors import RequestError
from tourlink.network.services import next_day, running
from tourlink.notes import Coded, Name, Note
from tourlink.plan import Day, Plan
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import candidates
from tourlink.planner.kept import KeptDay, KeptNight, KeptStop
from tourlink.planner.model import conditions_of
from tourlink.seasons import ahead_min, windows


def kept_days(
    plan: Plan, placed: Mapping[int, int], catalogue: Catalogue
) -> tuple[KeptDay, ...]:
    """
    Return days of a plan as the planner keeps them.

    Parameters
    ----------
    placed
        The number in the new plan of each day to be kept, both counted from 1.

    Raises
    ------
    RequestError
        If the catalogue lacks a place of these days.
    """
    days = plan["days"]
    kept: list[KeptDay] = []
    for number, now in sorted(placed.items()):
        day = days[number - 1]
        kept.append(
            KeptDay(
                number=now - 1,
                stops=tuple(_stops(day, catalogue)),
                before=_night(days[number - 2], catalogue) if number > 1 else None,
                after=_night(day, catalogue),
            )
        )
    return tuple(kept)


def obstacles(
    kept: Sequence[KeptDay], brief: Brief, catalogue: Catalogue
) -> list[Note]:
    """Return which stops can no longer be had on their days at any time, and why."""
    last_day = next_day(brief.first_day, brief.request.days[1] - 1)
    refused = candidates(brief.keeping(tuple(kept), catalogue), catalogue, last_day)
    found: list[Note] = []
    for day in kept:
        on = next_day(brief.first_day, day.number)
        for stop in day.stops:
            if stop.fixed:
                continue
            place = catalogue.destinations[stop.place]
            out = refused.refused.get(stop.place)
            reason = ""
            if out:
                reason = Coded(out.text, "left_out", f"refused-{out.code}", out.values)
            else:
                hours = windows(place, month=brief.month, on=on)
                needed = place.visit_min or 0
                if not any(closes - opens >= needed for opens, closes in hours):
                    reason = _dated(on, "closed on {date}", "closed in that month")
            if reason:
                told = Note(
                    "day {number}, {name}: {why}",
                    number=day.number + 1,
                    name=_name(place),
                    why=reason,
                )
                found.append(told)
    return found


def trouble(
    days: Sequence[Day], kept: Sequence[KeptDay], brief: Brief, catalogue: Catalogue
) -> list[Note]:
    """Return what else of the `days` to be kept does not fit the dates and party."""
    reasons = (
        Note("day {number}: {why}", number=day.number + 1, why=reason)
        for before, day in zip(days, kept, strict=True)
        for reason in _reasons(before, day, brief, catalogue)
    )
    # A road there and back is told once.
    return list(dict.fromkeys(reasons))


def _reasons(
    before: Day, day: KeptDay, brief: Brief, catalogue: Catalogue
) -> Iterator[Note]:
    profile = brief.profile
    if len(day.stops) > profile.max_stops:
        stops, most = len(day.stops), profile.max_stops
        yield Note("{stops} stops, and the pace allows {most}", stops=stops, most=most)
    if before["travel_min"] > profile.max_travel_min:
        yield Note(
            "{minutes} minutes in vehicles, and {most} are the most",
            minutes=before["travel_min"],
            most=profile.max_travel_min,
        )
    on = next_day(brief.first_day, day.number)
    for item in before["items"]:
        if item["type"] == "leg":
            yield from _not_taken(item["corridors"], brief, on, catalogue)
    lodging = brief.request.lodging_class
    for night in day.nights:
        beds = catalogue.destinations[night.at].lodging
        if lodging and not night.corridor and beds and lodging not in beds.classes:
            name = _name(catalogue.destinations[night.at])
            yield Note("there is no {lodging} at {name}", lodging=lodging, name=name)


def _not_taken(
    names: Sequence[str], brief: Brief, on: date | None, catalogue: Catalogue
) -> Iterator[Note]:
    asked = conditions_of(brief, catalogue)
    runs = {it.id for it in running(catalogue, asked, on)}
    for name in names:
        corridor = catalogue.corridors.get(name)
        if corridor is None:
            yield Note("{corridor} is no longer in the catalogue", corridor=name)
        elif not asked.admit(corridor):
            yield Note("{corridor} cannot be taken", corridor=name)
        elif corridor.service and name not in runs:
            yield _dated(
                on,
                "{corridor} does not run on {date}",
                "{corridor} does not run in that month",
                corridor=name,
            )


def _stops(day: Day, catalogue: Catalogue) -> Iterator[KeptStop]:
    for item in day["items"]:
        if item["type"] == "stop":
            place = item["destination"]
            begin, end = (
                _minute(item[it], place, catalogue) for it in ("arrive", "leave")
            )
            yield KeptStop(place, begin, end, fixed="title" in item)


def _night(day: Day, catalogue: Catalogue) -> KeptNight | None:
    stay = day["stay"]
    if stay["at"] is None:
        return None
    _known(stay["at"], catalogue)
    depart = next(
        (
            _minute(item["depart"], item["from"], catalogue)
            for item in day["items"]
            if item["type"] == "leg" and item["corridors"] == [stay["corridor"]]
        ),
        None,
    )
    return KeptNight(stay["at"], stay["corridor"], depart)


def _minute(stamp: str, place: str, catalogue: Catalogue) -> int:
    """Return minutes after midnight in Hanoi of a local time of day."""
    _known(place, catalogue)
    clock = stamp.rpartition("T")[2][:5]
    return minute_of_day(clock) - ahead_min(catalogue.destinations[place])


def _known(place: str, catalogue: Catalogue) -> None:
    if place not in catalogue.destinations:
        raise RequestError(
            f"the plan names {place}, which the catalogue lacks",
            hint="give the catalogue that it was made from with --catalogue",
        )


def _name(place: Destination) -> Name:
    return Name(names_in_all(place.name))


def _dated(on: date | None, dated: str, otherwise: str, **values: Any) -> Note:
    """Return a sentence that holds on a day, or in the month of a tour."""
    if on is None:
        return Note(otherwise, **values)
    return Note(dated, **values, date=on.isoformat())
