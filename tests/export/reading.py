"""What independent readers find in our documents."""

import re
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tourlink.export import FormatName, render
from tourlink.plan import PlanDocument


def made(document: PlanDocument, name: FormatName, **view: Any) -> str:
    """Return a document that is text."""
    page = render(document, name, **view)
    assert isinstance(page, str)
    return page


def binary(document: PlanDocument, name: FormatName, **view: Any) -> bytes:
    """Return a document that is none."""
    data = render(document, name, **view)
    assert isinstance(data, bytes)
    return data


def flat(text: str) -> str:
    """Return a text on one line with plain blanks, so that wrapped words are found."""
    return " ".join(text.split())


class _Words(HTMLParser):
    """Collects the text that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._hidden += tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def read_html(page: str) -> str:
    """Return the text of a page."""
    parser = _Words()
    parser.feed(page)
    return flat("".join(parser.words))


def read_pdf(data: bytes) -> str:
    """Return the text of a PDF, which has to be marked as text."""
    reader = PdfReader(BytesIO(data))
    pages = [page.extract_text() for page in reader.pages]
    # A word that was broken at a line's end has a soft hyphen there.
    return flat(re.sub("\u00ad\n?", "", "\n".join(pages)))


def read_docx(data: bytes) -> str:
    """Return the text of a Word document, in tables and outside of them."""
    document = Document(BytesIO(data))
    parts = [it.text for it in document.paragraphs]
    for table in document.tables:
        parts += [cell.text for row in table.rows for cell in row.cells]
    return flat("\n".join(parts))


def read_xlsx(data: bytes, *, values: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each sheet: what formulas gave, or the formulas."""
    book = load_workbook(BytesIO(data), data_only=values)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
