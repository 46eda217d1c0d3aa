"""
A plan as one HTML page that needs nothing else: no file, no network, no script.

It is read on a telephone, in the dark, by a screen reader, and printed on A4.
"""

from markupsafe import Markup

from tourlink.export import View
from tourlink.export.illustration import PHONE_PX, SCREEN_PX, route_maps
from tourlink.export.itinerary import booklet
from tourlink.export.templating import fill
from tourlink.plan import PlanDocument

# Of white in the accent colour on a dark page: enough for a contrast of 4.5.
_WHITE_SHARE = 0.6


def render(document: PlanDocument, view: View) -> str:
    """Return the page."""
    made = booklet(document, view)
    brand = made.house.brand
    values = {
        "booklet": made,
        "brand": brand,
        "logo": made.house.logo.uri,
        "maps": _maps(document, view, SCREEN_PX),
        "narrow_maps": _maps(document, view, PHONE_PX),
        "say": made.words.say,
        "accent": brand.colour,
        "accent_dark": _lighter(brand.colour),
        "colon": made.words.labelled("", ""),
    }
    return fill("itinerary.html.j2", view.templates, values)


def _maps(document: PlanDocument, view: View, width: int) -> list[Markup]:
    # Drawn by us, with all names in it escaped.
    return [Markup(it) for it in route_maps(document, view, width)]  # noqa: S704


def _lighter(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    mixed = (round(it + (255 - it) * _WHITE_SHARE) for it in parts)
    return "#" + "".join(f"{it:02x}" for it in mixed)
