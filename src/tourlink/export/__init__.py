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
    from tourlink.export.quotation import Quotation
    from tourlink.plan import Plan, PlanDocument


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
    SVG = "svg"
    GEOJSON = "geojson"
    GPX = "gpx"
    KML = "kml"
    ICS = "ics"
    JSONLD = "jsonld"


class Variant(StrEnum):
    """How much a document tells, and whom."""

    OUTLINE = "outline"
    PROPOSAL = "proposal"
    OPERATIONAL = "operational"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a reader looks at the document; JSON ignores all of it."""

    lang: Lang = Lang.EN
    """Language of place names; English where a place has no such name."""
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    unicode: bool = True
    """Whether lines, arrows and braille dots can be shown; names always are."""
    quiet: bool = False
    """Only the itinerary: no map, no candidates left out, no proof."""
    plan: int = 1
    """Which plan, from 1, a format shows that has room for one."""
    outline: Path | None = None
    """GeoJSON of land that maps are drawn on instead of the bundled outlines."""
    variant: Variant = Variant.PROPOSAL
    house: House | None = None
    """Whose documents they are; nobody's without."""
    templates: Path | None = None
    """Folder of templates that go before those of tourlink."""
    quote: Quotation | None = None
    """Prices that documents show."""

    def chosen(self, document: PlanDocument) -> Plan:
        """Return the plan that a format of one plan shows."""
        from tourlink.plan_file import chosen  # noqa: PLC0415  # needs plans

        return chosen(document, self.plan)


@dataclass(frozen=True, slots=True)
class Format:
    """An output format, known by name before its code is loaded."""

    suffix: str
    module: str
    extra: str | None = None
    """Of pyproject.toml, when the format needs one."""
    all_plans: bool = False
    """Whether it has room for all plans of a document."""
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


def _document(suffix: str, name: str, *, binary: bool = False) -> Format:
    """Return a format for those who travel and those who guide them."""
    module = f"tourlink.export.to_{name}"
    return Format(suffix, module, "documents", binary=binary, all_plans=True)


FORMATS = {
    FormatName.TEXT: Format(".txt", "tourlink.export.to_text", all_plans=True),
    FormatName.JSON: Format(".json", "tourlink.export.to_json", all_plans=True),
    FormatName.MARKDOWN: _document(".md", "markdown"),
    FormatName.HTML: _document(".html", "html"),
    FormatName.DOCX: _document(".docx", "docx", binary=True),
    FormatName.PDF: _document(".pdf", "pdf", binary=True),
    FormatName.XLSX: _document(".xlsx", "xlsx", binary=True),
    FormatName.CSV: Format(".csv", "tourlink.export.to_csv", all_plans=True),
    FormatName.SVG: Format(".svg", "tourlink.export.to_svg"),
    FormatName.GEOJSON: Format(".geojson", "tourlink.export.to_geojson"),
    FormatName.GPX: Format(".gpx", "tourlink.export.to_gpx"),
    FormatName.KML: Format(".kml", "tourlink.export.to_kml"),
    FormatName.ICS: Format(".ics", "tourlink.export.to_ics"),
    FormatName.JSONLD: Format(".jsonld", "tourlink.export.to_jsonld"),
}


def format_of(output: Path | None) -> FormatName:
    """Return the format that a file's suffix asks for; text where it asks for none."""
    suffix = output.suffix.lower() if output else ""
    return next(
        (name for name, it in FORMATS.items() if it.suffix == suffix), FormatName.TEXT
    )


def render(  # noqa: PLR0913  # each is an option of the command line
    document: PlanDocument,
    name: FormatName,
    *,
    lang: Lang = Lang.EN,
    width: int = 80,
    color: bool = False,
    unicode: bool = True,
    quiet: bool = False,
    plan: int | None = None,
    outline: Path | None = None,
    variant: Variant = Variant.PROPOSAL,
    house: House | None = None,
    templates: Path | None = None,
    quote: Quotation | None = None,
) -> str | bytes:
    """
    Return `document` in the format called `name`; text ends with a newline.

    Parameters
    ----------
    plan
        The one plan that is wanted, from 1. Without it, a format that has room for
        all plans shows them, and any other shows the first.

    Raises
    ------
    RequestError
        If there is no such plan, or the plan lacks what the format needs.
    FileError
        If the outline cannot be read.
    """
    if plan is not None and FORMATS[name].all_plans:
        from tourlink.plan_file import chosen  # noqa: PLC0415  # needs plans

        document = {**document, "plans": [chosen(document, plan)]}
    view = View(
        lang=lang,
        width=width,
        color=color,
        unicode=unicode,
        quiet=quiet,
        plan=plan or 1,
        outline=outline,
        variant=variant,
        house=house,
        templates=templates,
        quote=quote,
    )
    return FORMATS[name].render(document, view)
