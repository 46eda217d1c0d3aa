"""The verdicts as text for people, and as plain data for scripts."""

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from tourlink.verify.constraint import Check, Group, Status
from tourlink.verify.run import Verdict, Verification
from tourlink.verify.sources import Sources

FORMAT = "tourlink-verification/1"
_WIDTH = 80
_MOST_SHOWN = 5  # of the places where one constraint is broken
_SLUG_WIDTH = 26


def to_data(
    verification: Verification, sources: Sources, *, strict: bool
) -> dict[str, Any]:
    """Return the report as plain data; every fact has its place in the catalogue."""
    return {
        "format": FORMAT,
        "holds": verification.holds(strict=strict),
        "strict": strict,
        "plans": verification.plans,
        "counts": {it.value: verification.count(it) for it in Status},
        "constraints": [_of_verdict(it, sources) for it in verification.verdicts],
    }


def _of_verdict(verdict: Verdict, sources: Sources) -> dict[str, Any]:
    shown = verdict.shown
    return {
        "constraint": verdict.constraint.slug,
        "group": verdict.constraint.group.value,
        "plan": None if verdict.plan is None else verdict.plan + 1,
        "status": verdict.status.value,
        "rule": verdict.constraint.rule,
        "docs": f"docs/verify.md#{verdict.constraint.slug}",
        "checks": len(verdict.checks),
        **(_of_check(shown, sources) if shown else _NOTHING),
        "notes": list(verdict.notes),
        "failing": [
            {"status": it.status.value, **_of_check(it, sources)}
            for it in verdict.failing
        ],
    }


_NOTHING = {"limit": None, "value": None, "at": None, "fact": None, "note": ""}


def _of_check(check: Check, sources: Sources) -> dict[str, Any]:
    fact = check.fact
    place = sources.place(fact) if fact else None
    return {
        "limit": check.limit,
        "value": check.value,
        "at": check.at,
        "fact": fact
        and {
            "record": f"{fact.kind}/{fact.id}",
            "path": list(fact.path),
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
        },
        "note": check.note,
    }


def to_text(verification: Verification, sources: Sources) -> str:
    """Return the report in lines of 80 columns, with what does not hold at the end."""
    lines: list[str] = []
    numbers = dict.fromkeys(it.plan for it in verification.verdicts)
    for number in numbers:
        verdicts = [it for it in verification.verdicts if it.plan == number]
        if number is not None:
            lines += ["", f"Plan {number + 1} of {verification.plans}"]
        for group in Group:
            of_group = [it for it in verdicts if it.constraint.group is group]
            if of_group:
                lines += ["", group.value.capitalize()]
                lines += [_line(it) for it in of_group]
    failing = [it for it in verification.verdicts if it.status is not Status.HOLDS]
    for verdict in failing:
        lines += ["", *_explained(verdict, sources)]
    lines += ["", _summary(verification)]
    # Words of the document reach the terminal: none of them may steer it.
    clean = ("".join(it if it.isprintable() else "?" for it in line) for line in lines)
    return "\n".join(clean).lstrip("\n") + "\n"


def _line(verdict: Verdict) -> str:
    check = verdict.shown
    said = ""
    if check is None:
        said = "nothing to check"
    elif verdict.status is Status.UNCHECKED:
        said = check.note
    elif check.limit is not None:
        said = _short(check.value)
        if check.value != check.limit:
            said += f" (limit {_short(check.limit)})"
    if verdict.status is Status.HOLDS and verdict.notes:
        said = "; ".join(verdict.notes)
    line = f"  {verdict.status:9}  {verdict.constraint.slug:{_SLUG_WIDTH}}  {said}"
    return _cut(line)


def _cut(line: str) -> str:
    line = line.rstrip()
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 2].rstrip()} …"


def _explained(verdict: Verdict, sources: Sources) -> Iterator[str]:
    plan = "" if verdict.plan is None else f" in plan {verdict.plan + 1}"
    yield f"{verdict.status}: {verdict.constraint.slug}{plan}"
    yield from textwrap.wrap(
        verdict.constraint.rule, _WIDTH - 2, initial_indent="  ", subsequent_indent="  "
    )
    failing = verdict.failing
    for check in failing[:_MOST_SHOWN]:
        yield from _of_place(check, sources)
    if len(failing) > _MOST_SHOWN:
        yield f"  … and {len(failing) - _MOST_SHOWN} more"


def _of_place(check: Check, sources: Sources) -> Iterator[str]:
    said = []
    if check.limit is not None or check.value is not None:
        said.append(f"{_short(check.value)} instead of {_short(check.limit)}")
    if check.note:
        said.append(check.note)
    text = f"{check.at or '/'}: {'; '.join(said)}"
    yield from textwrap.wrap(
        text, _WIDTH - 2, initial_indent="  - ", subsequent_indent="    "
    )
    if check.fact is not None:
        place = sources.place(check.fact)
        where = ".".join(map(str, check.fact.path))
        fact = f"{check.fact.kind}/{check.fact.id} {where}".rstrip()
        yield f"    by {fact}"
        if place is not None:
            yield f"    at {place}"


def _short(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _summary(verification: Verification) -> str:
    counts = ", ".join(
        f"{verification.count(status)} {word}"
        for status, word in (
            (Status.HOLDS, "hold"),
            (Status.BROKEN, "broken"),
            (Status.UNCHECKED, "unchecked"),
        )
    )
    plans = "plan" if verification.plans == 1 else "plans"
    looked = len(verification.verdicts)
    return f"{verification.plans} {plans}, {looked} constraints: {counts}"
