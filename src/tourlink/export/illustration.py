"""The maps that documents show."""

from tourlink.export import View
from tourlink.export.route_svg import draw
from tourlink.plan import PlanDocument

SCREEN_PX = 800
PHONE_PX = 328  # what a telephone of 360 pixels leaves between its margins
PAPER_PX = 660  # on 174 mm, the width of a page, names are of 9 points


def route_maps(document: PlanDocument, view: View, width: int) -> list[str]:
    """
    Return the map of each plan as an SVG that can stand within a page.

    Parameters
    ----------
    width
        Pixels at which letters have their natural size.
    """
    return [
        draw(document, number, view.lang, width, outline=view.outline, bare=True)
        for number in range(len(document["plans"]))
    ]
