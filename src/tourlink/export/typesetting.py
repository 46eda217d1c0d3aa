"""Pages and pictures by Typst, which runs in memory and sees no file and no clock."""

from typing import Literal

import typst

from tourlink.errors import FileError

_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image("map.svg", width: 17cm)
"""


def lay_out(
    files: dict[str, bytes],
    kind: Literal["pdf", "png"] = "pdf",
    *,
    dots_per_inch: float | None = None,
) -> bytes:
    """
    Return what `main.typ` among the files makes; pictures show its first page.

    Only the fonts that come with Typst are used, so that it is the same everywhere;
    they have all letters of Vietnamese.

    Raises
    ------
    FileError
        If the template is wrong, or asks for a file that is not there.
    """
    try:
        made = typst.compile(
            files, format=kind, ignore_system_fonts=True, ppi=dots_per_inch
        )
    except typst.TypstError as error:
        raise FileError(
            f"the template cannot be laid out: {error.message}",
            hint=" ".join(error.hints) or None,
        ) from error
    return made[0] if isinstance(made, list) else bytes(made or b"")


def picture(svg: str) -> bytes:
    """Return an SVG as a PNG, 17 cm wide, for formats that show no SVG."""
    files = {"main.typ": _PICTURE, "map.svg": svg.encode()}
    return lay_out(files, "png", dots_per_inch=150)
