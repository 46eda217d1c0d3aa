"""What a portfolio may be asked for, and what is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RequestError
from tourlink.portfolio.asked import Quarter, Wish, parse_quarters, read
from tourlink.request import Request
from tourlink.vocabulary import Theme

HIGHLANDS = Request(agreement=("Hanoi - Central Highlands",), days=(4, 7))


def test_quarters_are_read_once_each() -> None:
    """A year is its four quarters, and none is listed twice."""
    found = parse_quarters(["2027Q2", "2027-q1", "2027", "2027Q2"])
    assert list(map(str, found)) == ["2027Q2", "2027Q1", "2027Q3", "2027Q4"]
    assert [Quarter(2027, it).months for it in (1, 4)] == [(1, 2, 3), (10, 11, 12)]


@pytest.mark.parametrize("text", ["2027Q5", "27Q1", "spring", "2027Q", ""])
def test_no_quarter(text: str) -> None:
    """Whatever else is an error that says how to write one."""
    with pytest.raises(RequestError, match="is no quarter"):
        parse_quarters([text])


def test_names_are_looked_up(bundled: Catalogue) -> None:
    """Members without the start's own, the agreement's themes, the coming year."""
    asked = read(Wish(request=HIGHLANDS), bundled)
    assert [it.id for it in asked.members] == [
        "dak-lak",
        "gia-lai",
        "lam-dong",
        "quang-ngai",
        "khanh-hoa",
    ]
    assert asked.members[0].former_provinces == {"dak-lak", "phu-yen"}
    assert asked.themes == bundled.agreements["hanoi-central-highlands-2026"].themes
    year = int(bundled.as_of[:4]) + 1
    assert asked.quarters == tuple(Quarter(year, it) for it in (1, 2, 3, 4))
    assert asked.notes == ()


def test_what_is_asked_for_wins(bundled: Catalogue) -> None:
    """Members and themes may be chosen, the start's own province among them."""
    request = replace(HIGHLANDS, theme={Theme.HEALING: 1.0})
    wish = Wish(request=request, members=("Hà Nội", "Lâm Đồng"))
    asked = read(wish, bundled)
    assert [it.id for it in asked.members] == ["ha-noi", "lam-dong"]
    assert asked.themes == (Theme.HEALING,)


def test_quarters_out_of_force_are_told(bundled: Catalogue) -> None:
    """Before 2026 and after 2030 the agreement does not bind anybody."""
    wish = Wish(request=HIGHLANDS, quarters=parse_quarters(["2025Q4", "2026Q1"]))
    assert read(wish, bundled).notes == ("the agreement is not in force in 2025Q4",)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"request": Request()}, "for one agreement"),
        ({"request": replace(HIGHLANDS, month=3)}, "no date and no month"),
        (
            {"request": replace(HIGHLANDS, start_date=date(2027, 3, 1))},
            "no date and no month",
        ),
        ({"members": ("Lao Cai",)}, "lao-cai is no member"),
        ({"min_members": 6}, "stops in 6 of 5 members"),
        ({"chains": 2, "min_chains": 3}, "3 to 2 chains"),
        ({"quality": 1.5}, "quality is 1.5"),
    ],
)
def test_refused(changes: dict[str, Any], message: str, bundled: Catalogue) -> None:
    """Contradictions are errors, and say so."""
    with pytest.raises(RequestError, match=message):
        read(Wish(**{"request": HIGHLANDS, **changes}), bundled)
