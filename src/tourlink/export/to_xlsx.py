"""
A plan as a workbook: the programme as rows, the days and the price as formulas.

Sums are formulas over the programme, each written with the number that it gives, so
that a reader who calculates nothing shows it too. Text is written as text: nothing
that came from data is ever a formula.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from tourlink.export import View
from tourlink.export.archive import settled
from tourlink.export.itinerary import Booklet, Itinerary, booklet
from tourlink.export.phrases import Phrases
from tourlink.export.programme import HEADS, rows
from tourlink.export.quotation import Quotation
from tourlink.export.said import people_of
from tourlink.export.text_width import broken
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

# The same plan gives the same file, whenever it is written; workbooks know no zones.
_WRITTEN = datetime(2025, 1, 1)  # noqa: DTZ001
_DAY, _DATE, _KM = (HEADS.index(it) - 1 for it in ("day", "date", "km"))
_WIDTHS = {
    "date": 12,
    "what": 48,
    "from": 24,
    "to": 24,
    "service": 24,
    "overnight": 24,
}
_USUAL_WIDTH = 9
_DATES = {Lang.VI: "dd/mm/yyyy", Lang.EN: "d mmm yyyy", Lang.FR: "dd/mm/yyyy"}
_DAYS_WIDTHS = (6, 12, 60, 10, 28, 10, 10)
# Of Calibri, 11 points, which is narrower than the fonts that widths are taken from;
# a column is as wide as so many digits.
_LETTERS_PX, _DIGIT_PX, _ROW_POINTS = 12.5, 7.0, 15.0


def render(document: PlanDocument, view: View) -> bytes:
    """Return the file."""
    made = booklet(document, view)
    page = BytesIO()
    # Strings stay strings: none becomes a formula, a number or a link.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(page, options) as workbook:
        workbook.set_properties(
            {
                "title": made.title,
                "author": made.house.brand.name or "",
                "created": _WRITTEN,
            }
        )
        writer = _Writer(workbook, made, view.quote)
        if not made.itineraries:
            workbook.add_worksheet().write_string(0, 0, made.title)
        for number, itinerary in enumerate(made.itineraries, start=1):
            several = len(made.itineraries) > 1
            writer.itinerary(
                itinerary, f" {number}" if several else "", people_of(document)
            )
    return settled(page.getvalue())


class _Writer:
    """Writes the sheets of each plan."""

    def __init__(
        self, workbook: Workbook, made: Booklet, quote: Quotation | None
    ) -> None:
        self._workbook = workbook
        self._quote = quote
        self._words: Phrases = made.words
        colour = made.house.brand.colour
        add = workbook.add_format
        self._title = add({"bold": True, "font_size": 15, "font_color": colour})
        self._head = add({"bold": True, "bottom": 1, "text_wrap": True})
        self._wrapped = add({"text_wrap": True, "valign": "top"})
        self._plain = add({"valign": "top"})
        dates = _DATES[made.lang]
        self._date = add({"num_format": dates, "align": "left", "valign": "top"})
        self._km = add({"num_format": "#,##0.0", "valign": "top"})
        self._whole = add({"num_format": "#,##0", "valign": "top"})
        self._hours = add({"num_format": "[h]:mm", "valign": "top"})
        self._sums = {
            "km": add({"num_format": "#,##0.0", "bold": True, "top": 1}),
            "hours": add({"num_format": "[h]:mm", "bold": True, "top": 1}),
            "text": add({"bold": True, "top": 1}),
        }
        self._input = add({"num_format": "#,##0", "bg_color": "#FFF8DC", "border": 1})

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"document.{key}", **values)

    def itinerary(self, itinerary: Itinerary, mark: str, people: int) -> None:
        """Write three sheets; the one with the days comes first."""
        add = self._workbook.add_worksheet
        days = add(self._say("sheet_days") + mark)
        name = self._say("sheet_programme") + mark
        programme, price = add(name), add(self._say("sheet_price") + mark)
        last = self._programme(programme, itinerary)
        self._days(days, itinerary, name, last)
        self._price(price, itinerary, people)
        for sheet in (days, programme, price):
            sheet.set_paper(9)  # A4
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)

    def _programme(self, sheet: Any, itinerary: Itinerary) -> int:
        """Write a row for each item, and return the number of the last row."""
        heads = HEADS[1:]
        for at, head in enumerate(heads):
            sheet.write_string(0, at, self._say(f"column_{head}"), self._head)
            sheet.set_column(at, at, _WIDTHS.get(head, _USUAL_WIDTH))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        number = 0
        for number, row in enumerate(rows(itinerary, self._words), start=1):
            for at, cell in enumerate(row):
                self._cell(sheet, number, at, cell)
            widths = [_WIDTHS.get(head, _USUAL_WIDTH) for head in heads]
            sheet.set_row(number, _height(row, widths))
        sheet.autofilter(0, 0, max(number, 1), len(heads) - 1)
        return number

    def _cell(self, sheet: Any, row: int, at: int, cell: str | float | None) -> None:
        if cell is None or cell == "":
            return
        if at == _DATE:
            day = datetime.combine(date.fromisoformat(str(cell)), time())
            sheet.write_datetime(row, at, day, self._date)
        elif isinstance(cell, str):
            sheet.write_string(row, at, cell, self._wrapped)
        else:
            sheet.write_number(row, at, cell, self._km if at == _KM else self._plain)

    def _days(self, sheet: Any, itinerary: Itinerary, name: str, last: int) -> None:
        sheet.write_string(0, 0, itinerary.title, self._title)
        sheet.write_string(1, 0, itinerary.subtitle)
        keys = ("day", "date", "route", "meals", "overnight", "km", "hours")
        for at, key in enumerate(keys):
            sheet.write_string(3, at, self._say(f"column_{key}"), self._head)
        for at, width in enumerate(_DAYS_WIDTHS):
            sheet.set_column(at, at, width)
        first = 4
        kinds = _range(name, _DAY, last), _range(name, _KM, last)
        for row, day in enumerate(itinerary.days, start=first):
            sheet.write_number(row, 0, day.number, self._plain)
            self._cell(sheet, row, 1, day.iso_date)
            # As somebody types it who searches.
            route = day.route.replace("\u00a0", " ")
            texts = ("", "", route, day.meals_code, day.night_place)
            for at, text in enumerate(texts[2:], start=2):
                sheet.write_string(row, at, text, self._wrapped)
            sheet.set_row(row, _height(texts, _DAYS_WIDTHS))
            here = xl_rowcol_to_cell(row, 0)
            km = sum(it.km or 0 for it in day.events)
            formula = f"=SUMIFS({kinds[1]},{kinds[0]},{here})"
            sheet.write_formula(row, 5, formula, self._km, round(km, 1))
            sheet.write_number(row, 6, day.minutes / 1440, self._hours)
        end = first + len(itinerary.days)
        for at in range(5):
            sheet.write_string(end, at, "", self._sums["text"])
        sheet.write_string(end, 0, self._say("column_sum"), self._sums["text"])
        totals = itinerary.plan["totals"]
        for at, kind, value in (
            (5, "km", totals["distance_km"]),
            (6, "hours", totals["travel_min"] / 1440),
        ):
            span = f"{xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(end - 1, at)}"
            sheet.write_formula(end, at, f"=SUM({span})", self._sums[kind], value)
        sheet.write_string(end + 2, 0, self._say("xlsx_note"))

    def _price(self, sheet: Any, itinerary: Itinerary, people: int) -> None:
        known = itinerary.plan["totals"]["known_cost_vnd_per_person"]
        sheet.set_column(0, 0, 56)
        sheet.set_column(1, 4, 20)
        sheet.write_string(0, 0, self._say("sheet_price"), self._title)
        sheet.write_string(2, 0, self._say("people"))
        sheet.write_number(2, 1, people, self._input)
        sheet.write_string(3, 0, self._say("known_cost"))
        sheet.write_number(3, 1, known, self._whole)
        sheet.write_string(4, 0, self._say("known_cost_all"))
        sheet.write_formula(4, 1, "=B3*B4", self._whole, people * known)
        row = 6
        if self._quote and self._quote.fits(itinerary.plan):
            row = self._quoted(sheet, self._quote, row)
        section = itinerary.section("price")
        for number, line in enumerate(section.lines if section else (), start=row):
            sheet.write_string(number, 0, line)

    def _quoted(self, sheet: Any, quote: Quotation, row: int) -> int:
        """Write a row for each class and group size; return the row after them."""
        keys = ("column_class", "people", "price_person", "price_group")
        for at, key in enumerate(keys):
            sheet.write_string(row, at, self._say(key), self._head)
        for of in quote.offered:
            for one in of.breaks:
                if one.per_person_vnd is None:
                    continue
                row += 1
                sheet.write_string(row, 0, self._words.lodging(of.lodging))
                sheet.write_number(row, 1, one.paying, self._input)
                sheet.write_number(row, 2, one.per_person_vnd, self._whole)
                cells = xl_rowcol_to_cell(row, 1), xl_rowcol_to_cell(row, 2)
                total = one.paying * one.per_person_vnd
                sheet.write_formula(row, 3, "={}*{}".format(*cells), self._whole, total)
        return row + 2


def _height(row: Sequence[str | float | None], widths: Sequence[float]) -> float:
    """Return how high a row is, in points, that breaks its texts into lines."""
    lines = (
        len(broken(cell, _LETTERS_PX, width * _DIGIT_PX))
        for cell, width in zip(row, widths, strict=False)
        if isinstance(cell, str)
    )
    return _ROW_POINTS * max(lines, default=1)


def _range(sheet: str, column: int, last: int) -> str:
    """Return a column of a sheet below its head, for a formula."""
    first = xl_rowcol_to_cell(1, column, row_abs=True, col_abs=True)
    end = xl_rowcol_to_cell(max(last, 1), column, row_abs=True, col_abs=True)
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{first}:{end}"
