"""What `tourlink coverage` shows in a terminal: two heat tables and the gaps."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tourlink.check.coverage import Coverage, Row
from tourlink.check.coverage_formats import gap_words, heat, share
from tourlink.vocabulary import Theme

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

# The number says it; the shade repeats it for the eye. Nothing is a dash.
_SHADES = (
    "bold red",
    "black on #deebf7",
    "black on #9ecae1",
    "black on #4292c6",
    "white on #084594",
)
_NAME_WIDTH = 16
_SHORT = {theme: theme.value[:3] for theme in Theme}


def tables(coverage: Coverage, most_gaps: int) -> Iterator["RenderableType"]:
    """Yield the parts of the page, 80 columns wide at most."""
    from rich.table import Table
    from rich.text import Text

    rows = coverage.rows
    places = sum(row.places for row in rows)
    real = sum(row.real for row in rows)
    yield Text(
        f"{places} destinations that tours stop at in {len(rows)} provinces,"
        f" {share(real, places)} with a real source"
    )
    yield _heading("Open and in season, by month of the year")
    months = [str(month) for month in coverage.months]
    yield _heat(rows, months, "months", sums=True)
    yield Text(
        "all: in whatever month; sleep: places to sleep at, and the beds of those that"
        " state them; real: with a real source; sure: with a position of medium or high"
        " confidence"
    )
    yield _heading("By theme, in whatever month")
    yield _heat(rows, [_SHORT[theme] for theme in coverage.themes], "themes")
    yield Text(", ".join(f"{_SHORT[it]} {it}" for it in coverage.themes))
    gaps = coverage.gaps(most_gaps)
    if gaps:
        yield _heading("Gaps to fill first")
    listed = Table.grid(padding=(0, 1, 0, 0))
    for number, gap in enumerate(gaps, start=1):
        line = f"{gap.name}: {gap_words(gap)}"
        listed.add_row(f"{number}.", Text(line))
    yield listed


def _heading(text: str) -> "Text":
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def _heat(
    rows: Sequence[Row], titles: Sequence[str], field: str, *, sums: bool = False
) -> "Table":
    from rich.table import Table
    from rich.text import Text

    most = max((number for row in rows for number in getattr(row, field)), default=0)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("province", width=_NAME_WIDTH, no_wrap=True, overflow="ellipsis")
    for title in titles:
        table.add_column(title, justify="right", min_width=2)
    for title in ("all", "sleep", "beds", "real", "sure") if sums else ():
        table.add_column(title, justify="right", min_width=len(title))
    for row in rows:
        numbers = [
            Text(f"{number or '-':>2}", style=_SHADES[heat(number, most)])
            for number in getattr(row, field)
        ]
        high, medium, _ = row.positions
        ends = (
            str(row.places),
            str(row.lodging),
            str(row.beds or "-"),
            share(row.real, row.places),
            share(high + medium, row.places),
        )
        table.add_row(row.name, *numbers, *(ends if sums else ()))
    return table
