"""A plan as a Word document, for those who edit before they send."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tourlink.export import View
from tourlink.export.archive import settled
from tourlink.export.daysheets import DaySheet
from tourlink.export.docx_parts import describe, finish, set_fonts, set_widths, tighten
from tourlink.export.illustration import PAPER_PX, route_maps
from tourlink.export.itinerary import Booklet, Itinerary, Section, booklet
from tourlink.export.tables import Table
from tourlink.export.text_width import BOLD, text_width
from tourlink.export.typesetting import LOGO, MAP, picture
from tourlink.plan import PlanDocument

_FAINT = RGBColor(0x57, 0x57, 0x57)
_WIDTH_CM = 17.0  # A4 less its margins
_MOST_MAP_CM = 12.0
_LETTERS_PX = 12.7  # in tables: 9.5 points
_PADDING_CM = 0.5  # of a cell, left and right
_LEAST_WIDE_CM = 3.0
# The same plan gives the same file, whenever it is written.
_WRITTEN = datetime(2025, 1, 1, tzinfo=UTC)
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB", "fr": "fr-FR"}


def render(document: PlanDocument, view: View) -> bytes:
    """Return the file."""
    made = booklet(document, view)
    writer = _Writer(made)
    for itinerary, svg in zip(
        made.itineraries, route_maps(document, view, PAPER_PX), strict=True
    ):
        writer.itinerary(itinerary, svg)
    if not made.itineraries:
        writer.nothing()
    return writer.file()


class _Writer:
    """Writes into one Word document."""

    def __init__(self, made: Booklet) -> None:
        self._made = made
        self._colour = RGBColor.from_string(made.house.brand.colour[1:].upper())
        self._file: Any = Document()
        self._set_up()

    def file(self) -> bytes:
        """Return the bytes; the same content gives the same."""
        made = BytesIO()
        self._file.save(made)
        return settled(made.getvalue())

    def nothing(self) -> None:
        """Say that there is no plan."""
        self._file.add_paragraph(self._made.title)

    def itinerary(self, itinerary: Itinerary, svg: str) -> None:
        """Write one plan, from a page of its own on where it is not the first."""
        if itinerary is not self._made.itineraries[0]:
            self._file.add_page_break()
        told = filter(None, (itinerary.kind, itinerary.option))
        self._faint(self._file.add_paragraph(), " · ".join(told))
        self._file.add_heading(itinerary.title, 1)
        self._faint(self._file.add_paragraph(), itinerary.subtitle, Pt(13))
        for section in itinerary.sections:
            self._section(section, svg)
        self._faint(self._file.add_paragraph(), itinerary.note, Pt(8.5))

    def _set_up(self) -> None:
        made, page = self._made, self._file.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2)
        page.header_distance = Cm(0.9)
        page.top_margin, page.bottom_margin = Cm(2.7), Cm(1.8)
        styles = self._file.styles
        styles["Normal"].font.size = Pt(10.5)
        set_fonts(styles["Normal"], "Calibri")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LANGUAGES[made.lang.value])
        styles["Normal"].element.get_or_add_rPr().append(language)
        for level, size in ((1, 20), (2, 13), (3, 11.5)):
            style = styles[f"Heading {level}"]
            set_fonts(style, "Calibri")
            style.font.size = Pt(size)
            style.font.color.rgb = self._colour
        properties = self._file.core_properties
        properties.title = made.title
        properties.author = made.house.brand.name or ""
        properties.comments = ""
        properties.language = _LANGUAGES[made.lang.value]
        properties.created = properties.modified = _WRITTEN
        self._header()

    def _header(self) -> None:
        house = self._made.house
        paragraph = self._file.sections[0].header.paragraphs[0]
        logo = house.logo
        # Word shows no SVG without a picture beside it.
        if data := logo.data if logo.suffix != ".svg" else picture(logo.svg, LOGO):
            shown = paragraph.add_run().add_picture(BytesIO(data), height=Cm(1.2))
            describe(shown, house.brand.name or "")
            paragraph.add_run("  ")
        run = paragraph.add_run(house.brand.name or "")
        run.bold = True

    def _section(self, section: Section, svg: str) -> None:
        if section.title:
            self._file.add_heading(section.title, 2)
        if section.kind == "map":
            data = BytesIO(picture(svg.encode(), MAP))
            shape = self._file.add_picture(data, width=Cm(_WIDTH_CM))
            # So that it stands on the first page, below facts and highlights.
            share = min(1.0, Cm(_MOST_MAP_CM) / shape.height)
            shape.width, shape.height = (
                round(it * share) for it in (shape.width, shape.height)
            )
            self._file.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
            describe(shape, section.note)
            return
        if section.facts:
            self._facts(section.facts)
        if section.table:
            self._table(section.table)
        style = "Normal" if section.kind == "text" else "List Bullet"
        for line in section.lines:
            self._file.add_paragraph(line, style=style)
        for day in section.days:
            self._day(day)
        if section.note:
            self._faint(self._file.add_paragraph(), section.note, Pt(9))

    def _facts(self, facts: Sequence[tuple[str, str]]) -> None:
        table = self._file.add_table(rows=0, cols=2)
        for label, text in facts:
            cells = table.add_row().cells
            self._faint(cells[0].paragraphs[0], label)
            cells[1].text = text
        set_widths(table, (4.0, _WIDTH_CM - 4.0))
        tighten(table)

    def _table(self, it: Table) -> None:
        table = self._file.add_table(rows=1, cols=len(it.heads))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, head in zip(table.rows[0].cells, it.heads, strict=True):
            run = cell.paragraphs[0].add_run(head)
            run.bold, run.font.size = True, Pt(9.5)
        for number, row in enumerate(it.rows):
            for at, (cell, text) in enumerate(
                zip(table.add_row().cells, row, strict=True)
            ):
                paragraph = cell.paragraphs[0]
                run = paragraph.add_run(text)
                run.font.size = Pt(9.5)
                run.bold = number in it.sums
                if at in it.right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_widths(table, _column_widths(it))
        finish(table)

    def _day(self, day: DaySheet) -> None:
        when = " · ".join(filter(None, (day.label, day.date)))
        paragraph = self._file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        self._faint(paragraph, when, Pt(9.5))
        code = f" ({day.meals_code})" if day.meals else ""
        self._file.add_heading(day.route + code, 3)
        for event in day.events:
            paragraph = self._file.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(3)
            paragraph.paragraph_format.left_indent = Cm(1.5)
            paragraph.paragraph_format.first_line_indent = Cm(-1.5)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1.5))
            self._faint(paragraph, f"{event.begin}\t")
            paragraph.add_run(event.text).bold = event.kind == "visit"
            if event.detail:
                self._faint(paragraph, f" ({event.detail})")
            if event.about:
                paragraph.add_run().add_break()
                paragraph.add_run(event.about)
        if day.night:
            self._file.add_paragraph().add_run(day.night).bold = True
        self._faint(self._file.add_paragraph(), day.sum_text)

    def _faint(self, paragraph: Any, text: str, size: Any = None) -> None:
        run = paragraph.add_run(text)
        run.font.color.rgb = _FAINT
        if size is not None:
            run.font.size = size


def _column_widths(it: Table) -> list[float]:
    """Return how wide columns are, in cm: what they hold, and the rest for the wide."""
    needs = [
        max(_width_cm(text, bold=False) for text in (row[at] for row in it.rows))
        if it.rows
        else 0.0
        for at in range(len(it.heads))
    ]
    needs = [
        max(need, _width_cm(head, bold=True))
        for need, head in zip(needs, it.heads, strict=True)
    ]
    narrow = sum(need for at, need in enumerate(needs) if at not in it.wide)
    rest = max(0.0, _WIDTH_CM - narrow - _LEAST_WIDE_CM * len(it.wide))
    whole = sum(needs[at] for at in it.wide)
    widths = [
        _LEAST_WIDE_CM + rest * need / whole if at in it.wide else need
        for at, need in enumerate(needs)
    ]
    return [width * min(1.0, _WIDTH_CM / sum(widths)) for width in widths]


def _width_cm(text: str, *, bold: bool) -> float:
    width_px = text_width(text, _LETTERS_PX) * (BOLD if bold else 1)
    return width_px / 96 * 2.54 + _PADDING_CM
