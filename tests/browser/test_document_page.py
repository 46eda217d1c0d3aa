"""The page of a tour in a browser: on a telephone, in the dark, on paper."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.reading import OpenPage, Write, axe_findings, fits, tab_through

PLANS = Path(__file__).parents[1] / "data" / "plans"
# Text that is cut off, or lies on other text, in an element without children.
_CUT = """() => [...document.querySelectorAll("main *:not(svg *)")]
  .filter((it) => !it.children.length && it.textContent.trim())
  .filter((it) => !it.closest("thead"))
  .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth)
  .map((it) => it.outerHTML.slice(0, 80))"""


PLAN = PLANS / "night-train-sa-pa.json"


@pytest.fixture
def tour(write_page: Write) -> Path:
    """The page of two plans, in Vietnamese."""
    return write_page("export", PLAN, "--lang", "vi")


@pytest.fixture
def sheets(write_page: Write) -> Path:
    """The same for driver and guide."""
    return write_page("export", PLAN, "--lang", "fr", "--variant", "operational")


@pytest.fixture
def page(open_page: OpenPage, tour: Path) -> Page:
    """The page, opened."""
    return open_page(tour)


def test_opens_quietly(page: Page) -> None:
    """No message, no error, no request (the fixture looks); maps and days in sight."""
    assert page.locator("article").count() == 2
    assert page.locator("svg:visible").count() >= 2
    assert page.locator(".day:visible").count() >= 6
    assert page.locator("html").get_attribute("lang") == "vi"


def test_headings_are_in_order(page: Page) -> None:
    """No level is left out, so that a screen reader's list of them is contents."""
    levels: list[int] = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3')].map((it) => +it.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('[id]')].map((it) => it.id)"
    )
    assert len(set(ids)) == len(ids)


def test_skip_link(page: Page) -> None:
    """The only control leads to the programme."""
    assert len(tab_through(page)) == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#programme")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: OpenPage, tour: Path, scheme: Literal["light", "dark"]
) -> None:
    """In light and in dark, wide and narrow."""
    page = open_page(tour, color_scheme=scheme)
    assert axe_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 700})
    assert axe_findings(page) == []


def readable(page: Page) -> None:
    """Nobody scrolls sideways, no text is cut, and letters are large enough."""
    for width in (320, 360, 820):
        assert fits(page, width)
        assert page.evaluate(_CUT) == []
    sizes: list[float] = page.evaluate(
        "[...document.querySelectorAll('main p, main li, main td, main dd')]"
        ".map((it) => parseFloat(getComputedStyle(it).fontSize))"
    )
    assert min(sizes) >= 13


def test_readable_on_a_telephone(page: Page) -> None:
    """As wide as a small one, a usual one, and a tablet."""
    readable(page)


def test_each_screen_has_its_map(page: Page) -> None:
    """One in sight, whose names are as large as the letters beside it nearly are."""
    for width, shown in ((360, "narrow"), (820, "wide")):
        page.set_viewport_size({"width": width, "height": 800})
        seen = page.locator("figure:first-of-type").first.locator("> div:visible")
        assert seen.count() == 1
        assert seen.first.get_attribute("class") == shown
        svg = seen.first.locator("svg")
        scale: float = svg.evaluate(
            "(it) => it.getBoundingClientRect().width / it.viewBox.baseVal.width"
        )
        assert 12 * scale >= 10.5  # names are of 12 pixels
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(media="print")
    assert page.locator("figure .narrow:visible").count() == 0


def test_sheets_of_driver_and_guide(open_page: OpenPage, sheets: Path) -> None:
    """Their tables, too, on a telephone beside the wheel."""
    page = open_page(sheets)
    readable(page)
    assert axe_findings(page) == []


def test_prints_on_a4(page: Page) -> None:
    """All of it, in black on white also for those who read in the dark."""
    page.emulate_media(color_scheme="dark", media="print")
    back = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert back == "rgb(255, 255, 255)"
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(it.extract_text() for it in reader.pages).split())

    for it in reader.pages:
        box = it.mediabox
        assert (float(box.width), float(box.height)) == pytest.approx((595, 842), abs=1)
    assert len(reader.pages) <= 16
    for part in page.locator("h3").all_inner_texts():
        assert part.split("\n")[0] in text
    assert "Đến chương trình" not in text
