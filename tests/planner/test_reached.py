"""The months in which places are reached are those of twelve plain searches."""

from datetime import date

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.network.conditions import Conditions
from tourlink.network.services import runs_on
from tourlink.planner.brief import read
from tourlink.planner.outlook import feasts_of
from tourlink.planner.reached import MONTHS, reached_in
from tourlink.request import Request
from tourlink.vocabulary import Mode, Vehicle

ROAD = (Mode.ROAD,)
REQUESTS = (
    Request(),
    Request(modes=ROAD, vehicle=Vehicle.BUS_45),
    Request(start="Da Nang", modes=(Mode.RAIL, Mode.BOAT, Mode.ROAD)),
    Request(start="Phu Quoc", modes=(Mode.AIR, Mode.BOAT)),
)


def plainly(
    request: Request, start: str, known: Catalogue, month: int, first: date
) -> set[str]:
    """Return the places that corridors open in one month lead to."""
    on = date(first.year + (month < first.month), month, 15)
    seats = request.vehicle.seats if request.vehicle else None
    conditions = Conditions(frozenset(request.modes), month, on, seats)
    seen, queue = {start}, [start]
    while queue:
        here = queue.pop()
        for it in known.corridors.values():
            if here != it.from_ and (it.one_way or here != it.to):
                continue
            there = it.other_end(here)
            runs = it.service is None or runs_on(it.service, month, None)
            if runs and conditions.admit(it) and there not in seen:
                seen.add(there)
                queue.append(there)
    return seen


@pytest.mark.parametrize("request_", REQUESTS, ids=range(len(REQUESTS)))
@pytest.mark.parametrize("first", [date(2026, 1, 1), date(2026, 8, 20)])
def test_months(request_: Request, first: date, bundled: Catalogue) -> None:
    """From the first day on, for a year."""
    start = read(request_, bundled).start

    found = reached_in(request_, start, bundled, first)

    for month in MONTHS:
        there = {place for place, months in found.items() if month in months}
        assert there == plainly(request_, start.id, bundled, month, first)


def test_events_of_provinces(bundled: Catalogue) -> None:
    """A feast of a province is at those of its places that share a theme."""
    everywhere = dict(bundled.destinations)
    found = feasts_of(everywhere, bundled, date(2026, 1, 1), date(2027, 12, 31))

    for event in bundled.events.values():
        formers = {it for name in event.provinces for it in bundled.formers(name)}
        plain = {
            place.id
            for place in everywhere.values()
            if place.id in event.destinations
            or (
                bundled.former_of(place) in formers
                and not place.themes.keys().isdisjoint(event.themes)
            )
        }
        at = {
            it for it, feasts in found.items() if any(f.event is event for f in feasts)
        }
        assert at in (plain, set())
