"""
Ten changes of the real catalogue, and whom each concerns.

Whom it must concern is read off the packages (what they visit, when, by which way,
where they sleep), not off the answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.aftersale.conftest import Changed, Sold
from tourlink.aftersale.better import Search
from tourlink.aftersale.differences import differences
from tourlink.aftersale.packages import Package
from tourlink.aftersale.run import Affected, Watch
from tourlink.aftersale.state import State
from tourlink.catalogue.records import (
    Confidence,
    Corridor,
    Departure,
    Destination,
    Hours,
    Names,
    Opening,
    Position,
    Price,
    RoadClass,
)
from tourlink.plan import PlanDocument
from tourlink.pricing.book import load_book
from tourlink.vocabulary import LodgingClass, Mode

LOW = Confidence.LOW
SOURCE = "general-knowledge"


class InMemory(Package):
    """A package that is in no file."""

    __slots__ = ()
    documents: dict[str, PlanDocument] = {}  # noqa: RUF012  # filled by `Look`

    def document(self) -> PlanDocument:
        return self.documents[self.name]


class Look:
    """The packages looked at after a change."""

    def __init__(self, sold: dict[str, Sold], old: State, new: State) -> None:
        InMemory.documents = {it.name: it.document for it in sold.values()}
        self.watch = Watch(differences(old, new), old, new, Search(0.05, None))
        packages = [InMemory(it.name, Path(it.name), it.lock) for it in sold.values()]
        self.found = {it.package.name: it for it in self.watch.affected(packages)}

    def effects(self) -> dict[str, list[str]]:
        """What happened, by package."""
        return {
            name: [effect.value for effect in it.effects]
            for name, it in self.found.items()
        }


Looking = Callable[[State], Look]


@pytest.fixture
def look(sold: dict[str, Sold], old: State) -> Looking:
    """Return what looks at all packages with new facts."""
    return lambda new: Look(sold, old, new)


def those(sold: dict[str, Sold], holds: Callable[[Sold], object]) -> set[str]:
    """Return the packages of which something holds: some, and not all."""
    found = {it.name for it in sold.values() if holds(it)}
    assert 0 < len(found) < len(sold)
    return found


def all_are(effect: str, names: Iterable[str]) -> dict[str, list[str]]:
    """Return what is expected where one thing happens to some packages."""
    return {name: [effect] for name in names}


def constraints(found: Affected) -> set[str]:
    """Return which constraints of a package are broken."""
    return {it.constraint for it in found.broken}


def test_price_up(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """A dearer entrance reprices whoever visits the place, by that entrance."""
    place = old.catalogue.destinations["van-mieu"]
    price = Price(adult_vnd=370_000, source=SOURCE, as_of="2026", confidence=LOW)
    found = look(changed(destinations={place.id: replace(place, fee=price)}))
    expected = those(sold, lambda it: place.id in it.places)
    assert found.effects() == all_are("repriced", expected)
    assert "hanoi-day" in expected
    for name in expected:
        (it,) = found.found[name].prices
        assert [cost.after for cost in it.costs] == [370_000]
        before, after = it.before.per_person_vnd, it.after.per_person_vnd
        assert before is not None
        assert after is not None
        assert after > before


def test_road_closed(sold: dict[str, Sold], changed: Changed, look: Looking) -> None:
    """A road that is no more breaks whoever takes it."""
    road = next(it for it in sold["mai-chau"].document["plans"][0]["days"][0]["items"])
    assert road["type"] == "leg"
    name = road["corridors"][0]
    found = look(changed(corridors={name: None}))
    expected = those(sold, lambda it: name in it.corridors)
    assert found.effects() == all_are("broken", expected)
    assert all("corridors-known" in constraints(it) for it in found.found.values())


def test_schedule_dropped(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """A train that another one runs instead of breaks whoever is on it."""
    train = old.catalogue.corridors["rail-lao-cai-hanoi-night"]
    assert train.service is not None
    later = replace(
        train.service, departures=(Departure(departs="23:20", train="SP8"),)
    )
    found = look(changed(corridors={train.id: replace(train, service=later)}))
    expected = those(sold, lambda it: train.id in it.corridors)
    assert found.effects() == all_are("broken", expected)
    assert constraints(found.found["sa-pa-by-train"]) >= {"timetable"}


def test_season_moved(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """A place shut in November breaks the tour of November, not that of March."""
    place = old.catalogue.destinations["mua-cave"]
    shut = replace(place, best_months=(), closed_months=(11,))
    found = look(changed(destinations={place.id: shut}))
    expected = those(sold, lambda it: place.id in it.places and 11 in it.months)
    assert found.effects() == all_are("broken", expected)
    assert "ninh-binh-spring" in those(sold, lambda it: place.id in it.places)
    assert "ninh-binh-spring" not in expected
    assert constraints(found.found["ninh-binh-autumn"]) == {"closed-months"}
    (it,) = found.found["ninh-binh-autumn"].broken
    assert place.id in it.where


def test_place_removed(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """A place that is gone breaks whoever visits it; to leave it out is no visit."""
    gone = "ganh-dau"
    roads = {
        it.id: None
        for it in old.catalogue.corridors.values()
        if gone in (it.from_, it.to)
    }
    found = look(changed(destinations={gone: None}, corridors=roads))
    expected = those(sold, lambda it: gone in it.places)
    assert found.effects() == all_are("broken", expected)
    assert "places-known" in constraints(found.found["phu-quoc"])


def a_place(near: Destination, **fields: Any) -> tuple[Destination, Corridor]:
    """Return a place worth a journey next to another one, and the road to it."""
    assert near.position is not None
    position = Position(
        lat=near.position.lat + 0.002,
        lon=near.position.lon,
        confidence=LOW,
        source=SOURCE,
    )
    given: Any = {
        "quality": 5,
        "visit_min": 30,
        "opening": "always",
        "best_months": (),
        "closed_months": (),
        **fields,
    }
    name = "a-new-wonder"
    place = replace(
        near,
        id=name,
        name=Names(vi="Kỳ quan mới", en="A New Wonder"),
        aliases=(),
        position=position,
        **given,
    )
    road = Corridor(
        id="road-to-the-wonder",
        from_=near.id,
        to=name,
        mode=Mode.ROAD,
        km=0.3,
        minutes=3,
        road_class=RoadClass.URBAN,
        sources=near.sources,
    )
    return place, road


def test_better_place_added(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """
    A wonder beside a stop makes a better plan for those whose stops may lie there.

    It takes half an hour and earns 100: more than the least stop of these tours, which
    takes longer.
    """
    near = old.catalogue.destinations["mua-cave"]
    place, road = a_place(near)
    new = changed(destinations={place.id: place}, corridors={road.id: road})
    found = look(new)
    former = old.catalogue.former_of(near)
    expected = those(sold, lambda it: former in it.lock["open_to"])
    assert found.effects() == all_are("better", expected)
    for it in found.found.values():
        assert it.better is not None
        assert place.id in it.better.adds
        assert ("destinations", place.id) in it.better.because
        assert it.better.after >= 1.05 * it.better.before
    # The others were not even opened.
    assert found.watch.looked_at == len(expected)


def test_opening_hours_changed(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """Shorter hours in November break the tour of November, not that of March."""
    place = old.catalogue.destinations["bai-dinh"]
    visits = [it for it in sold["ninh-binh-autumn"].visits if it.place == place.id]
    hours = Opening(
        hours=(
            Hours(opens="05:00", closes="22:00", months=(*range(1, 11), 12)),
            Hours(opens="05:00", closes=visits[0].arrive, months=(11,)),
        ),
        source=SOURCE,
        as_of="2026",
        confidence=LOW,
    )
    found = look(changed(destinations={place.id: replace(place, opening=hours)}))
    expected = those(sold, lambda it: place.id in it.places and 11 in it.months)
    assert "ninh-binh-spring" not in expected
    assert found.effects() == all_are("broken", expected)
    assert all(constraints(it) == {"opening-hours"} for it in found.found.values())


def test_boat_months_changed(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """A boat that runs in July and August only breaks the tour of June."""
    boat = old.catalogue.corridors["boat-ao-tien-co-to"]
    assert boat.service is not None
    summer = replace(boat, service=replace(boat.service, months=(7, 8)))
    found = look(changed(corridors={boat.id: summer}))
    expected = those(sold, lambda it: boat.id in it.corridors)
    assert found.effects() == all_are("broken", expected)
    # Each crossing once, and not again for every day it might have been sold on.
    assert constraints(found.found["co-to"]) == {"service-days"}
    assert len(found.found["co-to"].broken) == 2


def test_lodging_class_removed(
    sold: dict[str, Sold], old: State, changed: Changed, look: Looking
) -> None:
    """A town without hotels of three stars breaks those who sleep in one."""
    place = old.catalogue.destinations["da-lat"]
    assert place.lodging is not None
    rest = tuple(it for it in place.lodging.classes if it is not LodgingClass.HOTEL_3)
    less = replace(place, lodging=replace(place.lodging, classes=rest))
    found = look(changed(destinations={place.id: less}))
    expected = those(sold, lambda it: (place.id, "hotel-3") in it.beds)
    assert found.effects() == all_are("broken", expected)
    assert constraints(found.found["da-lat"]) == {"class-on-offer"}


def test_rate_changed(
    sold: dict[str, Sold], changed: Changed, look: Looking, tmp_path: Path
) -> None:
    """A room rate for one town reprices those who sleep there, and no others."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "name: Own\nconfidence: assumed\nrooms:\n"
        "  - {id: phu-quoc-3, class: hotel-3, places: [phu-quoc, an-thoi, ganh-dau],"
        " room_vnd: 2900000}\n",
        encoding="utf-8",
    )
    found = look(changed(book=load_book([str(own)])))
    towns = {"phu-quoc", "an-thoi", "ganh-dau"}
    expected = those(
        sold, lambda it: any(at in towns and bed == "hotel-3" for at, bed in it.beds)
    )
    assert found.effects() == all_are("repriced", expected)
    assert found.watch.looked_at == 1
    (it,) = found.found["phu-quoc"].prices
    assert {cost.after for cost in it.costs} >= {2_900_000}


@pytest.mark.parametrize("place", ["da-lat", "vung-tau"])
def test_a_note_changes_no_package(
    place: str, old: State, changed: Changed, look: Looking
) -> None:
    """A new note concerns nobody, whether they go there or not."""
    record = old.catalogue.destinations[place]
    found = look(changed(destinations={place: replace(record, note="Busy at Tet.")}))
    assert found.effects() == {}
    assert found.watch.planned == 0


def test_no_change_opens_no_package(changed: Changed, look: Looking) -> None:
    """Equal facts leave every package shut."""
    found = look(changed())
    assert found.effects() == {}
    assert found.watch.looked_at == 0
