"""Rate books are read with the places of what is wrong; a later one goes before."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from tests.pricing.building import BOOK, asked, sa_pa
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RateError
from tourlink.pricing.book import BUNDLED, Book, load_book
from tourlink.pricing.quote import quote
from tourlink.pricing.records import Trust

Own = Callable[..., Book]


def problems(own: Own, text: str) -> list[tuple[str, int]]:
    """Return what is wrong with a book, and on which lines."""
    with pytest.raises(RateError) as caught:
        own(text)
    return [
        (it.message, it.place.line if it.place else 0) for it in caught.value.problems
    ]


def test_the_bundled_book_is_marked_indicative() -> None:
    """Each line says how far it may be trusted; none claims to be certain."""
    book = load_book([])

    assert [it.path for it in book.files] == [BUNDLED]
    for _, line in book.lines():
        assert line.origin.indicative
        assert line.origin.confidence is not Trust.HIGH
        if line.origin.confidence is not Trust.ASSUMED:
            assert line.origin.source in book.sources
            assert line.origin.as_of


def test_what_is_wrong_is_told_at_its_place(own: Own) -> None:
    """All of it at once."""
    found = problems(
        own,
        "name: Mine\n"
        "confidence: assumed\n"
        "rooms:\n"
        "  - {id: a, class: hotel-3, room_vnd: 1.5}\n"
        "  - {id: b, class: hotel-9, room_vnd: 1}\n"
        "  - {id: c, class: hotel-3, room_vnd: 1, person_vnd: 1}\n"
        "fares:\n"
        "  - {id: d, adult_vnd: 5, mode: air, child_percent: half}\n",
    )

    assert [line for _, line in found] == [4, 5, 6, 8]
    assert "whole number" in found[0][0]
    assert "either room_vnd or person_vnd" in found[2][0]
    assert "no percentage" in found[3][0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{id: a, class: hotel-3, room_vnd: 1}", "'confidence' is missing"),
        ("{id: a, class: hotel-3, room_vnd: 1, confidence: low}", "has no source"),
    ],
)
def test_a_rate_says_where_it_is_from(own: Own, line: str, message: str) -> None:
    """Or that it is assumed."""
    ((found, at),) = problems(own, f"name: Mine\nrooms:\n  - {line}\n")

    assert message in found
    assert at == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("valid_from: 2026-02-01, valid_to: 2026-01-01", "valid_from is after"),
        ("from_pax: 9, to_pax: 3", "from_pax is more"),
        ("surcharges: [{add_vnd: 1}]", "needs weekdays or holidays"),
        ("surcharges: [{holidays: true}]", "either add_vnd or percent"),
    ],
)
def test_a_line_may_not_contradict_itself(own: Own, text: str, message: str) -> None:
    """Nobody could say when it holds."""
    line = f"{{id: a, class: hotel-3, room_vnd: 1, confidence: assumed, {text}}}"
    ((found, _),) = problems(own, f"name: Mine\nrooms:\n  - {line}\n")

    assert message in found


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("markup: 10, margin: 10", "either markup or margin"),
        ("margin: 100", "leaves nothing"),
        ("children: [{below: 9, percent: 1}, {below: 5, percent: 0}]", "do not rise"),
    ],
)
def test_terms_may_not_contradict_themselves(
    own: Own, terms: str, message: str
) -> None:
    """A price could not be made of them."""
    ((found, _),) = problems(own, f"name: Mine\nterms: {{{terms}}}\n")

    assert message in found


def test_ids_are_unique_in_a_file(own: Own) -> None:
    """The second one says where the first is."""
    room = "  - {id: a, class: hotel-3, room_vnd: 1, confidence: assumed}\n"
    ((found, at),) = problems(own, f"name: Mine\nrooms:\n{room}{room}")

    assert "twice" in found
    assert at == 4


def test_a_file_that_is_not_there() -> None:
    """Its name is in the message."""
    with pytest.raises(RateError, match=r"nowhere\.yaml"):
        load_book(["nowhere.yaml"])


def test_a_later_file_goes_before(small: Catalogue, own: Own) -> None:
    """By its id it replaces a line; else what it says for a thing wins."""
    mine = (
        "name: Mine\nconfidence: assumed\n"
        "rooms:\n  - {id: ours, class: hotel-3, room_vnd: 500000}\n"
        "staff:\n  - {id: guide, role: guide, day_vnd: 900000, night_vnd: 0}\n"
        "terms: {margin: 12.5}\n"
    )
    book = own(BOOK, mine)
    assert [it.rate.id for it in book.staff] == ["driver", "guide"]
    assert book.terms.margin == Fraction(1, 8)
    assert book.terms.markup is None
    assert book.terms.commission == Fraction(1, 10)

    (it,) = quote(sa_pa(), 0, small, book, asked(4))["classes"][0]["breaks"]
    units = {line["rate"]: line["unit_vnd"] for line in it["lines"]}
    assert units["ours"] == 500_000
    assert units["guide"] == 900_000
    assert "hotel-3" not in units
