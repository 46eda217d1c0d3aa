"""Legs: that each follows corridors that may be taken, and takes their time."""

from collections.abc import Iterator

from tourlink.notes import Note
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_most,
    constraint,
    same,
)
from tourlink.verify.tour import Leg, Tour

_CLOCK_STEP_MIN = 5
_ROUNDED_KM = 0.051


@constraint(Group.LEGS)
def corridors_lead_there(tour: Tour) -> Iterator[Check]:
    """
    The corridors of a leg lead, one after the other, from its start to its end.

    `via`, where it is given, names the places between.
    """
    for leg in tour.legs:
        here = leg.origin.id
        for index, it in enumerate(leg.corridors):
            at = f"{leg.at}/corridors/{index}"
            ends = {it.from_: it.to, it.to: it.from_}
            note = Note("{corridor} does not touch {place}", corridor=it.id, place=here)
            fits = here in ends
            yield Check(
                fits, at, here, it.id, _fact(it.id, "from"), "" if fits else note
            )
            here = ends.get(here, it.to)
        yield same(f"{leg.at}/to", leg.target.id, here)
        if "via" in leg.raw:
            yield same(f"{leg.at}/via", leg.raw["via"], _passed(leg)[1:-1])


@constraint(Group.LEGS)
def one_way(tour: Tour) -> Iterator[Check]:
    """A corridor that runs one way only is not taken the other way."""
    for leg in tour.legs:
        here = leg.origin.id
        for index, it in enumerate(leg.corridors):
            if it.one_way:
                at = f"{leg.at}/corridors/{index}"
                yield same(at, here, it.from_, _fact(it.id, "one_way"))
            here = it.other_end(here)


@constraint(Group.LEGS)
def mode_of_corridors(tour: Tour) -> Iterator[Check]:
    """A leg is by the mode of all its corridors."""
    for leg in tour.legs:
        for it in leg.corridors:
            yield same(f"{leg.at}/mode", leg.mode, it.mode.value, _fact(it.id, "mode"))


@constraint(Group.LEGS)
def modes_allowed(tour: Tour) -> Iterator[Check]:
    """Every leg is by a mode that the request allows."""
    allowed = sorted(tour.asked.modes)
    for leg in tour.legs:
        modes = {leg.mode, *(it.mode.value for it in leg.corridors)}
        yield Check(modes <= tour.asked.modes, f"{leg.at}/mode", allowed, leg.mode)


@constraint(Group.LEGS)
def corridor_months(tour: Tour) -> Iterator[Check]:
    """
    A corridor is taken in the months in which it is passable.

    Without a month it holds: the plan is for some month, and warns that seasons are
    not checked.
    """
    for day, leg in tour.of_all_legs():
        for it in leg.corridors:
            if it.months:
                note = "" if day.month else "the plan has no month"
                holds = day.month is None or day.month in it.months
                limit = list(it.months)
                fact = _fact(it.id, "months")
                yield Check(holds, leg.at, limit, day.month, fact, note)


@constraint(Group.LEGS)
def corridor_validity(tour: Tour) -> Iterator[Check]:
    """A corridor is taken within the dates that it is valid for."""
    for day, leg in tour.of_all_legs():
        for it in leg.corridors:
            if day.on is None or (it.valid_from is None and it.valid_to is None):
                continue
            since, until = it.valid_from or day.on, it.valid_to or day.on
            yield Check(
                since <= day.on <= until,
                leg.at,
                [since.isoformat(), until.isoformat()],
                day.on.isoformat(),
                _fact(it.id, "valid_to" if it.valid_to else "valid_from"),
            )


@constraint(Group.LEGS)
def leg_distance(tour: Tour) -> Iterator[Check]:
    """The kilometres of a leg are the sum of its corridors."""
    for leg in tour.legs:
        km = round(sum(it.km for it in leg.corridors), 1)
        found = leg.raw["distance_km"]
        at = f"{leg.at}/distance_km"
        fact = _fact(leg.corridors[0].id, "km")
        yield Check(abs(found - km) < _ROUNDED_KM, at, km, found, fact)


@constraint(Group.LEGS)
def leg_minutes(tour: Tour) -> Iterator[Check]:
    """
    A leg by road, cable car or on foot takes the minutes of its corridors.

    Clocks show full five minutes: from where a way begins, each of its legs ends
    within five minutes after the sum of all minutes, and never before. Breaks that a
    leg names (`rest_min`) come on top.
    """
    for day in tour.days:
        for way in day.ways:
            spent = driven = 0
            for leg in way.legs:
                spent += leg.minutes - leg.rest_min
                driven += leg.corridor_min
                holds = driven <= spent < driven + _CLOCK_STEP_MIN
                at = f"{leg.at}/duration_min"
                fact = _fact(leg.corridors[0].id, "minutes")
                yield Check(holds, at, driven, spent, fact)


@constraint(Group.LEGS)
def border_hours(tour: Tour) -> Iterator[Check]:
    """A border is crossed while it is open, and crossing it takes its minutes."""
    for leg in tour.legs:
        border = next((it.border for it in leg.corridors if it.border), None)
        if border is None:
            continue
        found = leg.corridors[0].id
        one = same(leg.at, len(leg.corridors), 1, note="a crossing is a leg of its own")
        yield one
        wanted = leg.corridor_min + border.minutes
        at = f"{leg.at}/duration_min"
        yield same(at, leg.minutes, wanted, _fact(found, "border", "minutes"))
        since, until = (_minute(it) for it in (border.opens, border.closes))
        # The post stands at the Vietnamese end, whose clocks are Hanoi's.
        holds = since <= leg.begin and leg.begin + border.minutes <= until
        hours = [border.opens, border.closes]
        fact = _fact(found, "border", "opens")
        yield Check(holds, f"{leg.at}/depart", hours, leg.raw["depart"], fact)


@constraint(Group.LEGS)
def no_detour_to_nowhere(tour: Tour) -> Iterator[Check]:
    """No leg passes one place twice."""
    for leg in tour.legs:
        passed = _passed(leg)
        twice = len(passed) - len(set(passed))
        yield at_most(leg.at, twice, 0, note="places passed more than once")


def _passed(leg: Leg) -> list[str]:
    here = leg.origin.id
    passed = [here]
    for it in leg.corridors:
        here = it.other_end(here)
        passed.append(here)
    return passed


def _fact(corridor: str, *path: str) -> Fact:
    return Fact("corridors", corridor, path)


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


CONSTRAINTS = (
    corridors_lead_there,
    one_way,
    mode_of_corridors,
    modes_allowed,
    corridor_months,
    corridor_validity,
    leg_distance,
    leg_minutes,
    border_hours,
    no_detour_to_nowhere,
)
