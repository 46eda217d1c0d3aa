"""Which files make a catalogue: the bundled folder, an agency's own, layers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import tourlink
from tourlink.catalogue.catalogue import FILES
from tourlink.errors import CatalogueError

BUNDLED = "bundled"
_BASE = ("destinations.yaml", "corridors.yaml")
_NEARLY = 0.85  # `programme` is, `price-list` is not: a folder may hold other files
_SHARED = ("provinces.yaml", "sources.yaml")


@dataclass(frozen=True)
class CatalogueFile:
    """One file of a catalogue, read."""

    name: str
    """One of the names in `FILES`."""
    path: str
    """How messages name it."""
    data: bytes


def bundled_folder() -> Path:
    """Return the folder of the catalogue that comes with tourlink."""
    package = Path(tourlink.__file__).parent
    inside = package / "data"  # where the wheel has it
    return inside if inside.is_dir() else package.parents[1] / "data"


def read_files(places: Sequence[str]) -> list[CatalogueFile]:
    """
    Return the files of all layers, lowest first.

    Parameters
    ----------
    places
        Each `bundled` or a folder. The first is the base and needs destinations and
        corridors. Provinces and sources come from the bundled catalogue if no layer
        has them.

    Raises
    ------
    CatalogueError
        If a folder or a file that must be there is not, or cannot be read, or has a
        name that is nearly one of the catalogue's.
    """
    layers = [_folder(place) for place in places]
    for number, folder in enumerate(layers):
        _require(folder, _BASE if number == 0 else ())
    shared = [
        name
        for name in _SHARED
        if not any((folder / name).exists() for folder in layers)
    ]
    found = [bundled_folder() / name for name in shared]
    found += [
        folder / name for folder in layers for name in FILES if _has(folder, name)
    ]
    return list(_read(found))


def _folder(place: str) -> Path:
    if place == BUNDLED:
        return bundled_folder()
    folder = Path(place)
    if folder.is_dir():
        return folder
    if folder.exists():
        raise CatalogueError(
            f"the catalogue {place} is a file",
            hint="give the folder that holds destinations.yaml",
        )
    raise CatalogueError(
        f"there is no catalogue folder {place}",
        hint=f"give an existing folder, or {BUNDLED!r} for the one that comes along",
    )


def _has(folder: Path, name: str) -> bool:
    return (folder / name).exists()


def _require(folder: Path, needed: Sequence[str]) -> None:
    # A misspelled file would silently not be part of the catalogue.
    for path in sorted(folder.iterdir()):
        if path.name in FILES or path.suffix not in {".yaml", ".yml"}:
            continue
        known = [Path(name).stem for name in FILES]
        if near := get_close_matches(path.stem, known, n=1, cutoff=_NEARLY):
            raise CatalogueError(
                f"{path} is no file of a catalogue",
                hint=f"rename it to {near[0]}.yaml, or move it elsewhere",
            )
    missing = [name for name in needed if not _has(folder, name)]
    if missing:
        raise CatalogueError(
            f"the catalogue {folder} has no {' and no '.join(missing)}",
            hint=f"to add to the bundled one: --catalogue {BUNDLED} --catalogue DIR",
        )
    if not any(_has(folder, name) for name in FILES):
        raise CatalogueError(
            f"there is nothing of a catalogue in {folder}",
            hint=f"its files are {', '.join(FILES)}",
        )


def _read(paths: Sequence[Path]) -> Iterator[CatalogueFile]:
    for path in paths:
        try:
            yield CatalogueFile(path.name, str(path), path.read_bytes())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise CatalogueError(f"cannot read {path}: {reason}") from None
