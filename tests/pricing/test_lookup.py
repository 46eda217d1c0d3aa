"""Of the rates that could hold, the one that does; and what it costs on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.pricing.building import BOOK, TODAY, asked, ha_long, sa_pa
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RateError
from tourlink.pricing.book import Book
from tourlink.pricing.lookup import Lookup, MissingRateError
from tourlink.pricing.quote import quote
from tourlink.pricing.services import When
from tourlink.vocabulary import LodgingClass

Own = Callable[..., Book]
HEAD = "name: Mine\nconfidence: assumed\nrooms:\n"
FRIDAY = date(2026, 11, 13)


def lookup(book: Book, catalogue: Catalogue, **more: Any) -> Lookup:
    """Return what finds lines; no day is a holiday."""
    given: dict[str, Any] = {"today": TODAY, "holiday": lambda _: False} | more
    return Lookup(book, catalogue, **given)


def room(book: Book, catalogue: Catalogue, on: date | None, pax: int = 4) -> str:
    """Return the id of the line of a hotel in Sa Pa."""
    when = When(1, on, on.month if on else None)
    at = catalogue.destinations["sa-pa"]
    found = lookup(book, catalogue).room(when, pax, at, LodgingClass.HOTEL_3)
    return found.rate.id


def test_the_more_particular_line_holds(small: Catalogue, own: Own) -> None:
    """A place before its province, that before all; a season before the year."""
    lines = [
        "  - {id: all, class: hotel-3, room_vnd: 1}\n",
        "  - {id: unit, class: hotel-3, room_vnd: 1, places: [lao-cai]}\n",
        "  - {id: place, class: hotel-3, room_vnd: 1, places: [ha-long, sa-pa]}\n",
        "  - {id: rice, class: hotel-3, room_vnd: 1, places: [sa-pa], months: [9]}\n",
    ]
    for most in range(1, 4):
        wanted = ("all", "unit", "place")[most - 1]
        assert room(own(HEAD + "".join(lines[:most])), small, FRIDAY) == wanted
    whole = own(HEAD + "".join(lines))
    assert room(whole, small, FRIDAY) == "place"
    assert room(whole, small, date(2026, 9, 20)) == "rice"


def test_dates_and_sizes_bound_a_line(small: Catalogue, own: Own) -> None:
    """Both ends are within; without a date that of the quotation counts."""
    book = own(
        f"{HEAD}"
        "  - {id: old, class: hotel-3, room_vnd: 1, valid_to: 2026-11-21}\n"
        "  - {id: few, class: hotel-3, room_vnd: 1, valid_from: 2026-11-22,"
        " to_pax: 9}\n"
        "  - {id: many, class: hotel-3, room_vnd: 1, valid_from: 2026-11-22,"
        " from_pax: 10}\n"
    )

    assert room(book, small, date(2026, 11, 21), 10) == "old"
    assert room(book, small, date(2026, 11, 22), 9) == "few"
    assert room(book, small, date(2026, 11, 22), 10) == "many"
    assert room(book, small, None) == "few"


def test_two_that_hold_at_once_are_no_rate(small: Catalogue, own: Own) -> None:
    """Nobody knows which was meant: both places are told."""
    line = "class: hotel-3, room_vnd: 1"
    book = own(f"{HEAD}  - {{id: a, {line}}}\n  - {{id: b, {line}}}\n")

    with pytest.raises(MissingRateError, match=r"two rates .*:4:5 and .*:5:5"):
        room(book, small, FRIDAY)


def test_the_greatest_surcharge_is_paid(small: Catalogue, own: Own) -> None:
    """Of those that hold on the day, and never their sum."""
    book = own(
        f"{HEAD}  - id: a\n    class: hotel-3\n    room_vnd: 1000\n    surcharges:\n"
        "      - {weekdays: [fri, sat], percent: 10}\n"
        "      - {weekdays: [sat], add_vnd: 150}\n"
        "      - {holidays: true, percent: 12.25}\n"
    )
    found = lookup(book, small, holiday=lambda on: on == FRIDAY)
    line = book.rooms[0]
    by_day = {
        day: found.price(line, 1000, When(1, date(2026, 11, day), 11))
        for day in (12, 13, 14, 20)
    }

    # 12.25 % of 1000 is 122.5, half up to the dong
    assert by_day == {
        12: (1000, ""),
        13: (1123, "public holiday"),
        14: (1150, "sat"),
        20: (1100, "fri"),
    }
    assert found.price(line, 1000, When(1, None, 11)) == (1000, "")


def test_tax_is_that_of_the_day_of_departure(small: Catalogue, own: Own) -> None:
    """A tour over the new year has one rate, and says so."""
    book = own(BOOK)
    on = {
        day: quote(sa_pa(first), 0, small, book, asked(4))
        for day, first in (
            (29, date(2026, 12, 30)),
            (31, date(2026, 12, 31)),
            (1, date(2027, 1, 1)),
        )
    }

    assert [on[day]["vat"]["percent"] for day in (29, 31, 1)] == ["8", "8", "10"]
    codes = {day: [it["code"] for it in made["warnings"]] for day, made in on.items()}
    assert "vat-changes" not in codes[29] + codes[1]
    assert "vat-changes" in codes[31]


@pytest.mark.parametrize("first", [date(2025, 6, 30), date(2020, 1, 1)])
def test_no_tax_is_no_price(small: Catalogue, own: Own, first: date) -> None:
    """Before the first period nothing is known."""
    with pytest.raises(RateError, match="no rate of value added tax"):
        quote(sa_pa(first), 0, small, own(BOOK), asked(4))


def test_no_markup_is_no_price(small: Catalogue, own: Own) -> None:
    """Selling at cost is not what anybody means by saying nothing."""
    with pytest.raises(RateError, match="no markup"):
        quote(ha_long(), 0, small, own(BOOK.replace("  markup: 15\n", "")), asked(4))
