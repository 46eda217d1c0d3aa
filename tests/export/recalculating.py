"""
Calculates our workbooks anew, from what is no formula.

It knows the few forms of formula that we write, as the standard of spreadsheets says
them (OpenFormula 1.2, 6.16.61 SUM, 6.16.63 SUMIFS, 6.4.4 the product), and refuses any
other: a new form needs a new line here, so that none goes unchecked.
"""

import re
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

_CELL = r"\$?[A-Z]+\$?[0-9]+"
_SPAN = rf"(?:'(?:[^']|'')+'!)?{_CELL}:{_CELL}"
_SUM = re.compile(rf"=SUM\(({_SPAN})\)")
_SUMIFS = re.compile(rf"=SUMIFS\(({_SPAN}),({_SPAN}),({_CELL})\)")
_PRODUCT = re.compile(rf"=({_CELL})\*({_CELL})")


def recalculated(data: bytes) -> dict[tuple[str, str], float]:
    """Return what each formula of a workbook gives, by sheet and cell."""
    book = load_workbook(BytesIO(data))
    return {
        (sheet.title, cell.coordinate): _value(book, sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def _value(book: Workbook, sheet: str, cell: str) -> Any:
    content: Any = book[sheet][cell.replace("$", "")]
    if content.data_type != "f":
        return content.value
    formula = content.value
    if found := _SUM.fullmatch(formula):
        return sum(_numbers(book, sheet, found[1]))
    if found := _SUMIFS.fullmatch(formula):
        wanted = _value(book, sheet, found[3])
        rows = zip(
            _span(book, sheet, found[1]), _span(book, sheet, found[2]), strict=True
        )
        return sum(_number(it) for it, of in rows if of == wanted)
    if found := _PRODUCT.fullmatch(formula):
        return _value(book, sheet, found[1]) * _value(book, sheet, found[2])
    raise AssertionError(f"a formula of another form: {formula}")


def _numbers(book: Workbook, sheet: str, span: str) -> list[float]:
    return [_number(it) for it in _span(book, sheet, span)]


def _span(book: Workbook, sheet: str, span: str) -> list[Any]:
    before, _, cells = span.rpartition("!")
    name = before[1:-1].replace("''", "'") if before else sheet
    rows = book[name][cells.replace("$", "")]
    return [_value(book, name, cell.coordinate) for row in rows for cell in row]


def _number(value: Any) -> float:
    """Return a number; hours come as times of a day or as spans; text is nothing."""
    if hasattr(value, "total_seconds"):
        return float(value.total_seconds()) / 86_400
    if hasattr(value, "hour"):
        return (int(value.hour) * 60 + int(value.minute)) / 1440
    return float(value) if isinstance(value, int | float) else 0.0
