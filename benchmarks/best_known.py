"""Best known values: CSV files with columns instance, best_known, optimal and m."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.problem import FormatError

_NAME = "best_known.csv"
_UPWARDS = 3  # a family's files lie in folders beside the list, or one or two below


class Best(NamedTuple):
    """The best known score of an instance, and whether it is proven to be the best."""

    score: int
    optimal: bool


Known = Mapping[tuple[str, int | None], Best]
"""By the name of the instance and, where the list has a column m, by teams."""


def find(paths: list[Path], family: str) -> Path | None:
    """Return the list beside or above the first path, or the bundled one, or None."""
    path = paths[0].absolute()
    for folder in [path, *path.parents][:_UPWARDS]:
        if (folder / _NAME).is_file():
            return folder / _NAME
    bundled = Path(__file__).parent / "data" / f"best_known_{family}.csv"
    return bundled if bundled.is_file() else None


def read(path: Path) -> Known:
    """
    Return the values of a list.

    Raises
    ------
    FormatError
        If it cannot be read or lacks a column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return {
                (row["instance"], int(row["m"]) if row.get("m") else None): Best(
                    int(row["best_known"]), row.get("optimal") == "1"
                )
                for row in csv.DictReader(stream)
            }
    except (OSError, KeyError, ValueError) as error:
        raise FormatError(f"no list of best known values: {path}: {error!r}") from None


def look_up(known: Known, name: str, days: int) -> Best | None:
    """Return the best known value of an instance planned for so many days."""
    return known.get((name, days)) or known.get((name, None))
