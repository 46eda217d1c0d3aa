"""Rate books are checked before anybody asks them for a price."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.pricing.building import BOOK, TODAY
from tourlink.catalogue.catalogue import Catalogue
from tourlink.pricing.book import Book, load_book
from tourlink.pricing.checks import Finding, check_book

Own = Callable[..., Book]
HEAD = "name: Mine\nconfidence: assumed\n"


def found(own: Own, catalogue: Catalogue, text: str) -> list[Finding]:
    """Return what is said of lines on top of a book that lacks little."""
    return check_book(own(BOOK, HEAD + text), catalogue, TODAY)


def rooms(*lines: str) -> str:
    """Return rooms of one class, a line each."""
    shown = (
        f"  - {{id: r{at}, class: hotel-5, room_vnd: 9, {line}}}\n"
        for at, line in enumerate(lines)
    )
    return f"rooms:\n{''.join(shown)}"


def test_the_bundled_book_is_in_order(bundled: Catalogue) -> None:
    """No finding, neither now nor after the tax has changed."""
    book = load_book([])

    assert check_book(book, bundled, TODAY) == []
    assert check_book(book, bundled, date(2027, 6, 1)) == []


def test_a_clean_book_has_only_what_it_lacks(small: Catalogue, own: Own) -> None:
    """What tours of the catalogue may need: here a class of hotel and a kind of bed."""
    said = [it.message for it in check_book(own(BOOK), small, TODAY)]

    assert all(it.startswith("no rate for ") for it in said)
    assert "no rate for a night: guesthouse, hotel-2, hotel-5" in said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("months: []", "months: []"),
        ("valid_to: 2026-12-31", "valid_from: 2026-12-31"),
        ("to_pax: 10", "from_pax: 10"),
        ("months: [5, 6]", "months: [6, 7]"),
        ("places: [sa-pa, ha-long]", "places: [sa-pa]"),
    ],
)
def test_overlaps_are_errors(small: Catalogue, own: Own, one: str, other: str) -> None:
    """At the later line, with the place of the other."""
    errors = [
        it for it in found(own, small, rooms(one, other)) if it.severity == "error"
    ]

    (error,) = errors
    assert "r0 and r1 hold at once" in error.message
    assert (error.place.line, error.place.column) == (5, 5)
    assert ":4:5" in (error.hint or "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("valid_to: 2026-12-31", "valid_from: 2027-01-01"),
        ("to_pax: 9", "from_pax: 10"),
        ("months: []", "months: [6, 7]"),
        ("months: []", "places: [sa-pa]"),
        ("places: [lao-cai]", "places: [sa-pa]"),
    ],
)
def test_what_follows_or_goes_before_is_no_overlap(
    small: Catalogue, own: Own, one: str, other: str
) -> None:
    """Only one of them holds at any time."""
    said = found(own, small, rooms(one, other))

    assert [it for it in said if it.severity == "error"] == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("valid_to: 2026-12-31", "valid_from: 2027-02-01"),
            "no rate from 2027-01-01 to 2027-01-31",
        ),
        (("to_pax: 9", "from_pax: 12"), "no rate for 10 to 11 travellers"),
        (("months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",), "in the months 11, 12"),
        (("valid_to: 2026-11-21",), "no rate after 2026-11-21"),
    ],
)
def test_gaps_are_warnings(
    small: Catalogue, own: Own, lines: tuple[str, ...], message: str
) -> None:
    """Tours that fall into them get no price."""
    said = [it for it in found(own, small, rooms(*lines)) if message in it.message]

    (warning,) = said
    assert warning.severity == "warning"
    assert warning.message.startswith("hotel-5")


def test_other_findings(small: Catalogue, own: Own) -> None:
    """Names that do not exist, sources that are not listed, prices that rise."""
    said = found(
        own,
        small,
        "rooms:\n"
        "  - {id: a, class: hotel-5, room_vnd: 9, places: [atlantis]}\n"
        "  - {id: b, class: hotel-3, room_vnd: 9, to_pax: 9, places: [sa-pa]}\n"
        "  - {id: c, class: hotel-3, room_vnd: 10, from_pax: 10, places: [sa-pa]}\n"
        "fares:\n"
        "  - {id: d, adult_vnd: 1, mode: rail, below_km: 100}\n"
        "  - {id: e, adult_vnd: 1, mode: rail, from_km: 150}\n"
        "  - {id: f, adult_vnd: 1, corridors: [air-nowhere], source: hearsay}\n",
    )

    shown = [(it.severity, it.message, it.place.line) for it in said]
    assert ("error", "rooms a: the catalogue has no 'atlantis'", 4) in shown
    assert (
        "warning",
        "hotel-3 in sa-pa: c is dearer for a larger group",
        6,
    ) in shown
    assert ("warning", "ticket by rail: no rate for 100 to 149 km", 8) in shown
    assert ("error", "fares f: the catalogue has no 'air-nowhere'", 10) in shown
    assert ("error", "fares f: there is no source 'hearsay'", 10) in shown


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("from: 2026-06-01", "two rates of tax hold on 2026-06-01"),
        ("from: 2027-03-01", "no rate of tax holds after 2026-12-31"),
    ],
)
def test_tax_has_no_gaps(small: Catalogue, own: Own, second: str, message: str) -> None:
    """Else no price can be made of a day, or two can."""
    said = found(
        own,
        small,
        "terms:\n  vat:\n"
        "    - {percent: 8, from: 2025-07-01, to: 2026-12-31, source: contract,"
        " confidence: high}\n"
        f"    - {{percent: 10, {second}, source: contract, confidence: high}}\n",
    )

    assert [it.severity for it in said if message in it.message] == ["error"]


def test_terms_that_say_nothing(small: Catalogue, own: Own) -> None:
    """Of an own book that stands alone."""
    said = check_book(own(HEAD), small, TODAY)

    messages = [it.message for it in said]
    assert "terms: there is no markup and no margin" in messages
    assert "terms: no meal is part of the tours" in messages
    assert "terms: there is no value added tax" in messages
    assert "no rate for a vehicle" in messages
    assert {(it.place.line, it.place.column) for it in said} == {(1, 1)}
