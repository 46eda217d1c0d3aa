"""Nights: where one sleeps, and in what."""

from collections.abc import Iterator

from tourlink.pace import AFTER_NIGHT_SERVICE_MIN, FIRST_VISIT_AFTER_NIGHT_SERVICE_MIN
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    constraint,
    not_before,
    same,
)
from tourlink.verify.constraints.days import evening_place
from tourlink.verify.constraints.services import way_out_min
from tourlink.verify.tour import DAY_MIN, Day, Tour


@constraint(Group.NIGHTS)
def nights(tour: Tour) -> Iterator[Check]:
    """Every day but the last ends with a night, and `nights` counts them."""
    wanted = len(tour.days) - 1
    yield same(f"{tour.at}/nights", tour.raw["nights"], wanted)
    for day in tour.days:
        kind = day.raw["stay"]["type"]
        note = "a tour ends without a night" if day.last else "the night is missing"
        holds = (kind is None) == day.last
        at = f"{day.at}/stay/type"
        yield Check(holds, at, None, kind, note="" if holds else note)


@constraint(Group.NIGHTS)
def bed_where_the_day_ends(tour: Tour) -> Iterator[Check]:
    """A night in a lodging is spent where the day ends, and where beds are on offer."""
    for day, place in _beds(tour):
        here = evening_place(tour, day.number - 1)
        yield same(f"{day.at}/stay/at", place, here)
        known = tour.catalogue.destinations.get(place)
        fact = Fact("destinations", place, ("lodging",)) if known else None
        holds = known is not None and known.lodging is not None
        note = "" if holds else "there is no lodging"
        yield Check(holds, f"{day.at}/stay/at", None, place, fact, note)
    for day in tour.days:
        stay = day.raw["stay"]
        if stay["type"] == "lodging":
            yield same(f"{day.at}/stay/corridor", stay["corridor"], None)
            yield Check(stay["at"] is not None, f"{day.at}/stay/at", None, stay["at"])
        elif stay["type"] is None:
            none = {"type": None, "at": None, "corridor": None, "class": None}
            found = {name: stay[name] for name in none}
            yield same(f"{day.at}/stay", found, none)


@constraint(Group.NIGHTS)
def class_on_offer(tour: Tour) -> Iterator[Check]:
    """A night is in a class of lodging that the place offers."""
    for day, place in _beds(tour):
        known = tour.catalogue.destinations.get(place)
        lodging = known.lodging if known else None
        offered = [it.value for it in lodging.classes] if lodging else []
        found = day.raw["stay"]["class"]
        fact = Fact("destinations", place, ("lodging", "classes")) if lodging else None
        yield Check(found in offered, f"{day.at}/stay/class", offered, found, fact)


@constraint(Group.NIGHTS)
def class_as_asked(tour: Tour) -> Iterator[Check]:
    """Where a class of lodging was asked for, every lodging is of this class."""
    wanted = tour.asked.lodging_class
    if wanted is not None:
        for day, _ in _beds(tour):
            found = day.raw["stay"]["class"]
            yield same(f"{day.at}/stay/class", found, wanted.value)


@constraint(Group.NIGHTS)
def beds_for_all(tour: Tour) -> Iterator[Check]:
    """A lodging takes as many guests as there are people, where its size is known."""
    for day, place in _beds(tour):
        known = tour.catalogue.destinations.get(place)
        if known and known.lodging and known.lodging.capacity is not None:
            fact = Fact("destinations", place, ("lodging", "capacity"))
            beds = known.lodging.capacity
            yield at_least(f"{day.at}/stay/at", beds, tour.asked.people, fact)


@constraint(Group.NIGHTS)
def after_a_night_aboard(tour: Tour) -> Iterator[Check]:
    """
    After a night aboard there is an hour for breakfast, and no visit before 09:00.

    The hour begins when the party is out of the station or port.
    """
    for before, day in zip(tour.days, tour.days[1:], strict=False):
        night = before.night
        if night is None:
            continue
        up = night.end + way_out_min(night.corridors[0]) - DAY_MIN
        meals = [it for it in day.pauses if it.breakfast]
        minutes = max((it.end - max(it.begin, up) for it in meals), default=0)
        at = meals[0].at if meals else f"{day.at}/items"
        yield at_least(
            at, minutes, AFTER_NIGHT_SERVICE_MIN, note="minutes of breakfast"
        )
        for stop in day.stops[:1]:
            least = FIRST_VISIT_AFTER_NIGHT_SERVICE_MIN
            yield not_before(f"{stop.at}/arrive", stop.begin, least)
        for thing in day.things[:1]:
            yield not_before(thing.at, thing.begin, up, "out of the station or port")


def _beds(tour: Tour) -> list[tuple[Day, str]]:
    """Return the nights in a lodging, with the ids of their places."""
    return [
        (day, day.raw["stay"]["at"])
        for day in tour.days
        if day.raw["stay"]["type"] == "lodging" and day.raw["stay"]["at"] is not None
    ]


CONSTRAINTS = (
    nights,
    bed_where_the_day_ends,
    class_on_offer,
    class_as_asked,
    beds_for_all,
    after_a_night_aboard,
)
