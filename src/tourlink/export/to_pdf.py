"""
A plan as a PDF: A4, tagged for screen readers, with text that can be searched.

Typst lays it out from `templates/itinerary.typ` and the data beside it.
"""

import json
from dataclasses import asdict
from typing import Any

from tourlink.export import View
from tourlink.export.illustration import PAPER_PX, route_maps
from tourlink.export.itinerary import Booklet, Itinerary, booklet
from tourlink.export.templating import source
from tourlink.export.typesetting import lay_out
from tourlink.plan import PlanDocument

_NAME = "itinerary.typ"
_LOGO = "logo.svg"


def render(document: PlanDocument, view: View) -> bytes:
    """
    Return the file.

    Raises
    ------
    FileError
        If the agency's template cannot be laid out.
    """
    made = booklet(document, view)
    files = {
        "main.typ": source(_NAME, view.templates),
        "data.json": json.dumps(_data(made), ensure_ascii=False).encode(),
    }
    for number, picture in enumerate(route_maps(document, view, PAPER_PX)):
        files[f"map-{number}.svg"] = picture.encode()
    logo = made.house.logo
    if logo.data:
        files[_LOGO] = logo.svg
    return lay_out(files)


def _data(made: Booklet) -> dict[str, Any]:
    logo = made.house.logo
    return {
        "lang": made.lang.value,
        "title": made.title,
        "name": made.house.brand.name or "",
        "colour": made.house.brand.colour,
        "logo": _LOGO if logo.data else "",
        "colon": made.words.labelled("", ""),
        "page": made.words.say("document.page_of", page="{page}", pages="{pages}"),
        "none": made.words.say("plan.no_plan"),
        "tours": [
            {**_tour(it), "map": f"map-{number}.svg"}
            for number, it in enumerate(made.itineraries)
        ],
    }


def _tour(itinerary: Itinerary) -> dict[str, Any]:
    sections = []
    for it in itinerary.sections:
        section = asdict(it)
        if it.table:
            for key in ("right", "wide", "sums"):
                section["table"][key] = sorted(section["table"][key])
        sections.append(section)
    return {
        "title": itinerary.title,
        "subtitle": itinerary.subtitle,
        "kind": itinerary.kind,
        "option": itinerary.option,
        "note": itinerary.note,
        "sections": sections,
    }
