"""Wishes: what the request names."""

from collections.abc import Iterator
from typing import Any

from tourlink.catalogue.records import Destination
from tourlink.notes import Note
from tourlink.verify.asked import Required, Stage, stages
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    at_most,
    constraint,
)
from tourlink.verify.tour import Tour

_WORKING_DAY_MIN = 420  # of a day that is spoken for, lunch apart
PRICE = "price_vnd_per_person"  # among the totals


@constraint(Group.WISHES)
def must(tour: Tour) -> Iterator[Check]:
    """Every place that must be visited is."""
    visited = {it.place.id for it in tour.stops}
    for index, place in enumerate(tour.asked.must):
        value = place.id if place.id in visited else None
        at = f"/request/must/{index}"
        yield Check(value is not None, at, place.id, value)


@constraint(Group.WISHES)
def avoid(tour: Tour) -> Iterator[Check]:
    """No place that is to be avoided is visited or slept at."""
    if not tour.asked.avoid:
        return
    for stop in tour.sights:
        yield Check(stop.place.id not in tour.asked.avoid, stop.at, None, stop.place.id)
    for day in tour.days:
        stay = day.raw["stay"]
        if stay["type"] == "lodging":
            holds = stay["at"] not in tour.asked.avoid
            yield Check(holds, f"{day.at}/stay/at", None, stay["at"])


@constraint(Group.WISHES)
def way_out_and_home(tour: Tour) -> Iterator[Check]:
    """
    The start is left, and the end reached, by the mode that the request insists on.

    On the first or the last day, or aboard in the first or the last night.
    """
    for wanted in tour.asked.required:
        used = modes_of(tour, wanted)
        yield Check(wanted.mode.value in used, wanted.at, wanted.mode.value, used)


def modes_of(tour: Tour, wanted: Required) -> list[str]:
    """Return the modes of the day, or of the night, that a wish is about."""
    if wanted.overnight:
        days = tour.days[:1] if wanted.out else tour.days[-2:-1]
        return [it.night.corridors[0].mode.value for it in days if it.night]
    day = tour.days[0 if wanted.out else -1]
    return sorted({it.mode for it in day.legs})


@constraint(Group.WISHES)
def fixed_days(tour: Tour) -> Iterator[Check]:
    """
    Days that are spoken for hold their programme: its place, its title, its hours.

    Seven hours, lunch apart, on each of the days.
    """
    for segment in tour.asked.fixed:
        for number in range(segment.first, min(segment.last, len(tour.days)) + 1):
            minutes = sum(
                it.minutes
                for it in tour.days[number - 1].stops
                if it.fixed
                and it.place.id == segment.place.id
                and it.raw.get("title") == segment.title
            )
            at = f"{tour.at}/days/{number - 1}/items"
            yield at_least(at, minutes, _WORKING_DAY_MIN, note="minutes")
        days = len(tour.days)
        yield at_least(segment.at, days, segment.last, note="days of the tour")


@constraint(Group.WISHES)
def areas_served(tour: Tour) -> Iterator[Check]:
    """Every province and region that was asked for has a stop."""
    for area, at in tour.asked.served:
        formers = set(area.former_provinces)
        count = sum(tour.former(it.place) in formers for it in tour.stops)
        note = Note("stops in {area}", area=area.id)
        yield at_least(at, count, 1, Fact(f"{area.kind}s", area.id), note)


@constraint(Group.WISHES)
def within_the_areas(tour: Tour) -> Iterator[Check]:
    """
    Stops lie in the provinces, regions, axis and sequence asked for, taken together.

    Musts may lie anywhere. Where nothing is named, stops lie in Vietnam, outside the
    province of the start.
    """
    if not tour.asked.agreements:
        yield from _within(tour)


@constraint(Group.WISHES)
def agreement(tour: Tour) -> Iterator[Check]:
    """
    Where an agreement was asked for, stops lie in its members' provinces.

    Outside the province of the start, unless that is named. Musts, and places of what
    else is named, may lie elsewhere.
    """
    if tour.asked.agreements:
        yield from _within(tour)


def _within(tour: Tour) -> Iterator[Check]:
    asked, catalogue = tour.asked, tour.catalogue
    named = {it for area, _ in asked.served for it in area.former_provinces}
    named |= {it for area in asked.within for it in area.former_provinces}
    named |= {it for area in asked.axes for it in area.former_provinces}
    named |= {it for stage in asked.sequence for it in stage.formers}
    own = set(catalogue.formers(asked.start.province)) if asked.start else set()
    for area in asked.agreements:
        named |= set(area.former_provinces) - own
    if not named:
        named = {
            former
            for province in catalogue.provinces.values()
            if province.country == "VN"
            for former in catalogue.formers(province.id)
        } - own
    musts = {it.id for it in asked.must}
    for stop in tour.sights:
        if stop.place.id not in musts:
            former = tour.former(stop.place)
            fact = Fact("destinations", stop.place.id, ("province",))
            holds = former in named
            yield Check(holds, f"{stop.at}/destination", None, former, fact)


@constraint(Group.WISHES)
def axis(tour: Tour) -> Iterator[Check]:
    """
    An axis is followed: a stop at each of its waypoints, in their order, and no return.

    From the end at which the tour starts, or else from either.
    """
    for area in tour.asked.axes:
        line = stages(area)
        start = tour.asked.start
        ways = [line, line[::-1]]
        if start and line[0].holds(start):
            ways = ways[:1]
        elif start and line[-1].holds(start):
            ways = ways[1:]
        found = [_in_order(tour, way) for way in ways]
        best = min(found, key=lambda it: sum(not check.holds for check in it))
        fact = Fact("axes", area.id, ("waypoints",))
        yield from (check._replace(fact=fact) for check in best)


@constraint(Group.WISHES)
def sequence(tour: Tour) -> Iterator[Check]:
    """The stages of a sequence are each served by a stop, in their order."""
    if tour.asked.sequence:
        yield from _in_order(tour, tour.asked.sequence)


def _in_order(tour: Tour, line: list[Stage]) -> list[Check]:
    """Return whether each stage is served, and none before those that precede it."""
    places = [it.place for it in tour.stops]
    checks: list[Check] = []
    since = 0
    for stage in line:
        later = [at for at in range(since, len(places)) if stage.holds(places[at])]
        note = Note("stops of stage {stage}, in their order", stage=stage.name)
        checks.append(at_least(f"{tour.at}/days", len(later), 1, note=note))
        since = later[0] if later else since
    checks += _no_return(tour, line, places)
    return checks


def _no_return(
    tour: Tour, line: list[Stage], places: list[Destination]
) -> Iterator[Check]:
    """Yield whether each stop is of the stage reached so far, or of a later one."""
    reached = 0
    for stop, place in zip(tour.stops, places, strict=True):
        fitting = [at for at, stage in enumerate(line) if stage.holds(place)]
        # A theme is no place one comes back to: many places serve it by the way.
        if not fitting or line[fitting[0]].theme is not None:
            continue
        ahead = [at for at in fitting if at >= reached]
        note = Note("back in {stage}", stage=line[fitting[-1]].name)
        told = "" if ahead else note
        yield Check(bool(ahead), stop.at, line[reached].name, place.id, note=told)
        reached = ahead[0] if ahead else reached


@constraint(Group.WISHES)
def pair(tour: Tour) -> Iterator[Check]:
    """Each of the terrains to be paired has a stop; an island is coast, too."""
    for name, terrains in tour.asked.pairs:
        count = sum(it.place.terrain in terrains for it in tour.stops)
        note = Note("stops of {terrain}", terrain=name)
        yield at_least("/request/pair", count, 1, note=note)


@constraint(Group.WISHES)
def min_provinces(tour: Tour) -> Iterator[Check]:
    """As many of today's provinces as asked for have a stop, besides the start's."""
    home = tour.asked.start.province if tour.asked.start else None
    reached = {it.place.province for it in tour.stops} - {home}
    at = "/request/min_provinces"
    yield at_least(at, len(reached), tour.asked.min_provinces)


@constraint(Group.WISHES)
def budget(tour: Tour) -> Iterator[Check]:
    """
    The fees and fares that the catalogue knows are within the budget of a person.

    So is the price, where the plan names one; what it is made of is not checked here.
    """
    most = tour.asked.budget
    if most is not None:
        yield at_most(f"{tour.at}/totals", tour.known_cost, most)
        price: Any = tour.raw["totals"].get(PRICE)
        if price is not None:
            yield at_most(f"{tour.at}/totals/{PRICE}", price, most)


CONSTRAINTS = (
    must,
    avoid,
    way_out_and_home,
    fixed_days,
    areas_served,
    within_the_areas,
    agreement,
    axis,
    sequence,
    pair,
    min_provinces,
    budget,
)
