"""
Catalogues that were loaded before, as pickles in the user's cache folder.

An entry is named by a hash of everything it depends on: the bytes of all catalogue
files, the versions of tourlink and Python, and the code that reads catalogues. So it
is never out of date, and any trouble with it (not there, not readable, cut short,
of another kind) is just a miss.
"""

import io
import os
import pickle
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import tourlink
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.files import CatalogueFile

VARIABLE = "TOURLINK_CACHE"
_MOST_ENTRIES = 8
_MODULES = (
    "tourlink.catalogue.catalogue",
    "tourlink.catalogue.programmes",
    "tourlink.catalogue.records",
    "tourlink.vocabulary",
)


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder of the cache, or None where it is switched off."""
    if VARIABLE in environ:
        return Path(environ[VARIABLE]) if environ[VARIABLE] else None
    # Imported here, because not every command loads a catalogue.
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("tourlink", appauthor=False)


def cache_entry(folder: Path, files: Sequence[CatalogueFile]) -> Path | None:
    """Return where the catalogue made of `files` is kept; None if that is not known."""
    key = sha256(f"{tourlink.__version__} {sys.version}".encode())
    package = Path(tourlink.__file__).parent
    code = [
        *sorted(package.glob("*.py")),
        *sorted((package / "catalogue").glob("*.py")),
    ]
    if not code:  # installed without its sources
        return None
    for path in code:
        key.update(sha256(path.read_bytes()).digest())
    key.update(digest(files).encode())
    return folder / f"catalogue-{key.hexdigest()}.pickle"


def digest(files: Sequence[CatalogueFile]) -> str:
    """Return the SHA-256 of the names and bytes of all files, in hexadecimal."""
    total = sha256()
    for file in files:
        total.update(f"{file.name} {len(file.data)}\n".encode())
        total.update(file.data)
    return total.hexdigest()


def read_cache(entry: Path) -> Catalogue | None:
    """Return the catalogue kept at `entry`, if there is one."""
    try:
        with entry.open("rb") as stream:
            found = _Unpickler(stream).load()
    except Exception:  # noqa: BLE001  # a broken pickle may raise anything
        return None
    return found if isinstance(found, Catalogue) else None


def write_cache(entry: Path, catalogue: Catalogue) -> None:
    """Keep the catalogue at `entry`, if that is possible."""
    data = io.BytesIO()
    _Pickler(data, protocol=5).dump(catalogue)
    keep(entry, data.getvalue(), kind="catalogue")


def keep(entry: Path, data: bytes, *, kind: str, most: int | None = None) -> None:
    """
    Write an entry of the cache, whole or not at all; delete the oldest of its kind.

    A cache that cannot be written is no error. Entries are named `<kind>-…`.
    """
    new = entry.with_name(f"{entry.stem}.{os.getpid()}.new")
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(data)
        new.replace(entry)
        kept = sorted(entry.parent.glob(f"{kind}-*{entry.suffix}"), key=_age)
        for old in kept[: -(most or _MOST_ENTRIES)]:
            old.unlink()
    except OSError:
        with suppress(OSError):
            new.unlink()


def _age(path: Path) -> float:
    return path.stat().st_mtime


class _Pickler(pickle.Pickler):
    """Writes members of enumerations by their value on every version of Python."""

    def reducer_override(self, obj: object) -> Any:
        # Python 3.11.0 to 3.11.3 would write a call of getattr, which is not admitted.
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Admits only what a catalogue is made of, so that a pickle can run no code."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        if (module_name, global_name) == ("datetime", "date"):
            return date
        if module_name in _MODULES:
            found = getattr(import_module(module_name), global_name, None)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not admitted")
