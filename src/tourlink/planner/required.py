"""Ways that a request insists on: out by air, back by night train."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tourlink.catalogue.records import Corridor
from tourlink.network.journeys import Journey
from tourlink.network.services import Ride
from tourlink.network.ways import Ways
from tourlink.plan import Certificate, Day
from tourlink.planner.brief import Brief
from tourlink.solver.instance import NEVER, Stay
from tourlink.solver.instance import Day as Rule
from tourlink.vocabulary import Mode

# A night train that starts or ends farther away is not the way out, or home.
_MOST_TRANSFER_MIN = 120


class Required(NamedTuple):
    """One way that is insisted on: out of the start, or else to the end."""

    mode: Mode
    overnight: bool
    out: bool


def required(names: Sequence[str]) -> tuple[Required, ...]:
    """Return what a valid request insists on."""
    return tuple(_read(name) for name in names)


def _read(name: str) -> Required:
    how, _, where = name.partition(":")
    return Required(
        Mode(how.removeprefix("overnight-")),
        how.startswith("overnight-"),
        where == "out",
    )


def nights_kept(
    brief: Brief,
    stays: Sequence[Stay],
    rides: Sequence[Ride | None],
    roads: Ways,
    days: int,
) -> tuple[Stay, ...]:
    """Return the stays, on the nights on which the request admits them."""
    kept = list(stays)
    for wanted in required(brief.request.require):
        if not wanted.overnight:
            continue
        night = 0 if wanted.out else days - 2
        kept = [
            stay
            if _is_it(wanted, ride, brief, roads)
            else stay._replace(on_days=stay.on_days - {night})
            for stay, ride in zip(kept, rides, strict=True)
        ]
    return tuple(kept)


def _is_it(wanted: Required, ride: Ride | None, brief: Brief, roads: Ways) -> bool:
    if ride is None or ride.corridor.mode is not wanted.mode:
        return False
    ends = (brief.start.id, ride.origin) if wanted.out else (ride.target, brief.end.id)
    way = roads.between(*ends)
    return way is not None and way.minutes <= _MOST_TRANSFER_MIN


def days_kept(brief: Brief, days: Sequence[Rule]) -> tuple[Rule, ...]:
    """
    Return the days, the first of them short if one leaves on its night.

    Nobody drives far for a day whose night takes him there, nor once he is back.
    """
    kept = list(days)
    for wanted in required(brief.request.require):
        if wanted.overnight:
            at = 0 if wanted.out else -1
            most = min(kept[at].max_travel_min, _MOST_TRANSFER_MIN)
            kept[at] = kept[at]._replace(max_travel_min=most)
    return tuple(kept)


def ways_kept(
    brief: Brief, ids: Sequence[str], minutes: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], ...]:
    """Return the ways without those by which the start may not be left, or reached."""
    shut_out, shut_in = _shut(brief)
    return tuple(
        tuple(
            NEVER
            if here != there and (here in shut_out or there in shut_in)
            else minute
            for there, minute in zip(ids, row, strict=True)
        )
        for here, row in zip(ids, minutes, strict=True)
    )


def certificate(
    brief: Brief, days: Sequence[Day], corridors: Mapping[str, Corridor]
) -> Iterator[Certificate]:
    """Yield what was insisted on, with what the plan does."""
    for name, wanted in zip(
        brief.request.require, required(brief.request.require), strict=True
    ):
        if wanted.overnight:
            night = days[0 if wanted.out else -2]["stay"]["corridor"]
            used = {corridors[night].mode.value} if night else set()
        else:
            items = days[0 if wanted.out else -1]["items"]
            used = {it["mode"] for it in items if it["type"] == "leg"}
        yield {
            "constraint": f"require {name}",
            "limit": wanted.mode.value,
            "value": sorted(used),
            "holds": wanted.mode in used,
        }


def _shut(brief: Brief) -> tuple[set[str], set[str]]:
    by_day = [it for it in required(brief.request.require) if not it.overnight]
    return (
        {brief.start.id for it in by_day if it.out},
        {brief.end.id for it in by_day if not it.out},
    )


def admits(brief: Brief, here: str, there: str, journey: Journey) -> bool:
    """Return whether the request admits a journey between two places."""
    modes = {ride.corridor.mode for ride in journey.rides}
    return all(
        it.mode in modes
        for it in required(brief.request.require)
        if not it.overnight
        and (
            (it.out and here == brief.start.id)
            or (not it.out and there == brief.end.id)
        )
    )
