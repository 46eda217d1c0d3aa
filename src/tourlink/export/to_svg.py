"""The route map of a plan as an SVG."""

from tourlink.export import View
from tourlink.export.route_svg import draw
from tourlink.plan import PlanDocument


def render(document: PlanDocument, view: View) -> str:
    """Return the map of one plan."""
    return draw(document, view.plan - 1, view.lang, outline=view.outline)
