"""No chain scores more than the bound says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.solver.instances import (
    FAST,
    SEEDS,
    optimum,
    rich_instance,
    tame_instance,
    wild_instance,
)
from tests.solver.town import town
from tourlink.solver.bound import upper_bound
from tourlink.solver.search import solve


@given(SEEDS, st.integers(4, 8), st.integers(1, 4))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_solutions_stay_below(seed: int, places: int, days: int) -> None:
    """Of the engine, on all kinds of instances."""
    instance = rich_instance(seed, places=places, days=days)

    found = solve(instance, FAST)

    assert found is None or found.score <= upper_bound(instance)


@pytest.mark.parametrize("seed", range(40))
def test_the_optimum_stays_below(seed: int) -> None:
    """Of all chains, counted one by one."""
    for instance in (
        tame_instance(seed, places=4),
        wild_instance(seed, places=4, fickle=True),
        rich_instance(seed, places=4),
    ):
        assert (optimum(instance) or 0) <= upper_bound(instance)


def test_stops_count() -> None:
    """At most so many a day, of the places that are open on some day."""
    assert upper_bound(town(max_stops=1)) == 700
    assert upper_bound(town(max_stops=2)) == 1200
    assert upper_bound(town(max_stops=1, hours={2: ()})) == 500


def test_time_counts() -> None:
    """A day has room for so many minutes; the last visit counts in part."""
    # From 05:00 to 20:00 are 900 minutes: 700 of 480 and 500 * 420 / 480 in these.
    assert upper_bound(town(visit_min={1: 480, 2: 480, 3: 480})) == 700 + 438


def test_candidates_left_out_count() -> None:
    """Those that the engine was not given might be worth more."""
    assert upper_bound(town(max_stops=1), others=[(900, 60)]) == 900


def test_places_that_take_no_time() -> None:
    """They fit into any day."""
    assert upper_bound(town(visit_min={1: 0, 2: 0, 3: 0})) == 1300
