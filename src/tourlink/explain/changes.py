"""What one might give way in: changes of a request, the cheapest first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from tourlink.explain.members import LEGAL_DRIVE_MIN, Member
from tourlink.explain.wording import hours, money, month_name, plural
from tourlink.pace import PROFILES
from tourlink.request import MOST_DAYS, Request
from tourlink.vocabulary import Mode, Pace, Vehicle

# What a change costs, in points that only order them: a day more costs 10.
_DAY = 10
_DRIVE_STEP, _DRIVE_STEP_MIN = 4, 30
_PACE_STEP = 6
_MODES = {Mode.BOAT: 4, Mode.CABLE: 4, Mode.RAIL: 6, Mode.TREK: 8, Mode.ROAD: 8}
_AIR = 12
_MONTH, _MONTH_STEP = 6, 2
_DATE_STEP = 1
_BUDGET_STEP = 4
_PROVINCE_LESS = 10
_LODGING, _VEHICLE_STEP = 10, 8
_DROP = {
    "avoid": 15,
    "must": 25,
    "pair": 25,
    "province": 30,
    "region": 30,
    "end": 30,
    "sequence": 35,
    "axis": 35,
    "agreement": 35,
    "fixed": 60,
}

_GIVEN_UP = {
    "avoid": "visits allowed where there was to be {}",
    "end": "an end where the tour starts instead of {}",
    "fixed": "the programme of {} given up",
}

# Shares of the budget to try, one after the other.
_BUDGETS = (1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
_LEAST_BUDGET = 100_000  # VND; the tens of thousands make no offer
_MOST_DAYS_MORE = 9
_MOST_DATE_SHIFT = 7


class Change(NamedTuple):
    """
    One thing to give way in.

    Attributes
    ----------
    member
        Name of the constraint that gives way.
    text
        What to do, in words.
    price
        What that costs, in words: what one gets less, or pays more.
    rank
        Orders changes: a day more costs 10.
    fields
        The fields of the request that change, with their new values.
    """

    member: str
    text: str
    price: str
    rank: int
    fields: Mapping[str, Any]

    def apply(self, request: Request) -> Request:
        """Return the request with the change made."""
        return replace(request, **self.fields)


def changes(member: Member, request: Request) -> list[Change]:
    """
    Return the ways in which a member of `request` may give way, the cheapest first.

    Nothing is offered for what nobody can change: who travels.
    """
    offers = _OFFERS.get(member.field)
    if offers is not None:
        return sorted(offers(request), key=lambda it: it.rank)
    if member.field not in _DROP:
        return []
    value = getattr(member.without(request), member.field)
    text = _GIVEN_UP.get(member.field, "without {}").format(member.text)
    rank = _DROP[member.field]
    return [Change(member.name, text, "one wish less", rank, {member.field: value})]


def _days(request: Request) -> Iterator[Change]:
    high = request.days[1]
    for more in range(1, min(_MOST_DAYS_MORE, MOST_DAYS - high) + 1):
        days = high + more
        text = f"{days} days instead of {high}"
        yield Change(
            "days",
            text,
            f"{plural(more, 'day')} more",
            _DAY * more,
            {"days": (days, days)},
        )


def _drive(request: Request) -> Iterator[Change]:
    limit = request.max_drive_min or PROFILES[request.pace].max_travel_min
    first = limit + _DRIVE_STEP_MIN - limit % _DRIVE_STEP_MIN
    for step, minutes in enumerate(range(first, LEGAL_DRIVE_MIN + 1, _DRIVE_STEP_MIN)):
        yield Change(
            "max_drive_min",
            f"up to {hours(minutes)} in vehicles a day instead of {hours(limit)}",
            f"{hours(minutes - limit)} more on the road on some day",
            _DRIVE_STEP * (step + 1),
            {"max_drive_min": minutes},
        )


def _pace(request: Request) -> Iterator[Change]:
    paces = tuple(Pace)
    at = paces.index(request.pace)
    limit = request.max_drive_min or PROFILES[request.pace].max_travel_min
    for step, pace in enumerate(paces[at + 1 :], start=1):
        yield Change(
            "pace",
            f"a pace of {pace} instead of {request.pace}",
            "longer days",
            _PACE_STEP * step,
            {"pace": pace, "max_drive_min": limit},
        )


def _modes(request: Request) -> Iterator[Change]:
    missing = [it for it in Mode if it not in request.modes]
    for mode in missing:
        modes = tuple(it for it in Mode if it in {*request.modes, mode})
        text = "flights, too" if mode is Mode.AIR else f"{mode}, too"
        price = "the fares of a flight" if mode is Mode.AIR else f"travel by {mode}"
        yield Change("modes", text, price, _MODES.get(mode, _AIR), {"modes": modes})
    if len(missing) > 1:
        rank = sum(_MODES.get(it, _AIR) for it in missing)
        yield Change(
            "modes", "any mode of travel", "every fare", rank, {"modes": tuple(Mode)}
        )


def _month(request: Request) -> Iterator[Change]:
    asked = request.month or 1
    for month in range(1, 13):
        apart = min((month - asked) % 12, (asked - month) % 12)
        if apart:
            text = f"{month_name(month)} instead of {month_name(asked)}"
            price = f"{plural(apart, 'month')} off"
            rank = _MONTH + _MONTH_STEP * apart
            yield Change("month", text, price, rank, {"month": month})


def _start_date(request: Request) -> Iterator[Change]:
    asked = request.start_date
    if asked is None:
        return
    near = [
        (_DATE_STEP * by, plural(by, "day"), asked + timedelta(days=sign * by))
        for by in range(1, _MOST_DATE_SHIFT + 1)
        for sign in (1, -1)
    ]
    far = [
        (
            _MONTH + _MONTH_STEP * by,
            plural(by, "month"),
            _months_later(asked, sign * by),
        )
        for by in range(1, 7)
        for sign in (1, -1)
    ]
    for rank, apart, on in (*near, *far):
        text = f"a start on {on.isoformat()} instead of {asked.isoformat()}"
        yield Change("start_date", text, f"{apart} off", rank, {"start_date": on})


def _months_later(on: date, months: int) -> date:
    """Return about the same day, and the same weekday, of another month."""
    month = on.month - 1 + months
    about = date(on.year + month // 12, month % 12 + 1, min(on.day, 28))
    return about + timedelta(days=(on.weekday() - about.weekday() + 3) % 7 - 3)


def _budget(request: Request) -> Iterator[Change]:
    asked = request.budget_per_person or 0
    for step, share in enumerate(_BUDGETS, start=1):
        most = max(int(asked * share), _LEAST_BUDGET * 2**step)
        most = -(-most // _LEAST_BUDGET) * _LEAST_BUDGET
        text = f"a budget of {money(most)} instead of {money(asked)}"
        rank = _BUDGET_STEP * step
        price = f"{money(most - asked)} more"
        yield Change(
            "budget_per_person", text, price, rank, {"budget_per_person": most}
        )


def _least_provinces(request: Request) -> Iterator[Change]:
    asked = request.min_provinces or 0
    for fewer in range(1, asked + 1):
        text = f"{plural(asked - fewer, 'province')} at least instead of {asked}"
        price = f"{plural(fewer, 'province')} fewer"
        fields = {"min_provinces": asked - fewer}
        yield Change("min_provinces", text, price, _PROVINCE_LESS * fewer, fields)


def _lodging(request: Request) -> Iterator[Change]:
    text = f"any lodging instead of {request.lodging_class}"
    fields = {"lodging_class": None}
    yield Change("lodging_class", text, "other beds on some nights", _LODGING, fields)


def _vehicle(request: Request) -> Iterator[Change]:
    asked = request.vehicle
    if asked is None:
        return
    smaller = [it for it in Vehicle if 2 < it.seats < asked.seats]
    for step, vehicle in enumerate(reversed(smaller), start=1):
        text = f"a {vehicle} instead of a {asked}"
        price = f"{asked.seats - vehicle.seats} seats fewer in a vehicle"
        rank = _VEHICLE_STEP * step
        yield Change("vehicle", text, price, rank, {"vehicle": vehicle})


def _sequence(request: Request) -> Iterator[Change]:
    stages = request.sequence
    backwards = tuple(reversed(stages))
    if len(stages) > 1:
        text = f"the sequence {', '.join(backwards)}"
        yield Change("sequence", text, "another order", 20, {"sequence": backwards})
        for at, stage in enumerate(stages):
            fewer = stages[:at] + stages[at + 1 :]
            yield Change(
                "sequence",
                f"the sequence without {stage}",
                "one wish less",
                _DROP["sequence"] - 5,
                {"sequence": fewer},
            )
    yield Change(
        "sequence", "no sequence", "one wish less", _DROP["sequence"], {"sequence": ()}
    )


_OFFERS: Mapping[str, Callable[[Request], Iterator[Change]]] = {
    "days": _days,
    "max_drive_min": _drive,
    "pace": _pace,
    "modes": _modes,
    "month": _month,
    "start_date": _start_date,
    "budget_per_person": _budget,
    "min_provinces": _least_provinces,
    "lodging_class": _lodging,
    "vehicle": _vehicle,
    "sequence": _sequence,
}


def options(fields: Mapping[str, Any]) -> str | None:
    """
    Return the options of `tourlink plan` that make a change, None where none can.

    Options come on top of a request file: they cannot take an entry off a list.
    """
    words = []
    for field, value in fields.items():
        if field == "days":
            text = str(value[1])
        elif field == "modes":
            text = ",".join(value)
        elif value is None or isinstance(value, tuple):
            return None
        else:
            text = str(value)
        words.append(f"--{field.replace('_', '-')} {text}")
    return " ".join(words)
