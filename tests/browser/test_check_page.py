"""The HTML report of `tourlink check`, in a browser, without a mouse."""

import shutil
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import (
    OpenPage,
    Write,
    axe_findings,
    fits,
    focus_by_tab,
    tab_through,
)

SMALL = Path(__file__).parents[1] / "data" / "small"
DAY = ("--date", "2026-11-21")


@pytest.fixture
def report(write_page: Write, tmp_path: Path) -> Path:
    """A report with errors, warnings and notes of several families."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "copy"))
    path = folder / "destinations.yaml"
    text = path.read_text(encoding="utf-8")
    old = "    kind: peak\n"
    assert old in text
    wrong = text.replace(old, f"{old}    timezone: Asia/Shanghai\n", 1)
    path.write_text(wrong, encoding="utf-8")
    return write_page("check", folder, *DAY)


@pytest.fixture
def page(open_page: OpenPage, report: Path) -> Page:
    """The report, opened."""
    return open_page(report)


def rows(page: Page) -> int:
    """Return how many findings can be seen."""
    return page.locator("tbody tr:visible").count()


def told(page: Page) -> str:
    """Return what a screen reader says after a filter was changed."""
    return page.get_by_role("status").inner_text()


def test_opens_quietly(page: Page) -> None:
    """No message, no error, no request (the fixture looks); all findings in sight."""
    everything = page.locator("tbody tr").count()

    expect(page).to_have_title("tourlink check")
    assert rows(page) == everything > 20
    assert told(page) == f"{everything} of {everything} findings shown"


def test_tab_reaches_everything(page: Page) -> None:
    """Skip link, filters, table, each finding's link, each rule; focus is seen."""
    controls = tab_through(page)

    kinds = [control.split()[0].strip("<>") for control in controls]
    links = page.locator("tbody a").count()
    rules = page.locator("details").count()
    assert kinds[:7] == ["a", "input", "input", "input", "select", "input", "div"]
    assert kinds[7 : 7 + links] == ["a"] * links
    assert [kind.partition(">")[0] for kind in kinds[7 + links :]] == (
        ["summary"] * rules
    )


def test_tab_reaches_everything_with_all_rules_open(page: Page) -> None:
    """An example too wide for the window would be a control that nobody announced."""
    page.set_viewport_size({"width": 320, "height": 600})
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")

    assert tab_through(page)


def test_skip_link(page: Page) -> None:
    """The first Tab shows it, Enter goes on behind the filters."""
    link = page.get_by_role("link", name="To the findings")
    expect(link).not_to_be_in_viewport()

    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator("tbody a").first).to_be_focused()


def test_severities_by_space(page: Page) -> None:
    """A box is cleared and ticked again; rows and the count follow."""
    everything = rows(page)
    notes = page.locator("tbody tr[data-severity=note]").count()
    box = "input[value=note]"

    focus_by_tab(page, box)
    page.keyboard.press("Space")
    assert not page.is_checked(box)
    assert rows(page) == everything - notes > 0
    assert told(page) == f"{everything - notes} of {everything} findings shown"
    page.keyboard.press("Space")

    assert rows(page) == everything


def test_family_by_arrows(page: Page) -> None:
    """Down chooses the next family; only its findings stay."""
    focus_by_tab(page, "select")
    page.keyboard.press("ArrowDown")
    chosen = page.input_value("select")
    of_family = page.locator(f"tbody tr[data-family='{chosen}']").count()

    assert chosen
    assert rows(page) == of_family > 0
    assert told(page).startswith(f"{of_family} of ")


def test_text_by_typing(page: Page) -> None:
    """Words narrow the table in any case; Enter does no harm, Escape clears them."""
    everything = rows(page)
    at = page.url

    focus_by_tab(page, "[name=words]")
    page.keyboard.type("tlg10")
    assert rows(page) == 1
    page.keyboard.press("Enter")
    assert (page.url, rows(page)) == (at, 1)
    page.keyboard.type("no such words")
    assert rows(page) == 0
    assert told(page) == f"0 of {everything} findings shown"
    page.keyboard.press("Escape")

    assert rows(page) == everything


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_rules_open_by_key(page: Page, key: str) -> None:
    """And close by it."""
    rule = page.locator("details").first

    focus_by_tab(page, "summary")
    page.keyboard.press(key)
    expect(rule).to_have_attribute("open", "")
    expect(rule.locator("p").first).to_be_visible()
    page.keyboard.press(key)

    expect(rule).not_to_have_attribute("open", "")


def test_a_finding_leads_to_its_rule(page: Page) -> None:
    """Enter on a code opens the rule, and the next Tab is there."""
    code = page.locator("tbody a").first.inner_text()
    rule = page.locator(f"details#{code}")

    focus_by_tab(page, "tbody a")
    page.keyboard.press("Enter")
    expect(rule).to_have_attribute("open", "")
    expect(rule).to_be_in_viewport()
    page.keyboard.press("Tab")

    expect(rule.locator("summary")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: OpenPage, report: Path, scheme: Literal["light", "dark"]
) -> None:
    """With everything open, in light and in dark."""
    page = open_page(report, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")

    assert axe_findings(page) == []


def test_fits_a_narrow_window(page: Page) -> None:
    """As wide as a telephone, or as a large window at 400 %."""
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")

    assert fits(page, 320)


def test_works_without_script(open_page: OpenPage, report: Path) -> None:
    """The whole table is there, and no filter that would do nothing."""
    page = open_page(report, java_script_enabled=False)

    assert rows(page) == page.locator("tbody tr").count() > 20
    expect(page.locator("#filters")).to_be_hidden()


def test_without_findings(open_page: OpenPage, write_page: Write) -> None:
    """The page says so, and its one link leads there."""
    page = open_page(write_page("check", SMALL, "--select", "TLG10", *DAY))

    assert len(tab_through(page)) == 1
    assert "Nothing was found." in page.inner_text("#findings")
    assert axe_findings(page) == []
