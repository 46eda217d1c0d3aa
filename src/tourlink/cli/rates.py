"""`tourlink rates`."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Output, OwnRates, places
from tourlink.cli.output import to_json, write
from tourlink.cli.values import read_date

EXAMPLES = (
    "tourlink rates",
    "tourlink rates own.yaml",
    "tourlink rates own.yaml --own-rates --format json",
)


def rates(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE…]",
            help="Rate books, on top of the indicative one; a later one on top.",
            show_default=False,
        ),
    ] = None,
    *,
    own_rates: OwnRates = False,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day to check for.  [default: today]"),
    ] = None,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    output: Output = None,
) -> None:
    """
    Check rate books for overlaps, gaps and unknown names.

    Each finding stands at its file, line and column. The exit code is 1 where one of
    them is an error: then two rates hold at once, or a name is not known.
    """
    from datetime import date as day

    from tourlink.catalogue.loader import load
    from tourlink.pricing.book import load_book
    from tourlink.pricing.checks import check_book

    book = load_book([str(it) for it in files or ()], indicative=not own_rates)
    today = read_date(date) or day.today()  # noqa: DTZ011  # where the user is
    found = check_book(book, load(places(catalogue)), today)
    number = sum(1 for _ in book.lines())
    trust = Counter(it.origin.confidence.value for _, it in book.lines())
    errors = sum(it.severity == "error" for it in found)
    if output_format is DataFormat.JSON:
        answer = {
            "files": [it.path for it in book.files],
            "rates": number,
            "by_confidence": dict(sorted(trust.items())),
            "findings": [_plain(it) for it in found],
        }
        write(to_json(answer), output)
    else:
        lines = [line for it in found for line in _shown(it)]
        shares = ", ".join(f"{count} {name}" for name, count in sorted(trust.items()))
        lines.append(f"{number} rates ({shares}), {len(found)} findings")
        write("\n".join(lines) + "\n", output)
    if errors:
        raise typer.Exit(1)


def _plain(finding: Any) -> dict[str, Any]:
    place = finding.place
    return {
        "severity": finding.severity,
        "message": finding.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "hint": finding.hint,
    }


def _shown(finding: Any) -> list[str]:
    lines = [f"{finding.place}: {finding.severity}: {finding.message}"]
    return [*lines, f"  hint: {finding.hint}"] if finding.hint else lines
