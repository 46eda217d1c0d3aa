"""The maps that documents show."""

from tourlink.export import View
from tourlink.export.route_svg import draw
from tourlink.plan import PlanDocument


def route_maps(document: PlanDocument, view: View) -> list[str]:
    """Return the map of each plan as an SVG that can stand within a page."""
    return [
        draw(document, number, view.lang, outline=view.outline)
        for number in range(len(document["plans"]))
    ]
