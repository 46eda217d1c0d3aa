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
from tourlink.export.illustration import route_maps
from tourlink.export.itinerary import Booklet, Itinerary, Section, booklet
from tourlink.export.tables import Table
from tourlink.export.typesetting import picture
from tourlink.plan import PlanDocument

_FAINT = RGBColor(0x57, 0x57, 0x57)
_WIDTH_CM = 17.0  # A4 less its margins
# The same plan gives the same file, whenever it is written.
_WRITTEN = datetime(2025, 1, 1, tzinfo=UTC)
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB", "fr": "fr-FR"}


def render(document: PlanDocument, view: View) -> bytes:
    """Return the file."""
    made = booklet(document, view)
    writer = _Writer(made)
    for itinerary, svg in zip(
        made.itineraries, route_maps(document, view), strict=True
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
        page.top_margin = page.bottom_margin = Cm(1.8)
        styles = self._file.styles
        styles["Normal"].font.size = Pt(10.5)
        _fonts(styles["Normal"], "Calibri")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LANGUAGES[made.lang.value])
        styles["Normal"].element.get_or_add_rPr().append(language)
        for level, size in ((1, 20), (2, 13), (3, 11.5)):
            style = styles[f"Heading {level}"]
            _fonts(style, "Calibri")
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
        # Word shows no SVG without a picture beside it.
        if house.logo.suffix == ".png":
            picture = paragraph.add_run().add_picture(
                BytesIO(house.logo.data), height=Cm(1.2)
            )
            _describe(picture, house.brand.name or "")
            paragraph.add_run("  ")
        run = paragraph.add_run(house.brand.name or "")
        run.bold = True

    def _section(self, section: Section, svg: str) -> None:
        if section.title:
            self._file.add_heading(section.title, 2)
        if section.kind == "map":
            shown = BytesIO(picture(svg))
            shape = self._file.add_picture(shown, width=Cm(_WIDTH_CM))
            _describe(shape, section.note)
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
        _widths(table, (4.0, _WIDTH_CM - 4.0))

    def _table(self, it: Table) -> None:
        table = self._file.add_table(rows=1, cols=len(it.heads))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, head in zip(table.rows[0].cells, it.heads, strict=True):
            run = cell.paragraphs[0].add_run(head)
            run.bold, run.font.size = True, Pt(9.5)
        _repeated(table.rows[0])
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
        narrow = 2.2
        rest = _WIDTH_CM - narrow * (len(it.heads) - len(it.wide))
        wide = rest / max(1, len(it.wide))
        _widths(
            table, [wide if at in it.wide else narrow for at in range(len(it.heads))]
        )

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


def _fonts(style: Any, name: str) -> None:
    """Set the font of all scripts; Word takes that of the theme for some else."""
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        if fonts.get(qn(key)) is not None:
            del fonts.attrib[qn(key)]
    for key in ("w:eastAsia", "w:cs"):
        fonts.set(qn(key), name)


def _describe(picture: Any, text: str) -> None:
    """Say what a picture shows to those who do not see it."""
    picture._inline.docPr.set("descr", text)  # noqa: SLF001  # python-docx has no door


def _repeated(row: Any) -> None:
    """Have a table's head again on each page."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)  # noqa: SLF001  # python-docx has no door


def _widths(table: Any, widths_cm: Sequence[float]) -> None:
    table.autofit = False
    for column, width_cm in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width_cm)  # what LibreOffice goes by; Word goes by cells
    for row in table.rows:
        for cell, width_cm in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width_cm)
