"""Coverage as CSV, as a web page, and as plain data."""

import csv
from collections.abc import Iterable, Sequence
from html import escape
from io import StringIO
from typing import Any

from tourlink.check.corridor_facts import MONTH_NAMES
from tourlink.check.coverage import Coverage, Gap, Row

HEAT_STEPS = 4
"""Shades above zero; the darkest is the most of the table."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
  padding: 0 1rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid; outline-offset: 2px; }
table { border-collapse: collapse; margin: 0 0 2rem;
  font-variant-numeric: tabular-nums; }
caption { font-weight: bold; text-align: left; padding: .5rem 0; }
th, td { border: 1px solid #8888; padding: .2rem .5rem; text-align: right; }
th[scope=row] { text-align: left; font-weight: normal; white-space: nowrap; }
td.h0 { background: #fff; color: #a00; font-weight: bold; }
td.h1 { background: #deebf7; color: #000; }
td.h2 { background: #9ecae1; color: #000; }
td.h3 { background: #4292c6; color: #000; }
td.h4 { background: #084594; color: #fff; }
"""


def heat(number: int, most: int) -> int:
    """Return the shade of a number from 0 (nothing) to `HEAT_STEPS` (the most)."""
    return -(-number * HEAT_STEPS // most) if number else 0


def gap_words(gap: Gap) -> str:
    """Return what a province lacks, in a sentence."""
    words = f"nothing in season for {gap.empty} of {gap.pairs} pairs of theme and month"
    if gap.themes:
        words += f"; no place for {', '.join(gap.themes)}"
    if gap.months:
        months = ", ".join(MONTH_NAMES[month - 1] for month in gap.months)
        words += f"; nothing at all in {months}"
    return f"{words}; {gap.places} sellable destinations"


def share(part: int, whole: int) -> str:
    """Return a share as a percentage; a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "-"


def to_plain(coverage: Coverage, most_gaps: int) -> dict[str, Any]:
    """Return everything as maps, lists, text and numbers."""
    return {
        "themes": [theme.value for theme in coverage.themes],
        "months": list(coverage.months),
        "provinces": [_row(row, coverage) for row in coverage.rows],
        "cells": [
            {
                "province": cell.province,
                "theme": cell.theme.value,
                "month": cell.month,
                "open": cell.open,
                "in_season": cell.season,
            }
            for cell in coverage.cells
        ],
        "gaps": [
            {
                "province": gap.province,
                "empty_pairs": gap.empty,
                "pairs": gap.pairs,
                "themes_without_place": [theme.value for theme in gap.themes],
                "months_without_place": list(gap.months),
                "sellable": gap.places,
            }
            for gap in coverage.gaps(most_gaps)
        ],
    }


def to_csv(coverage: Coverage) -> str:
    """
    Return one line for each province, theme and month.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    page = StringIO()
    write = csv.writer(page, lineterminator="\r\n")  # as RFC 4180 wants it
    names = {row.province: row.name for row in coverage.rows}
    write.writerow(("province", "name", "theme", "month", "open", "in_season"))
    for cell in coverage.cells:
        write.writerow(
            (
                _cell(cell.province),
                _cell(names[cell.province]),
                cell.theme.value,
                cell.month,
                cell.open,
                cell.season,
            )
        )
    return page.getvalue()


def to_html(coverage: Coverage, most_gaps: int) -> str:
    """Return a page that needs nothing else, neither a script nor a network."""
    themes = [theme.value for theme in coverage.themes]
    months = [MONTH_NAMES[month - 1] for month in coverage.months]
    gaps = "".join(
        f"<li><b>{escape(gap.name)}</b>: {escape(gap_words(gap))}</li>\n"
        for gap in coverage.gaps(most_gaps)
    )
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Coverage of the catalogue</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>Coverage of the catalogue</h1>
<p>{len(coverage.rows)} provinces, {len(themes)} themes, {len(months)} months.
Numbers count destinations that tours stop at; the darker a cell, the more.</p>
{_heat_table("Open and in season, by month", months, coverage.rows, "months")}
{_heat_table("By theme, in whatever month", themes, coverage.rows, "themes")}
{_facts_table(coverage.rows)}
<h2>Gaps to fill first</h2>
<ol>
{gaps or "<li>none</li>"}</ol>
</main>
</body>
</html>
"""


def _row(row: Row, coverage: Coverage) -> dict[str, Any]:
    high, medium, low = row.positions
    return {
        "id": row.province,
        "name": row.name,
        "sellable": row.places,
        "in_season": dict(zip(map(str, coverage.months), row.months, strict=True)),
        "by_theme": {
            theme.value: number
            for theme, number in zip(coverage.themes, row.themes, strict=True)
        },
        "lodging_places": row.lodging,
        "stated_beds": row.beds,
        "with_real_source": row.real,
        "positions": {"high": high, "medium": medium, "low": low},
        "empty_pairs": row.empty,
    }


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _heat_table(
    caption: str, titles: Sequence[str], rows: Iterable[Row], field: str
) -> str:
    rows = list(rows)
    most = max((number for row in rows for number in getattr(row, field)), default=0)
    body = "".join(
        _line(
            row.name,
            [
                f'<td class="h{heat(number, most)}">{number}</td>'
                for number in getattr(row, field)
            ],
        )
        for row in rows
    )
    return _table(caption, titles, body)


def _facts_table(rows: Iterable[Row]) -> str:
    titles = (
        *("sellable", "places to sleep", "stated beds", "with a real source"),
        *("positions high", "medium", "low", "empty pairs"),
    )
    body = "".join(
        _line(
            row.name,
            [
                f"<td>{value}</td>"
                for value in (
                    row.places,
                    row.lodging,
                    row.beds,
                    share(row.real, row.places),
                    *(share(part, row.places) for part in row.positions),
                    row.empty,
                )
            ],
        )
        for row in rows
    )
    return _table("Nights and confidence", titles, body)


def _line(name: str, cells: Iterable[str]) -> str:
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(cells)}</tr>\n'


def _table(caption: str, titles: Iterable[str], body: str) -> str:
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    return (
        '<div class="scroll" tabindex="0" role="region"'
        f' aria-label="{escape(caption)}">'
        f"<table>\n<caption>{escape(caption)}</caption>\n"
        f'<thead><tr><th scope="col">province</th>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody></table></div>"
    )
