"""The indicative rates leave nothing of the bundled catalogue without a price."""

from datetime import date
from itertools import pairwise, product

import pytest

from tests.pricing.building import asked
from tourlink.catalogue.catalogue import Catalogue
from tourlink.planner.pipeline import plan
from tourlink.pricing.beds import bed_class
from tourlink.pricing.book import Book, load_book
from tourlink.pricing.lookup import Lookup
from tourlink.pricing.quote import quote
from tourlink.pricing.records import Meal
from tourlink.pricing.services import Entry, Ticket, When
from tourlink.pricing.vehicles import choose_fleet
from tourlink.request import Request
from tourlink.vocabulary import Effort, LodgingClass, Mode, Vehicle

DAYS = (date(2026, 11, 22), date(2027, 2, 6), date(2028, 7, 1))
SIZES = (1, 2, 9, 16, 33)


@pytest.fixture(scope="module")
def book() -> Book:
    """The rates that come along."""
    return load_book([])


@pytest.fixture(scope="module")
def lookup(book: Book, bundled: Catalogue) -> Lookup:
    """What finds them."""
    return Lookup(book, bundled, today=DAYS[0], holiday=lambda _: True)


@pytest.mark.parametrize("on", DAYS)
def test_nothing_is_without_a_rate(
    lookup: Lookup, bundled: Catalogue, on: date
) -> None:
    """
    Every stop, bed, meal, ticket and vehicle of any plan, for 1 to 33 travellers.

    A rate that is missing would be raised here. So whatever the planner finds in this
    catalogue can be quoted, all requests of the benchmarks among it.
    """
    when = When(1, on, on.month)
    for place, size in product(bundled.destinations.values(), SIZES):
        if place.quality:
            known = place.fee is not None
            assert lookup.entrance(size, Entry(when, place), known=known) or known
        for meal in Meal:
            lookup.meal(when, size, meal, place)
        if place.lodging is None:
            continue
        for wanted in LodgingClass:
            found = bed_class(place, wanted)
            assert found in place.lodging.classes
            assert found == wanted or wanted not in place.lodging.classes
            lookup.room(when, size, place, found or wanted)
    ticketed = {Mode.AIR, Mode.RAIL, Mode.BOAT, Mode.CABLE}
    for corridor, size in product(bundled.corridors.values(), SIZES):
        if corridor.mode in ticketed or (corridor.max_seats or 99) < 4:
            known = corridor.fare is not None
            assert lookup.fare(size, Ticket(when, corridor), known=known) or known
    limits = {it.max_seats for it in bundled.corridors.values()} | {
        it.access.max_seats for it in bundled.destinations.values()
    }
    for most_seats, size in product(limits | {it.seats for it in Vehicle}, SIZES):
        if most_seats is None or most_seats > 3:
            offered = lookup.vehicles(when, size)
            fleet = choose_fleet(offered, size, most_seats=most_seats, motorbike=False)
            lookup.vehicle(when, size, fleet.vehicle)
    lookup.staff(when, 2, "guide")
    lookup.staff(when, 2, "driver")


def test_a_plan_of_the_planner_is_quoted(bundled: Catalogue, book: Book) -> None:
    """In the order of what such tours are sold for, and dearer beds for more."""
    wish = Request(
        province=("Lao Cai",),
        days=(4, 4),
        start_date=date(2026, 11, 11),
        modes=(Mode.ROAD,),
        # Where there are such hotels there are simpler and better ones, too.
        lodging_class=LodgingClass.HOTEL_3,
        effort=Effort.FAST,
    )
    made = plan(wish, bundled)
    classes = (LodgingClass.HOTEL_2, LodgingClass.HOTEL_3, LodgingClass.HOTEL_4)
    wanted = asked(2, 4, 6, 10, 15, 20, 30)._replace(classes=classes)
    priced = quote(made, 0, bundled, book, wanted)

    prices = [
        [it["priced"]["per_person_vnd"] for it in one["breaks"] if it["priced"]]
        for one in priced["classes"]
    ]
    assert all(len(row) == 7 for row in prices)
    for simple, dear in pairwise(prices):
        assert all(a < b for a, b in zip(simple, dear, strict=True))
    # Published tours of four days in the highlands cost 4.8 to 5.3 million in 2026.
    ten = prices[1][3]
    assert 3_500_000 < ten < 7_000_000
    assert "indicative-rates" in [it["code"] for it in priced["warnings"]]
