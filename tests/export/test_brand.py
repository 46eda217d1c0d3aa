"""What an agency puts on its documents, and what it may not."""

import struct
import zlib
from pathlib import Path

import pytest

from tests.export.reading import binary, made, read_docx, read_html, read_pdf
from tourlink.errors import FileError
from tourlink.export import FormatName
from tourlink.export.brand import House, read_brand
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
BRAND = """\
name: Công ty Du lịch Sông Hồng
logo: logo.png
colour: "#7A1F1F"
contact: {phone: "+84 24 0000 0000", email: sale@example.com, web: example.com}
terms:
  deposit: {vi: "Đặt cọc 30%.", en: "Deposit of 30 %."}
  further:
    - {en: "Prices may change with fuel."}
included: [{vi: "Mũ du lịch", en: "A hat"}]
excluded: [{en: "Boats for hire"}]
"""


def png(width: int, height: int) -> bytes:
    """Return a black image."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x00" * width) * height)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def house(folder: Path, text: str = BRAND, logo: bytes | None = None) -> House:
    """Write a brand with its logo, and read it."""
    (folder / "logo.png").write_bytes(png(4, 2) if logo is None else logo)
    (folder / "logo.svg").write_bytes(logo or b"")
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return read_brand(path)


def refused(folder: Path, text: str = BRAND, logo: bytes | None = None) -> str:
    """Return what is wrong with a brand."""
    with pytest.raises(FileError) as caught:
        house(folder, text, logo)
    problems = [it.message for it in caught.value.problems]
    return "\n".join([caught.value.message, *problems])


def test_documents_show_the_brand(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """Name, logo, colour, contact and terms; the agency's go before the usual."""
    own = house(tmp_path)
    page = made(lai_chau, FormatName.HTML, house=own)
    text = read_html(page)

    assert 'alt="Công ty Du lịch Sông Hồng">' in page
    assert '<img src="data:image/png;base64,' in page
    assert "--accent: #7a1f1f;" in page
    for part in ("Deposit of 30 %.", "sale@example.com", "A hat", "Boats for hire"):
        assert part in text
    assert "Deposit of 50 %" not in text
    assert "Usual terms" not in text
    pdf = read_pdf(binary(lai_chau, FormatName.PDF, house=own, lang=Lang.VI))
    assert "Công ty Du lịch Sông Hồng" in pdf
    assert "Đặt cọc 30%." in pdf
    assert "Mũ du lịch" in pdf
    assert "Deposit of 30 %." in read_docx(binary(lai_chau, FormatName.DOCX, house=own))


def test_svg_logo(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """As it is in a page and in a PDF; Word, which needs a picture, goes without."""
    logo = SVG.format('<rect width="9" height="9" fill="url(#g)"/>').encode()
    own = house(tmp_path, BRAND.replace("logo.png", "logo.svg"), logo)

    assert "data:image/svg+xml;base64," in made(lai_chau, FormatName.HTML, house=own)
    assert binary(lai_chau, FormatName.PDF, house=own)
    assert binary(lai_chau, FormatName.DOCX, house=own)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("#7A1F1F", "red"), "'red' is no colour: write #RRGGBB"),
        (("#7A1F1F", "#cccccc"), "#cccccc is too light"),
        (("colour:", "color:"), "color"),
        (("logo.png", "../logo.png"), "outside of the brand file's folder"),
        (("logo.png", "gone.png"), "cannot read the logo gone.png"),
        (("logo.png", "brand.yaml"), "is neither PNG nor SVG"),
        (("name:", "name: ["), "is no brand"),
    ],
)
def test_wrong_brands(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    """Say what is wrong, and what would be right."""
    assert told in refused(tmp_path, BRAND.replace(*change))


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        (b"GIF89a", "is no PNG image"),
        (png(4, 2)[:20], "is no PNG image"),
        (png(4001, 1), "4001 x 1 pixels"),
        (b"\x89PNG" + b"x" * 600_000, "600,004 bytes"),
    ],
)
def test_wrong_png(tmp_path: Path, logo: bytes, told: str) -> None:
    """An image is what its name says, and small enough for a page."""
    assert told in refused(tmp_path, logo=logo)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "has a <script>"),
        ('<rect onload="x()"/>', "has onload="),
        ('<image href="http://x/y.png"/>', "has a <image>"),
        ('<rect fill="url(http://x/y)"/>', "has fill="),
        ('<rect style="background:url(//x)"/>', "has style="),
        ('<rect href="x.svg"/>', "has href="),
        ("<foreignObject/>", "has a <foreignObject>"),
        ("<rect", "is no SVG image"),
    ],
)
def test_wrong_svg(tmp_path: Path, inside: str, told: str) -> None:
    """Nothing in a logo runs, loads or leads elsewhere."""
    text = BRAND.replace("logo.png", "logo.svg")
    assert told in refused(tmp_path, text, SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        (b"<!DOCTYPE svg><svg/>", "has a document type"),
        (b"<html/>", "is no SVG image"),
    ],
)
def test_no_svg(tmp_path: Path, logo: bytes, told: str) -> None:
    """A document type could make a small file large."""
    assert told in refused(tmp_path, BRAND.replace("logo.png", "logo.svg"), logo)


def test_missing_brand(tmp_path: Path) -> None:
    """Is no crash."""
    with pytest.raises(FileError, match="cannot read"):
        read_brand(tmp_path / "none.yaml")
