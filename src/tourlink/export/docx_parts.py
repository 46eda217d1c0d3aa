"""What Word can do and python-docx has no method for."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_MOST_ROWS_TOGETHER = 12


def set_fonts(style: Any, name: str) -> None:
    """Set the font of all scripts; Word takes that of the theme for some else."""
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        if fonts.get(qn(key)) is not None:
            del fonts.attrib[qn(key)]
    for key in ("w:eastAsia", "w:cs"):
        fonts.set(qn(key), name)


def describe(shown: Any, text: str) -> None:
    """Say what a picture shows to those who do not see it."""
    shown._inline.docPr.set("descr", text)  # noqa: SLF001  # python-docx has no door


def finish(table: Any) -> None:
    """
    Rule a table below each row, and keep rows whole when pages break.

    A short table stays on one page; a longer one has its head again on each.
    """
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(side, val="single", sz="4", color="BBBBBB"))
    table._tbl.tblPr.append(borders)  # noqa: SLF001  # python-docx has no door
    tighten(table)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("cantSplit"))  # noqa: SLF001
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(_element("tblHeader"))  # noqa: SLF001
    together = len(table.rows) <= _MOST_ROWS_TOGETHER
    for row in table.rows[:-1] if together else table.rows[:1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def tighten(table: Any) -> None:
    """Take the room after a paragraph of the page out of the cells."""
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def set_widths(table: Any, widths_cm: Sequence[float]) -> None:
    """Set the widths of all columns."""
    table.autofit = False
    for column, width_cm in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width_cm)  # what LibreOffice goes by; Word goes by cells
    for row in table.rows:
        for cell, width_cm in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width_cm)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
