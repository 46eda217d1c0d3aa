"""
What all documents of a batch have on: brand, templates, land of the maps, prices.

It travels to the workers as data, who share no disk with whoever reads it here; what
`export` takes as files each of them lays out in a folder of its own.
"""

import atexit
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tourlink.batch.spec import Offer, SpecFile
from tourlink.errors import FileError
from tourlink.export import Variant
from tourlink.export.brand import House, read_brand
from tourlink.export.land import land
from tourlink.inputs import read_bytes

_OUTLINE = "outline.geojson"
_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Dress:
    """
    What documents have on.

    Attributes
    ----------
    templates
        By their paths in the folder.
    stamp
        What of it a record says: equal stamps mean equal documents.
    """

    variants: tuple[Variant, ...] = (Variant.PROPOSAL,)
    house: House | None = None
    templates: Mapping[str, bytes] | None = None
    outline: bytes | None = None
    offer: Offer | None = None
    stamp: Mapping[str, Any] = field(
        default_factory=lambda: {"variants": [Variant.PROPOSAL.value]}
    )


PLAIN = Dress()
"""Nothing of anybody's own."""


def read_dress(file: SpecFile) -> Dress:
    """
    Return what a specification puts on its documents.

    Raises
    ------
    FileError
        If a file it names cannot be read, or is not what it must be.
    """
    spec, folder = file.spec, file.path.parent
    house = outline = templates = None
    stamp: dict[str, Any] = {"variants": [it.value for it in spec.variants]}
    if spec.brand is not None:
        path = folder / spec.brand
        house = read_brand(path)
        stamp["brand"] = _hash(read_bytes(path, FileError), house.logo.data)
    if spec.template is not None:
        templates = _read_templates(folder / spec.template)
        parts = [part for name, it in templates.items() for part in (name.encode(), it)]
        stamp["template"] = _hash(*parts)
    if spec.map_outline is not None:
        path = folder / spec.map_outline
        land(path)  # raises what is wrong with it
        outline = read_bytes(path, FileError)
        stamp["map_outline"] = _hash(outline)
    if spec.quote is not None:
        offer = spec.quote
        stamp["quote"] = {
            "quoted_on": offer.quoted_on.isoformat(),
            "pax": list(offer.pax),
            "classes": [it.value for it in offer.classes],
            "currencies": dict(offer.currencies),
        }
    return Dress(spec.variants, house, templates, outline, spec.quote, stamp)


def _read_templates(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise FileError(
            f"there is no folder of templates {folder}",
            hint="give one that has templates of the names in docs/documents.md",
        )
    return {
        it.relative_to(folder).as_posix(): read_bytes(it, FileError)
        for it in sorted(folder.rglob("*"))
        if it.is_file()
    }


def _hash(*parts: bytes) -> str:
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


class LaidOut:
    """The files of a dress, in a folder that goes with this process."""

    def __init__(self, dress: Dress) -> None:
        self.dress = dress
        self.outline: Path | None = None
        self.templates: Path | None = None
        if dress.outline is None and dress.templates is None:
            return
        root = Path(mkdtemp(prefix="tourlink-"))
        atexit.register(shutil.rmtree, root, ignore_errors=True)
        if dress.outline is not None:
            self.outline = root / _OUTLINE
            self.outline.write_bytes(dress.outline)
        if dress.templates is not None:
            self.templates = root / _TEMPLATES
            self.templates.mkdir()
            for name, data in dress.templates.items():
                path = self.templates / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
