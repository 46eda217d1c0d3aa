"""A plan in Markdown, for mails, wikis and chats."""

import re
from typing import Any

from markupsafe import Markup

from tourlink.export import View
from tourlink.export.itinerary import booklet
from tourlink.export.templating import fill
from tourlink.plan import PlanDocument

# What would be read as markup inside of a line, and at its start.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_LEADING = re.compile(r"^(\s*)([#>+=-])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)]\s)")


def render(document: PlanDocument, view: View) -> str:
    """Return the page."""
    made = booklet(document, view)
    values = {
        "booklet": made,
        "brand": made.house.brand,
        "say": made.words.say,
        "colon": made.words.labelled("", ""),
    }
    page = fill("itinerary.md.j2", view.templates, values, escape=escape)
    return re.sub(r"\n{3,}", "\n\n", page).strip("\n") + "\n"


def escape(value: Any) -> Any:
    """Return a value whose text Markdown shows as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    inside = _SPECIAL.sub(r"\\\1", value)
    return _NUMBERED.sub(r"\1\\\2", _LEADING.sub(r"\1\\\2", inside))
