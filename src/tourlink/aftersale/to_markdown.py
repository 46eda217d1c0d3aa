"""The report of `tourlink diff` as a comment on a pull request: a table, and folds."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tourlink.aftersale.wording import Wording
from tourlink.export.phrases import phrases
from tourlink.vocabulary import Lang

# GitHub takes 65,536 characters a comment; a fold that nobody opens may be cut.
_MOST_ROWS = 30
_MOST_RECORDS = 100


def to_markdown(report: Mapping[str, Any]) -> str:
    """Return the report in Markdown and English, short enough for a comment."""
    return "\n".join(_lines(report, Wording(phrases(Lang.EN)))) + "\n"


def _lines(report: Mapping[str, Any], told: Wording) -> Iterator[str]:
    counts, packages = report["counts"], report["packages"]
    yield f"**{told.changes(counts)}**"
    if counts["packages"]:
        yield ""
        yield f"{told.tally(counts)}."
        yield from (f"- {it}" for it in told.notes(report))
    if packages:
        yield from ("", "| package | what | why |", "|---|---|---|")
        for package in packages[:_MOST_ROWS]:
            _, why = next(told.reasons(package))
            what = ", ".join(package["effects"])
            yield f"| {_safe(package['name'])} | {what} | {_safe(why)} |"
        if len(packages) > _MOST_ROWS:
            yield from ("", f"… and {len(packages) - _MOST_ROWS} more packages.")
        yield from _fold("Reasons", _reasons(packages[:_MOST_ROWS], told))
    if report["differences"]:
        yield from _fold("Records", _records(report["differences"], told))


def _fold(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}</summary>", "")
    yield from lines
    yield from ("", "</details>")


def _reasons(packages: list[Mapping[str, Any]], told: Wording) -> Iterator[str]:
    for package in packages:
        yield f"- **{_safe(package['name'])}**"
        yield from (
            f"  - {effect}: {_safe(it)}" for effect, it in told.reasons(package)
        )


def _records(found: list[Mapping[str, Any]], told: Wording) -> Iterator[str]:
    for it in found[:_MOST_RECORDS]:
        yield f"- {it['change']} `{it['record']}`"
        yield from (f"  - {_safe(told.field(one))}" for one in it["fields"])
    if len(found) > _MOST_RECORDS:
        yield f"- … and {len(found) - _MOST_RECORDS} more"


def _safe(text: str) -> str:
    """Return a text that Markdown, tables, mentions and HTML leave as it is."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")
    return re.sub(r"([\\`*_\[\]|#~])", r"\\\1", plain)
