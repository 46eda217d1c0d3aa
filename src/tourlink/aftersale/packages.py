"""Packages that were sold: plan documents in files, with their locks beside them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tourlink.aftersale.lock import SUFFIX, LockDocument, path_of_lock, read_lock
from tourlink.errors import FileError
from tourlink.plan import PlanDocument
from tourlink.plan_file import is_plan, read_plan

_PLAN = "plan.json"


class Package(NamedTuple):
    """
    A plan document in a file.

    Attributes
    ----------
    name
        Of the folder of a batch that it lies in, else of the file.
    lock
        None where there is none beside it.
    """

    name: str
    path: Path
    lock: LockDocument | None

    def document(self) -> PlanDocument:
        """
        Return the plan document.

        Raises
        ------
        FileError
            If it cannot be read, or is no plan document.
        """
        return read_plan(self.path)


def packages(paths: Sequence[Path]) -> Iterator[Package]:
    """
    Yield the packages of files and folders, each with its lock, sorted in a folder.

    In a folder, every plan document counts, at any depth. A plan with a lock is not
    opened here.

    Raises
    ------
    FileError
        If a path is not there, a lock is no lock, or there is no plan in a folder.
    """
    for path in paths:
        if not path.is_dir():
            yield _package(path, path.name)
            continue
        found = False
        for file in sorted(path.rglob("*.json")):
            if _hidden(file.relative_to(path)) or file.name.endswith(SUFFIX):
                continue
            if path_of_lock(file).exists() or _holds_plan(file):
                found = True
                inner = file.relative_to(path)
                yield _package(file, _name(inner))
        if not found:
            raise FileError(
                f"there is no plan document in {path}",
                hint="give the folder of a batch, or plans in JSON",
            )


def _package(path: Path, name: str) -> Package:
    beside = path_of_lock(path)
    return Package(name, path, read_lock(beside) if beside.exists() else None)


def _name(inner: Path) -> str:
    if inner.name == _PLAN and len(inner.parts) > 1:
        return inner.parent.name
    return inner.as_posix()


def _hidden(inner: Path) -> bool:
    """Return whether a path is of a package that is just being written."""
    return any(part.startswith(".") for part in inner.parts)


def _holds_plan(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(300)
    except OSError:
        return False
    return is_plan(head) and b'"tourlink-plan/' in head
