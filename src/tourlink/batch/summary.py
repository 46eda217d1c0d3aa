"""What a batch amounts to: the manifest, and tables of it for people."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from tourlink.batch.folder import FAILURES, PACKAGES, Folder
from tourlink.batch.grid import Order
from tourlink.batch.index_page import Counts, pages
from tourlink.batch.keys import to_line
from tourlink.batch.workshop import PLAN, Setup, heading
from tourlink.errors import OutputError

MANIFEST = "manifest.jsonl"
CSV = "summary.csv"
XLSX = "summary.xlsx"
COLUMNS = (
    "number",
    "id",
    "title",
    "status",
    "days",
    "score",
    "provinces",
    "distance_km",
    "travel_min",
    "cost_vnd_per_person",
    "price_from_vnd",
    "missing_rates",
    "route",
    "reason",
    "plan",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_summary(orders: Iterable[Order], folder: Folder, setup: Setup) -> int:
    """
    Write the manifest, the tables and the pages; return how many entries they have.

    They hold, in the order of the specification, each order of which there is a
    package or a reason, whoever made it. No time of day or of work is in them: equal
    packages give equal files. One package is in memory at a time.

    Raises
    ------
    OutputError
        If one cannot be written; the packages are not touched.
    """
    root, counts = folder.root, Counts()
    with _written(root / MANIFEST) as stream:
        for order in orders:
            record = folder.record(heading(order, setup))
            if record is not None:
                line = {"number": order.number, **record}
                stream.write(to_line(line) + "\n")
                made = record["status"] == "made"
                counts = Counts(counts.made + made, counts.failed + (not made))
    with _written(root / CSV) as stream:
        # A byte order mark, without which spreadsheets misread names.
        stream.write("\ufeff")
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(
            [_harmless(it) for it in _row(entry)] for entry in read_manifest(root)
        )
    _write_workbook(root)
    written = set()
    for name, page in pages(read_manifest(root), counts, setup.catalogue):
        with _written(root / name) as stream:
            stream.write(page)
        written.add(name)
    for left in sorted(root.glob("index*.html")):
        if left.name not in written:  # of a batch that had more packages
            left.unlink()
    return counts.total


def read_manifest(root: Path) -> Iterator[dict[str, Any]]:
    """
    Yield the entries of a manifest.

    Raises
    ------
    OutputError
        If a line is no entry, with its place.
    """
    path = root / MANIFEST
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                entry = json.loads(line)
                if not isinstance(entry, dict) or "id" not in entry:
                    raise ValueError(line)  # noqa: TRY301
            except ValueError:
                raise OutputError(
                    f"{path}:{number} is no entry of a manifest",
                    hint="--resume makes it anew from the packages, which are whole",
                ) from None
            yield entry


def _row(entry: Mapping[str, Any]) -> list[str | int | float | None]:
    plan, price = entry.get("plan", {}), entry.get("quote", {})
    made = entry["status"] == "made"
    home = f"{PACKAGES}/{entry['id']}/{PLAN}"
    return [
        entry["number"],
        entry["id"],
        entry["title"],
        entry["status"],
        plan.get("days"),
        plan.get("score"),
        " ".join(plan.get("provinces", ())),
        plan.get("distance_km"),
        plan.get("travel_min"),
        plan.get("cost_vnd_per_person"),
        price.get("from_vnd"),
        price.get("missing"),
        plan.get("route"),
        None if made else entry["error"]["message"],
        home if made else f"{FAILURES}/{entry['id']}.json",
    ]


def _harmless(cell: str | float | None) -> str | float | None:
    """Keep a spreadsheet from reading text as a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _write_workbook(root: Path) -> None:
    """Write the workbook, if the package that can is installed."""
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415  # an extra
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415
    except ModuleNotFoundError:
        return
    # Row by row to files, so that memory does not grow with them.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with _whole(root / XLSX) as new:
        try:
            with Workbook(new, options) as book:
                _fill(book, read_manifest(root))
        except FileCreateError as error:
            raise error.args[0] from None  # what the system said


def _fill(book: Any, entries: Iterable[Mapping[str, Any]]) -> None:
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet("packages")
    sheet.freeze_panes(1, 2)
    sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
    count = 0
    for count, entry in enumerate(entries, 1):
        sheet.write_row(count, 0, _row(entry))
    sheet.autofilter(0, 0, count, len(COLUMNS) - 1)


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    """Yield a stream whose file replaces `path` at the end, or leaves it alone."""
    with _whole(path) as new, new.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Yield a path whose file replaces `path` at the end, or leaves it alone."""
    new = path.with_name(f".{path.name}.new")
    try:
        yield new
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise OutputError(
            f"cannot write {path}: {error.strerror or error}",
            hint="the packages are whole; mend this and go on with --resume",
        ) from None
