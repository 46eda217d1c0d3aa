"""The report of `tourlink diff` for people, in 80 columns."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from tourlink.aftersale.wording import Wording
from tourlink.export.phrases import Phrases

_WIDTH = 80
_MOST_RECORDS = 40
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def to_text(report: Mapping[str, Any], words: Phrases) -> str:
    """Return the report in lines: records first, then the packages they affect."""
    told = Wording(words)
    lines = [told.changes(report["counts"])]
    found = report["differences"]
    for it in found[:_MOST_RECORDS]:
        lines += _wrapped(f"{_SIGNS[it['change']]} {it['record']}", "  ", "    ")
        for one in it["fields"]:
            lines += _wrapped(told.field(one), "      ", "        ")
    if len(found) > _MOST_RECORDS:
        lines.append(f"  {told.say('more_records', number=len(found) - _MOST_RECORDS)}")
    if report["counts"]["packages"]:
        lines += ["", *_wrapped(told.tally(report["counts"]), "", "  ")]
        for it in told.notes(report):
            lines += _wrapped(told.say("note", text=it), "  ", "    ")
        for package in report["packages"]:
            lines += _of_package(package, words, told)
    return "\n".join(lines) + "\n"


def _of_package(
    package: Mapping[str, Any], words: Phrases, told: Wording
) -> Iterator[str]:
    yield ""
    yield words.labelled(package["name"], told.effects(package))
    column = max(len(told.say(it)) for it in ("broken", "repriced", "better")) + 1
    for effect, reason in told.reasons(package):
        first = f"{told.say(effect):{column}} {reason}"
        yield from _wrapped(first, "  ", " " * (column + 3))


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
    )
