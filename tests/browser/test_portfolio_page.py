"""The HTML of `tourlink portfolio`, in a browser, without a mouse."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import OpenPage, Write, axe_findings, fits, tab_through

SMALL = Path(__file__).parents[1] / "data" / "small"
ASKED = (
    *("portfolio", "--agreement", "hanoi-northwest", "--days", "3", "--chains", "2"),
    *("--quarters", "2027Q1", "--tries", "2", "--min-members", "1", "--share", "1"),
    *("--lang", "vi", "--catalogue", SMALL),
)


@pytest.fixture
def portfolio(write_page: Write) -> Path:
    """The page of a small agreement."""
    return write_page(*ASKED)


@pytest.fixture
def page(open_page: OpenPage, portfolio: Path) -> Page:
    """The page, opened."""
    return open_page(portfolio)


def test_opens_quietly(page: Page) -> None:
    """No message, no error, no request (the fixture looks); each part is there."""
    expect(page.locator("h1")).to_contain_text("Portfolio: ")
    headings = page.locator("h2").all_inner_texts()
    assert headings[:2] == ["Map", "Coverage"]
    assert {"Gaps", "Chains", "Balance", "How good the choice is"} <= {*headings}
    for image in page.get_by_role("img").all():
        expect(image).to_have_accessible_name(re.compile("."))


def test_land_is_drawn_as_land(page: Page) -> None:
    """What the maps share has its colours in each of them: land is not black."""
    fill = "it => getComputedStyle(it).fill"
    assert page.locator("#region .land").first.evaluate(fill) == "rgb(251, 249, 243)"
    shaded = page.locator("#country .n4").first.evaluate(fill)
    assert shaded == "rgb(85, 166, 145)"


def test_tab_reaches_each_table_that_scrolls(page: Page) -> None:
    """They are wider than a window may be, so arrow keys have to scroll them."""
    regions = page.get_by_role("region").count()
    assert regions >= 3
    assert len(tab_through(page)) == regions + 1  # and the link to the coverage


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: OpenPage, portfolio: Path, scheme: Literal["light", "dark"]
) -> None:
    """In light and in dark."""
    assert axe_findings(open_page(portfolio, color_scheme=scheme)) == []


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_fits_the_window(page: Page, width: int) -> None:
    """The tables scroll, the page does not."""
    assert fits(page, width)
