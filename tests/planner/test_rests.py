"""Breaks when they are due, lunch where there is a table, on the real roads."""

from functools import cache
from itertools import accumulate, chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourlink import pace
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.network.conditions import Conditions
from tourlink.network.ways import Ways, ways
from tourlink.planner.rests import Rests, Roads, Tables, Way
from tourlink.vocabulary import Mode


@cache
def _known() -> tuple[Catalogue, Ways, list[str]]:
    catalogue = load()
    roads = ways(catalogue, Conditions(modes=frozenset({Mode.ROAD, Mode.CABLE})))
    ids = [it.id for it in catalogue.destinations.values() if it.position]
    return catalogue, roads, ids


def _way(here: str, there: str, longest_min: int | None = None) -> Way | None:
    catalogue, table, _ = _known()
    if table.between(here, there) is None:
        return None
    roads = Roads(table, catalogue, longest_min)
    return roads.between(catalogue.destinations[here], catalogue.destinations[there])


def _unbroken(way: Way, rests: Rests) -> bool:
    """Return whether nobody drives longer than is usual without a break."""
    driven = inside = 0
    for corridor, after, within in zip(
        way.corridors, rests.after, rests.within, strict=True
    ):
        driven += corridor.minutes if corridor.mode is Mode.ROAD else 0
        inside += within // pace.BREAK_MIN
        if driven > pace.BREAK_AFTER_MIN * (1 + inside):
            return False
        if after:
            driven = inside = 0
    return True


def _total(rests: Rests) -> int:
    return sum(rests.within) + sum(it.minutes for it in chain(*rests.after))


pairs = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))


@given(pairs, st.integers(0, 10**6))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_nobody_drives_too_long(pair: tuple[int, int], pick: int) -> None:
    """With lunch anywhere on the way or without, and in the time the engine counts."""
    _, table, ids = _known()
    here, there = (ids[it % len(ids)] for it in pair)
    way = _way(here, there)
    if way is None or not way.corridors:
        return
    counted = table.between(here, there)
    assert counted is not None
    assert way.minutes == counted.minutes

    plain = way.rests()
    assert _unbroken(way, plain)
    assert _total(plain) == pace.breaks_min(counted.vehicle_min)
    fed = way.rests(pick % len(way.corridors))
    assert _unbroken(way, fed)
    assert _total(fed) == _total(plain) + pace.LUNCH_MIN


@given(pairs)
@settings(deadline=None, derandomize=True, max_examples=150)
def test_a_long_drive_of_elders_is_two(pair: tuple[int, int]) -> None:
    """Half-way there is an hour to rest, which the time of the way holds."""
    _, table, ids = _known()
    here, there = (ids[it % len(ids)] for it in pair)
    way, usual = _way(here, there, 240), table.between(here, there)
    if way is None or usual is None or not 240 < usual.vehicle_min <= 360:
        return
    assert way.minutes == usual.minutes + pace.LONG_REST_MIN - pace.BREAK_MIN
    rests = way.rests()
    long_rests = [it.minutes for it in chain(*rests.after) if it.title == "rest"]
    assert long_rests == [pace.LONG_REST_MIN] or max(rests.within) >= pace.LONG_REST_MIN


def test_breaks_are_taken_in_towns() -> None:
    """Not ten minutes after leaving, nor just before arriving."""
    way = _way("hanoi", "ha-giang")
    assert way is not None
    ends = list(accumulate(it.minutes for it in way.corridors))
    stops = [ends[at] for at, pauses in enumerate(way.rests().after) if pauses]

    assert stops
    assert all(45 <= it <= ends[-1] - 45 for it in stops)


def test_lunch_on_the_way_is_where_there_is_a_table() -> None:
    """From Lai Chau to the tea hills that is the town between."""
    way = _way("pu-sam-cap", "tan-uyen")
    assert way is not None
    table = way.table(10 * 60 + 50)
    assert table is not None
    hunger, _, corridor = table

    assert hunger == 0
    assert way.places[corridor].kind in {"city", "town", "village"}


def test_nobody_eats_on_the_way_outside_lunch_hours() -> None:
    """A drive that is over before eleven has no lunch."""
    way = _way("pu-sam-cap", "tan-uyen")
    assert way is not None
    assert way.table(5 * 60) is None


@pytest.mark.parametrize(
    ("place", "hunger"),
    [("sa-pa", 0), ("o-quy-ho", 2), ("thac-bac", 2), ("hoa-lo-prison", 1)],
)
def test_where_there_is_a_table(place: str, hunger: int) -> None:
    """Towns have one, sights in town may, waterfalls and passes do not."""
    catalogue, *_ = _known()
    assert Tables(catalogue).hunger(catalogue.destinations[place]) == hunger


def test_breakfast_takes_the_place_of_the_first_break() -> None:
    """It takes longer, so one leaves earlier."""
    way = _way("hanoi", "ha-giang")
    assert way is not None
    earlier = way.with_breakfast(way.rests())
    meals = [it for it in chain(*earlier.rests.after) if it.kind == "meal"]

    assert [(it.title, it.minutes) for it in meals] == [("breakfast", 30)]
    assert earlier.minutes == 15
