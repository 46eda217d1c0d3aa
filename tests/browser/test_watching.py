"""What the other tests rely on does notice a page that is not in order."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Watched
from tests.browser.reading import axe_findings, fits, tab_through

BAD = """<!doctype html>
<html lang="en"><title>Bad</title>
<style>:focus { outline: 3px solid; } button { outline: none !important; }</style>
<input name="nameless"><button>Go</button>
<img src="elsewhere.png"><p style="width: 500px">Wide</p>
<script>console.log("here"); throw new Error("there");</script>
"""


def test_a_bad_page_is_noticed(browser: Browser, tmp_path: Path) -> None:
    """Console, error, request, a label that is missing, width and a hidden focus."""
    path = tmp_path / "bad.html"
    path.write_text(BAD, encoding="utf-8")
    watched = Watched()
    with browser.new_context() as context:
        page = context.new_page()
        watched.watch(page)
        page.goto(path.as_uri())

        assert watched.errors == ["there"]
        assert "log: here" in watched.console
        assert watched.requests[1].endswith("/elsewhere.png")
        assert not watched.quiet(path)
        assert {it.partition(":")[0] for it in axe_findings(page)} == {
            *("image-alt", "label"),
        }
        assert not fits(page, 320)
        with pytest.raises(AssertionError, match="Go"):
            tab_through(page)
