"""Single elements of an SVG, as text."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from tourlink.export.chart import number
from tourlink.export.plane import XY, Box
from tourlink.export.svg_style import WIDTHS
from tourlink.export.text_width import BOLD, text_width
from tourlink.vocabulary import Mode

BADGE_PX = 16.0
_NUMBER_PX = 11.0


class Written(NamedTuple):
    """Elements drawn from the origin, and how high they are together."""

    body: str
    height: float

    def at(self, x: float, y: float) -> str:
        """Return them at a place of the page."""
        return f'<g transform="translate({number(x)} {number(y)})">{self.body}</g>\n'


def rect(part: str, box: Box, radius: float = 0) -> str:
    """Return a rectangle."""
    rounded = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect class="{part}" x="{number(box.left)}" y="{number(box.top)}"'
        f' width="{number(box.width)}" height="{number(box.height)}"{rounded}/>'
    )


def circle(part: str, at: XY, radius: float) -> str:
    """Return a circle."""
    x, y = map(number, at)
    return f'<circle class="{part}" cx="{x}" cy="{y}" r="{number(radius)}"/>'


def text(part: str, at: XY, words: str, anchor: str = "") -> str:
    """Return a text; `at` is where its baseline begins, or where `anchor` says."""
    x, y = map(number, at)
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{part}" x="{x}" y="{y}"{anchored}>{escape(words)}</text>'


def line(part: str, points: Sequence[XY]) -> str:
    """Return a broken line."""
    return drawn(part, "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points))


def drawn(part: str, d: str) -> str:
    """Return a path."""
    return f'<path class="{part}" d="{d}"/>'


def way(mode: str, d: str) -> str:
    """Return a path as the lines of its mode are drawn; unknown ones as roads are."""
    part = mode if mode in set(Mode) else Mode.ROAD.value
    found = drawn(part, d)
    return found + drawn("ties", d) if part == Mode.RAIL else found


def casing(mode: str, d: str) -> str:
    """Return what sets a line off from the land and from lines below it."""
    width = WIDTHS.get(Mode(mode), 2.0) if mode in set(Mode) else 2.0
    return f'<path class="casing" stroke-width="{number(width + 2.6)}" d="{d}"/>'


def badge_width(numbers: str) -> float:
    """Return how wide the sign with the number of a stop is; 0 without one."""
    if not numbers:
        return 0.0
    return max(BADGE_PX, text_width(numbers, _NUMBER_PX) * BOLD + 8)


def badge(numbers: str, left: float, middle_y: float) -> str:
    """Return the sign with the number of a stop."""
    width = badge_width(numbers)
    box = Box.around((left + width / 2, middle_y), width, BADGE_PX)
    words = text("number", (left + width / 2, middle_y + 3.9), numbers)
    return rect("badge", box, BADGE_PX / 2) + words


def place_sign(at: XY, *, is_visit: bool, is_night: bool, is_end: bool) -> str:
    """Return the dot, ring or square of a place; a small dot where one changes."""
    if is_end:
        return rect("night" if is_night else "visit", Box.around(at, 10, 10))
    if is_night:
        return circle("night", at, 4.4)
    return circle("visit", at, 3.6 if is_visit else 2.2)
