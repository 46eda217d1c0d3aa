"""The plan document: everything a reader needs, written once."""

from collections.abc import Sequence
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue, name_in
from tourlink.catalogue.records import Corridor, Destination
from tourlink.plan import Day, PlaceNote, Plan
from tourlink.planner import calendar, proof
from tourlink.planner.candidates import Candidates
from tourlink.planner.comfort import comfort
from tourlink.planner.fortnight import season_window
from tourlink.planner.items import DayItems, names
from tourlink.planner.left_out import left_out
from tourlink.planner.lunch import Lunch
from tourlink.planner.solved import Solved
from tourlink.planner.timeline import Timeline, stay_of
from tourlink.planner.titles import title
from tourlink.solver.instance import Route


class Written(NamedTuple):
    """A plan, with the destinations it names in the order of their appearance."""

    plan: Plan
    places: tuple[Destination, ...]


def write(solved: Solved, catalogue: Catalogue, candidates: Candidates) -> Written:
    """Return the plan of a solved chain."""
    brief, model, solution = solved.brief, solved.model, solved.solution
    timeline = Timeline(model, catalogue, brief)
    days: list[Day] = []
    corridors: list[Corridor] = []
    lunches: list[Lunch] = []
    morning = model.instance.start
    for number, route in enumerate(solution.chain):
        steps = solved.schedules[number].steps
        written, lunch = timeline.day(number, morning, route, steps)
        lunches.append(lunch)
        corridors += written.corridors
        days.append(_day(solved, catalogue, number, morning, written))
        morning = -1 if route.stay is None else route.stay

    stops = solved.stops
    score, bound = solution.score, solution.bound
    plan: Plan = {
        "title": "",
        "themes": {theme.value: it for theme, it in brief.request.theme.items()},
        "score": score,
        "bound": bound,
        "gap": _gap(score, bound),
        "status": "optimal" if solution.optimal else "feasible",
        "start": brief.start.id,
        "end": brief.end.id,
        "nights": len(days) - 1,
        "provinces": list(dict.fromkeys(it.province for it in stops)),
        "regions": [
            region.id
            for region in catalogue.regions.values()
            if any(catalogue.former_of(it) in region.former_provinces for it in stops)
        ],
        "days": days,
        "totals": {
            "distance_km": round(sum(day["distance_km"] for day in days), 1),
            "travel_min": sum(day["travel_min"] for day in days),
            # Beds, meals and vehicles have no prices yet: no sum is complete.
            "cost_vnd_per_person": None,
            "known_cost_vnd_per_person": solution.cost,
        },
        "certificate": proof.certificate(solved, catalogue, days, corridors),
        "warnings": [
            *proof.warnings(solved, corridors),
            *comfort(solved, days, corridors, lunches),
        ],
        "left_out": left_out(candidates, solved, catalogue),
    }
    plan["title"] = title(plan, catalogue, brief.request.lang)
    if brief.fortnight:
        plan["season_window"] = season_window(plan, brief.fortnight, catalogue)
    plan["warnings"] += calendar.warnings(plan)
    return Written(plan, tuple(_named(days, catalogue)))


def note(place: Destination) -> PlaceNote:
    """Return what a reader needs of a place, which must have a position."""
    position = place.position
    if position is None:
        raise ValueError(f"{place.id!r} has no position")
    themes = sorted(place.themes.items(), key=lambda it: -it[1])
    written: PlaceNote = {
        "name": names(place.name),
        "kind": place.kind.value,
        "lat": position.lat,
        "lon": position.lon,
        "province": place.province,
        "former_province": place.former_province,
        "themes": [theme.value for theme, _ in themes],
        "best_months": list(place.best_months),
        "island": place.is_island,
    }
    if said := place.description:
        written["description"] = {
            "vi": said.vi or said.en,
            "en": said.en,
            "fr": said.fr or said.en,
        }
    if fee := place.fee:
        written["fee_vnd"] = fee.adult_vnd
        written["fee_as_of"] = fee.as_of
    return written


def _gap(score: int, bound: int | None) -> float | None:
    if bound is None:
        return None
    return round((bound - score) / bound, 4) if bound else 0.0


def _day(
    solved: Solved, catalogue: Catalogue, number: int, morning: int, written: DayItems
) -> Day:
    brief, model = solved.brief, solved.model
    route = solved.solution.chain[number]
    places = [model.spots[it].place for it in route.stops]
    begin = model.spots[model.instance.stays[morning].leave_from].place
    passed = (begin, *places, _bed(solved, catalogue, route))
    night = None if route.stay is None else model.nights[route.stay]
    stay = stay_of(night)
    if stay["type"] == "lodging" and brief.request.lodging_class:
        stay["class"] = brief.request.lodging_class.value
    on = model.dates[number]
    return {
        "day": number + 1,
        "date": on.isoformat() if on else None,
        "title": _join(passed, solved),
        "items": written.items,
        "stay": stay,
        "distance_km": round(written.distance_km, 1),
        "travel_min": written.travel_min,
        "provinces": list(dict.fromkeys(it.province for it in places)),
    }


def _bed(solved: Solved, catalogue: Catalogue, route: Route) -> Destination:
    """Return where the day's traveller wakes up, or where the tour ends."""
    if route.stay is None:
        return solved.model.spots[solved.model.instance.end].place
    night = solved.model.nights[route.stay]
    return catalogue.destinations[night.ride.target] if night.ride else night.place


def _join(places: Sequence[Destination], solved: Solved) -> str:
    """Return the names of a route; stations and such are no places to go to."""
    lang = solved.brief.request.lang
    worth_naming = [it for it in places if not it.is_hub] or places
    route = [name_in(it.name, lang) for it in worth_naming]
    return " - ".join(
        name for at, name in enumerate(route) if not at or route[at - 1] != name
    )


def _named(days: Sequence[Day], catalogue: Catalogue) -> list[Destination]:
    """Return the places that the days name, in the order of their appearance."""
    ids: dict[str, None] = {}
    for day in days:
        for item in day["items"]:
            if item["type"] == "leg":
                ids.update(dict.fromkeys((item["from"], item["to"])))
                ids.update(dict.fromkeys(item.get("via", ())))
            elif item["type"] == "stop":
                ids[item["destination"]] = None
            else:
                ids[item["at"]] = None
        if day["stay"]["at"]:
            ids[day["stay"]["at"]] = None
    return [catalogue.destinations[it] for it in ids]
