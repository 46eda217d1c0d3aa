"""Documents for travellers and guides, read again by parsers of others."""

import copy
import csv
import shutil
import subprocess
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Cm, Pt
from markupsafe import Markup
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.export.reading import (
    binary,
    flat,
    made,
    read_docx,
    read_html,
    read_pdf,
    read_xlsx,
)
from tests.export.recalculating import recalculated
from tourlink.export import FormatName, Variant, View, render
from tourlink.export.brand import read_brand
from tourlink.export.itinerary import SECTIONS, booklet
from tourlink.export.phrases import phrases
from tourlink.export.to_csv import harmless
from tourlink.export.to_markdown import escape
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

DOCUMENTS = (
    *(FormatName.MARKDOWN, FormatName.HTML, FormatName.DOCX),
    *(FormatName.PDF, FormatName.XLSX, FormatName.CSV),
)
ROOT = Path(__file__).parents[2]
NASTY = '=HYPERLINK("x") <script>alert(1)</script> {{ 7*7 }} #read("x") *a* | b'


def text_of(document: PlanDocument, name: FormatName, **view: Any) -> str:
    """Return what a reader of a format reads."""
    match name:
        case FormatName.HTML:
            return read_html(made(document, name, **view))
        case FormatName.PDF:
            return read_pdf(binary(document, name, **view))
        case FormatName.DOCX:
            return read_docx(binary(document, name, **view))
        case FormatName.XLSX:
            sheets = read_xlsx(binary(document, name, **view)).values()
            cells = [cell for rows in sheets for row in rows for cell in row if cell]
            return flat("\n".join(map(str, cells)))
        case _:
            return flat(made(document, name, **view).replace("\\", ""))


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        *((name, Lang.VI) for name in DOCUMENTS),
        *((FormatName.MARKDOWN, lang) for lang in (Lang.EN, Lang.FR)),
    ],
)
def test_every_stop_and_bed_is_named(
    document: PlanDocument, name: FormatName, lang: Lang
) -> None:
    """In the reader's language, with its tone marks, in each format."""
    text = text_of(document, name, lang=lang)
    for plan in document["plans"]:
        for day in plan["days"]:
            places = [it["destination"] for it in day["items"] if it["type"] == "stop"]
            for place in filter(None, [*places, day["stay"]["at"]]):
                names = document["places"][place]["name"]
                assert flat(names.get(lang.value) or names["en"]) in text


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("variant", Variant)
def test_same_plan_same_bytes(
    lai_chau: PlanDocument, name: FormatName, variant: Variant
) -> None:
    """No clock, no random id, no order of a set."""
    first = render(lai_chau, name, lang=Lang.VI, variant=variant)
    again = render(copy.deepcopy(lai_chau), name, lang=Lang.VI, variant=variant)
    assert first == again


@pytest.mark.parametrize("variant", Variant)
def test_sections_of_each_variant(night_train: PlanDocument, variant: Variant) -> None:
    """In their order; what has nothing to say is left out."""
    view = View(lang=Lang.EN, variant=variant)
    for itinerary in booklet(night_train, view).itineraries:
        told = [it.id for it in itinerary.sections]
        order = [it for it in _ids(SECTIONS[variant]) if it in told]
        assert told == order
        assert {"facts", "map", "programme_short"} <= set(told)
        assert ("programme" in told) is (variant is not Variant.OUTLINE)
        assert itinerary.section("no such") is None


def _ids(names: tuple[str, ...]) -> list[str]:
    other = {"glance": "programme_short"} | {
        it: f"sheet_{it}" for it in ("driver", "guide", "bookings", "checks")
    }
    return [other.get(it, it) for it in names]


def test_a_proposal_says_what_travellers_ask(yunnan: PlanDocument) -> None:
    """Meals, kilometres, beds or similar, check-in, the price, terms and papers."""
    text = text_of(yunnan, FormatName.MARKDOWN)
    for part in (
        "B = breakfast",
        "or similar",
        "Check-in from 14:00",
        "## Included",
        "## Not included",
        "Price on request",
        "Deposit of 50 %",
        "passport",
        "Single room supplement",
    ):
        assert part in text, part


def test_meals_come_with_beds_and_with_the_plan(night_train: PlanDocument) -> None:
    """Breakfast after a night in a bed, or where the plan has one; lunch if planned."""
    itinerary = booklet(night_train, View(lang=Lang.EN)).itineraries[0]
    plan = night_train["plans"][0]
    told = [(sheet.number, sheet.meals) for sheet in itinerary.days]

    assert [day["stay"]["type"] for day in plan["days"]] == [
        *("overnight-service", "lodging", "overnight-service", None)
    ]
    # After the first train a shower with breakfast; after the second one is home.
    assert told == [
        *((1, ()), (2, ("breakfast", "lunch"))),
        *((3, ("breakfast", "lunch", "dinner")), (4, ())),
    ]


def test_operations_leave_room_for_names(lai_chau: PlanDocument) -> None:
    """Guide, driver and telephones are blank; each leg has its clock and sums hold."""
    view = View(lang=Lang.EN, variant=Variant.OPERATIONAL)
    itinerary = booklet(lai_chau, view).itineraries[0]
    crew, driver = itinerary.section("crew"), itinerary.section("sheet_driver")
    bookings = itinerary.section("sheet_bookings")

    assert crew
    assert {set(value) == {"."} for _, value in crew.facts} == {True}
    assert driver
    assert driver.table
    table = driver.table
    legs = [row for at, row in enumerate(table.rows) if at not in table.sums]
    roads = [
        item
        for day in lai_chau["plans"][0]["days"]
        for item in day["items"]
        if item["type"] == "leg" and item["mode"] == "road"
    ]
    assert len(legs) == len(roads)
    assert bookings
    assert bookings.table
    assert {row[-1] for row in bookings.table.rows} == {"☐"}
    nights = sum(
        day["stay"]["type"] == "lodging" for day in lai_chau["plans"][0]["days"]
    )
    hotels = [row for row in bookings.table.rows if row[0] == "Hotel"]
    assert 0 < len(hotels) <= nights


def test_islands_have_a_fallback(mekong: PlanDocument) -> None:
    """Where a boat goes to an island, and only there."""
    plain = text_of(mekong, FormatName.MARKDOWN)
    changed = copy.deepcopy(mekong)
    boats = [
        item
        for day in changed["plans"][0]["days"]
        for item in day["items"]
        if item["type"] == "leg" and item["mode"] == "boat"
    ]
    assert boats
    for note in changed["places"].values():
        note["island"] = False
    assert "If the wind" not in text_of(changed, FormatName.MARKDOWN)
    changed["places"][boats[0]["to"]]["island"] = True
    name = changed["places"][boats[0]["to"]]["name"]["en"]
    assert f"Boats to {name} sail by weather" in text_of(changed, FormatName.MARKDOWN)
    assert plain


def test_borders_ask_for_papers(yunnan: PlanDocument) -> None:
    """The crossing is a step of its day, and named among the papers."""
    leg: Any = next(
        item
        for day in yunnan["plans"][0]["days"]
        for item in day["items"]
        if item["type"] == "leg"
    )
    leg["border"] = {"name": {"en": "Friendship Gate", "vi": "Hữu Nghị"}, "visa": True}
    text = text_of(yunnan, FormatName.MARKDOWN)

    assert "Border formalities: Friendship Gate" in text
    assert "Crossing at Friendship Gate: passport" in text
    assert "Visa fees" in text
    assert "Hữu Nghị" in text_of(yunnan, FormatName.MARKDOWN, lang=Lang.VI)


def test_seasons_and_descriptions(lai_chau: PlanDocument) -> None:
    """A place is said to be in season in its best months, and is described."""
    stops = [
        item["destination"]
        for day in lai_chau["plans"][0]["days"]
        for item in day["items"]
        if item["type"] == "stop"
    ]
    first, second = stops[:2]
    lai_chau["places"][first]["best_months"] = [11]
    lai_chau["places"][second]["best_months"] = [5]
    lai_chau["places"][first]["description"] = {"en": "A waterfall.", "vi": "Thác."}
    text = text_of(lai_chau, FormatName.MARKDOWN)
    names = [lai_chau["places"][it]["name"]["en"] for it in (first, second)]

    assert f"In season in November: {names[0]}." in text
    assert f"November, still worth the visit: {names[1]}." in text
    assert f"{names[0]} – A waterfall." in text  # noqa: RUF001  # an en dash
    assert "Thác." in text_of(lai_chau, FormatName.PDF, lang=Lang.VI)


def test_options_are_near_a_bed_and_have_a_fee(lai_chau: PlanDocument) -> None:
    """What was left out far away, or without a known fee, is no option."""
    plan = lai_chau["plans"][0]
    bed = next(day["stay"]["at"] for day in plan["days"] if day["stay"]["at"])
    assert bed
    near: Any = {**copy.deepcopy(lai_chau["places"][bed]), "name": {"en": "Near"}}
    places: Any = lai_chau["places"]
    places["near"] = {**near, "fee_vnd": 30_000, "fee_as_of": "2025"}
    places["free"] = {**near, "name": {"en": "Free"}, "fee_vnd": 0}
    places["far"] = {**near, "name": {"en": "Far"}, "lat": 10.0}
    places["far"]["fee_vnd"] = 30_000
    plan["left_out"] = [
        {"destination": it, "reason": "-"} for it in ("near", "free", "far", "gone")
    ]
    section = booklet(lai_chau, View(lang=Lang.EN)).itineraries[0].section("options")

    assert section
    assert section.lines == ("Near: entrance 30,000 VND a person (2025)",)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_plan(lai_chau: PlanDocument, name: FormatName) -> None:
    """A document without plans can be written, and says so where there are words."""
    lai_chau["plans"] = []
    text = text_of(lai_chau, name)
    assert name is FormatName.CSV or "No plan." in text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_data_is_never_code(lai_chau: PlanDocument, name: FormatName) -> None:
    """Not HTML, Markdown, Jinja or Typst, and no formula of a spreadsheet."""
    for note in lai_chau["places"].values():
        note["name"] = {"en": NASTY}
        note["description"] = {"en": NASTY}
    lai_chau["plans"][0]["title"] = NASTY
    lai_chau["plans"][0]["days"][0]["title"] = NASTY
    page = render(lai_chau, name)
    if name is FormatName.HTML:
        assert isinstance(page, str)
        assert "<script" not in page
        assert flat(NASTY) in read_html(page)
    elif name is FormatName.MARKDOWN:
        assert isinstance(page, str)
        assert "<script" not in page.replace("\\<", "")
        assert "\\*a\\* \\| b" in page
    elif name is FormatName.CSV:
        assert isinstance(page, str)
        cells = [cell for row in csv.reader(StringIO(page)) for cell in row]
        assert f"'{NASTY}" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    elif name is FormatName.XLSX:
        assert isinstance(page, bytes)
        own = {"=SUM", "=SUMIFS", "=B"}
        book = load_workbook(BytesIO(page))
        formulas = [
            str(cell.value)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        assert formulas
        assert all(it.startswith(tuple(own)) for it in formulas), formulas
    assert "49" not in text_of(lai_chau, name).split("{{")[-1][:3]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_csv_cells_are_harmless(text: str) -> None:
    """Spreadsheets take what begins so for a formula; a number stays a number."""
    assert harmless(text) == f"'{text}"
    assert harmless(-1.5) == -1.5
    assert harmless("a=b") == "a=b"
    assert harmless(None) == ""


def test_csv_has_all_items_in_their_columns(document: PlanDocument) -> None:
    """One row for each event, as many cells as heads, and the kilometres add up."""
    page = made(document, FormatName.CSV, variant=Variant.OPERATIONAL)
    assert page.startswith("\ufeff")
    heads, *rows = csv.reader(StringIO(page.removeprefix("\ufeff")))

    assert {len(row) for row in rows} == {len(heads)}
    km = heads.index("km")
    for number, plan in enumerate(document["plans"], start=1):
        own = [float(row[km]) for row in rows if row[0] == str(number) and row[km]]
        assert sum(own) == pytest.approx(plan["totals"]["distance_km"], abs=0.6)


def test_pdf_is_tagged_and_says_its_language(lai_chau: PlanDocument) -> None:
    """For screen readers; with a title for the tab of a browser."""
    reader = PdfReader(BytesIO(binary(lai_chau, FormatName.PDF, lang=Lang.FR)))
    root: Any = reader.trailer["/Root"]

    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata
    assert reader.metadata.title
    assert {page.mediabox.width for page in reader.pages} == {595.2756}
    assert len(reader.pages) <= 10
    fonts: Any = reader.pages[0]["/Resources"]
    for font in fonts["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()
        keys = descriptor["/FontDescriptor"].keys()
        assert {"/FontFile2", "/FontFile3"} & set(keys)


def test_docx_has_headings_language_and_a_described_map(
    lai_chau: PlanDocument,
) -> None:
    """Headings by their style, so that Word makes contents; the map has a text."""
    data = binary(lai_chau, FormatName.DOCX, lang=Lang.VI)
    document = Document(BytesIO(data))
    styles = [it.style.name for it in document.paragraphs if it.style]

    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 3") == len(lai_chau["plans"][0]["days"])
    assert document.core_properties.language == "vi-VN"
    pictures = document.inline_shapes
    assert len(pictures) == 1
    described = pictures[0]._inline.docPr.get("descr")
    assert described
    assert described.startswith("Bản đồ hành trình: ")


def test_docx_keeps_within_its_page(document: PlanDocument) -> None:
    """Columns have room for their words, rows are whole, and the map leaves room."""
    data = binary(document, FormatName.DOCX, lang=Lang.FR, variant=Variant.OPERATIONAL)
    made = Document(BytesIO(data))

    for shape in made.inline_shapes:
        assert shape.width <= Cm(17)
        assert shape.height <= Cm(12.01)
    tables = [it for it in made.tables if len(it.columns) > 2]
    assert tables
    for table in tables:
        widths = [column.width or 0 for column in table.columns]
        assert sum(widths) == pytest.approx(Cm(17), rel=0.01)
        for row in table.rows:
            assert row._tr.trPr is not None
            assert "cantSplit" in row._tr.trPr.xml
            for cell, width in zip(row.cells, widths, strict=True):
                longest = max(cell.text.split(" "), key=len)
                # In Calibri, 9.5 points, a letter is half as wide as high.
                assert Pt(9.5) * 0.5 * len(longest) <= width, cell.text


def test_docx_shows_a_logo_that_is_an_svg(lai_chau: PlanDocument) -> None:
    """As a picture, since Word has no SVG."""
    house = read_brand(ROOT / "examples" / "documents" / "brand.yaml")
    data = binary(lai_chau, FormatName.DOCX, house=house)
    header = Document(BytesIO(data)).sections[0].header

    assert header.part.package is not None
    pictures = header.paragraphs[0]._p.xpath(".//pic:pic")
    assert len(pictures) == 1


def test_pdf_shows_the_map_on_the_first_page(document: PlanDocument) -> None:
    """Beside the facts, as large as there is room; no page begins with a note."""
    for lang in Lang:
        data = binary(document, FormatName.PDF, lang=lang)
        first = PdfReader(BytesIO(data)).pages[0].extract_text()
        assert phrases(lang).say("map_words.visit") in first


def test_xlsx_sums_are_formulas_with_our_numbers(document: PlanDocument) -> None:
    """What is stored beside each formula is what the plan says."""
    data = binary(document, FormatName.XLSX, lang=Lang.EN)
    values, formulas = read_xlsx(data), read_xlsx(data, values=False)
    several = len(document["plans"]) > 1
    for number, plan in enumerate(document["plans"], start=1):
        name = f"Days {number}" if several else "Days"
        first = next(at for at, row in enumerate(values[name]) if row[0] == 1)
        end = first + len(plan["days"])
        for row, day in zip(values[name][first:end], plan["days"], strict=True):
            assert row[5] == pytest.approx(day["distance_km"], abs=0.11)
        assert values[name][end][5] == plan["totals"]["distance_km"]
        assert str(formulas[name][end][5]).startswith("=SUM(")
        assert str(formulas[name][first][5]).startswith("=SUMIFS(")


@pytest.mark.parametrize("lang", list(Lang))
def test_xlsx_recalculates_to_our_numbers(document: PlanDocument, lang: Lang) -> None:
    """Formulas calculated anew give what we stored beside them."""
    data = binary(document, FormatName.XLSX, lang=lang)
    stored = load_workbook(BytesIO(data), data_only=True)
    found = recalculated(data)

    for (sheet, cell), value in found.items():
        ours = stored[sheet][cell].value
        # Sums of a day are shown to the tenth of a km.
        assert value == pytest.approx(_number(ours), abs=0.051), (sheet, cell)
    days = sum(len(plan["days"]) for plan in document["plans"])
    assert len(found) >= days + 3 * len(document["plans"])


def test_xlsx_follows_what_is_changed(lai_chau: PlanDocument) -> None:
    """Ten km more in the programme are ten km more in all."""
    data = binary(lai_chau, FormatName.XLSX, lang=Lang.EN)
    before, book = recalculated(data), load_workbook(BytesIO(data))
    sheet: Any = book["Programme"]
    km = [cell.value for cell in sheet[1]].index("km")
    drive = next(row[km] for row in sheet.iter_rows(min_row=2) if row[km].value)
    drive.value += 10
    page = BytesIO()
    book.save(page)
    after = recalculated(page.getvalue())

    changed = {cell: after[cell] - value for cell, value in before.items()}
    assert sorted(filter(None, changed.values())) == pytest.approx([10, 10])


def test_xlsx_recalculates_in_libreoffice(mekong: PlanDocument, tmp_path: Path) -> None:
    """LibreOffice, which calculates all formulas anew, finds the same."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no soffice on the path")
    data = binary(mekong, FormatName.XLSX, lang=Lang.VI)
    written = tmp_path / "tour.xlsx"
    # Values that are wrong show whether they were calculated.
    written.write_bytes(_without_values(data))
    arguments = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    arguments += ["--outdir", str(tmp_path / "out"), str(written)]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run([program, home, *arguments], check=True, capture_output=True)
    ours = read_xlsx(data)
    theirs = read_xlsx((tmp_path / "out" / "tour.xlsx").read_bytes())
    compared = 0
    for sheet, rows in read_xlsx(data, values=False).items():
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("="):
                    expected, found = ours[sheet][at][column], theirs[sheet][at][column]
                    assert _number(found) == pytest.approx(_number(expected), abs=1e-6)
                    compared += 1
    assert compared > len(mekong["plans"][0]["days"])


def _without_values(data: bytes) -> bytes:
    """Return a workbook whose formulas have no values yet."""
    book, page = load_workbook(BytesIO(data)), BytesIO()
    book.save(page)
    return page.getvalue()


def _number(value: Any) -> float:
    """Return a number; hours come as times of a day or as spans."""
    if hasattr(value, "total_seconds"):
        return float(value.total_seconds()) / 86_400
    if hasattr(value, "hour"):
        return (int(value.hour) * 60 + int(value.minute)) / 1440
    return float(value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2.5 km", "2.5 km"),
        ("2. May", "2\\. May"),
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("a_b|c", "a\\_b\\|c"),
        ("a - b", "a - b"),
    ],
)
def test_markdown_escapes_what_it_must(text: str, shown: str) -> None:
    """And leaves the rest as a reader of the source wants it."""
    assert escape(text) == shown
    assert escape(Markup("*x*")) == "*x*"
    assert escape(5) == 5


def test_check_in_is_that_of_a_hotel_or_of_a_station(
    night_train: PlanDocument,
) -> None:
    """By where it is."""
    text = text_of(night_train, FormatName.MARKDOWN, variant=Variant.OPERATIONAL)

    assert "Check-in and boarding, Hanoi station" in text
    assert "Hotel check-in at Sa Pa" in text
    assert "(2.5 km, about 15 min)" in text
