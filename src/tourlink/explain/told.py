"""Explanations in words, and as plain data in English."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tourlink.errors import NoFeasibleChainError
from tourlink.explain.changes import Change, options
from tourlink.explain.conflict import Conflict
from tourlink.explain.relax import Relaxation
from tourlink.explain.wording import Remark
from tourlink.export.phrases import Phrases, phrases
from tourlink.export.reasons import Reasons
from tourlink.export.said_notes import SaidNotes
from tourlink.planner.reason import Reason
from tourlink.vocabulary import Lang


class Told:
    """Says conflicts, changes and what hangs on a stop in one language."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._reasons = Reasons(words)
        self._notes = SaidNotes(words)

    def remark(self, table: str, said: Remark) -> str:
        """Return a remark by its words in a table."""
        return self._reasons.say(table, said.code, said.values)

    def error(self, error: NoFeasibleChainError) -> str:
        """Return why there is no chain; without a code it was said before."""
        if not error.code:
            return error.message
        return self.reason(Reason(error.code, error.message, self._said(error.values)))

    def hint(self, error: NoFeasibleChainError) -> str:
        """Return what could be done about it; empty where nothing is known."""
        code, hint = error.code, error.hint or ""
        if not code:
            return hint
        values = self._said(error.values)
        return self._reasons.told("infeasible_hints", code, values, hint)

    def _said(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of which those that are sentences are said."""
        said = dict(values)
        if "why" in said:
            said["why"] = self._notes.note(said["why"])
        if "sentences" in said:
            sentences = map(self._notes.note, said["sentences"])
            said["sentences"] = self._words.apart(sentences)
        return said

    def reason(self, found: Reason) -> str:
        """Return why a request can never be kept."""
        return self._reasons.told("infeasible", found.code, found.values, found.text)

    def conflict(self, found: Conflict) -> Iterator[str]:
        """Yield what is in conflict, a constraint a line."""
        say = self._words.say
        reason = self.reason(found.reason) if found.reason else ""
        if not found.members:
            yield say("why.no_help", reason=reason or say("why.no_chain"))
            return
        if reason and len(found.members) == 1:
            yield reason
            return
        yield say("why.proven" if found.proven else "why.by_search")
        for it in found.members:
            yield f"  - {self.remark('members', it.demand)}"
        if reason:
            yield reason

    def change(self, change: Change) -> str:
        """Return what to give way in."""
        return self.remark("changes_of", change.said)

    def relaxation(self, found: Relaxation) -> str:
        """Return in a sentence what to change, and what one gets for it."""
        return self._words.say(
            "why.relaxation",
            changes=self._words.both(map(self.change, found.changes)),
            days=self._words.count("day", found.days),
            points=self._words.count("point", found.score),
        )


def conflict_data(found: Conflict) -> dict[str, Any]:
    """Return a conflict as plain data."""
    told = Told(phrases(Lang.EN))
    return {
        "members": [
            {"constraint": it.name, "text": told.remark("members", it.demand)}
            for it in found.members
        ],
        "status": "proven" if found.proven else "by search",
        "reason": found.reason and found.reason.text,
    }


def relaxations_data(found: Sequence[Relaxation]) -> list[dict[str, Any]]:
    """Return relaxations as plain data."""
    told = Told(phrases(Lang.EN))
    return [
        {
            "changes": [
                {
                    "constraint": change.member,
                    "text": told.change(change),
                    "price": told.remark("prices_of", change.price),
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
