"""A page of text of a given width, laid out in columns, drawn by rich."""

from collections.abc import Iterable
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

LEAST_WIDTH = 40  # below, columns would have no room for a word
# Beyond, the eye loses the line between a name and the numbers right of it.
MOST_WIDTH = 120

# Colours repeat what words, signs and positions say already. No white and no yellow:
# they vanish on light terminals.
STYLES = {
    "title": "bold",
    "heading": "bold cyan",
    "label": "bold red",
    "place": "red",
    "visit": "bold",
    "pause": "dim",
    "aside": "dim",
    "note": "italic",
    "total": "bold",
    "stay": "green",
    "warning": "bold red",
    "failure": "bold red",
    "added": "green",
    "dropped": "red",
    "rail": "magenta",
    "air": "cyan",
    "boat": "blue",
    "cable": "green",
    "trek": "green",
}


def styled(*parts: tuple[str, str]) -> Text:
    """Return texts with their roles as one; data is never read as rich markup."""
    text = Text()
    for part, role in parts:
        text.append(part, STYLES.get(role))
    return text


def flow(pieces: Iterable[tuple[str, str, str]], room: int) -> Text:
    """
    Return texts with their roles as one, each on a new line where it does not fit.

    The third of each piece is what joins it to the one before on the same line.
    """
    flowing = Text()
    column = 0
    for text, role, joint in pieces:
        width = cell_len(text)
        if column and column + cell_len(joint) + width > room:
            flowing.append("\n")
            column = 0
        elif column:
            flowing.append(joint, STYLES["aside"])
            column += cell_len(joint)
        flowing.append(text, STYLES.get(role))
        column += width
    return flowing


class Page:
    """Collects lines, none of them wider than the page."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
        self._lines: list[Text] = []
        # An empty environment: the page depends on the arguments alone.
        self._console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            _environ={},
        )

    def line(self, text: str = "", role: str = "") -> None:
        """Add a line, or several where the text is long; none before the first."""
        if text or self._lines:
            self.hanging(Text(), styled((text, role)))

    def hanging(
        self, first: Text, body: Text, right: str = "", *, role: str = ""
    ) -> None:
        """Add `body` after `first`, wrapped beside it, with `right` at the edge."""
        indent = first.cell_len
        room = self.width - indent - (cell_len(right) + 1 if right else 0)
        wrapped = self.wrap(body, room) or [Text()]
        for number, part in enumerate(wrapped):
            text = Text.assemble(Text(" " * indent) if number else first, part)
            if right and not number:
                text.pad_right(self.width - text.cell_len - cell_len(right))
                text.append(right, STYLES.get(role))
            self.add(text)

    def beside(self, left: Iterable[Text], right: Iterable[Text], column: int) -> None:
        """Add two blocks side by side, the right one from `column` on."""
        lefts, rights = list(left), list(right)
        for number in range(max(len(lefts), len(rights))):
            text = lefts[number] if number < len(lefts) else Text()
            if number < len(rights):
                text.pad_right(max(column - text.cell_len, 0))
                text.append_text(rights[number])
            self.add(text)

    def wrap(self, text: Text, width: int) -> list[Text]:
        """Break a text into lines; a word too long for one is broken as well."""
        return list(text.wrap(self._console, width, overflow="fold"))

    def add(self, text: Text) -> None:
        """Add one line as it is."""
        text.rstrip()
        self._lines.append(text)

    def print(self) -> str:
        """Return all lines."""
        with self._console.capture() as capture:
            self._console.print(Text("\n").join(self._lines), soft_wrap=True)
        return capture.get()
