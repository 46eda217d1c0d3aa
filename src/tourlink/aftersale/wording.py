"""The report in words: what texts and Markdown share."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

_LONGEST = 60
_MOST_REASONS = 3


def value(found: Any) -> str:
    """Return a value of a field in short."""
    if found is None:
        return "none"
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    text = "".join(it if it.isprintable() else "?" for it in text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]} …"


def field(found: Mapping[str, Any]) -> str:
    """Return such as `fee.adult_vnd: 100000 -> 120000`."""
    return f"{found['path']}: {value(found['before'])} -> {value(found['after'])}"


def reasons(package: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what happened to a package, each with its reason; the worst first."""
    spoilt = package["broken"]
    for it in spoilt[:_MOST_REASONS]:
        yield "broken", f"{it['constraint']}: {_spoilt(it)}"
    if len(spoilt) > _MOST_REASONS:
        yield "broken", f"and {len(spoilt) - _MOST_REASONS} more"
    for it in package["prices"]:
        yield "repriced", _price(it)
    if better := package["better"]:
        yield "better", _better(better)


def tally(counts: Mapping[str, int]) -> str:
    """Return how many packages are affected, in one line."""
    skipped = counts["packages"] - counts["looked_at"]
    return (
        f"{_many(counts['packages'], 'package')}: {counts['broken']} broken, "
        f"{counts['repriced']} repriced, {counts['better']} with a better plan; "
        f"{skipped} skipped by their locks"
    )


def changes(counts: Mapping[str, int]) -> str:
    """Return how many records differ, in one line."""
    total = counts["added"] + counts["removed"] + counts["changed"]
    if not total:
        return "No record differs"
    return (
        f"{_many(total, 'record')}: {counts['added']} added, "
        f"{counts['removed']} removed, {counts['changed']} changed"
    )


def notes(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a reader should know of the packages, and would not guess."""
    counts = report["counts"]
    if number := counts["unlocked"]:
        yield f"{number} without a lock: looked at by the old facts"
    if number := counts["locked_elsewhere"]:
        yield f"{number} locked with other facts than the old ones"
    if number := counts["edited"]:
        yield f"{number} no longer the plan that was locked"
    if engines := report["engines"]:
        yield f"made by other versions of tourlink: {', '.join(engines)}"


def vnd(amount: int | None) -> str:
    """Return an amount as it is written."""
    return "unknown" if amount is None else f"{amount:,} VND"


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"


def _spoilt(it: Mapping[str, Any]) -> str:
    said = [it["where"]] if it["where"] else []
    if it["limit"] is not None:
        said.append(f"{value(it['value'])} instead of {value(it['limit'])}")
    if it["note"]:
        said.append(it["note"])
    if it["fact"]:
        said.append(f"by {it['fact']}")
    return "; ".join(said)


def _price(it: Mapping[str, Any]) -> str:
    line = f"{vnd(it['before_vnd'])} -> {vnd(it['after_vnd'])} a person"
    if it["missing"]:
        return f"{line}; {it['missing'][0]}"
    # A change that comes again each day or night is told once.
    told = dict.fromkeys(
        f"{one['what']} {vnd(one['before_vnd'])} -> {vnd(one['after_vnd'])}"
        for one in it["costs"]
    )
    shown = list(told)[:_MOST_REASONS] or ["by the terms"]
    more = len(told) - len(shown)
    return f"{line}: {'; '.join(shown)}" + (f"; and {more} more" if more > 0 else "")


def _better(it: Mapping[str, Any]) -> str:
    gained = it["score_after"] - it["score_before"]
    share = 100 * gained / max(1, it["score_before"])
    line = f"score {it['score_before']} -> {it['score_after']} (+{share:.0f} %)"
    said = [f"because of {', '.join(it['because'])}"]
    if it["adds"]:
        said.append(f"adds {', '.join(it['adds'][:_MOST_REASONS])}")
    if it["drops"]:
        said.append(f"drops {', '.join(it['drops'][:_MOST_REASONS])}")
    return f"{line}, {'; '.join(said)}"
