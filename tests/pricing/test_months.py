"""Tours of which only the month is known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.pricing.building import BOOK, asked, sa_pa
from tourlink.catalogue.catalogue import Catalogue
from tourlink.pricing.book import Book
from tourlink.pricing.quote import quote

Own = Callable[..., Book]
# On top of the others: a room that costs more from the new year on.
_NEXT_YEAR = """\
name: Next year
source: contract
as_of: 2026-11
confidence: high
rooms:
  - {id: next, class: hotel-3, room_vnd: 900000, valid_from: 2027-01-01}
"""


@pytest.mark.parametrize(
    ("wish", "of"),
    [
        ({"month": 3, "year": 2027}, ("10", 900_000, "2027-03-01")),
        ({"month": 12, "year": 2026}, ("8", 700_000, "2026-12-01")),
        ({"month": 3}, ("8", 700_000, "2026-11-22")),
        ({}, ("8", 700_000, "2026-11-22")),
    ],
)
def test_tax_and_rates_are_those_of_the_month(
    small: Catalogue, own: Own, wish: dict[str, Any], of: tuple[str, int, str]
) -> None:
    """Of its first day; where not even that is known, those of today, and both told."""
    percent, room, on = of
    made = quote(sa_pa(None, **wish), 0, small, own(BOOK, _NEXT_YEAR), asked(4))

    assert (made["vat"]["percent"], made["vat"]["on"]) == (percent, on)
    lines = made["classes"][0]["breaks"][0]["lines"]
    assert [it["unit_vnd"] for it in lines if it["kind"] == "room"] == [room]
    (told,) = (it for it in made["warnings"] if it["code"] == "no-date")
    assert told.get("values") == {"on": on}
    assert f"those of {on}" in told["message"]


def test_a_date_goes_before_the_month(small: Catalogue, own: Own) -> None:
    """It is what was asked of the quotation."""
    wish = {"month": 3, "year": 2027}
    given = asked(4, departs=date(2026, 12, 31))
    made = quote(sa_pa(None, **wish), 0, small, own(BOOK), given)

    assert (made["vat"]["percent"], made["vat"]["on"]) == ("8", "2026-12-31")
