"""What the search finds is feasible, and on small instances the best there is."""

from collections.abc import Callable, Sequence
from math import hypot
from random import Random
from time import monotonic
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.solver.instances import (
    FAST,
    HIGH,
    QUICK,
    SEEDS,
    STANDARD,
    most,
    optimum,
    rich_instance,
    score,
    tame_instance,
    wild_instance,
    worth,
)
from tourlink.solver.bound import upper_bound
from tourlink.solver.instance import NEVER, PRIZE_UNIT, Instance, Weights
from tourlink.solver.schedule import schedule
from tourlink.solver.search import Effort, Solution, solve
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
    rich: bool,  # noqa: FBT001
) -> None:
    """Whatever is asked for; and its sums are those of its schedule."""
    make = rich_instance if rich else wild_instance
    instance = make(seed, places=places, days=days)

    found = solve(instance, FAST)

    if found is not None:
        assert violations(instance, found.chain) == []
        assert found.score == score(instance, found.chain)
        assert found.value == worth(instance, found.chain)
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

    found = solve(instance, QUICK)

    assert (found and found.score) == optimum(instance)


@pytest.mark.parametrize("seed", range(100))
def test_best_of_all_chains_that_keep_promises(seed: int) -> None:
    """With musts, covers, an order, groups, budgets, night services and lunch, too."""
    instance = wild_instance(seed, places=4 + seed % 2)

    found = solve(instance, QUICK)

    assert (found and found.score) == optimum(instance)


@pytest.mark.parametrize("seed", range(60))
def test_best_of_all_chains_with_hours_that_change(seed: int) -> None:
    """From day to day; and with all else that an instance can have."""
    for instance in (wild(seed), rich_instance(seed, places=4 + seed % 2)):
        found = solve(instance, QUICK)
        assert (found and found.value) == most(instance)


@pytest.mark.parametrize("seed", range(12))
def test_high_effort_by_value(seed: int) -> None:
    """The weights count, and the bound is the value."""
    instance = rich_instance(seed, places=5)

    found = solve(instance, HIGH, bound=True)

    assert (found and found.value) == most(instance)
    assert found is None or (found.most, found.optimal) == (found.value, True)


@pytest.mark.parametrize("effort", [FAST, STANDARD, HIGH])
def test_equal_inputs_give_equal_chains(effort: Effort) -> None:
    """Nothing depends on chance, on memory addresses or on an earlier run."""
    for seed in range(4):
        one, other = (
            solve(rich_instance(seed, places=7, days=3), effort) for _ in range(2)
        )
        assert one == other


def test_other_seeds() -> None:
    """They may lead elsewhere, and keep every limit."""
    for which in range(5):
        instance = rich_instance(which, places=40, days=6, share=0)
        for seed in range(4):
            found = solve(instance, FAST, seed=seed)
            assert found is None or violations(instance, found.chain) == []


@pytest.mark.parametrize("seed", range(40))
def test_names_do_not_matter(seed: int) -> None:
    """Places and stays numbered otherwise: the same value."""
    instance = rich_instance(seed, places=5)
    rng = Random(seed)  # noqa: S311
    places = rng.sample(range(5), 5)
    stays = rng.sample(range(len(instance.stays)), len(instance.stays))

    one = solve(instance, QUICK, bound=True)
    other = solve(renamed(instance, places, stays), QUICK, bound=True)

    assert _sums(one) == _sums(other)


@pytest.mark.parametrize("seed", range(40))
def test_three_times_as_much(seed: int) -> None:
    """Prizes and weights times three: the same tours, three times the value."""
    instance = rich_instance(seed, places=5)
    weights = instance.weights
    scaled = instance._replace(
        prizes=tuple(3 * it for it in instance.prizes),
        weights=Weights(
            3 * weights.travel,
            3 * weights.move,
            3 * weights.night_service,
            3 * weights.drive_back,
            weights.onward_min,
            3 * weights.stop,
        ),
    )

    one = solve(instance, QUICK, bound=True)
    other = solve(scaled, QUICK, bound=True)

    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (3 * one.value, one.optimal) == (other.value, other.optimal)


def test_axes_swapped() -> None:
    """A map that is turned over has the same ways, to the minute."""
    for seed in range(10):
        one = solve(on_a_map(seed, lambda x, y: (x, y)), FAST, bound=True)
        other = solve(on_a_map(seed, lambda x, y: (y, x)), FAST, bound=True)
        assert one == other


def test_no_time_at_all() -> None:
    """There is a chain all the same, and no endless proof that nobody asked for."""
    began = monotonic()
    found = solve(large(), HIGH, seconds=0)

    assert found is not None
    assert violations(large(), found.chain) == []
    assert (found.most, found.bound) == (None, None)
    assert monotonic() - began < 20
    # A proof that was asked for has no such limit.
    small = solve(rich_instance(1, places=4), HIGH, seconds=0, bound=True)
    assert small is None or small.most is not None


def test_scores_are_told_as_they_rise() -> None:
    """The last one told is the answer's."""
    told: list[int] = []
    found = solve(large(), STANDARD, report=told.append)

    assert found is not None
    assert told
    assert told[-1] == found.score
    assert solve(large(), STANDARD) == found


@pytest.mark.parametrize("after", [1, 2])
def test_interrupted(after: int) -> None:
    """Whoever has had enough gets the best so far."""
    told: list[int] = []

    def report(score: int) -> None:
        told.append(score)
        if len(told) == after:
            raise KeyboardInterrupt

    found = solve(large(), HIGH, bound=True, report=report)

    assert found is not None
    assert found.interrupted == (len(told) == after)
    assert found.interrupted or after > 1
    assert found.score == told[-1]
    assert violations(large(), found.chain) == []
    assert found.most is not None
    assert found.most >= found.value


def test_interrupted_in_a_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found before is kept; the bound is the loose one."""

    def prove(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tourlink.solver.search.prove", prove)
    found = solve(large(), FAST, bound=True)

    assert found is not None
    assert found.interrupted
    assert found.most == PRIZE_UNIT * upper_bound(large())


def test_interrupted_before_anything_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There is nothing to give."""

    def run(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tourlink.solver.search.Search.run", run)
    with pytest.raises(KeyboardInterrupt):
        solve(large(), FAST)


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


def large() -> Instance:
    """Return an instance on which the search has something to do."""
    instance = wild_instance(5, places=24, days=5)
    return instance._replace(
        days=tuple(
            it._replace(max_stops=3, max_travel_min=480) for it in instance.days
        ),
        budget=None,
    )


def renamed(
    instance: Instance, places: Sequence[int], stays: Sequence[int]
) -> Instance:
    """Return the instance with place `p` numbered `places[p]`, and so the stays."""
    back = [places.index(it) for it in range(len(places))]
    stay_back = [stays.index(it) for it in range(len(stays))]

    def moved(row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(row[it] for it in back) if row else ()

    def named(them: frozenset[int]) -> frozenset[int]:
        return frozenset(places[it] for it in them)

    return instance._replace(
        candidates=tuple(sorted(places[it] for it in instance.candidates)),
        prizes=moved(instance.prizes),
        visit_min=moved(instance.visit_min),
        costs=moved(instance.costs),
        windows=tuple(moved(row) for row in instance.windows),
        way_min=moved([moved(row) for row in instance.way_min]),
        way_travel_min=moved([moved(row) for row in instance.way_travel_min]),
        timed=lambda day, here, there: instance.timed(day, back[here], back[there]),
        stays=tuple(
            it._replace(
                arrive_at=places[it.arrive_at], leave_from=places[it.leave_from]
            )
            for it in (instance.stays[at] for at in stay_back)
        ),
        start=stays[instance.start],
        end=places[instance.end],
        must=named(instance.must),
        covers=tuple(named(it) for it in instance.covers),
        order=moved(instance.order),
        group=moved(instance.group),
        limits=tuple(it._replace(uses=moved(it.uses)) for it in instance.limits),
    )


def on_a_map(
    seed: int, turn: Callable[[float, float], tuple[float, float]]
) -> Instance:
    """Return an instance with ways as the crow flies on a map that may be turned."""
    rng = Random(seed)  # noqa: S311
    spots = [turn(rng.random(), rng.random()) for _ in range(12)]
    ways = tuple(
        tuple(round(200 * hypot(x - x2, y - y2)) for x2, y2 in spots) for x, y in spots
    )
    instance = wild_instance(seed, places=12, days=3)
    return instance._replace(way_min=ways, way_travel_min=ways)


def _sums(found: Solution | None) -> tuple[int, int | None] | None:
    return None if found is None else (found.value, found.most)


RELAXED: dict[str, Callable[[Instance], Instance]] = {
    "budget": lambda it: it._replace(budget=None),
    "limits": lambda it: it._replace(limits=()),
    "weights": lambda it: it._replace(weights=Weights()),
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
        instance = rich_instance(seed, places=4)
        instance = _days(instance._replace(last_end_min=900), end_min=900)
        tight = solve(instance, QUICK, bound=True)
        wide = solve(RELAXED[limit](instance), QUICK, bound=True)
        assert tight is None or (wide is not None and wide.value >= tight.value)
        assert wide is None or wide.optimal
        gained += _sums(wide) != _sums(tight)
    assert gained


def _days(instance: Instance, **limits: int) -> Instance:
    return instance._replace(days=tuple(it._replace(**limits) for it in instance.days))
