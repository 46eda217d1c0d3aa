"""The verdicts as plain data for scripts."""

from typing import Any

from tourlink.verify.constraint import Check, Status
from tourlink.verify.run import Verdict, Verification
from tourlink.verify.sources import Sources

FORMAT = "tourlink-verification/1"


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
