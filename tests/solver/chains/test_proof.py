"""A proof never claims more than brute force finds, and says what it does not know."""

from types import ModuleType
from typing import Any

import pytest

from tests.solver.instances import (
    HIGH,
    QUICK,
    most,
    rich_instance,
    tame_instance,
    wild_instance,
)
from tests.solver.town import HOME, MARKET, MUSEUM, PALACE, town
from tourlink.solver.bound import upper_bound
from tourlink.solver.chains import closing, listing, proof
from tourlink.solver.chains.proof import Work, prove
from tourlink.solver.chains.search import Round, Search
from tourlink.solver.instance import PRIZE_UNIT, Instance, Limit, Stay, Weights
from tourlink.solver.search import Solution, solve

POOR = Round(
    labels=1,
    near=1,
    priced=1,
    steps=4,
    tours=5,
    width=1,
    again=1,
    anew=5,
    window=1,
    shakes=0,
)
"""A round that leaves much to a proof."""


def proven(instance: Instance, **more: Any) -> tuple[Solution | None, int | None]:
    """Return what is found with a proof whose claims hold, and the greatest value."""
    found = solve(instance, QUICK._replace(**more), bound=True)
    best = most(instance)
    assert found is None or best is not None
    if found is not None:
        assert best is not None
        assert found.most is not None
        assert found.bound is not None
        assert found.value <= best <= found.most
        assert found.score <= found.bound
        assert found.optimal == (found.most == found.value)
    return found, best


@pytest.mark.parametrize("days", [1, 2, 3])
def test_every_constraint(days: int) -> None:
    """The best is found and proven, or the answer is none and there is none."""
    solved = 0
    for seed in range(90 - 20 * days):
        instance = rich_instance(seed, places=4 + (days < 3), days=days, share=0.3)
        found, best = proven(instance)
        assert (found and found.value) == best
        assert found is None or found.optimal
        solved += found is not None

    assert solved >= 10


@pytest.mark.parametrize("days", [2, 3])
def test_a_search_that_finds_little(days: int) -> None:
    """The proof finds the rest."""
    for seed in range(25):
        instance = wild_instance(seed, places=4, days=days, fickle=True)
        found, best = proven(instance, rounds=(POOR,))
        assert (found and found.value) == best
        assert found is None or found.optimal


def test_without_a_search() -> None:
    """By itself a proof finds the best, too."""
    for seed in range(40):
        instance = rich_instance(seed, places=4, days=2)
        search = Search(instance)
        answer = prove(search, HIGH.proof)
        best = most(instance)
        assert answer is not None
        if best is None:
            assert search.best is None
        else:
            assert search.best is not None
            assert answer - search.items.insisted == pytest.approx(best)
            assert search.best.worth - search.items.insisted == pytest.approx(best)


@pytest.mark.parametrize("work", [Work(0, 0), Work(1, 10**6), Work(3, 40), Work(9, 9)])
def test_too_little_work_is_still_a_bound(work: Work) -> None:
    """It holds, but it is a claim of the best only where it is equal."""
    optimal = total = 0
    for seed in range(20):
        instance = rich_instance(seed, places=5, days=2)._replace(must=frozenset())
        found, _ = proven(instance, proof=work, rounds=(POOR,))
        optimal += found is not None and found.optimal
        total += found is not None

    assert optimal < total


def test_too_little_work_on_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Floors between the best and the bound are tried; nothing below is ruled out."""
    monkeypatch.setattr(proof, "_STEPS", 3)
    monkeypatch.setattr(proof, "_TIMES", 1)
    between = 0
    for seed in range(25):
        instance = tame_instance(seed, places=6, days=2)
        instance = instance._replace(weights=Weights(travel=7))
        best = most(instance)
        if best is None:
            continue
        for chains in (2, 4, 8, 16, 32):
            search = Search(instance)
            search.run(POOR)
            answer = prove(search, Work(chains, 10**6))
            assert answer is not None
            assert answer >= best
            if search.best is not None:
                between += search.best.worth < answer < search.prices.bound - 1

    assert between


@pytest.mark.parametrize(
    ("module", "limit"), [(listing, "_MOST_LABELS"), (closing, "_MOST_TOURS")]
)
def test_too_many_tours(
    module: ModuleType, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left is the bound by stops and minutes."""
    monkeypatch.setattr(module, limit, 1)
    for seed in range(20):
        instance = tame_instance(seed, places=7, days=3)
        rules = tuple(it._replace(max_stops=3) for it in instance.days)
        instance = instance._replace(days=rules)
        found = solve(instance, QUICK, bound=True)
        if found is not None:
            assert found.most == PRIZE_UNIT * upper_bound(instance)


def test_a_chain_that_costs_less_gets_home() -> None:
    """
    Two chains in the same bed with the same to come: the poorer has money left.

    The palace costs all but ten; with the market there is enough for the museum,
    which is open on the second day only.
    """
    instance = town(
        days=2,
        max_stops=1,
        hours={MUSEUM: ((300, 1320),)},
        budget=40,
    )._replace(costs=(0, 35, 20, 0), prizes=(0, 500, 300, 100))
    first, second = (list(it) for it in instance.windows)
    first[MUSEUM] = second[PALACE] = second[MARKET] = ()
    instance = instance._replace(windows=(tuple(first), tuple(second)))

    found, _ = proven(instance, rounds=())

    assert found is not None
    assert (found.score, found.optimal) == (600, True)


def test_a_chain_that_uses_less_gets_home() -> None:
    """The same with a limit, or with a group, in place of money."""
    base = town(days=2, max_stops=1, prizes=(0, 500, 300, 100))
    first, second = (list(it) for it in base.windows)
    first[MUSEUM] = second[PALACE] = second[MARKET] = ()
    base = base._replace(windows=(tuple(first), tuple(second)))
    for limited in (
        base._replace(limits=(Limit((0, 1, 1, 0), 1),)),
        base._replace(group=(-1, 0, 0, 1), min_groups=2),
    ):
        found, _ = proven(limited, rounds=())
        assert found is not None
        assert (found.score, found.optimal) == (600, True)


def test_a_night_service_is_taken_once() -> None:
    """Though it may run on all days."""
    train = Stay(HOME, HOME, 1320, 360, 480, frozenset({0, 1}), moves=True, cost=0)
    bed = town().stays[0]
    instance = town(days=3)._replace(stays=(bed, train))

    assert proven(instance) == (None, None)
    found, _ = proven(instance._replace(stays=(bed, train, town(days=3).stays[1])))
    assert found is not None
    assert found.score == 1300


def test_the_drive_after_a_night_aboard() -> None:
    """Of two orders of the same stops the one with the shorter first leg counts."""
    train = Stay(HOME, HOME, 1320, 360, 480, frozenset({0}), moves=True, cost=0)
    ways = {(HOME, MUSEUM): 100, (MUSEUM, PALACE): 10, (PALACE, HOME): 10}
    ways |= {(HOME, PALACE): 60, (PALACE, MUSEUM): 20, (MUSEUM, HOME): 60}
    base = town(days=2, ways=ways, candidates=(MUSEUM, PALACE))
    closed: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 4
    instance = base._replace(
        stays=(base.stays[0], train),
        windows=(closed, base.windows[1]),
        weights=Weights(travel=1, drive_back=30, onward_min=60),
    )

    found, _ = proven(instance, rounds=())

    assert found is not None
    assert found.chain[1].stops == (PALACE, MUSEUM)
    assert found.value == 100 * 1200 - 140
    assert found.optimal
