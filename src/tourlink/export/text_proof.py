"""What a plan leaves out, and what proves it, on a page of text."""

from typing import Any

from tourlink.export.gazetteer import clean
from tourlink.export.page import Page, styled
from tourlink.export.phrases import Phrases
from tourlink.export.said import Said
from tourlink.plan import Plan

_MOST_LEFT_OUT = 8
_LEAST_GROUPED = 10_000  # smaller numbers are read without separators


class Proof:
    """Writes these closing parts of a plan."""

    def __init__(self, page: Page, said: Said, words: Phrases) -> None:
        self._page = page
        self._said = said
        self._words = words

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"plan.{key}", **values)

    @property
    def _colon(self) -> str:
        return self._words.say("forms.colon")

    def left_out(self, plan: Plan) -> None:
        """Write the best of what the plan does not visit, with the reasons."""
        left_out = plan["left_out"]
        if left_out:
            self._page.line()
            self._page.line(self._say("left_out"), "heading")
        for candidate in left_out[:_MOST_LEFT_OUT]:
            self._page.hanging(
                styled(("  - ", "aside")),
                styled(
                    (self._said.name(candidate), ""),
                    (f"{self._colon}{self._said.left_out(candidate)}", "aside"),
                ),
            )
        if len(left_out) > _MOST_LEFT_OUT:
            more = self._say("and_more", n=len(left_out) - _MOST_LEFT_OUT)
            self._page.line(f"    {more}", "aside")

    def certificate(self, plan: Plan) -> None:
        """Write which constraints hold, those first that do not."""
        proofs = plan["certificate"]
        broken = [proof for proof in proofs if not proof["holds"]]
        kept = [self._said.constraint(proof) for proof in proofs if proof["holds"]]
        if not proofs:
            return
        constraints = self._words.count("constraint", len(proofs))
        self._page.line()
        self._page.line(self._say("certificate"), "heading")
        for proof in broken:
            self._page.hanging(
                styled(("  ! ", "failure")),
                styled(
                    (
                        self._say("broken", constraint=self._said.constraint(proof)),
                        "failure",
                    ),
                    (
                        self._say(
                            "value_limit",
                            value=self._value(proof["value"]),
                            limit=self._value(proof["limit"]),
                        ),
                        "",
                    ),
                ),
            )
        if broken:
            first = self._say("some_hold", kept=len(kept), total=len(proofs))
        else:
            first = self._say("all_hold", constraints=constraints)
        told = self._words.labelled(first, ", ".join(kept)) if kept else first
        self._page.hanging(styled(("    ", "")), styled((told, "")))

    def _value(self, anything: Any) -> str:
        """Return what a constraint's limit or value says, on one line."""
        match anything:
            case None:
                return self._say("none")
            case bool():
                return self._say("yes" if anything else "no")
            case dict():
                parts = anything.items()
                return ", ".join(f"{clean(str(k))} {self._value(v)}" for k, v in parts)
            case list() | tuple():
                return ", ".join(map(self._value, anything)) or self._say("none")
            case int() if abs(anything) >= _LEAST_GROUPED:
                return self._words.number(anything)
            case _:
                return clean(str(anything))
