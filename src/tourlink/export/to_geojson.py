"""A plan as GeoJSON (RFC 7946): stops and nights as points, legs as lines."""

import json
from typing import Any

from tourlink.export import View
from tourlink.export.gazetteer import Gazetteer, Point, clean
from tourlink.export.route_lines import legs, line, stops
from tourlink.export.titles import Titles
from tourlink.plan import Day, LegItem, PlanDocument

_DECIMALS = 6  # a tenth of a metre, and more than a name deserves (RFC 7946, 11.2)

Feature = dict[str, Any]


def render(document: PlanDocument, view: View) -> str:
    """Return a feature collection of one plan, a feature a line."""
    plan = view.chosen(document)
    names = Gazetteer(document, view.lang)
    features = [
        _feature(
            _point(names.point(stop.place)),
            {
                "type": "stop",
                "number": stop.number,
                "day": stop.day["day"],
                "place": stop.place,
                "name": names.place(stop.place),
                "title": clean(stop.item.get("title", "")) or None,
                "themes": names.themes(stop.place),
                "arrive": stop.item["arrive"],
                "leave": stop.item["leave"],
                "minutes": stop.item["duration_min"],
            },
        )
        for stop in stops(plan)
    ]
    for day in plan["days"]:
        features += [_leg(leg, day, names) for leg in legs(day)]
        features += _night(day, names)
    head = {
        "type": "FeatureCollection",
        "name": Titles(document, names).plan(plan),
        **_box(features),
    }
    # The list comes last, so that it can be written a feature a line.
    lines = ",\n".join(map(_json, features))
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _leg(leg: LegItem, day: Day, names: Gazetteer) -> Feature:
    points = [_position(it) for it in line(leg, names)]
    return _feature(
        {"type": "LineString", "coordinates": points} if points else None,
        {
            "type": "leg",
            "mode": clean(leg["mode"]),
            "day": day["day"],
            "from": leg["from"],
            "to": leg["to"],
            "name": f"{names.place(leg['from'])} → {names.place(leg['to'])}",
            "service": clean(leg.get("service") or "") or None,
            "depart": leg["depart"],
            "arrive": leg["arrive"],
            "minutes": leg["duration_min"],
            "km": leg["distance_km"],
        },
    )


def _night(day: Day, names: Gazetteer) -> list[Feature]:
    stay = day["stay"]
    if stay["type"] != "lodging" or not stay["at"]:
        return []
    told = {
        "type": "night",
        "day": day["day"],
        "place": stay["at"],
        "name": names.place(stay["at"]),
        "class": stay["class"],
    }
    return [_feature(_point(names.point(stay["at"])), told)]


def _feature(geometry: dict[str, Any] | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(point: Point | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": _position(point)} if point else None


def _position(point: Point) -> list[float]:
    """Return longitude before latitude, as RFC 7946 has them."""
    return [round(point[1], _DECIMALS), round(point[0], _DECIMALS)]


def _box(features: list[Feature]) -> dict[str, list[float]]:
    """Return the member `bbox`, or none where nothing has a place."""
    positions: list[list[float]] = []
    for feature in features:
        if geometry := feature["geometry"]:
            found = geometry["coordinates"]
            positions += [found] if geometry["type"] == "Point" else found
    if not positions:
        return {}
    east, north = zip(*positions, strict=True)
    return {"bbox": [min(east), min(north), max(east), max(north)]}


def _json(value: Feature) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
