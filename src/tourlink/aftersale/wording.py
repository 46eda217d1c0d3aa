"""The report in words: what texts and Markdown share."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tourlink.export.costs import Costs
from tourlink.export.phrases import Phrases
from tourlink.export.said_notes import SaidNotes

_LONGEST = 60
_MOST_REASONS = 3


class Wording:
    """Says a report on changes in one language."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._told = SaidNotes(words)
        self._costs = Costs(words)

    def say(self, key: str, **values: object) -> str:
        """Return a text of this report."""
        return self._words.say(f"diff.{key}", **values)

    def field(self, found: Mapping[str, Any]) -> str:
        """Return such as `fee.adult_vnd: 100000 -> 120000`, as the files have it."""
        before, after = self._value(found["before"]), self._value(found["after"])
        return f"{found['path']}: {before} -> {after}"

    def reasons(self, package: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield what happened to a package, each with its reason; the worst first."""
        spoilt = package["broken"]
        for it in spoilt[:_MOST_REASONS]:
            slug = it["constraint"]
            name = self._words.known("constraint_names", slug, slug)
            yield "broken", self._words.labelled(name, self._spoilt(it))
        if len(spoilt) > _MOST_REASONS:
            yield "broken", self.say("more", number=len(spoilt) - _MOST_REASONS)
        for it in package["prices"]:
            yield "repriced", self._price(it)
        if better := package["better"]:
            yield "better", self._better(better)

    def effects(self, package: Mapping[str, Any]) -> str:
        """Return what happened to a package, in words."""
        return ", ".join(map(self.say, package["effects"]))

    def tally(self, counts: Mapping[str, int]) -> str:
        """Return how many packages are affected, in one line."""
        return self.say(
            "tally",
            packages=self._words.count("package", counts["packages"]),
            broken=counts["broken"],
            repriced=counts["repriced"],
            better=counts["better"],
            skipped=counts["packages"] - counts["looked_at"],
        )

    def changes(self, counts: Mapping[str, int]) -> str:
        """Return how many records differ, in one line."""
        total = counts["added"] + counts["removed"] + counts["changed"]
        if not total:
            return self.say("no_record")
        return self.say(
            "changes",
            records=self._words.count("record", total),
            added=counts["added"],
            removed=counts["removed"],
            changed=counts["changed"],
        )

    def notes(self, report: Mapping[str, Any]) -> Iterator[str]:
        """Yield what a reader should know of the packages, and would not guess."""
        counts = report["counts"]
        for key in ("unlocked", "locked_elsewhere", "edited"):
            if number := counts[key]:
                yield self.say(key, number=number)
        if engines := report["engines"]:
            yield self.say("engines", versions=", ".join(engines))

    def _value(self, found: Any) -> str:
        """Return a value of a field in short."""
        if found is None:
            return self._words.say("verify.none")
        is_text = isinstance(found, str)
        return _short(found if is_text else json.dumps(found, ensure_ascii=False))

    def _spoilt(self, it: Mapping[str, Any]) -> str:
        said = [self._told.note(it["where"])] if it["where"] else []
        if it["limit"] is not None:
            value, limit = (
                _short(self._told.value(it[name])) for name in ("value", "limit")
            )
            said.append(self._words.say("verify.instead", value=value, limit=limit))
        if it["note"]:
            said.append(self._told.note(it["note"]))
        if it["fact"]:
            said.append(self._words.say("verify.by", fact=it["fact"]))
        return self._words.apart(said)

    def _vnd(self, amount: int | None) -> str:
        return self.say("unknown") if amount is None else self._words.money(amount)

    def _price(self, it: Mapping[str, Any]) -> str:
        before, after = self._vnd(it["before_vnd"]), self._vnd(it["after_vnd"])
        line = self.say("price", before=before, after=after)
        if it["lacking"]:
            return self._words.apart((line, self._costs.lack(it["lacking"][0])))
        # A change that comes again each day or night is told once.
        told = dict.fromkeys(
            f"{self._costs.what(one)} {self._vnd(one['before_vnd'])} -> "
            f"{self._vnd(one['after_vnd'])}"
            for one in it["costs"]
        )
        shown = list(told)[:_MOST_REASONS] or [self.say("by_terms")]
        more = len(told) - len(shown)
        if more > 0:
            shown.append(self.say("more", number=more))
        return self._words.labelled(line, self._words.apart(shown))

    def _better(self, it: Mapping[str, Any]) -> str:
        before, after = it["score_before"], it["score_after"]
        share = self._words.number(100 * (after - before) / max(1, before))
        said = [self.say("because", records=", ".join(it["because"]))]
        said += [
            self.say(key, places=", ".join(it[key][:_MOST_REASONS]))
            for key in ("adds", "drops")
            if it[key]
        ]
        number = self._words.number
        line = self.say("score", before=number(before), after=number(after))
        gained = self._words.say("forms.percent", share=f"+{share}")
        return f"{line} ({gained}), {self._words.apart(said)}"


def _short(text: str) -> str:
    text = "".join(it if it.isprintable() else "?" for it in text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]} …"
