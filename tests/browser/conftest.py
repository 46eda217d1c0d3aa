"""
Open pages of ours in a real browser, with no network, and watch what they do.

Chromium has to be installed: it is found on the path, or by `TOURLINK_CHROMIUM`.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from typer.testing import CliRunner

from tests.browser.reading import OpenPage, Write
from tourlink.cli import app

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
)
WAIT_MS = 10_000


@dataclass
class Watched:
    """What pages said and asked for that they should not."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to a page from its first moment."""
        page.on("console", lambda it: self.console.append(f"{it.type}: {it.text}"))
        page.on("pageerror", lambda it: self.errors.append(str(it)))
        page.on("request", lambda it: self.requests.append(it.url))

    def quiet(self, page: Path) -> bool:
        """Return whether there was nothing but the page itself, and icons in it."""
        own = page.as_uri()
        foreign = [
            url
            for url in self.requests
            if url.partition("#")[0] != own and not url.startswith("data:")
        ]
        return not (self.console or self.errors or foreign)


def find_chromium() -> str | None:
    """Return the program, or None."""
    named = os.environ.get("TOURLINK_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


# For this folder only: while Playwright runs, its event loop is that of the thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium with a fresh profile."""
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium on the path nor in TOURLINK_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, headless=True, args=list(OPTIONS)
        )
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """
    What opens a file as a page; keywords are those of a browser context.

    A page that writes to the console, fails or asks for anything else fails the test.
    """
    opened: list[tuple[BrowserContext, Watched, Path]] = []

    def open_(path: Path, **options: object) -> Page:
        context = browser.new_context(offline=True, **options)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT_MS)
        watched = Watched()
        opened.append((context, watched, path))
        page = context.new_page()
        watched.watch(page)
        page.goto(path.as_uri())
        return page

    yield open_
    for context, watched, path in opened:
        context.close()
        assert watched.quiet(path), watched


@pytest.fixture
def write_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """What runs a command with `--format html` and returns the file it wrote."""
    monkeypatch.setenv("TOURLINK_CACHE", "")

    def write(*arguments: object) -> Path:
        path = tmp_path / "page.html"
        options = ("--format", "html", "--output", str(path))
        result = CliRunner().invoke(app, [*map(str, arguments), *options])
        assert result.exit_code in {0, 1}, result.output
        return path

    return write
