"""What one might give way in: changes of a request, the cheapest first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.explain.members import LEGAL_DRIVE_MIN, Member, stage_names
from tourlink.explain.wording import Remark, remark
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

# Shares of the budget to try, one after the other.
_BUDGETS = (1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
_LEAST_BUDGET = 100_000  # VND; the tens of thousands make no offer
_MOST_DAYS_MORE = 9
_MOST_DATE_SHIFT = 7
_WISH_LESS = remark("wish-less")


class Change(NamedTuple):
    """
    One thing to give way in.

    Attributes
    ----------
    member
        Name of the constraint that gives way.
    said
        What to do.
    price
        What that costs: what one gets less, or pays more.
    rank
        Orders changes: a day more costs 10.
    fields
        The fields of the request that change, with their new values.
    """

    member: str
    said: Remark
    price: Remark
    rank: int
    fields: Mapping[str, Any]

    def apply(self, request: Request) -> Request:
        """Return the request with the change made."""
        return replace(request, **self.fields)


def changes(member: Member, request: Request, catalogue: Catalogue) -> list[Change]:
    """
    Return the ways in which a member of `request` may give way, the cheapest first.

    Nothing is offered for what nobody can change: who travels.
    """
    if member.field == "sequence":
        return sorted(_sequence(request, catalogue), key=lambda it: it.rank)
    offers = _OFFERS.get(member.field)
    if offers is not None:
        return sorted(offers(request), key=lambda it: it.rank)
    if member.field not in _DROP:
        return []
    fields = {member.field: getattr(member.without(request), member.field)}
    said = Remark(f"drop-{member.field}", member.demand.values)
    return [Change(member.name, said, _WISH_LESS, _DROP[member.field], fields)]


def _days(request: Request) -> Iterator[Change]:
    high = request.days[1]
    for more in range(1, min(_MOST_DAYS_MORE, MOST_DAYS - high) + 1):
        days = high + more
        yield Change(
            "days",
            remark("days", length=days, number=high),
            remark("days", length=more),
            _DAY * more,
            {"days": (days, days)},
        )


def _drive(request: Request) -> Iterator[Change]:
    limit = request.max_drive_min or PROFILES[request.pace].max_travel_min
    first = limit + _DRIVE_STEP_MIN - limit % _DRIVE_STEP_MIN
    for step, minutes in enumerate(range(first, LEGAL_DRIVE_MIN + 1, _DRIVE_STEP_MIN)):
        yield Change(
            "max_drive_min",
            remark("max_drive_min", minutes=minutes, minutes_before=limit),
            remark("max_drive_min", minutes=minutes - limit),
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
            remark("pace", pace=pace.value, pace_before=request.pace.value),
            remark("pace"),
            _PACE_STEP * step,
            {"pace": pace, "max_drive_min": limit},
        )


def _modes(request: Request) -> Iterator[Change]:
    missing = [it for it in Mode if it not in request.modes]
    for mode in missing:
        modes = tuple(it for it in Mode if it in {*request.modes, mode})
        code = "modes-air" if mode is Mode.AIR else "modes"
        also = remark(code, by=mode.value)
        yield Change("modes", also, also, _MODES.get(mode, _AIR), {"modes": modes})
    if len(missing) > 1:
        rank = sum(_MODES.get(it, _AIR) for it in missing)
        every = remark("modes-all")
        yield Change("modes", every, every, rank, {"modes": tuple(Mode)})


def _month(request: Request) -> Iterator[Change]:
    asked = request.month or 1
    for month in range(1, 13):
        apart = min((month - asked) % 12, (asked - month) % 12)
        if apart:
            said = remark("month", month=month, month_before=asked)
            rank = _MONTH + _MONTH_STEP * apart
            price = remark("months-off", month_count=apart)
            yield Change("month", said, price, rank, {"month": month})


def _start_date(request: Request) -> Iterator[Change]:
    asked = request.start_date
    if asked is None:
        return
    near = [
        (
            _DATE_STEP * by,
            remark("days-off", length=by),
            asked + timedelta(days=sign * by),
        )
        for by in range(1, _MOST_DATE_SHIFT + 1)
        for sign in (1, -1)
    ]
    far = [
        (
            _MONTH + _MONTH_STEP * by,
            remark("months-off", month_count=by),
            _months_later(asked, sign * by),
        )
        for by in range(1, 7)
        for sign in (1, -1)
    ]
    for rank, price, on in (*near, *far):
        said = remark("start_date", date=on.isoformat(), date_before=asked.isoformat())
        yield Change("start_date", said, price, rank, {"start_date": on})


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
        yield Change(
            "budget_per_person",
            remark("budget_per_person", vnd=most, vnd_before=asked),
            remark("budget_per_person", vnd=most - asked),
            _BUDGET_STEP * step,
            {"budget_per_person": most},
        )


def _least_provinces(request: Request) -> Iterator[Change]:
    asked = request.min_provinces or 0
    for fewer in range(1, asked + 1):
        yield Change(
            "min_provinces",
            remark("min_provinces", provinces=asked - fewer, number=asked),
            remark("min_provinces", provinces=fewer),
            _PROVINCE_LESS * fewer,
            {"min_provinces": asked - fewer},
        )


def _lodging(request: Request) -> Iterator[Change]:
    said = remark("lodging_class", lodging=request.lodging_class)
    price = remark("lodging_class")
    yield Change("lodging_class", said, price, _LODGING, {"lodging_class": None})


def _vehicle(request: Request) -> Iterator[Change]:
    asked = request.vehicle
    if asked is None:
        return
    smaller = [it for it in Vehicle if 2 < it.seats < asked.seats]
    for step, vehicle in enumerate(reversed(smaller), start=1):
        yield Change(
            "vehicle",
            remark("vehicle", vehicle=vehicle.value, vehicle_before=asked.value),
            remark("vehicle", seat=asked.seats - vehicle.seats),
            _VEHICLE_STEP * step,
            {"vehicle": vehicle},
        )


def _sequence(request: Request, catalogue: Catalogue) -> Iterator[Change]:
    stages = request.sequence
    names = stage_names(stages, catalogue)
    drop = _DROP["sequence"]
    if len(stages) > 1:
        yield Change(
            "sequence",
            remark("sequence", stages=names[::-1]),
            remark("sequence"),
            20,
            {"sequence": stages[::-1]},
        )
        for at, name in enumerate(names):
            yield Change(
                "sequence",
                remark("sequence-without", stages=[name]),
                _WISH_LESS,
                drop - 5,
                {"sequence": stages[:at] + stages[at + 1 :]},
            )
    none = remark("sequence-none")
    yield Change("sequence", none, _WISH_LESS, drop, {"sequence": ()})


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
