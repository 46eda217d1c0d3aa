"""The clock in arrays tells the times of the plain one."""

from collections import Counter
from random import Random

import numpy as np
import pytest

from tests.solver.instances import rich_instance, without_promises
from tests.solver.town import HOME, MARKET, MUSEUM, PALACE, town
from tourlink.solver.chains.clocks import Clocks, Parties
from tourlink.solver.clock import DayClock, LunchAt, Move
from tourlink.solver.instance import NEVER, Instance

Party = tuple[int, int, int, bool]
"""Day, place, since when, whether lunch was had."""


def compare(instance: Instance, parties: list[Party], there: list[int]) -> list[Move]:
    """Send parties on by both clocks, and return what the plain one says of visits."""
    clocks = Clocks(instance)
    days = [
        DayClock(instance, day, instance.windows[day])
        for day in range(len(instance.days))
    ]
    day, place, time, lunched = zip(*parties, strict=True)
    group = Parties(
        np.array(day), np.array(place), np.array(time), np.array(lunched, dtype=bool)
    )
    target = np.array(there)
    visits, ends = clocks.visit(group, target), clocks.finish(group, target)
    found: list[Move] = []
    for at, (party, goal) in enumerate(zip(parties, there, strict=True)):
        on, *rest = party
        one = days[on].visit(rest[0], goal, rest[1], bool(rest[2]), -1)
        many = [it[at] for it in visits]
        assert many[0] == (one is not None), (party, goal)
        if one is not None:
            assert tuple(many[1:]) == one[:4], (party, goal)
            found.append(one)
        last = days[on].finish(rest[0], goal, rest[1], bool(rest[2]), -1)
        many = [it[at] for it in ends]
        assert many[0] == (last is not None), (party, goal)
        if last is not None:
            assert tuple(many[1:]) == last[:4], (party, goal)
    return found


def test_random_parties() -> None:
    """At all times of the day; lunch is had in all places, and all ways are gone."""
    lunches: Counter[LunchAt] = Counter()
    rides = 0
    for seed in range(80):
        instance = without_promises(rich_instance(seed, places=6, days=3))
        # Long ways, so that connections and lunch on the way count.
        way = tuple(
            tuple(it if it >= NEVER else (2 + seed % 3) * it for it in row)
            for row in instance.way_min
        )
        instance = instance._replace(
            way_min=way, timed_from_min=60 if seed % 2 else 240
        )
        rng = Random(seed)  # noqa: S311
        parties = [
            (
                rng.randrange(3),
                rng.randrange(6),
                5 * rng.randrange(60, 240),
                rng.random() < 0.4,
            )
            for _ in range(200)
        ]
        moves = compare(instance, parties, [rng.randrange(6) for _ in parties])
        lunches.update(LunchAt(it[7]) for it in moves)
        rides += sum(it[8] >= 0 for it in moves)

    assert min(lunches[it] for it in LunchAt) >= 10
    assert rides >= 100


@pytest.mark.parametrize("time", range(300, 1320, 5))
def test_doors_that_open_twice(time: int) -> None:
    """Hungry or not; places that stay closed; a visit through all of lunch time."""
    hours = {
        MUSEUM: ((480, 690), (810, 1020)),
        PALACE: ((480, 660), (700, 720), (840, 1200)),
        MARKET: (),
    }
    instance = town(
        hours=hours, visit_min={PALACE: 20, HOME: 330}, ways={(HOME, MARKET): NEVER}
    )
    ends = [(here, there) for here in range(4) for there in range(4)]
    parties = [(0, here, time, lunch) for here, _ in ends for lunch in (False, True)]

    compare(instance, parties, [there for _, there in ends for _ in range(2)])


@pytest.mark.parametrize("time", range(300, 960, 1))
def test_a_single_connection(time: int) -> None:
    """To the minute: departure, lunch before or after, and ways that are as fast."""
    legs = {
        (HOME, MUSEUM): ((600, 869, 200, 7), (610, 871, 210, 8), (900, 1000, 90, 9)),
        (HOME, PALACE): ((600, 900, 200, 7),),
    }
    instance = town(
        ways={(HOME, MUSEUM): NEVER, (HOME, PALACE): 300, (HOME, MARKET): 241},
        legs=legs,
    )
    parties = [(0, HOME, time, lunch) for lunch in (False, True) for _ in range(3)]

    compare(instance, parties, [MUSEUM, PALACE, MARKET] * 2)


def test_days_of_one_pattern_share_their_connections() -> None:
    """And others do not."""
    base = rich_instance(5, places=6, days=3)
    plain = base._replace(
        timed=lambda day, here, there: (
            ((600, 700 + day // 2, 80, 0),) if (here, there) == (0, 1) else ()
        ),
        days=tuple(it._replace(pattern=at // 2) for at, it in enumerate(base.days)),
        way_min=((NEVER,) * 6,) * 6,
        way_travel_min=((NEVER,) * 6,) * 6,
    )
    clocks = Clocks(plain)

    moves = clocks.finish(
        Parties(np.arange(3), np.zeros(3, int), np.full(3, 550), np.ones(3, bool)),
        np.ones(3, int),
    )

    assert moves.ok.all()
    assert moves.end.tolist() == [700, 700, 701]
