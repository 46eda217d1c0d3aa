"""The programme as rows for a spreadsheet or a script; one row for each item."""

import csv
from io import StringIO

from tourlink.export import View
from tourlink.export.itinerary import booklet
from tourlink.export.programme import HEADS, rows
from tourlink.plan import PlanDocument

# Spreadsheets run what begins with these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(document: PlanDocument, view: View) -> str:
    """Return the rows with a byte order mark, by which spreadsheets know UTF-8."""
    made = booklet(document, view)
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow([made.words.say(f"document.column_{head}") for head in HEADS])
    for number, itinerary in enumerate(made.itineraries, start=1):
        for row in rows(itinerary, made.words):
            writer.writerow([number, *(harmless(cell) for cell in row)])
    return "\ufeff" + page.getvalue()


def harmless(cell: str | float | None) -> str | float:
    """Return a cell that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
