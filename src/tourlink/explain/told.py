"""Conflicts and relaxations in words, and as plain data."""

from collections.abc import Sequence
from typing import Any

from tourlink.explain.changes import options
from tourlink.explain.conflict import Conflict
from tourlink.explain.relax import Relaxation

_CANNOT_ALL = {
    True: "proven: no chain of the places looked at keeps all of",
    False: "by search, not proven: no chain was found that keeps all of",
}


def conflict_lines(found: Conflict) -> list[str]:
    """Return what is in conflict, a constraint a line."""
    if not found.members:
        return [f"nothing that could be given up helps: {found.reason or 'no chain'}"]
    if found.reason and len(found.members) == 1:
        return [found.reason]
    lines = [_CANNOT_ALL[found.proven], *(f"  - {it.text}" for it in found.members)]
    return [*lines, found.reason] if found.reason else lines


def relaxation_text(found: Relaxation) -> str:
    """Return a relaxation in a sentence: what to change, and what one gets for it."""
    what = "; and ".join(it.text for it in found.changes)
    days = f"{found.days} day{'' if found.days == 1 else 's'}"
    return f"{what} ({days}, {found.score:,} points)"


def conflict_data(found: Conflict) -> dict[str, Any]:
    """Return a conflict as plain data."""
    return {
        "members": [{"constraint": it.name, "text": it.text} for it in found.members],
        "status": "proven" if found.proven else "by search",
        "reason": found.reason,
    }


def relaxations_data(found: Sequence[Relaxation]) -> list[dict[str, Any]]:
    """Return relaxations as plain data."""
    return [
        {
            "changes": [
                {
                    "constraint": change.member,
                    "text": change.text,
                    "price": change.price,
                    "options": options(change.fields),
                }
                for change in it.changes
            ],
            "rank": it.rank,
            "score": it.score,
            "known_cost_vnd_per_person": it.known_cost_vnd,
            "days": it.days,
            "title": it.title,
        }
        for it in found
    ]
