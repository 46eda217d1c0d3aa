"""The HTML of `tourlink coverage`, in a browser, without a mouse."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import OpenPage, Write, axe_findings, fits, tab_through

SMALL = Path(__file__).parents[1] / "data" / "small"


@pytest.fixture
def coverage(write_page: Write) -> Path:
    """The page of the small catalogue."""
    return write_page("coverage", "--catalogue", SMALL)


@pytest.fixture
def page(open_page: OpenPage, coverage: Path) -> Page:
    """The page, opened."""
    return open_page(coverage)


def test_opens_quietly(page: Page) -> None:
    """No message, no error, no request (the fixture looks); three tables in sight."""
    expect(page).to_have_title("Coverage of the catalogue")
    assert page.locator("table:visible").count() == 3


def test_tab_reaches_each_table(page: Page) -> None:
    """They are wider than a window may be, so arrow keys have to scroll them."""
    page.set_viewport_size({"width": 320, "height": 600})
    assert len(tab_through(page)) == 3

    table = page.get_by_role("region").first
    table.focus()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: OpenPage, coverage: Path, scheme: Literal["light", "dark"]
) -> None:
    """In light and in dark."""
    assert axe_findings(open_page(coverage, color_scheme=scheme)) == []


def test_fits_a_narrow_window(page: Page) -> None:
    """The tables scroll, the page does not."""
    assert fits(page, 320)
