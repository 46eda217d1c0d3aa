"""Output formats: one module each, imported only when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from tourlink.errors import MissingExtraError
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tourlink.export.brand import House
    from tourlink.plan import PlanDocument


class FormatName(StrEnum):
    """The values `--format` takes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


class Variant(StrEnum):
    """How much a document tells, and whom."""

    OUTLINE = "outline"
    PROPOSAL = "proposal"
    OPERATIONAL = "operational"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a reader looks at the document; formats for machines ignore all of it."""

    lang: Lang = Lang.EN
    """Language of place names; English where a place has no such name."""
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    unicode: bool = True
    """Whether lines, arrows and braille dots can be shown; names always are."""
    quiet: bool = False
    """Only the itinerary: no map, no candidates left out, no proof."""
    variant: Variant = Variant.PROPOSAL
    house: House | None = None
    """Whose documents they are; nobody's without."""
    templates: Path | None = None
    """Folder of templates that go before those of tourlink."""


@dataclass(frozen=True, slots=True)
class Format:
    """An output format, known by name before its code is loaded."""

    suffix: str
    module: str
    extra: str | None = None
    """Of pyproject.toml, when the format needs one."""
    binary: bool = False
    """Whether it is no text, and nothing for a terminal."""

    def render(self, document: PlanDocument, view: View) -> str | bytes:
        """
        Return the whole document; the same document and view give the same bytes.

        Raises
        ------
        MissingExtraError
            If the format needs an extra that is not installed.
        """
        try:
            module = import_module(self.module)
        except ModuleNotFoundError as error:
            if self.extra is None:
                raise
            raise MissingExtraError(
                f"the format needs {error.name}, which is not installed",
                hint=f"pip install 'tourlink[{self.extra}]'",
            ) from error
        render: Callable[[PlanDocument, View], str | bytes] = module.render
        return render(document, view)


FORMATS = {
    FormatName.TEXT: Format(".txt", "tourlink.export.to_text"),
    FormatName.JSON: Format(".json", "tourlink.export.to_json"),
    FormatName.MARKDOWN: Format(".md", "tourlink.export.to_markdown", "documents"),
    FormatName.HTML: Format(".html", "tourlink.export.to_html", "documents"),
    FormatName.DOCX: Format(".docx", "tourlink.export.to_docx", "documents", binary=True),
    FormatName.PDF: Format(".pdf", "tourlink.export.to_pdf", "documents", binary=True),
    FormatName.XLSX: Format(".xlsx", "tourlink.export.to_xlsx", "documents", binary=True),
    FormatName.CSV: Format(".csv", "tourlink.export.to_csv"),
}


def render(  # noqa: PLR0913  # each is an option of the command line
    document: PlanDocument,
    name: FormatName,
    *,
    lang: Lang = Lang.EN,
    width: int = 80,
    color: bool = False,
    unicode: bool = True,
    quiet: bool = False,
    variant: Variant = Variant.PROPOSAL,
    house: House | None = None,
    templates: Path | None = None,
) -> str | bytes:
    """Return `document` in the format called `name`; text ends with a newline."""
    view = View(
        lang=lang,
        width=width,
        color=color,
        unicode=unicode,
        quiet=quiet,
        variant=variant,
        house=house,
        templates=templates,
    )
    return FORMATS[name].render(document, view)
