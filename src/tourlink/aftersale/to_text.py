"""The report of `tourlink diff` for people, in 80 columns."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from tourlink.aftersale.wording import changes, field, notes, reasons, tally

_WIDTH = 80
_MOST_RECORDS = 40
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def to_text(report: Mapping[str, Any]) -> str:
    """Return the report in lines: records first, then the packages they affect."""
    lines = [changes(report["counts"])]
    found = report["differences"]
    for it in found[:_MOST_RECORDS]:
        lines += _wrapped(f"{_SIGNS[it['change']]} {it['record']}", "  ", "    ")
        for one in it["fields"]:
            lines += _wrapped(field(one), "      ", "        ")
    if len(found) > _MOST_RECORDS:
        lines.append(
            f"  … and {len(found) - _MOST_RECORDS} more; --format json has all"
        )
    if report["counts"]["packages"]:
        lines += ["", tally(report["counts"])]
        lines += [f"  note: {it}" for it in notes(report)]
        for package in report["packages"]:
            lines += _of_package(package)
    return "\n".join(lines) + "\n"


def _of_package(package: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"{package['name']}: {', '.join(package['effects'])}"
    for effect, reason in reasons(package):
        yield from _wrapped(f"{effect:9} {reason}", "  ", " " * 12)


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
    )
