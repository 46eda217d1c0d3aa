"""Pages and pictures by Typst, which runs in memory and sees no file and no clock."""

from pathlib import Path
from typing import Any, Literal

import typst

from tourlink.errors import FileError

# Where a template would find files; without one that is the folder of the user.
_ROOT = str(Path(__file__).with_name("templates"))
# How large pictures are, as Typst says it.
MAP, LOGO = "width: 17cm", "height: 2.4cm"


def lay_out(
    files: dict[str, bytes],
    kind: Literal["pdf", "png"] = "pdf",
    *,
    dots_per_inch: float | None = None,
) -> bytes:
    """
    Return what `main.typ` among the files makes; a picture has to be one page.

    Only the fonts that come with Typst are used, so that it is the same everywhere;
    they have all letters of Vietnamese.

    Raises
    ------
    FileError
        If the template is wrong, or asks for a file that is not there.
    """
    sources: Any = files  # which its types do not know of
    try:
        made = typst.compile(
            sources,
            root=_ROOT,
            format=kind,
            ignore_system_fonts=True,
            ppi=dots_per_inch,
        )
    except typst.TypstError as error:
        raise FileError(
            f"the template cannot be laid out: {error.message}",
            hint=" ".join(error.hints) or None,
        ) from error
    return made


def picture(svg: bytes, size: str) -> bytes:
    """Return an SVG as a PNG of a size, for formats that show no SVG."""
    page = "#set page(width: auto, height: auto, margin: 0pt)\n"
    page += f'#image("it.svg", {size})'
    files = {"main.typ": page.encode(), "it.svg": svg}
    return lay_out(files, "png", dots_per_inch=150)
