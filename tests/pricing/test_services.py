"""What a plan uses, and what of it is paid how often."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.pricing.building import (
    BOOK,
    asked,
    document,
    drive,
    leg,
    lunch,
    sa_pa,
    visit,
)
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RateError
from tourlink.plan import PlanDocument
from tourlink.pricing.book import Book
from tourlink.pricing.quote import quote
from tourlink.pricing.records import Meal
from tourlink.pricing.services import Services, services
from tourlink.pricing.vehicles import Fleet, choose_fleet

Own = Callable[..., Book]
FIRST = date(2026, 11, 11)


def used(made: PlanDocument, catalogue: Catalogue) -> Services:
    """Return what the plan of a document uses."""
    return services(made, made["plans"][0], catalogue)


def dien_bien(first: date | None = FIRST) -> PlanDocument:
    """Return three days: a flight there, a day in town, a flight back."""
    out, home = "air-hanoi-dien-bien", "air-dien-bien-hanoi"
    town, port = "dien-bien-phu", "airport-din"
    short = "road-dien-bien-phu-airport-din"
    return document(
        first,
        (
            [
                drive("hanoi", "airport-han", "road-hanoi-airport-han", km=28.0),
                leg("air", "airport-han", port, out, km=300.0),
                drive(port, town, short, km=3.0),
            ],
            town,
        ),
        ([visit(town), lunch(town)], town),
        (
            [
                drive(town, port, short, km=3.0),
                leg("air", port, "airport-han", home, km=300.0),
                drive("airport-han", "hanoi", "road-hanoi-airport-han", km=28.0),
            ],
            None,
        ),
    )


def test_a_flight_changes_the_vehicle(small: Catalogue) -> None:
    """The one in Hanoi goes home empty, the one in Dien Bien waits a day."""
    found = used(dien_bien(), small)

    assert [(it.when.day, int(it.km), it.stays_out) for it in found.drives] == [
        (1, 28, False),
        (1, 3, True),
        (2, 0, True),
        (3, 3, False),
        (3, 28, False),
    ]
    # Along the straight line, both ways round; in Dien Bien it ends where it began.
    assert [(it.when.day, it.km) for it in found.empties] == [(1, 22), (3, 22)]
    assert [it.corridor.mode.value for it in found.tickets] == ["air", "air"]
    assert found.returns == date(2026, 11, 13)


def test_the_way_back_is_longer_than_the_straight_line(
    small: Catalogue, own: Own
) -> None:
    """By the share that the terms say: 22 km and 30 % are 28.6, half up 29."""
    (it,) = quote(dien_bien(), 0, small, own(BOOK), asked(4))["classes"][0]["breaks"]

    back = [line for line in it["lines"] if "way back" in line["what"]]
    assert [(line["quantity"], line["unit_vnd"]) for line in back] == [("29", 4000)] * 2


def test_a_night_aboard_is_a_ticket_and_no_bed(small: Catalogue, own: Own) -> None:
    """The catalogue's fare is paid; the guide has a ticket where terms say so."""
    night = leg(
        "rail", "station-hanoi", "station-lao-cai", "rail-hanoi-lao-cai", km=294.0
    )
    made = document(
        FIRST,
        ([drive("hanoi", "station-hanoi", "road-hanoi-station", km=2.0), night], None),
        ([drive("station-lao-cai", "lao-cai", "road-lao-cai-station", km=2.0)], None),
    )
    found = used(made, small)
    assert found.beds == ()
    assert [it.overnight for it in found.tickets] == [True]
    assert [(it.meal, it.bed) for it in found.meals] == [
        (Meal.DINNER, None),
        (Meal.BREAKFAST, None),
    ]

    for rides, number in (("boat", "4"), ("boat, rail", "5")):
        book = own(BOOK.replace("guide_rides: [boat]", f"guide_rides: [{rides}]"))
        priced = quote(made, 0, small, book, asked(4))
        (it,) = priced["classes"][0]["breaks"]
        (ticket,) = [line for line in it["lines"] if line["kind"] == "fare"]
        assert ticket["quantity"] == number
        assert ticket["unit_vnd"] == 450_000
        assert ticket["at"] == "catalogue: corridors rail-hanoi-lao-cai: fare"
        assert ticket["source"] == "operator"
        assert "1 night aboard" in priced["included"]


def test_a_place_without_the_class_offers_the_nearest(
    small: Catalogue, own: Own
) -> None:
    """Sa Pa has homestays, hotels of three and of five stars; it is told."""
    for bed, got in (("hotel-2", "hotel-3"), ("guesthouse", "homestay")):
        made = quote(sa_pa(), 0, small, own(BOOK), asked(4, bed=bed))
        assert made["classes"][0]["other_beds"] == [
            {"day": 1, "at": "sa-pa", "class": got}
        ]
        (it,) = made["classes"][0]["breaks"]
        assert it["lines"][0]["rate"] == got


def test_a_bed_among_others_has_no_single_supplement(
    small: Catalogue, own: Own
) -> None:
    """But a cabin sold to one has: what it costs more than a bed."""
    homestay = "class: homestay, person_vnd: 200000"
    for more, supplement in (("", 0), (", single_vnd: 500000", 390_000)):
        book = own(BOOK.replace(homestay, homestay + more))
        made = quote(sa_pa(), 0, small, book, asked(4, bed="homestay"))
        priced = made["classes"][0]["breaks"][0]["priced"]
        # 300,000 / 1.08 x 1.38 = 383,333, up to 10,000s
        assert priced is not None
        assert priced["single_supplement_vnd"] == supplement


def test_plans_of_other_catalogues_are_refused(small: Catalogue) -> None:
    """What is not known has no price."""
    for items in ([visit("atlantis")], [drive("hanoi", "hanoi", "road-x", km=1.0)]):
        with pytest.raises(RateError, match="which the catalogue does not have"):
            used(document(FIRST, (items, None)), small)
    with pytest.raises(RateError, match="no items"):
        used(document(FIRST, ([], None)), small)


def test_without_a_date_a_month_says_the_season(small: Catalogue) -> None:
    """A date that is given for the plan is its first day."""
    made = sa_pa(None, month=7)
    assert {it.month for it in used(made, small).days} == {7}

    dated = services(made, made["plans"][0], small, departs=date(2027, 2, 28))
    assert [it.on for it in dated.days] == [date(2027, 2, 28), date(2027, 3, 1)]


def test_where_no_car_passes_a_motorbike_takes_each(bundled: Catalogue) -> None:
    """The km of the rough road are no km of the van."""
    rough = bundled.corridors["road-den-sang-nhiu-co-san"]
    made = document(
        FIRST,
        ([drive(rough.from_, rough.to, rough.id, km=rough.km)], None),
    )
    found = used(made, bundled)
    assert found.drives == ()
    assert found.most_seats is None
    assert [it.corridor.id for it in found.tickets] == [rough.id]

    made["request"]["vehicle"] = "motorbike"
    riding = used(made, bundled)
    assert [it.km for it in riding.drives] == [Fraction(8)]
    assert riding.tickets == ()


def test_children_have_seats(small: Catalogue, own: Own) -> None:
    """With two of them twelve people and a guide no longer fit into the van."""
    for ages, vehicle in (((), "van-16"), ((4, 9), "bus-29")):
        made = quote(sa_pa(children=ages), 0, small, own(BOOK), asked(12))
        (it,) = made["classes"][0]["breaks"]
        assert it["vehicles"] == {"vehicle": vehicle, "number": 1}
        assert made["children_along"] == len(ages)


@pytest.mark.parametrize(
    ("travellers", "most_seats", "fleet"),
    [
        (1, None, Fleet("van-16", 1)),
        (13, None, Fleet("van-16", 1)),
        (14, None, Fleet("bus-29", 1)),
        (19, None, Fleet("bus-29", 1)),
        (20, None, Fleet("van-16", 2)),
        (27, None, Fleet("bus-29", 2)),
        (14, 16, Fleet("van-16", 2)),
    ],
)
def test_vehicles_are_few_and_then_small(
    own: Own,
    travellers: int,
    most_seats: int | None,
    fleet: Fleet,
) -> None:
    """A guide goes with each; where roads are narrow, more of the smaller."""
    lines: list[Any] = list(own(BOOK).vehicles)

    found = choose_fleet(lines, travellers, most_seats=most_seats, motorbike=False)
    assert found == fleet
