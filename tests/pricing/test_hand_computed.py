"""Two quotations worked out by hand, to the dong; docs/pricing.md tells the first."""

from collections.abc import Callable
from typing import Any

from tests.pricing.building import BOOK, asked, ha_long, sa_pa
from tourlink.catalogue.catalogue import Catalogue
from tourlink.pricing.book import Book
from tourlink.pricing.quote import quote

Own = Callable[..., Book]


def net_by_line(pax_break: Any) -> list[tuple[int, str, str, int, int]]:
    """Return day, words, quantity, unit and net of each line."""
    keys = ("day", "what", "quantity", "unit_vnd", "net_vnd")
    return [tuple(line[key] for key in keys) for line in pax_break["lines"]]


def test_twelve_who_pay(small: Catalogue, own: Own) -> None:
    """
    Two days to Sa Pa on Friday 13 November 2026: VAT 8 %, one free for ten.

    Twelve pay and one is free: 13 travel, and with the guide 14 fill one van. Prices
    with tax in them are divided by 1.08, half up to the dong, line by line.
    """
    made = quote(sa_pa(), 0, small, own(BOOK), asked(12))
    it = made["classes"][0]["breaks"][0]

    assert (it["paying"], it["free"], it["guides"]) == (12, 1, 1)
    assert it["vehicles"] == {"vehicle": "van-16", "number": 1}
    assert net_by_line(it) == [
        # Friday: 700,000 + 10 % = 770,000 a room; 13/2 rooms are 5,005,000; / 1.08
        (1, "hotel-3 in Sa Pa (fri)", "6.5", 770_000, 4_634_259),
        (1, "van-16, day", "1", 1_000_000, 1_000_000),
        (1, "van-16, km", "325", 4_000, 1_300_000),
        (1, "driver, night", "1", 250_000, 250_000),
        (1, "guide, day", "1", 700_000, 700_000),
        (1, "guide, night", "1", 300_000, 300_000),
        # One ticket there and back: 13 x 800,000 = 10,400,000; / 1.08
        (1, "cable cable-sa-pa-fansipan, return", "13", 800_000, 9_629_630),
        # The catalogue's fee goes before the book's for a kind of place.
        (1, "Fansipan", "13", 100_000, 1_300_000),
        # 13 x 150,000 = 1,950,000; / 1.08 = 1,805,555.56
        (1, "lunch in Sa Pa", "13", 150_000, 1_805_556),
        (1, "dinner in Sa Pa", "13", 150_000, 1_805_556),
        # 13 people, 2 days: 26 x 10,000 = 260,000; / 1.08 = 240,740.74
        (1, "drinking water", "26", 10_000, 240_741),
        # Saturday: 150,000 more for the vehicle's day, not for its km. Breakfast is
        # in the price of the room.
        (2, "van-16, day (sat)", "1", 1_150_000, 1_150_000),
        (2, "van-16, km", "325", 4_000, 1_300_000),
        (2, "guide, day", "1", 700_000, 700_000),
        (2, "lunch in Lao Cai", "13", 150_000, 1_805_556),
    ]
    priced = it["priced"]
    assert priced is not None
    # With tax in it: 5,005,000 + 10,400,000 + 3 x 1,950,000 + 260,000 = 21,515,000
    # Without:         1,000,000 + 1,150,000 + 2 x 1,300,000 + 250,000 + 2 x 700,000
    #                  + 300,000 + 1,300,000 = 8,000,000
    # Net, exactly:    21,515,000 / 1.08 + 8,000,000 = 27,921,296.30
    # Sold:            x 1.15 / 0.90 x 1.08 = x 1.38 -> 38,531,388.89
    # A head:          / 12 = 3,210,949.07, up to 10,000s
    assert priced["per_person_vnd"] == 3_220_000
    assert priced["levelled_by"] is None  # with 13 who pay the van is too small
    # Revenue 12 x 3,220,000; VAT 8/108 of it = 2,862,222.2; commission 10 % of the
    # other 35,777,778 = 3,577,777.8; the lines above add up to 27,921,298.
    assert priced["totals"] == {
        "revenue_vnd": 38_640_000,
        "vat_vnd": 2_862_222,
        "commission_vnd": 3_577_778,
        "net_vnd": 27_921_298,
        "margin_vnd": 38_640_000 - 2_862_222 - 3_577_778 - 27_921_298,
    }
    assert priced["totals"]["margin_vnd"] == 4_278_702
    assert priced["margin_per_head_vnd"] == 356_559  # 4,278,702 / 12 = 356,558.5
    assert priced["margin_percent"] == "13.29"  # of 35,777,778 - 3,577,778
    # A room for one less half a room: (770,000 - 385,000) / 1.08 x 1.38 = 491,944.4
    assert priced["single_supplement_vnd"] == 500_000
    # The free guest: (385,000 + 800,000 + 3 x 150,000 + 20,000) / 1.08 + 100,000
    # = 1,632,407.41, sold for x 1.38, shared by 12
    assert priced["free_vnd"] == 187_727
    # Below 5 free; below 12 three quarters of 3,220,000 = 2,415,000. The cable car
    # takes children for half: 400,000 / 1.08.
    assert [
        (child["below"], child["price_vnd"], child["tickets_vnd"])
        for child in priced["children"]
    ] == [(5, 0, 370_370), (12, 2_420_000, 370_370)]
    # One who pays leaves 3,220,000 / 1.08 x 0.90 = 2,683,333.33. The van and its staff
    # cost 6,700,000, each traveller 1,632,407.41:
    #   7 bring 18,783,333 and cost 18,126,852; 6 bring 16,100,000 and cost 16,494,444
    assert priced["breaks_even_at"] == 7
    assert made["vat"]["percent"] == "8"
    assert made["valid_until"] == "2026-12-22"


_MARGIN_BOOK = """\
name: On top
terms: {margin: 20, commission: 0, rounding_vnd: 1000, free_per: 15}
source: contract
as_of: 2026-12
confidence: high
vehicles:
  - id: van-16
    vehicle: van-16
    seats: 16
    capacity: 14
    day_vnd: 1000000
    km_vnd: 4000
    vat: excluded
    surcharges: [{weekdays: [sat, sun], add_vnd: 200000}]
meals:
  - {id: lunch, meal: lunch, person_vnd: 120000}
  - {id: dinner, meal: dinner, person_vnd: 120000}
extras:
  - id: water
    name: permit
    per: vehicle
    each: tour
    amount_vnd: 500000
    vat: excluded
"""


def test_twenty_five_who_pay(small: Catalogue, own: Own) -> None:
    """
    Two days to Ha Long on Saturday 2 January 2027: VAT 10 %, one free for fifteen.

    A second book lies on top: a margin instead of a markup, other meals and weekends,
    a permit instead of water. 26 travel; a bus of 20 takes 19 beside its guide, so two
    vehicles are needed, and for 13 in each a van is enough. Two guides go along, and
    pay for the boat.
    """
    made = quote(ha_long(), 0, small, own(BOOK, _MARGIN_BOOK), asked(25, bed="hotel-4"))
    it = made["classes"][0]["breaks"][0]

    assert (it["paying"], it["free"], it["guides"]) == (25, 1, 2)
    assert it["vehicles"] == {"vehicle": "van-16", "number": 2}
    assert net_by_line(it) == [
        # 13 rooms: 15,600,000 / 1.10
        (1, "hotel-4 in Ha Long", "13", 1_200_000, 14_181_818),
        (1, "van-16, day (sat)", "2", 1_200_000, 2_400_000),
        (1, "van-16, km", "310", 4_000, 1_240_000),
        (1, "driver, night", "2", 250_000, 500_000),
        (1, "guide, day", "2", 700_000, 1_400_000),
        (1, "guide, night", "2", 300_000, 600_000),
        # 26 x 120,000 = 3,120,000; / 1.10 = 2,836,363.6
        (1, "lunch in Ha Long", "26", 120_000, 2_836_364),
        (1, "dinner in Ha Long", "26", 120_000, 2_836_364),
        (1, "permit", "2", 500_000, 1_000_000),
        (2, "van-16, day (sun)", "2", 1_200_000, 2_400_000),
        # 12 + 167 km, twice
        (2, "van-16, km", "358", 4_000, 1_432_000),
        (2, "guide, day", "2", 700_000, 1_400_000),
        # 26 + 2 guides: 28 x 150,000 = 4,200,000; / 1.10 = 3,818,181.8; both ways
        (2, "boat boat-tuan-chau-ha-long-bay", "28", 150_000, 3_818_182),
        (2, "boat boat-tuan-chau-ha-long-bay", "28", 150_000, 3_818_182),
        (2, "Ha Long Bay", "26", 290_000, 7_540_000),
        # 26 x 40,000 = 1,040,000; / 1.10: this hotel's rooms are without breakfast
        (2, "breakfast in Ha Long", "26", 40_000, 945_455),
        (2, "lunch in Ha Long Bay", "26", 120_000, 2_836_364),
    ]
    priced = it["priced"]
    assert priced is not None
    # With tax: 15,600,000 + 3 x 3,120,000 + 2 x 4,200,000 + 1,040,000 = 34,400,000
    # Without:  4,800,000 + 2,672,000 + 500,000 + 3,400,000 + 7,540,000 + 1,000,000
    #           = 19,912,000
    # Sold:     (34,400,000 / 1.10 + 19,912,000) / 0.80 x 1.10
    #           = 43,000,000 + 27,379,000 = 70,379,000
    # A head:   / 25 = 2,815,160, up to 1,000s
    assert priced["per_person_vnd"] == 2_816_000
    assert priced["totals"] == {
        "revenue_vnd": 70_400_000,
        "vat_vnd": 6_400_000,
        "commission_vnd": 0,
        "net_vnd": 51_184_729,
        "margin_vnd": 12_815_271,
    }
    assert priced["margin_percent"] == "20.02"  # of 64,000,000
    # (1,200,000 - 600,000) / 1.10 / 0.80 x 1.10
    assert priced["single_supplement_vnd"] == 750_000
    # (600,000 + 3 x 120,000 + 2 x 150,000 + 40,000) / 1.10 + 290,000 = 1,471,818.18;
    # / 0.80 x 1.10 / 25 = 80,950
    assert priced["free_vnd"] == 80_950
    assert made["vat"]["percent"] == "10"
    assert made["terms"]["margin_percent"] == "20"
    assert made["terms"]["markup_percent"] is None
