"""The verifier sees through every kind of tampering, and says what is wrong."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.solver.instances import (
    SEEDS,
    random_chain,
    wild_instance,
    without_promises,
)
from tests.solver.town import HOME, MARKET, MUSEUM, PALACE, town
from tourlink.solver.instance import NEVER, Chain, Route, Stay
from tourlink.solver.schedule import schedule
from tourlink.solver.verify import violations

GOOD: Chain = (Route((MUSEUM, PALACE), 1), Route((MARKET,), None))


def test_a_good_chain() -> None:
    """Nothing to say."""
    assert violations(town(days=2), GOOD) == []


@pytest.mark.parametrize(
    ("limits", "complaint"),
    [
        ({"last_end_min": 9 * 60}, "day 1: ends at 570, later than 540"),
        ({"hours": {PALACE: ()}}, "day 0: place 2 is closed from 570 on"),
        ({"hours": {PALACE: ((300, 600),)}}, "day 0: place 2 is closed from 570 on"),
        ({"candidates": (MUSEUM, PALACE)}, "place 3 is no candidate"),
        ({"must": frozenset({HOME})}, "place 0 must be visited"),
        ({"covers": (frozenset({HOME}),)}, "nothing of [0] is visited"),
        ({"order": (-1, 1, 0, -1)}, "the sequence is broken: [1, 0]"),
        ({"group": (-1, 4, 4, -1), "min_groups": 2}, "1 groups instead of 2"),
        ({"max_stops": 1}, "day 0: 2 stops"),
        ({"max_travel_min": 80}, "day 0: 90 min in vehicles"),
        ({"budget": 34}, "costs 35, more than 34"),
        ({"ways": {(MUSEUM, PALACE): NEVER}}, "day 0: no way from 1 to 2"),
    ],
)
def test_a_broken_limit(limits: dict[str, Any], complaint: str) -> None:
    """Each limit by itself, with its figures."""
    assert complaint in violations(town(days=2, **limits), GOOD)


@pytest.mark.parametrize(
    "kept",
    [
        {"last_end_min": 9 * 60 + 30},
        {"hours": {PALACE: ((300, 630),)}},
        {"must": frozenset({MUSEUM, MARKET})},
        {"covers": (frozenset({HOME, MARKET}),)},
        {"order": (-1, 0, 0, 1)},
        {"group": (-1, 4, 4, 5), "min_groups": 2},
        {"max_stops": 2, "max_travel_min": 90, "budget": 35},
    ],
)
def test_a_limit_just_kept(kept: dict[str, Any]) -> None:
    """The other side of each limit."""
    assert violations(town(days=2, **kept), GOOD) == []


@pytest.mark.parametrize(
    ("chain", "complaint"),
    [
        (GOOD[:1], "the chain has 1 days instead of 2"),
        ((GOOD[0], Route((MARKET,), 1)), "day 1: a stay is missing, or one too many"),
        (
            (Route((), None), GOOD[1]),
            "day 0: a stay is missing, or one too many",
        ),
        ((Route((MUSEUM,), 0), GOOD[1]), "day 0: stay 0 is not to be had"),
        ((Route((MUSEUM, PALACE), 1), Route((MUSEUM,), None)), "visited 2 times"),
        ((Route((MUSEUM, MUSEUM), 1), Route((), None)), "visited 2 times"),
    ],
)
def test_a_tampered_chain(chain: Chain, complaint: str) -> None:
    """Days, nights and places that are not those of the instance."""
    assert any(complaint in it for it in violations(town(days=2), chain))


def test_no_time_for_lunch() -> None:
    """A visit through all of lunch time needs an hour more before the doors close."""
    long: dict[str, Any] = {"visit_min": {MUSEUM: 360}}
    chain = (Route((MUSEUM,), None),)

    assert violations(town(hours={MUSEUM: ((480, 900),)}, **long), chain) == []
    assert violations(town(hours={MUSEUM: ((480, 899),)}, **long), chain) == [
        "day 0: place 1 leaves no time for lunch"
    ]


def test_lunch_comes_before_a_visit_at_noon() -> None:
    """Arriving at 12:00 one eats first; the doors must be open long enough after it."""
    noon: dict[str, Any] = {
        "ways": {(HOME, MUSEUM): 330, (MUSEUM, HOME): 330},
        "max_travel_min": 900,
        "last_end_min": 24 * 60,
    }
    chain = (Route((MUSEUM,), None),)

    assert violations(town(hours={MUSEUM: ((480, 840),)}, **noon), chain) == []
    assert violations(town(hours={MUSEUM: ((480, 839),)}, **noon), chain) == [
        "day 0: place 1 is closed from 720 on"
    ]


def test_timed_legs_wait_for_nobody() -> None:
    """The next connection is taken, or none is left."""
    island = {(HOME, MUSEUM): NEVER, (MUSEUM, HOME): NEVER}
    boats = {
        (HOME, MUSEUM): ((440, 460, 20, 3), (600, 620, 20, 3)),
        (MUSEUM, HOME): ((679, 700, 21, 3), (900, 920, 20, 4)),
    }
    chain = (Route((MUSEUM,), None),)

    # 07:20 is before the day begins, and so short a crossing is no reason to rise.
    assert violations(town(ways=island, legs=boats, budget=17), chain) == []
    assert violations(town(ways=island, legs=boats, budget=16), chain) == [
        "costs 17, more than 16"
    ]
    last = boats | {(MUSEUM, HOME): ((679, 700, 21, 3),)}
    assert violations(town(ways=island, legs=last), chain) == [
        "day 0: no way from 1 to 0"
    ]


def test_hungry_travellers_board_nothing_that_arrives_too_late() -> None:
    """A flight over all of lunch time lands by 14:30, or lunch comes first."""
    far = {(HOME, MUSEUM): NEVER, (MUSEUM, HOME): 30}
    chain = (Route((MUSEUM,), None),)

    lands = {(HOME, MUSEUM): ((600, 870, 200, 0),)}
    assert violations(town(ways=far, legs=lands), chain) == []
    later = {(HOME, MUSEUM): ((600, 871, 200, 0),)}
    nowhere = ["day 0: no way from 0 to 1"]
    assert violations(town(ways=far, legs=later), chain) == nowhere
    # From 11:00 to 12:00 there is lunch.
    fed = {(HOME, MUSEUM): ((600, 871, 200, 0), (720, 991, 200, 0))}
    assert violations(town(ways=far, legs=fed), chain) == []
    early = {(HOME, MUSEUM): ((600, 871, 200, 0), (719, 990, 200, 0))}
    assert violations(town(ways=far, legs=early), chain) == nowhere


def test_a_night_service_leaves_on_time_and_lets_sleep() -> None:
    """Be there when it boards; no visit next day before its hour."""
    train = Stay(HOME, PALACE, 1200, 420, 540, frozenset({0}), moves=True, cost=40)
    instance = town(days=2, visit_min={MARKET: 90})
    instance = instance._replace(stays=(*instance.stays, train), last_end_min=660)
    chain = (Route((MUSEUM,), 2), Route((MARKET,), None))

    # 09:00 + 90 + 30 = 11:00
    assert violations(instance, chain) == []
    assert violations(instance._replace(last_end_min=659), chain) == [
        "day 1: ends at 660, later than 659"
    ]
    missed = instance._replace(
        stays=(*instance.stays[:2], train._replace(latest_min=500)),
    )
    assert violations(missed, chain) == ["day 0: ends at 570, later than 500"]


def test_a_night_service_is_taken_once() -> None:
    """Whatever its number: runs between the same two places are one service."""
    train = Stay(HOME, PALACE, 1200, 420, 540, frozenset({0, 1}), moves=True, cost=40)
    back = train._replace(arrive_at=PALACE, leave_from=HOME)
    instance = town(days=3)
    instance = instance._replace(stays=(*instance.stays, train, train, back))

    for nights, complaints in (
        ((2, 4), []),
        ((2, 3), ["the night service from 0 to 2 is taken twice"]),
    ):
        chain = (*(Route((), it) for it in nights), Route((), None))
        assert violations(instance, chain) == complaints


@given(SEEDS, st.integers(4, 7), st.integers(1, 3))
@settings(deadline=None, derandomize=True, max_examples=1500)
def test_agrees_with_the_schedule(seed: int, places: int, days: int) -> None:
    """Two readings of the rules of a day, on chains of all kinds, good and bad."""
    instance = wild_instance(seed, places=places, days=days, fickle=True)
    instance = without_promises(instance)
    chain = random_chain(seed, instance)

    timed = schedule(instance, chain)

    assert (timed is None) == bool(violations(instance, chain))
    if timed is None:
        return
    # Neither finds more than is there: each sum is a limit that is just kept.
    cost = sum(it.cost for it in timed)
    assert violations(instance._replace(budget=cost), chain) == []
    assert violations(instance._replace(budget=cost - 1), chain)
    end = timed[-1].steps[-1].end
    assert violations(instance._replace(last_end_min=end), chain) == []
    assert violations(instance._replace(last_end_min=end - 1), chain)
    travel = tuple(
        rule._replace(max_travel_min=it.travel_min)
        for rule, it in zip(instance.days, timed, strict=True)
    )
    assert violations(instance._replace(days=travel), chain) == []
    less = tuple(it._replace(max_travel_min=it.max_travel_min - 1) for it in travel)
    assert len(violations(instance._replace(days=less), chain)) == days
