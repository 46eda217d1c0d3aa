"""What plans say of themselves in English, said in the reader's language."""

import re

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.plan import PlanDocument, Warning_

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?: \([^)]*\))?")


def people_of(document: PlanDocument) -> int:
    """Return how many travel; 0 where the request does not say."""
    request = document["request"]
    adults, elders = request.get("adults", 0), request.get("elders", 0)
    children = request.get("children", ())
    if not (isinstance(adults, int) and isinstance(elders, int)):
        return 0
    return adults + elders + (len(children) if isinstance(children, list) else 0)


def warned(warning: Warning_, names: Gazetteer, words: Phrases) -> str:
    """Return a warning with the names of the places it is about."""
    message = clean(warning["message"])
    said, _, what = message.rpartition(": ")
    told = words.known("warnings", clean(warning["code"]), "")
    ids = what.split(", ")
    if not all(map(_ID.fullmatch, ids)):
        return told or message
    listed = ", ".join(map(names.place, ids))
    return words.labelled(told or said, listed)
