"""What people without a mouse, and those who see little, need of every page."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
Write = Callable[..., Path]

SERIOUS = frozenset({"serious", "critical"})

# Everything that can be seen and takes part in the order of Tab, in that order. Pages
# of ours set no tabindex above 0.
_CONTROLS = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex]";
  window.controls = [...document.querySelectorAll(all)].filter((it) =>
    it.tabIndex >= 0 && !it.disabled && it.checkVisibility());
  return window.controls.map((it) => it.outerHTML.split("\\n")[0].slice(0, 80));
}"""

# Which of them has the focus (-1: none), and whether that can be seen.
_FOCUS = """() => {
  const it = document.activeElement;
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  return {
    index: window.controls.indexOf(it),
    what: it.outerHTML.slice(0, 80),
    seen: it.matches(":focus-visible") && style.outlineStyle !== "none"
      && parseFloat(style.outlineWidth) >= 2
      && box.width > 1 && box.height > 1
      && box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def tab_through(page: Page) -> list[str]:
    """
    Press Tab once for each control, from the top of a page; return the controls.

    Each is reached, in the order of the page, with a focus that can be seen, and
    nothing else is between them or after them: no trap, and no way round.
    """
    controls: list[str] = page.evaluate(_CONTROLS)
    for index, control in enumerate(controls):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        assert focus["index"] == index, (control, focus)
        assert focus["seen"], focus
    page.keyboard.press("Tab")
    # Nothing of the page is left; without a frame around it a browser begins anew.
    assert page.evaluate(_FOCUS)["index"] in {-1, 0}
    return controls


def focus_by_tab(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(len(page.evaluate(_CONTROLS)) + 1):
        if page.evaluate("it => document.activeElement.matches(it)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(selector)


def fits(page: Page, width: int) -> bool:
    """Return whether nobody has to scroll sideways at a width in CSS pixels."""
    page.set_viewport_size({"width": width, "height": 600})
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def axe_findings(page: Page) -> list[str]:
    """Return what axe finds serious or critical, with the elements."""
    package = find_spec("axe_playwright_python")
    assert package
    assert package.origin
    # Read, not imported: only the script of axe is wanted.
    script = Path(package.origin).with_name("axe.min.js")
    page.evaluate(script.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run()")
    assert found["passes"]
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]
