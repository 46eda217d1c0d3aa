"""The lister finds the tours that there are, and the shortest of each set."""

from types import ModuleType

import pytest

from tests.solver.chains.days import Walk, walk, walks
from tests.solver.instances import rich_instance, tame_instance
from tests.solver.town import HOME, MUSEUM, PALACE, town
from tourlink.solver.chains import closing, listing
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.chains.closing import TooManyError
from tourlink.solver.chains.items import Items
from tourlink.solver.chains.labels import Aim
from tourlink.solver.chains.listing import Lister
from tourlink.solver.chains.tours import Tours
from tourlink.solver.instance import Instance, Stay, Weights

Key = tuple[int, int, frozenset[int]]
"""Block, end and stops of a tour."""


def listed(
    instance: Instance, labels: int | None = None, near: int | None = None
) -> tuple[Blocks, Items, Tours]:
    """Return the tours of an instance, and what their numbers mean."""
    items, blocks = Items(instance, {}), Blocks(instance)
    aim = Aim(items.worth, labels, near)
    tours = Lister(instance, items).tours(blocks.keys, aim, blocks.ends)
    return blocks, items, tours


def by_key(
    instance: Instance, labels: int | None = None, near: int | None = None
) -> dict[Key, list[tuple[tuple[int, ...], Walk]]]:
    """Return the tours listed, each as the plain clock knows it."""
    blocks, items, tours = listed(instance, labels, near)
    found: dict[Key, list[tuple[tuple[int, ...], Walk]]] = {}
    for at, row in enumerate(tours.stops.tolist()):
        stops = tuple(it for it in row if it != items.nothing)
        block, end = int(tours.block[at]), int(tours.end[at])
        told = Walk(int(tours.travel[at]), int(tours.first[at]), int(tours.cost[at]))
        assert walk(instance, *blocks.keys[block], stops, end) == told
        found.setdefault((block, end, frozenset(stops)), []).append((stops, told))
    return found


def everything(instance: Instance) -> dict[Key, list[Walk]]:
    """Return all tours that there are, one by one."""
    blocks = Blocks(instance)
    found: dict[Key, list[Walk]] = {}
    for block, (day, stay) in enumerate(blocks.keys):
        for end in blocks.ends:
            for stops, there_is in walks(instance, day, stay, end):
                found.setdefault((block, end, stops), []).append(there_is)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_all_sets_with_the_least_travel(seed: int) -> None:
    """One tour of each set of stops, from each stay to each end."""
    instance = rich_instance(seed, places=5, days=3)
    instance = instance._replace(budget=None, weights=Weights(travel=1))

    found, there_are = by_key(instance), everything(instance)

    assert found.keys() == there_are.keys()
    for key, tours in found.items():
        ((_, tour),) = tours
        assert tour.travel == min(it.travel for it in there_are[key])


@pytest.mark.parametrize("seed", range(40))
def test_the_least_toll_counts(seed: int) -> None:
    """Where a long first leg costs more than a short detour."""
    instance = rich_instance(seed, places=5, days=3)
    weights = Weights(travel=1, drive_back=50, onward_min=30)
    train = Stay(1, 2, 1320, 360, 480, frozenset({0, 1}), moves=True, cost=0)
    instance = instance._replace(
        budget=None, weights=weights, stays=(*instance.stays, train)
    )
    blocks = Blocks(instance)

    def toll(key: Key, tour: Walk) -> int:
        moved = instance.stays[blocks.keys[key[0]][1]].moves
        return tour.travel + moved * 50 * max(0, tour.first - 30)

    found, there_are = by_key(instance), everything(instance)

    assert found.keys() == there_are.keys()
    for key, tours in found.items():
        ((_, tour),) = tours
        assert toll(key, tour) == min(toll(key, it) for it in there_are[key])


@pytest.mark.parametrize("seed", range(40))
def test_where_costs_are_limited_the_cheapest_is_there_too(seed: int) -> None:
    """No tour is both cheaper and shorter than all that are listed."""
    instance = rich_instance(seed, places=5, days=2)
    instance = instance._replace(budget=10**6, weights=Weights(travel=1))

    found, there_are = by_key(instance), everything(instance)

    assert found.keys() == there_are.keys()
    for key, tours in there_are.items():
        listed_ = [it for _, it in found[key]]
        assert min(it.cost for it in tours) == min(it.cost for it in listed_)
        assert min(it.travel for it in tours) == min(it.travel for it in listed_)


@pytest.mark.parametrize(("labels", "near"), [(1, None), (4, None), (None, 2), (4, 2)])
def test_with_limits_a_part(labels: int | None, near: int | None) -> None:
    """Nothing that is not there, and days without a stop in any case."""
    fewer = 0
    for seed in range(30):
        instance = rich_instance(seed, places=6, days=2)._replace(budget=None)
        some, all_ = by_key(instance, labels, near), by_key(instance)
        assert some.keys() <= all_.keys()
        assert {it for it in all_ if not it[2]} <= some.keys()
        fewer += len(some) < len(all_)
    assert fewer > 10


def test_what_serves_a_demand_is_kept() -> None:
    """Though it is worth little and the list is short."""
    instance = town(
        candidates=range(4),
        covers=(frozenset({MUSEUM}),),
        prizes=(800, 1, 700, 600),
        max_stops=1,
    )

    stops = {it for _, _, it in by_key(instance, labels=1)}

    assert stops == {frozenset(it) for it in ((), (HOME,), (MUSEUM,), (PALACE,))}


def test_places_left_out() -> None:
    """Those that count less than nothing."""
    instance = town()
    items, blocks = Items(instance, {}), Blocks(instance)
    worth = items.worth.copy()
    worth[[MUSEUM, PALACE]] = -1

    tours = Lister(instance, items).tours(blocks.keys, Aim(worth), blocks.ends)

    assert {MUSEUM, PALACE}.isdisjoint(tours.stops.ravel().tolist())
    assert len(tours.block) == 2


@pytest.mark.parametrize(
    ("module", "limit"), [(listing, "_MOST_LABELS"), (closing, "_MOST_TOURS")]
)
def test_too_many(
    module: ModuleType, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To list them all is given up before the memory is full."""
    instance = tame_instance(4, places=6, days=2)
    instance = instance._replace(
        days=tuple(it._replace(max_stops=3) for it in instance.days)
    )
    everywhere = len(listed(instance)[2].block)

    monkeypatch.setattr(module, limit, 1)
    with pytest.raises(TooManyError):
        listed(instance)
    monkeypatch.setattr(module, limit, 10**6)
    # In parts the tours are the same.
    monkeypatch.setattr(closing, "_CHUNK", 5)
    assert len(listed(instance)[2].block) == everywhere


def test_the_last_visit_before_a_late_train() -> None:
    """It may end later than any day that ends in a bed."""
    train = Stay(0, 0, 1290, 360, 480, frozenset({0}), moves=True, cost=0)
    instance = town(days=2, hours={PALACE: ((1140, 1260),)}, max_travel_min=900)
    instance = instance._replace(stays=(*instance.stays, train))

    ends = {end for _, end, stops in by_key(instance) if PALACE in stops}

    assert ends == {2}


@pytest.mark.parametrize("most", [0, 1])
def test_days_without_stops(most: int) -> None:
    """They are tours; and so where there are no candidates at all."""
    for instance in (town(max_stops=most, candidates=()), town(max_stops=0)):
        assert list(by_key(instance)) == [(0, 2, frozenset())]
