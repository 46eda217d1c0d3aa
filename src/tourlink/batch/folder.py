"""
The folder of a batch: each package in it is whole, or is not there.

What is on the disk is all there is to know: there is no journal that could disagree
with it. A package is written to a folder of another name, which is then renamed; its
record says what its files must be, to the byte. A request that failed leaves its
reason in a file of its own. The manifest and the summary are made of these at the end,
so a damaged one is made anew, and nothing is lost.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from tourlink.batch.workshop import RECORD, Failed, Made, Result
from tourlink.errors import OutputError

PACKAGES = "packages"
FAILURES = "failed"
LOCK = ".lock"
_NEW = ".new"
_OLD = ".old"

Write = Callable[[Path, bytes], object]


class Folder:
    """
    The packages and failures of a batch.

    Parameters
    ----------
    write
        Writes one new file.
    """

    def __init__(self, root: Path, write: Write = Path.write_bytes) -> None:
        self.root = root
        self._packages = root / PACKAGES
        self._failures = root / FAILURES
        self._write = write

    @contextmanager
    def locked(self) -> Iterator[None]:
        """
        Make the folder, and keep other runs out of it.

        The lock is the operating system's: it ends with the process, however that
        ends, so that none is ever left behind.

        Raises
        ------
        OutputError
            If another run is at work in it, or it cannot be written to.
        """
        # Imported here, because who only reads a batch needs no lock.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        with self._errors():
            self._packages.mkdir(parents=True, exist_ok=True)
            self._failures.mkdir(exist_ok=True)
            lock = FileLock(self.root / LOCK, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                raise OutputError(
                    f"another run is at work in {self.root}",
                    hint="wait for its end, or give another folder",
                ) from None
        try:
            yield
        finally:
            lock.release()

    def empty(self) -> bool:
        """Return whether there is neither a package nor a failure yet."""
        return not any(
            not it.name.startswith(".")
            for folder in (self._packages, self._failures)
            if folder.is_dir()
            for it in folder.iterdir()
        )

    def sweep(self) -> None:
        """Remove what a run that was killed has begun, and not ended."""
        with self._errors():
            for parent in (self._packages, self._failures):
                for left in parent.glob(f".*{_NEW}"):
                    _remove(left)
                for left in parent.glob(f".*{_OLD}"):
                    _remove(left)

    def record(self, heading: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return what there is of an order, if it is what would be made today."""
        for path in (
            self._packages / heading["id"] / RECORD,
            self._failures / f"{heading['id']}.json",
        ):
            found = _read(path)
            if found is not None and heading.items() <= found.items():
                return found
        return None

    def sound(self, record: Mapping[str, Any]) -> bool:
        """Return whether all files of a record are there as they were written."""
        folder = self._packages / record["id"]
        for file in record.get("files", ()):
            try:
                data = (folder / file["path"]).read_bytes()
            except OSError:
                return False
            if sha256(data).hexdigest() != file["sha256"]:
                return False
        return True

    def keep(self, result: Result) -> None:
        """
        Keep what came of an order, instead of what was there of it.

        Raises
        ------
        OutputError
            If it cannot be written; then it is not there at all.
        """
        with self._errors():
            if isinstance(result, Made):
                self._keep_package(result)
                (self._failures / f"{result.id}.json").unlink(missing_ok=True)
            else:
                self._keep_failure(result)
                _remove(self._packages / result.id)

    def _keep_package(self, made: Made) -> None:
        home = self._packages / made.id
        new = self._packages / f".{made.id}{_NEW}"
        try:
            new.mkdir()
            for name, data in made.files.items():
                self._write(new / name, data)
            self._write(new / RECORD, _pretty(made.record))
            if home.exists():
                # A folder replaces no other in one step. Between these two there is
                # no package, and the next run makes it.
                old = self._packages / f".{made.id}{_OLD}"
                home.rename(old)
                new.rename(home)
                _remove(old)
            else:
                new.rename(home)
        except BaseException:
            with suppress(OSError):
                _remove(new)
            raise

    def _keep_failure(self, failed: Failed) -> None:
        new = self._failures / f".{failed.id}{_NEW}"
        record = {**failed.record, "lasting": failed.lasting}
        try:
            self._write(new, _pretty(record))
            new.replace(self._failures / f"{failed.id}.json")
        except BaseException:
            with suppress(OSError):
                _remove(new)
            raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"cannot write {error.filename or self.root}: "
                f"{error.strerror or error}",
                hint="what is there is whole; mend this and go on with --resume",
            ) from None


def _pretty(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _read(path: Path) -> dict[str, Any] | None:
    """Return the record in a file, or None if there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
