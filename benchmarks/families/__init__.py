"""The public problem families, each with the reader of its files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.families import chains, mctopmtw, op, ophs, oplib, top, toptw
from benchmarks.problem import FormatError, Problem


class Family(NamedTuple):
    """
    A family of problems.

    Attributes
    ----------
    about
        Its name in full, for help.
    suffix
        Of the files looked for in a folder.
    read
        Reads a file; the second argument is how many days or teams to plan for, None
        for what the file says.
    """

    about: str
    suffix: str
    read: Callable[[Path, int | None], Problem]


FAMILIES: Mapping[str, Family] = {
    "toptw": Family("team orienteering with time windows", ".txt", toptw.read),
    "top": Family("team orienteering", ".txt", top.read),
    "op": Family("orienteering", ".txt", op.read),
    "oplib": Family("orienteering on TSPLIB graphs", ".oplib", oplib.read),
    "ophs": Family("orienteering with hotel selection", ".ophs", ophs.read),
    "mctopmtw": Family(
        "team orienteering with several limits and several windows",
        ".txt",
        mctopmtw.read,
    ),
    "chains": Family("tour chains with many lodgings", ".json", chains.read),
}


def files(family: Family, paths: list[Path]) -> list[Path]:
    """
    Return the files that paths name; in folders, those of the family's suffix.

    Raises
    ------
    FormatError
        If a path does not exist, or a folder holds no such file.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_file():
            found.append(path)
            continue
        inside = [
            it
            for it in sorted(path.rglob(f"*{family.suffix}"))
            if not any(word in it.name.lower() for word in ("readme", "format"))
        ]
        if not inside:
            raise FormatError(f"no *{family.suffix} files in {path}")
        found += inside
    return found
