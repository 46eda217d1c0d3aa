"""A plan as a schema.org TouristTrip in JSON-LD, for a page's <script> element."""

import json
from typing import Any

from tourlink.export import View
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.route_lines import stops, times
from tourlink.export.titles import Titles
from tourlink.export.words import stamp
from tourlink.plan import Plan, PlanDocument
from tourlink.vocabulary import Lang

_CONTEXT = "https://schema.org"
# Letters that would end a script element early, or break an old reader's line.
_UNSAFE = {ord(it): f"\\u{ord(it):04x}" for it in "<>&\u2028\u2029"}


def render(document: PlanDocument, view: View) -> str:
    """Return one plan; nothing is said of a price that the plan does not know."""
    plan = view.chosen(document)
    names = Gazetteer(document, view.lang)
    visited = stops(plan)
    trip: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "TouristTrip",
        "name": Titles(document, names).plan(plan),
    }
    if plan["themes"]:
        trip["touristType"] = [clean(it) for it in plan["themes"]]
    trip |= _times(plan)
    trip["itinerary"] = {
        "@type": "ItemList",
        "numberOfItems": len(visited),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": stop.number,
                "item": _attraction(document, stop.place, names, view.lang),
            }
            for stop in visited
        ],
    }
    price = plan["totals"]["cost_vnd_per_person"]
    if price is not None:
        trip["offers"] = {"@type": "Offer", "price": price, "priceCurrency": "VND"}
    text = json.dumps(trip, ensure_ascii=False, allow_nan=False, indent=2)
    return text.translate(_UNSAFE) + "\n"


def _times(plan: Plan) -> dict[str, str]:
    """Return when the trip begins and ends, with offsets, where it has dates."""
    items = [item for day in plan["days"] for item in day["items"]]
    if not items or not plan["days"][0]["date"]:
        return {}
    return {
        "departureTime": _with_offset(times(items[0])[0]),
        "arrivalTime": _with_offset(times(items[-1])[1]),
    }


def _with_offset(time: str) -> str:
    found = stamp(time)
    hours, minutes = divmod(abs(found.offset_min), 60)
    sign = "-" if found.offset_min < 0 else "+"
    return f"{found.date}T{found.clock}:00{sign}{hours:02}:{minutes:02}"


def _attraction(
    document: PlanDocument, place: str, names: Gazetteer, lang: Lang
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "TouristAttraction",
        "name": names.place(place),
    }
    note = document["places"].get(place)
    if note is None:
        return told
    others = [Gazetteer(document, it).place(place) for it in Lang if it is not lang]
    others = [it for it in dict.fromkeys(others) if it != told["name"]]
    if others:
        told["alternateName"] = others
    if themes := names.themes(place):
        told["keywords"] = themes
    told["geo"] = {
        "@type": "GeoCoordinates",
        "latitude": round(note["lat"], 6),
        "longitude": round(note["lon"], 6),
    }
    told["address"] = {
        "@type": "PostalAddress",
        "addressRegion": names.province(note["province"]),
    }
    return told
