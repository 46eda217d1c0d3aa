"""What the search finds is feasible, and on small instances the best there is."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.solver.instances import (
    FAST,
    HIGH,
    SEEDS,
    STANDARD,
    optimum,
    score,
    tame_instance,
    wild_instance,
)
from tourlink.solver.instance import NEVER, Instance
from tourlink.solver.schedule import schedule
from tourlink.solver.search import Effort, solve
from tourlink.solver.verify import violations


def wild(seed: int) -> Instance:
    """Return the fickle instance of a seed."""
    return wild_instance(seed, places=4 + seed % 2, fickle=True)


@given(SEEDS, st.integers(5, 8), st.integers(1, 4), st.booleans())
@settings(deadline=None, derandomize=True, max_examples=120)
def test_every_solution_passes_the_verifier(
    seed: int,
    places: int,
    days: int,
    fickle: bool,  # noqa: FBT001
) -> None:
    """Whatever is asked for; and its sums are those of its schedule."""
    instance = wild_instance(seed, places=places, days=days, fickle=fickle)

    found = solve(instance, STANDARD)

    if found is not None:
        assert violations(instance, found.chain) == []
        assert found.score == score(instance, found.chain)
        timed = schedule(instance, found.chain)
        assert timed is not None
        assert found.travel_min == sum(it.travel_min for it in timed)
        assert found.cost == sum(it.cost for it in timed)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("days", [1, 2, 3])
def test_best_of_all_chains(seed: int, days: int) -> None:
    """Where to come earlier is never worse and nothing is cut, nothing is lost."""
    places = 4 if days == 3 else 4 + seed % 2
    instance = tame_instance(seed, places=places, days=days)

    found = solve(instance, HIGH)

    assert (found and found.score) == optimum(instance)


@pytest.mark.parametrize("seed", range(100))
def test_best_of_all_chains_that_keep_promises(seed: int) -> None:
    """With musts, covers, an order, groups, budgets, night services and lunch, too."""
    instance = wild_instance(seed, places=4 + seed % 2)

    found = solve(instance, HIGH)

    assert (found and found.score) == optimum(instance)


def test_hours_that_change_from_day_to_day_cost_little() -> None:
    """The search looks at the usual hours only: most optima are found all the same."""
    best = solved = lost = 0
    for seed in range(120):
        most, found = optimum(wild(seed)), solve(wild(seed), HIGH)
        if most is None:
            assert found is None
            continue
        assert found is None or found.score <= most
        best += found is not None and found.score == most
        lost += found is None
        solved += 1

    assert best >= 0.75 * solved
    assert lost <= 0.1 * solved


@pytest.mark.parametrize("effort", [FAST, STANDARD, HIGH])
def test_equal_inputs_give_equal_chains(effort: Effort) -> None:
    """Nothing depends on chance, on memory addresses or on an earlier run."""
    for seed in range(10):
        one, other = (
            solve(wild_instance(seed, places=7, days=3), effort) for _ in range(2)
        )
        assert one == other


def test_discount_leads_elsewhere() -> None:
    """What counts for less is left to other chains, at its full score if kept."""
    instance = tame_instance(3, places=6, days=1)._replace(
        candidates=(1, 2),
        prizes=(0, 500, 400, 0, 0, 0),
        way_min=((10,) * 6,) * 6,
        windows=((((0, 1440),),) * 6,),
    )
    instance = instance._replace(
        days=tuple(it._replace(max_stops=1) for it in instance.days),
    )

    first = solve(instance, HIGH)
    second = solve(instance, HIGH, discount={1: 0.1})

    assert first is not None
    assert second is not None
    assert (first.chain[0].stops, first.score) == ((1,), 500)
    assert (second.chain[0].stops, second.score) == ((2,), 400)


def test_no_way_home() -> None:
    """None, and no chain that ends somewhere."""
    instance = tame_instance(1)
    size = len(instance.prizes)
    nowhere = tuple(
        tuple(0 if here == there else NEVER for there in range(size))
        for here in range(size)
    )
    stranded = instance._replace(
        way_min=nowhere, timed=lambda _day, _here, _there: (), end=size - 1
    )

    assert solve(stranded, FAST) is None


@given(SEEDS)
@settings(deadline=None, derandomize=True, max_examples=30)
def test_another_candidate_never_lowers_the_optimum(seed: int) -> None:
    """The chain without it is still there."""
    instance = wild_instance(seed, places=4, fickle=True)
    fewer = instance._replace(
        candidates=tuple(
            it for it in instance.candidates[1:] if it not in instance.must
        ),
        must=frozenset(),
    )
    more = fewer._replace(candidates=instance.candidates)

    assert (optimum(more) or 0) >= (optimum(fewer) or 0)


RELAXED: dict[str, Callable[[Instance], Instance]] = {
    "budget": lambda it: it._replace(budget=None),
    "must": lambda it: it._replace(must=frozenset()),
    "covers": lambda it: it._replace(covers=()),
    "order": lambda it: it._replace(order=()),
    "groups": lambda it: it._replace(min_groups=0),
    "last day": lambda it: it._replace(last_end_min=it.last_end_min + 60),
    "stops": lambda it: _days(it, max_stops=4),
    "travel": lambda it: _days(it, max_travel_min=900),
    "evening": lambda it: _days(it, end_min=1260),
}


@pytest.mark.parametrize("limit", RELAXED)
def test_a_relaxed_limit_never_lowers_the_optimum(limit: str) -> None:
    """All chains that kept the tighter limit keep the wider one."""
    gained = 0
    for seed in range(60):
        instance = wild_instance(seed, places=4, fickle=True)
        instance = _days(instance._replace(last_end_min=900), end_min=900)
        tight = optimum(instance)
        wide = optimum(RELAXED[limit](instance))
        assert tight is None or (wide is not None and wide >= tight)
        gained += wide != tight
    assert gained or limit == "covers"  # of two places one is visited anyway


def _days(instance: Instance, **limits: int) -> Instance:
    return instance._replace(days=tuple(it._replace(**limits) for it in instance.days))
