"""What differs and whom it concerns, as plain data."""

from collections.abc import Sequence
from typing import Any

from tourlink.aftersale.broken import Broken
from tourlink.aftersale.differences import Difference
from tourlink.aftersale.run import Affected, Cost, Effect, Price, Watch
from tourlink.aftersale.state import State

FORMAT = "tourlink-diff/1"


def to_data(
    found: Sequence[Difference],
    affected: Sequence[Affected],
    watch: Watch,
    old: State,
    new: State,
) -> dict[str, Any]:
    """Return the report of `tourlink diff`; the other formats are made of it."""
    return {
        "format": FORMAT,
        "old": _stamp(old),
        "new": _stamp(new),
        "counts": {
            "added": _count(found, "added"),
            "removed": _count(found, "removed"),
            "changed": _count(found, "changed"),
            "packages": watch.total,
            "looked_at": watch.looked_at,
            "planned_anew": watch.planned,
            "affected": len(affected),
            **{
                effect.value: sum(effect in it.effects for it in affected)
                for effect in Effect
            },
            "unlocked": watch.unlocked,
            "locked_elsewhere": watch.elsewhere,
            "edited": watch.edited,
        },
        "engines": sorted(watch.engines),
        "differences": [
            {
                "record": str(it.key),
                "change": it.change,
                "fields": [field._asdict() for field in it.fields],
            }
            for it in found
        ]
        + [
            {
                "record": f"rules/{name}",
                "change": "changed",
                "fields": [{"path": "limit", "before": before, "after": after}],
            }
            for name, (before, after) in sorted(watch.limits.items())
        ],
        "packages": [_package(it) for it in affected],
    }


def _stamp(state: State) -> dict[str, str]:
    catalogue = state.catalogue
    return {
        "catalogue": catalogue.sha256,
        "as_of": catalogue.as_of,
        "rates": state.rates,
    }


def _count(found: Sequence[Difference], change: str) -> int:
    return sum(it.change == change for it in found)


def _package(it: Affected) -> dict[str, Any]:
    return {
        "name": it.package.name,
        "file": it.package.path.as_posix(),
        "effects": [effect.value for effect in it.effects],
        "changed": [str(key) for key in it.changed],
        "broken": [_broken(one) for one in it.broken],
        "prices": [_price(one) for one in it.prices],
        "better": None
        if it.better is None
        else {
            "score_before": it.better.before,
            "score_after": it.better.after,
            "because": [str(key) for key in it.better.because],
            "adds": list(it.better.adds),
            "drops": list(it.better.drops),
            "title": it.better.title,
        },
    }


def _broken(it: Broken) -> dict[str, Any]:
    return {**it._asdict(), "fact": str(it.fact) if it.fact else None}


def _price(it: Price) -> dict[str, Any]:
    return {
        "plan": it.plan,
        "before_vnd": it.before.per_person_vnd,
        "after_vnd": it.after.per_person_vnd,
        "missing": [one["text"] for one in it.after.missing],
        "lacking": list(it.after.missing),
        "costs": [_cost(one, it) for one in it.costs],
    }


def _cost(cost: Cost, price: Price) -> dict[str, Any]:
    day, kind, what = cost.name
    line = price.after.lines.get(cost.name) or price.before.lines[cost.name]
    return {
        "day": day,
        "kind": kind,
        "what": what,
        "code": line.get("code", ""),
        "values": line.get("values", {}),
        "before_vnd": cost.before,
        "after_vnd": cost.after,
    }
