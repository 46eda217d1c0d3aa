"""Chains with long days: feasible, best where they are tiny, the same for a seed."""

from importlib.util import find_spec
from random import Random

import pytest

from tests.solver.instances import optimum, score, tame_instance, wild_instance
from tests.solver.long.boards import board, cases, large, with_windows
from tourlink.solver.instance import NEVER, Chain, Instance
from tourlink.solver.long import search as module
from tourlink.solver.long.backend import Kernel, compiled, plain
from tourlink.solver.long.search import search, solve_long, suits
from tourlink.solver.verify import violations

TINY = sorted(cases(0))
LARGE = sorted(large(0))


def solve(instance: Instance, iterations: int = 150, seed: int = 0) -> Chain | None:
    """Search as Python runs it, be numba installed or not."""
    return search(plain, instance, iterations, seed)


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("seed", range(2))
def test_chains_are_feasible(name: str, seed: int) -> None:
    """The verifier accepts each better chain, and each is worth more than before."""
    instance = large(seed)[name]
    found: list[Chain] = []
    scores: list[int] = []

    def report(chain: Chain, _done: int) -> None:
        found.append(chain)
        scores.append(score(instance, chain))

    best = search(plain, instance, 120, seed, report=report)

    assert best is not None
    assert best == found[-1]
    assert scores == sorted(set(scores))
    for chain in found:
        assert violations(instance, chain) == []


@pytest.mark.parametrize("name", TINY)
@pytest.mark.parametrize("seed", range(6))
def test_tiny_chains_are_the_best(name: str, seed: int) -> None:
    """Of few places, none is left out that a search through all chains takes in."""
    instance = cases(seed)[name]

    chain = solve(instance)

    assert (None if chain is None else score(instance, chain)) == optimum(instance)
    assert chain is None or violations(instance, chain) == []


def test_same_seed_same_chain() -> None:
    """A search leaves nothing behind that the next would find."""
    instance = large(3)["toptw"]

    assert solve(instance, 60, 1) == solve(instance, 60, 1)


def test_seeds_differ() -> None:
    """Other seeds go other ways."""
    instance = large(3)["toptw"]

    assert len({solve(instance, 20, seed) for seed in range(6)}) > 1


@pytest.mark.skipif(find_spec("numba") is None, reason="numba is not installed")
@pytest.mark.parametrize("name", LARGE)
def test_compiled_and_plain_kernel_agree(name: str) -> None:
    """Compiled or not, the same seed gives the same chain, step by step."""
    instance = large(5)[name]

    def steps(kernel: Kernel) -> list[Chain]:
        found: list[Chain] = []
        search(
            lambda: kernel, instance, 150, 7, report=lambda it, _done: found.append(it)
        )
        return found[-1:]

    assert steps(plain()) == steps(compiled())


@pytest.mark.parametrize("name", ["op", "hotels", "toptw"])
@pytest.mark.parametrize("seed", range(3))
def test_names_and_units_make_no_difference(name: str, seed: int) -> None:
    """Places numbered otherwise, and prizes three times as high, change no score."""
    instance = cases(seed)[name]
    chain = solve(instance)
    assert chain is not None

    other = solve(_renumbered(instance, seed))

    assert other is not None
    assert 3 * score(instance, chain) == score(_renumbered(instance, seed), other)


def _renumbered(instance: Instance, seed: int) -> Instance:
    """Return the instance with places renumbered and prizes three times as high."""
    size = len(instance.prizes)
    old = list(range(size))
    Random(seed).shuffle(old)  # noqa: S311
    new = [old.index(it) for it in range(size)]
    ways = tuple(tuple(instance.way_min[a][b] for b in old) for a in old)
    return instance._replace(
        candidates=tuple(sorted(new[it] for it in instance.candidates)),
        prizes=tuple(3 * instance.prizes[it] for it in old),
        visit_min=tuple(instance.visit_min[it] for it in old),
        windows=tuple(tuple(row[it] for it in old) for row in instance.windows),
        way_min=ways,
        way_travel_min=ways,
        stays=tuple(
            it._replace(arrive_at=new[it.arrive_at], leave_from=new[it.leave_from])
            for it in instance.stays
        ),
        end=new[instance.end],
    )


def test_no_chain_is_an_answer() -> None:
    """Where the end is out of reach, or a must-see is, there is no chain."""
    instance = board(1)
    far = board(1, length=1)._replace(end=3)
    shut = with_windows(instance, 1)._replace(must=frozenset([2]))
    shut = shut._replace(
        windows=tuple(
            tuple(() if it == 2 else doors for it, doors in enumerate(row))
            for row in shut.windows
        )
    )

    assert solve(far) is None
    assert solve(shut) is None


def test_nothing_to_visit() -> None:
    """Without candidates a chain has but its nights."""
    instance = board(1, days=2, beds=2)._replace(candidates=())

    chain = solve(instance)

    assert chain is not None
    assert violations(instance, chain) == []


def test_cheap_nights_are_found() -> None:
    """Where the stays amid the prizes are beyond the budget, another is taken."""
    instance = board(4, places=30, days=2, length=200, beds=3)
    dear = [it._replace(cost=50 * (at < 2)) for at, it in enumerate(instance.stays)]
    instance = instance._replace(stays=tuple(dear), budget=10)

    chain = solve(instance, 100)

    assert chain is not None
    assert chain[0].stay == 2
    assert violations(instance, chain) == []


def test_time_is_up() -> None:
    """A search cut short gives what it has."""
    instance = large(1)["hotels"]

    chain = solve_long(instance, iterations=10**9, seconds=0.0)

    assert chain is not None
    assert violations(instance, chain) == []


def test_it_cools_over_the_seconds() -> None:
    """With far more rounds than time the search ends in time, with a whole chain."""
    instance = large(1)["hotels"]

    chain = solve_long(instance, iterations=10**9, seconds=0.3)

    assert chain is not None
    assert violations(instance, chain) == []
    assert score(instance, chain) > 0


def ring(lengths: list[int], stay_at: list[int]) -> Instance:
    """Return a ring of 24 places, 10 apart: round it once in days of such lengths."""
    size = 24
    ways = tuple(
        tuple(10 * min((a - b) % size, (b - a) % size) for b in range(size))
        for a in range(size)
    )
    end = max(lengths)
    instance = board(1, places=size, days=len(lengths), length=end)
    first = instance.stays[0]
    return instance._replace(
        way_min=ways,
        way_travel_min=ways,
        prizes=(1,) * size,
        stays=tuple(first._replace(arrive_at=it, leave_from=it) for it in stay_at),
        days=tuple(instance.days[0]._replace(end_min=it) for it in lengths),
        last_end_min=lengths[-1],
        windows=tuple((((0, it),),) * size for it in lengths),
    )


@pytest.mark.parametrize("lengths", [[70, 170], [170, 70], [50, 120, 70]])
def test_days_are_cut_where_the_stays_are(lengths: list[int]) -> None:
    """A tour that leaves no minute over is found, and cut into days."""
    instance = ring(lengths, [0, 5, 7, 17])

    chain = solve(instance, 60)

    assert chain is not None
    assert violations(instance, chain) == []
    assert score(instance, chain) == 23


@pytest.mark.parametrize("seed", range(2))
def test_ways_may_differ_back_and_forth(seed: int) -> None:
    """No stretch is turned around where that would change its length."""
    instance = large(seed)["hotels"]
    ways = tuple(
        tuple(way + (here > there) * (here * there % 7) for there, way in row)
        for here, row in enumerate(map(enumerate, instance.way_min))
    )
    instance = instance._replace(way_min=ways, way_travel_min=ways)

    chain = solve(instance, 60)

    assert chain is not None
    assert violations(instance, chain) == []


def test_an_interruption_gives_the_best_so_far() -> None:
    """Ctrl-C ends the search, and is passed on only if nothing was found yet."""
    instance = large(1)["hotels"]
    found: list[Chain] = []

    def interrupt(chain: Chain, _done: int) -> None:
        found.append(chain)
        raise KeyboardInterrupt

    assert search(plain, instance, 100, report=interrupt) == found[-1]


def test_an_early_interruption_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C before the first chain is somebody else's to handle."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "sequences", interrupt)

    with pytest.raises(KeyboardInterrupt):
        search(plain, board(1), 100)


@pytest.mark.parametrize("seed", range(4))
def test_what_it_cannot_plan_is_refused(seed: int) -> None:
    """Lunch, scheduled connections, night services and sequences are named."""
    instance = wild_instance(seed)
    ordered = board(1)._replace(order=(0,) * 6)
    timed = board(1)._replace(timed_from_min=10)
    moving = board(1).stays[0]._replace(moves=True)
    moved = board(1)._replace(stays=(moving,))

    with pytest.raises(ValueError, match="lunch"):
        solve(instance)
    with pytest.raises(ValueError, match="a sequence"):
        solve(ordered)
    with pytest.raises(ValueError, match="scheduled connections"):
        solve(timed)
    with pytest.raises(ValueError, match="night services"):
        solve(moved)
    assert not suits(instance)


def test_it_suits_long_days_only() -> None:
    """Days with many stops are its own; those with few have a search of theirs."""
    long = board(1, places=30, length=400)
    few = long.days[0]._replace(max_stops=3)

    assert suits(long)
    assert not suits(board(1, places=30, length=30))
    assert not suits(long._replace(days=(few,)))
    assert not suits(long._replace(windows=(((),) * 30,)))
    assert not suits(tame_instance(1))


def test_ways_that_do_not_exist_are_not_taken() -> None:
    """Even when a day has no end."""
    instance = board(2, length=NEVER)
    ways = tuple(
        tuple(NEVER if (here == 3) != (there == 3) else way for there, way in row)
        for here, row in enumerate(map(enumerate, instance.way_min))
    )

    chain = solve(instance._replace(way_min=ways, way_travel_min=ways), 50)

    assert chain is not None
    assert set(chain[0].stops) == {1, 2, 4, 5}
