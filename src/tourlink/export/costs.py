"""What the lines of a quotation are, and what has no rate, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from tourlink.export.phrases import Phrases
from tourlink.export.reasons import Reasons
from tourlink.vocabulary import Lang


class Costs:
    """Says costs by their codes and values; in English as pricing wrote them."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._reasons = Reasons(words)

    def what(self, line: Mapping[str, Any]) -> str:
        """Return what a line is for, with its surcharge."""
        words, code = self._words, line.get("code", "")
        what: str = line["what"]
        if words.lang is Lang.EN or code in {"", "own"}:
            return words.known("quoted", what, what)
        values = line.get("values", {})
        said = self._reasons.say("quote_costs", code, values) or what
        if why := values.get("surcharge"):
            said = f"{said} ({words.known('surcharges', why, why)})"
        return said

    def lack(self, lack: Mapping[str, Any]) -> str:
        """Return what has no rate, or two."""
        text: str = lack["text"]
        if self._words.lang is Lang.EN or lack["code"] == "own":
            return text
        values: Mapping[str, Any] = lack.get("values", {})
        cost: Mapping[str, Any] = values.get("cost", {})
        what = cost and self._reasons.say("quote_lacks", cost["code"], cost["values"])
        said = self._reasons.say("quote_lacks", lack["code"], {**values, "what": what})
        also = [
            self._reasons.say("quote_lacks", name, values)
            for name in ("date", "people")
            if name in values
        ]
        return ", ".join([said or text, *also])
