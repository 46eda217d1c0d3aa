"""The page of `tourlink batch`, in a browser, without a mouse."""

import json
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from tests.browser.reading import OpenPage, axe_findings, fits, tab_through
from tourlink.cli import app

SMALL = Path(__file__).parents[1] / "data" / "small"
SPEC = {
    "title": "{days} days <for> {party}",
    "defaults": {"effort": "draft", "modes": ["road"]},
    "requests": [{"id": "far", "request": {"must": "Dien Bien Phu", "days": 1}}],
    "grid": {"days": [2, 3], "party": {"two": {"adults": 2}}},
}


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page of two packages and a failure."""
    monkeypatch.setenv("TOURLINK_CACHE", "")
    spec, root = tmp_path / "spec.yaml", tmp_path / "out"
    spec.write_text(json.dumps(SPEC), encoding="utf-8")
    asked = ("batch", spec, "-o", root, "--jobs", "1", "--catalogue", SMALL)
    result = CliRunner().invoke(app, list(map(str, asked)))
    assert result.exit_code == 1, result.output
    return root / "index.html"


@pytest.fixture
def page(open_page: OpenPage, index: Path) -> Page:
    """The page, opened."""
    return open_page(index)


def test_opens_quietly(page: Page) -> None:
    """No message, no error, no request (the fixture looks); all cards are there."""
    expect(page.get_by_text("2 made, 1 failed")).to_be_visible()
    assert page.get_by_role("listitem").count() == 3
    expect(page.get_by_role("heading", name="2 days <for> two")).to_be_visible()
    expect(page.locator(".failed")).to_contain_text("no chain of 1 day")


def test_links_lead_to_the_files(page: Page, index: Path) -> None:
    """By keyboard, to what is there; a lock is for programs."""
    links = [it.get_attribute("href") or "" for it in page.get_by_role("link").all()]
    assert links == ["packages/2-two/plan.json", "packages/3-two/plan.json"]
    assert all((index.parent / it).is_file() for it in links)
    assert len(tab_through(page)) == len(links)


def test_routes_are_large_enough_to_see(page: Page) -> None:
    """A dot has four pixels at least, and all of a route is on its map."""
    for card in page.locator("li:not(.failed)").all():
        frame = card.locator("svg").bounding_box()
        line = card.locator(".route").bounding_box()
        assert frame
        assert line
        assert min(line["width"], line["height"]) >= 4
        assert frame["x"] <= line["x"]
        assert line["x"] + line["width"] <= frame["x"] + frame["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: OpenPage, index: Path, scheme: Literal["light", "dark"]
) -> None:
    """In light and in dark."""
    assert axe_findings(open_page(index, color_scheme=scheme)) == []


def test_fits_a_narrow_window(page: Page) -> None:
    """On the narrowest telephone."""
    assert fits(page, 320)
