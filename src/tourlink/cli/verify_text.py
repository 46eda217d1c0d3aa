"""
The verdicts on a plan as text for people, in their language.

What constraints, groups and notes are called in Vietnamese and French stands with the
other words; in English a constraint goes by its slug, and its rule is its docstring.
"""

import textwrap
from collections.abc import Iterator
from typing import Any

from tourlink.export.phrases import Phrases
from tourlink.export.said_notes import SaidNotes
from tourlink.verify.constraint import Check, Constraint, Group, Status
from tourlink.verify.run import Verdict, Verification
from tourlink.verify.sources import Sources

_WIDTH = 80
_MOST_SHOWN = 5  # of the places where one constraint is broken


def to_text(verification: Verification, sources: Sources, words: Phrases) -> str:
    """Return the report in lines of 80 columns, with what does not hold at the end."""
    lines = _Writer(words, sources).lines(verification)
    # Words of the document reach the terminal: none of them may steer it.
    clean = (
        "".join(it if it.isprintable() or it in _BLANKS else "?" for it in line)
        for line in lines
    )
    return "\n".join(clean).lstrip("\n") + "\n"


_BLANKS = "\u00a0\u202f"  # that do not break; French has them


class _Writer:
    """Writes verdicts in one language."""

    def __init__(self, words: Phrases, sources: Sources) -> None:
        self._words = words
        self._sources = sources
        self._told = SaidNotes(words)

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"verify.{key}", **values)

    def lines(self, verification: Verification) -> Iterator[str]:
        """Yield the verdicts by group, then each that does not hold, then the sum."""
        verdicts = verification.verdicts
        first = max(len(self._say(it)) for it in Status)
        second = max(len(self._name(it.constraint)) for it in verdicts)
        for number in dict.fromkeys(it.plan for it in verdicts):
            of_plan = [it for it in verdicts if it.plan == number]
            if number is not None:
                plan = self._say("plan", number=number + 1, total=verification.plans)
                yield from ("", plan)
            for group in Group:
                of_group = [it for it in of_plan if it.constraint.group is group]
                if not of_group:
                    continue
                name = self._words.known("verify_groups", group, group)
                yield from ("", name[0].upper() + name[1:])
                for it in of_group:
                    status, slug = self._say(it.status), self._name(it.constraint)
                    start = f"  {status:{first}}  {slug:{second}}"
                    yield _cut(f"{start}  {self._said(it)}")
        for it in verdicts:
            if it.status is not Status.HOLDS:
                yield ""
                yield from self._explained(it)
        yield ""
        yield from textwrap.wrap(self._summary(verification), _WIDTH)

    def _name(self, constraint: Constraint[Any]) -> str:
        slug = constraint.slug
        return self._words.known("constraint_names", slug, slug)

    def _said(self, verdict: Verdict) -> str:
        """Return what a line says beside the name: the value, the limit or a note."""
        check = verdict.shown
        if check is None:
            return self._say("nothing")
        if verdict.status is Status.HOLDS and verdict.notes:
            return self._words.apart(map(self._told.note, verdict.notes))
        if verdict.status is Status.UNCHECKED:
            return self._told.note(check.note)
        if check.limit is None:
            return ""
        value, limit = self._told.value(check.value), self._told.value(check.limit)
        if check.value == check.limit:
            return value
        return self._say("limit", value=value, limit=limit)

    def _explained(self, verdict: Verdict) -> Iterator[str]:
        constraint = verdict.constraint
        label, name = self._say(verdict.status), self._name(constraint)
        if name != constraint.slug:
            name = f"{name} ({constraint.slug})"
        if verdict.plan is not None:
            name = self._say("in_plan", name=name, number=verdict.plan + 1)
        yield self._words.labelled(label, name)
        rule = self._words.known("constraint_rules", constraint.slug, constraint.rule)
        yield from _wrapped(rule, "  ", "  ")
        failing = verdict.failing
        for check in failing[:_MOST_SHOWN]:
            yield from self._of_place(check)
        if len(failing) > _MOST_SHOWN:
            yield f"  {self._say('more', number=len(failing) - _MOST_SHOWN)}"

    def _of_place(self, check: Check) -> Iterator[str]:
        said = []
        if check.limit is not None or check.value is not None:
            value, limit = self._told.value(check.value), self._told.value(check.limit)
            said.append(self._say("instead", value=value, limit=limit))
        if check.note:
            said.append(self._told.note(check.note))
        text = self._words.labelled(check.at or "/", self._words.apart(said))
        yield from _wrapped(text, "  - ", "    ")
        if check.fact is None:
            return
        where = ".".join(map(str, check.fact.path))
        fact = f"{check.fact.kind}/{check.fact.id} {where}".rstrip()
        yield f"    {self._say('by', fact=fact)}"
        if (place := self._sources.place(check.fact)) is not None:
            yield f"    {self._say('at', place=place)}"

    def _summary(self, verification: Verification) -> str:
        counts = [
            self._say(f"sum_{status}", number=verification.count(status))
            for status in Status
        ]
        return self._say(
            "sum",
            plans=self._words.count("plan", verification.plans),
            constraints=self._words.count("constraint", len(verification.verdicts)),
            counts=", ".join(counts),
        )


def _cut(line: str) -> str:
    line = line.rstrip()
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 2].rstrip()} …"


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH - 2, initial_indent=first, subsequent_indent=others
    )
