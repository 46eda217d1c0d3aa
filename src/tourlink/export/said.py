"""What plans say of themselves in English, said in the reader's language."""

import re
from typing import Any

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.reasons import Reasons
from tourlink.plan import (
    Certificate,
    LeftOut,
    Plan,
    PlanDocument,
    SeasonWindow,
    Warning_,
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?: \([^)]*\))?")


def people_of(document: PlanDocument) -> int:
    """Return how many travel; 0 where the request does not say."""
    request = document["request"]
    adults, elders = request.get("adults", 0), request.get("elders", 0)
    children = request.get("children", ())
    if not (isinstance(adults, int) and isinstance(elders, int)):
        return 0
    return adults + elders + (len(children) if isinstance(children, list) else 0)


class Said:
    """
    Says warnings and the like; what a newer plan may say else, in its English.

    Parameters
    ----------
    as_written
        Whether the language is the one that the plan was made in.
    """

    def __init__(
        self, names: Gazetteer, words: Phrases, *, as_written: bool = False
    ) -> None:
        self._as_written = as_written
        self._names = names
        self._words = words
        self._reasons = Reasons(words, names)

    def best_for(self, plan: Plan) -> str:
        """Return whom a plan suits; empty where it says so in another language."""
        told = plan.get("best_for_in", {}).get(self._words.lang)
        return clean(told or (plan.get("best_for", "") if self._as_written else ""))

    def name(self, place: LeftOut) -> str:
        """Return the name of a place that the document may tell nothing else of."""
        named = self._names.told(place.get("name", {}))
        return named or self._names.place(place["destination"])

    def warning(self, warning: Warning_) -> str:
        """Return a warning with the names of the places it is about."""
        message = clean(warning["message"])
        values = warning.get("values")
        if values is None:
            values = _listed(message)
        return self._reasons.say("warnings", clean(warning["code"]), values) or message

    def left_out(self, place: LeftOut) -> str:
        """Return why a place is not visited."""
        values = place.get("values", {})
        code = f"refused-{values['why']}" if "why" in values else place.get("code", "")
        said = self._reasons.say("left_out", code, values) if code else ""
        return said or clean(place["reason"])

    def season(self, window: SeasonWindow) -> str:
        """Return why a plan is made for its fortnight."""
        values = window.get("values")
        if values is None:
            return clean(window["reason"])
        told = (
            ("events", {"events": values["events"]}),
            ("around", {"events": values["around"]}),
            ("without", {"names": values["without"]}),
            ("alike", {"alike": values["alike"]}),
        )
        return "; ".join(
            self._reasons.say("season", code, it)
            for code, it in told
            if any(it.values())
        )

    def constraint(self, proof: Certificate) -> str:
        """Return what a line of the certificate is about."""
        text, words = clean(proof["constraint"]), self._words
        for start in ("stops of stage", "stops in", "stops of"):
            if text.startswith(f"{start} "):
                label = text.removeprefix(start).strip()
                what = self._names.told(proof.get("area", {})) or self._label(label)
                return words.say(f"constraints.{start}", what=what)
        if text.startswith("require "):
            return words.say(
                "constraints.require", how=self._way(text.removeprefix("require "))
            )
        return words.known("constraints", text, text)

    def _label(self, label: str) -> str:
        """Return a stage or a terrain: a theme, provinces, or a name as it is."""
        known = self._words.known("terrains", label, "")
        known = known or self._words.known("tags", label, "")
        return known or " / ".join(map(self._names.province, label.split(" / ")))

    def _way(self, name: str) -> str:
        how, _, where = name.partition(":")
        night = how.startswith("overnight-")
        mode = how.removeprefix("overnight-")
        told = self._words.known("night_services" if night else "by", mode, mode)
        return self._words.say(f"constraints.{where}", mode=told)


def _listed(message: str) -> dict[str, Any]:
    """Return the ids that the message of an older plan ends with."""
    _, _, what = message.rpartition(": ")
    ids = what.split(", ")
    if all(map(_ID.fullmatch, ids)):
        return {"places": ids, "services": ids}
    return {"names": [{"en": what}]}
