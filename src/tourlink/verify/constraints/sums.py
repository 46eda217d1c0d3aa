"""What a plan says of itself: sums, prizes, bound, lists and proof."""

from collections.abc import Iterator
from typing import Any

from tourlink.catalogue.programmes import Event
from tourlink.catalogue.records import Destination
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    at_most,
    constraint,
    same,
)
from tourlink.verify.tour import VEHICLES, Day, Tour

_ROUNDED_KM = 0.051
_ROUNDED = 0.5 + 1e-6
# Worth of each quality rating: docs/problem.md.
_WORTH = {1: 10, 2: 22, 3: 40, 4: 65, 5: 100}


@constraint(Group.SUMS)
def day_sums(tour: Tour) -> Iterator[Check]:
    """
    A day's kilometres and minutes of travel are the sums of its legs.

    All legs count for the kilometres; for the minutes those by day, by road, rail, air
    and boat.
    """
    for day in tour.days:
        km = round(sum(it.raw["distance_km"] for it in day.legs), 1)
        found = day.raw["distance_km"]
        yield Check(abs(found - km) < _ROUNDED_KM, f"{day.at}/distance_km", km, found)
        travel = sum(
            it.minutes - it.rest_min for it in day.awake if it.mode in VEHICLES
        )
        yield same(f"{day.at}/travel_min", day.raw["travel_min"], travel)


@constraint(Group.SUMS)
def totals(tour: Tour) -> Iterator[Check]:
    """The totals of the plan are the sums of its days."""
    found = tour.raw["totals"]
    km = round(sum(day.raw["distance_km"] for day in tour.days), 1)
    at = f"{tour.at}/totals"
    fits = abs(found["distance_km"] - km) < _ROUNDED_KM
    yield Check(fits, f"{at}/distance_km", km, found["distance_km"])
    travel = sum(day.raw["travel_min"] for day in tour.days)
    yield same(f"{at}/travel_min", found["travel_min"], travel)


@constraint(Group.SUMS)
def known_cost(tour: Tour) -> Iterator[Check]:
    """
    The known cost is the sum of the fees and fares of one adult in the catalogue.

    The whole cost, where one is given, is no less.
    """
    found, at = tour.raw["totals"], f"{tour.at}/totals"
    known = found["known_cost_vnd_per_person"]
    yield same(f"{at}/known_cost_vnd_per_person", known, tour.known_cost)
    whole = found["cost_vnd_per_person"]
    if whole is not None:
        yield at_least(f"{at}/cost_vnd_per_person", whole, known)


@constraint(Group.SUMS)
def provinces(tour: Tour) -> Iterator[Check]:
    """The provinces of a plan and of its days are those of their stops, in order."""
    wanted = list(dict.fromkeys(it.place.province for it in tour.stops))
    yield same(f"{tour.at}/provinces", tour.raw["provinces"], wanted)
    for day in tour.days:
        wanted = list(dict.fromkeys(it.place.province for it in day.stops))
        yield same(f"{day.at}/provinces", day.raw["provinces"], wanted)


@constraint(Group.SUMS)
def regions(tour: Tour) -> Iterator[Check]:
    """The regions of a plan are all those that have a stop."""
    formers = {tour.former(it.place) for it in tour.stops}
    wanted = {
        it.id
        for it in tour.catalogue.regions.values()
        if not formers.isdisjoint(it.former_provinces)
    }
    found = tour.raw["regions"]
    at = f"{tour.at}/regions"
    fits = len(found) == len(wanted) and set(found) == wanted
    yield Check(fits, at, sorted(wanted), found)


@constraint(Group.SUMS)
def themes(tour: Tour) -> Iterator[Check]:
    """The themes of a plan are those asked for, with their weights."""
    wanted = {theme.value: weight for theme, weight in tour.asked.themes.items()}
    yield same(f"{tour.at}/themes", tour.raw["themes"], wanted)


@constraint(Group.SUMS)
def prizes(tour: Tour) -> Iterator[Check]:
    """
    A stop's prize is what docs/problem.md says: quality times themes times season.

    A festive day may make it a fifth more, where an event of the catalogue names the
    place. Days that are spoken for have no prize.
    """
    for day in tour.days:
        for stop in day.stops:
            at, found = f"{stop.at}/prize", stop.raw["prize"]
            if stop.fixed:
                yield same(at, found, 0)
            elif stop.place.quality is not None:
                wanted = _prizes(tour, day, stop.place)
                fact = Fact("destinations", stop.place.id, ("quality",))
                fits = any(abs(found - it) <= _ROUNDED for it in wanted)
                yield Check(fits, at, [round(it, 2) for it in wanted], found, fact)


def _prizes(tour: Tour, day: Day, place: Destination) -> list[float]:
    """Return what a visit may be worth, without and with an event."""
    weights = tour.asked.themes
    worth = float(_WORTH[place.quality or 1])
    if total := sum(weights.values()):
        rated = [
            (weight, place.themes.get(theme, 0)) for theme, weight in weights.items()
        ]
        mean = sum(weight * rating for weight, rating in rated) / total
        best = max(rating for weight, rating in rated if weight > 0)
        worth *= 0.25 + 0.75 * (mean + best) / 10
    months = {day.month, tour.days[0].month} - {None}
    seasons = {1.0}
    if place.best_months and months:
        seasons = {1.3 if month in place.best_months else 0.8 for month in months}
    events = any(_names(it, place, tour) for it in tour.catalogue.events.values())
    festive = (1.0, 1.2) if events else (1.0,)
    return sorted({max(1.0, worth * a * b) for a in seasons for b in festive})


def _names(event: Event, place: Destination, tour: Tour) -> bool:
    formers = {it for name in event.provinces for it in tour.catalogue.formers(name)}
    shared = not set(place.themes).isdisjoint(event.themes)
    return place.id in event.destinations or (tour.former(place) in formers and shared)


@constraint(Group.SUMS)
def score(tour: Tour) -> Iterator[Check]:
    """The score is the sum of the prizes."""
    total = sum(it.raw["prize"] for it in tour.stops)
    yield same(f"{tour.at}/score", tour.raw["score"], total)


@constraint(Group.SUMS)
def bound(tour: Tour) -> Iterator[Check]:
    """The score is no greater than its bound, and the gap is what lies between."""
    plan = tour.raw
    most = plan["bound"]
    if most is None:
        yield same(f"{tour.at}/gap", plan["gap"], None)
        return
    yield at_most(f"{tour.at}/score", plan["score"], most)
    gap = round((most - plan["score"]) / most, 4) if most else 0.0
    yield same(f"{tour.at}/gap", plan["gap"], gap)


@constraint(Group.SUMS)
def status(tour: Tour) -> Iterator[Check]:
    """A plan is called optimal only if its bound is its score."""
    plan = tour.raw
    optimal = plan["status"] == "optimal"
    holds = not optimal or plan["bound"] == plan["score"]
    yield Check(holds, f"{tour.at}/status", plan["bound"], plan["score"])


@constraint(Group.SUMS)
def left_out(tour: Tour) -> Iterator[Check]:
    """What was left out is in the catalogue, is not visited, and has its reason."""
    visited = {it.place.id for it in tour.stops}
    for index, line in enumerate(tour.raw["left_out"]):
        at, place = f"{tour.at}/left_out/{index}", line["destination"]
        known = place in tour.catalogue.destinations
        note = "" if known else "the catalogue has no such place"
        holds = known and place not in visited
        yield Check(holds, f"{at}/destination", None, place, note=note)
        said: Any = line["reason"]
        yield Check(bool(said.strip()), f"{at}/reason", None, said)


CONSTRAINTS = (
    day_sums,
    totals,
    known_cost,
    provinces,
    regions,
    themes,
    prizes,
    score,
    bound,
    status,
    left_out,
)
