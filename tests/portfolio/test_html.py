"""The page of a portfolio says what its document says."""

import re
from html import unescape

import pytest

from tourlink.portfolio.build import Portfolio
from tourlink.portfolio.maps import shades
from tourlink.portfolio.to_html import render
from tourlink.vocabulary import Lang

TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def page(portfolio: Portfolio) -> str:
    """The page of four chains for the five provinces."""
    plans = [next(iter(it.values())) for it in portfolio.plans]
    return render(portfolio.document, plans, lang=Lang.EN)


def words(part: str) -> str:
    """Return what a part of the page says, on one line."""
    return " ".join(unescape(TAG.sub(" ", part)).split())


def test_each_cell_has_its_number_or_its_reason(
    portfolio: Portfolio, page: str
) -> None:
    """In the order of the table; what a shade says a figure says."""
    coverage = portfolio.document["coverage"]
    part = page.split('<h2 id="coverage">')[1].split("<h2>", maxsplit=1)[0]
    cells = re.findall(r'<td class="right h(\d)" title="([^"]*)">(.)</td>', part)
    assert len(cells) == coverage["cells"]
    for (shade, told, figure), it in zip(cells, coverage["table"], strict=True):
        assert (shade == "0") is (not it["chains"])
        if it["chains"]:
            assert figure == str(len(it["chains"]))
        else:
            assert unescape(told) == it["reason"]
            assert unescape(told) in words(page.split("<h2>Gaps</h2>")[1])


def test_each_chain_has_a_map_and_its_nights(portfolio: Portfolio, page: str) -> None:
    """With the route drawn, and the days and provinces told."""
    document = portfolio.document
    parts = page.split('<article class="chain">')[1:]
    assert len(parts) == len(document["chains"])
    for part, chain in zip(parts, document["chains"], strict=True):
        assert 'class="way"' in part
        said = words(part)
        assert f"{chain['number']}. {chain['title']}" in said
        assert f"{chain['days']} days" in said
        for province, nights in chain["nights"].items():
            assert f"{document['names'][province]['en']} {nights}" in said


def test_balance_and_proof(portfolio: Portfolio, page: str) -> None:
    """Both Gini coefficients, the spend and the gap are there."""
    document, said = portfolio.document, words(page)
    balance = document["balance"]
    assert f"{balance['gini_nights']:.2f} of the members' nights" in said
    assert f"{balance['gini_spend']:.2f} of their spend" in said
    for spend in balance["spend_vnd"].values():
        assert f"{spend:,}" in said
    assert f"(gap {document['proof']['value_gap']:.2%})" in said


def test_the_page_needs_nothing_else(page: str) -> None:
    """No script, no link to a file or a site, and the islands on the map."""
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)
    assert "Hoàng Sa" in page
    assert "Trường Sa" in page


def test_shades() -> None:
    """Nothing has no shade, and the greatest the darkest."""
    assert shades({"a": 0, "b": 1, "c": 5, "d": 10}) == {"b": 1, "c": 2, "d": 4}
    assert shades({}) == {}
