"""What an agency puts on its documents: name, logo, colours, contact, terms."""

import re
import struct
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from xml.etree import ElementTree as ET

from tourlink.errors import FileError
from tourlink.inputs import read_bytes
from tourlink.markers import Check, NotEmpty, Record
from tourlink.vocabulary import Lang

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MOST_LOGO_BYTES = 500_000
_MOST_LOGO_PIXELS = 4000
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
# Elements of SVG that run, load or embed something.
_ACTIVE = frozenset(
    {"script", "foreignObject", "image", "use", "a", "animate", "set", "handler"}
    | {"animateTransform", "animateMotion", "iframe", "style", "feImage"}
)
# A safe SVG refers to its own parts only, as in url(#gradient).
_OUTWARD = re.compile(r"(?i)(?:url\s*\(\s*['\"]?\s*(?!#))|javascript:|data:|https?:")


def _colour(text: str) -> str:
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"{text!r} is no colour: write #RRGGBB")
    if _luminance(text) > _MOST_LUMINANCE:
        raise ValueError(f"{text} is too light for text on white paper")
    return text.lower()


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2, from 0 (black) to 1 (white)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_MOST_LUMINANCE = 1.05 / 4.5 - 0.05  # contrast of 4.5 with white, as WCAG AA asks

Line = Annotated[str, NotEmpty()]
Colour = Annotated[str, Check(_colour, pattern=_COLOUR.pattern)]


@dataclass(frozen=True, kw_only=True)
class Words(Record):
    """A text in each language that the agency writes."""

    vi: Line | None = None
    en: Line | None = None
    fr: Line | None = None

    def told(self, lang: Lang) -> str:
        """Return the text in a language, or nothing."""
        return getattr(self, lang.value) or ""


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """How the agency is reached."""

    address: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    web: Line | None = None
    licence: Line | None = None
    """Number of the tour operator's licence."""


@dataclass(frozen=True, kw_only=True)
class TermTexts(Record):
    """Terms that replace the usual ones."""

    children: Words = Words()
    deposit: Words = Words()
    cancellation: Words = Words()
    further: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Brand(Record):
    """A brand file."""

    name: Line | None = None
    logo: Line | None = None
    """A PNG or SVG file beside the brand file."""
    colour: Colour = "#0b5a4a"
    """Of headings and lines; dark enough to be read on white."""
    contact: Contact = Contact()
    terms: TermTexts = TermTexts()
    included: tuple[Words, ...] = ()
    """Lines added to what the price includes."""
    excluded: tuple[Words, ...] = ()
    """Lines added to what it does not."""


@dataclass(frozen=True, slots=True)
class Logo:
    """An image that was checked: its bytes, and what they are."""

    suffix: str = ""
    data: bytes = field(default=b"", repr=False)

    @property
    def uri(self) -> str:
        """The image as a data URI, to stand in a page by itself."""
        if not self.data:
            return ""
        kind = {".png": "image/png", ".svg": "image/svg+xml"}[self.suffix]
        return f"data:{kind};base64,{b64encode(self.data).decode()}"

    @property
    def svg(self) -> bytes:
        """The image as an SVG, for what takes text only."""
        if self.suffix != ".png":
            return self.data
        width, height = _png_size(self.data)
        page = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}"'
            f' height="{height}"><image width="{width}" height="{height}"'
            f' href="{self.uri}"/></svg>'
        )
        return page.encode()


@dataclass(frozen=True, slots=True)
class House:
    """A brand with its logo read."""

    brand: Brand = Brand()
    logo: Logo = Logo()


def read_brand(path: Path) -> House:
    """
    Return the brand that a YAML file describes.

    Raises
    ------
    FileError
        If the file or its logo cannot be read, or is not what it must be.
    """
    # Imported here, because few documents have a brand.
    from tourlink.catalogue.schema import read_file  # noqa: PLC0415

    data = read_bytes(path, FileError, hint="give a YAML file")
    found = read_file(data, str(path), Brand, "brand")
    if found.problems or found.record is None:
        raise FileError(
            f"{path} is no brand tourlink can read",
            hint="see docs/documents.md",
            problems=found.problems,
        )
    brand: Brand = found.record
    return House(brand, _logo(path.parent, brand.logo) if brand.logo else Logo())


def _logo(folder: Path, name: str) -> Logo:
    path = (folder / name).resolve()
    # A brand file that came from elsewhere must not publish other files.
    if not path.is_relative_to(folder.resolve()):
        raise FileError(
            f"the logo {name} lies outside of the brand file's folder",
            hint="put it beside the brand file",
        )
    data = read_bytes(path, FileError, name=f"the logo {name}")
    if len(data) > _MOST_LOGO_BYTES:
        raise FileError(
            f"the logo {name} has {len(data):,} bytes",
            hint=f"make it smaller than {_MOST_LOGO_BYTES:,}",
        )
    suffix = path.suffix.lower()
    wrong = {".png": _wrong_png, ".svg": _wrong_svg}.get(suffix, _wrong_kind)(data)
    if wrong:
        raise FileError(f"the logo {name} {wrong}", hint="give a PNG, or a plain SVG")
    return Logo(suffix, data)


def _wrong_kind(data: bytes) -> str:  # noqa: ARG001  # called like those that look
    return "is neither PNG nor SVG"


def _wrong_png(data: bytes) -> str:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        return "is no PNG image"
    width, height = _png_size(data)
    if not (0 < width <= _MOST_LOGO_PIXELS and 0 < height <= _MOST_LOGO_PIXELS):
        return f"has {width} x {height} pixels, more than {_MOST_LOGO_PIXELS} a side"
    return ""


def _png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _wrong_svg(data: bytes) -> str:
    # A document type is how an XML file grows without limit; no logo needs one.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return "has a document type"
    try:
        root = ET.fromstring(data)  # noqa: S314  # without a document type it is tame
    except ET.ParseError:
        return "is no SVG image"
    if root.tag != f"{_SVG}svg":
        return "is no SVG image"
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _ACTIVE:
            return f"has a <{name}>, which may run or load something"
        for key, value in element.attrib.items():
            bare = key.rpartition("}")[2]
            outward = bare == "href" and not value.startswith("#")
            if bare.lower().startswith("on") or outward or _OUTWARD.search(value):
                return f"has {bare}={value[:30]!r}, which may run or load something"
    return ""
