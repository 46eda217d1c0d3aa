"""Which records a plan document rests on."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tourlink.aftersale.state import Key, State
from tourlink.catalogue.search import find_area, find_destination
from tourlink.errors import RequestError
from tourlink.plan import Plan, PlanDocument

_ENDS = ("from", "to", "destination", "at")
# Fields of a request that name areas, and as what each name is tried.
_AREAS = {
    "province": ("province",),
    "region": ("region",),
    "within": ("province", "region"),
    "sequence": ("province", "region"),
    "agreement": ("agreement",),
    "axis": ("axis", "product-route"),
}
_KIND_OF = {
    "region": "regions",
    "agreement": "agreements",
    "axis": "axes",
    "product-route": "product_routes",
}


def used(document: PlanDocument, state: State) -> set[Key]:
    """
    Return the records of the catalogue that the plans of a document rest on.

    All places that they pass or that the request names, the corridors they take, the
    provinces of all these, the areas that the request names, and events that can make
    a stop worth more. Records that `state` lacks are named all the same.
    """
    places = dict.fromkeys(_places(document))
    places |= dict.fromkeys(_asked_places(document["request"], state))
    corridors = dict.fromkeys(_corridors(document["plans"]))
    found = {Key("corridors", it) for it in corridors}
    for name in corridors:
        if corridor := state.catalogue.corridors.get(name):
            places |= dict.fromkeys((corridor.from_, corridor.to))
    found |= {Key("destinations", it) for it in places}
    found |= {
        Key("events", it) for name in places for it in state.events_at.get(name, ())
    }
    found |= set(_asked_areas(document["request"], state))
    found |= {
        Key("provinces", place.province)
        for name in places
        if (place := state.catalogue.destinations.get(name))
    }
    return found


def stops(plan: Plan) -> list[str]:
    """Return the stops of a plan in their order."""
    return [
        item["destination"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    ]


def first_day(document: PlanDocument) -> date | None:
    """Return the date of day 1, where the plan has one."""
    on = document["plans"][0]["days"][0]["date"]
    return date.fromisoformat(on) if on else None


def _places(document: PlanDocument) -> Iterator[str]:
    yield from document["places"]
    for plan in document["plans"]:
        for day in plan["days"]:
            for item in day["items"]:
                line: Any = item
                yield from (line[end] for end in _ENDS if end in line)
                yield from line.get("via", ())
            if day["stay"]["at"]:
                yield day["stay"]["at"]


def _corridors(plans: Iterable[Plan]) -> Iterator[str]:
    for plan in plans:
        for day in plan["days"]:
            for item in day["items"]:
                if item["type"] == "leg":
                    yield from item["corridors"]
            if day["stay"]["corridor"]:
                yield day["stay"]["corridor"]


def _asked_places(request: dict[str, Any], state: State) -> Iterator[str]:
    names = [request.get("start"), request.get("end")]
    names += request.get("must") or ()
    names += request.get("avoid") or ()
    names += [it.get("place") for it in request.get("fixed") or ()]
    for name in filter(None, names):
        try:
            yield find_destination(state.catalogue, name).id
        except RequestError:
            continue  # one may avoid a whole province


def _asked_areas(request: dict[str, Any], state: State) -> Iterator[Key]:
    catalogue = state.catalogue
    asked = [
        (name, kinds)
        for field, kinds in (*_AREAS.items(), ("avoid", ("province",)))
        for name in request.get(field) or ()
    ]
    for name, kinds in asked:
        for kind in kinds:
            try:
                area = find_area(catalogue, name, kind)  # type: ignore[arg-type]
            except RequestError:
                continue
            if kind in _KIND_OF:
                yield Key(_KIND_OF[kind], area.id)
            formers = set(area.former_provinces)
            for province in catalogue.provinces.values():
                if not formers.isdisjoint(catalogue.formers(province.id)):
                    yield Key("provinces", province.id)
