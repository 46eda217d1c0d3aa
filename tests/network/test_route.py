"""From door to door: whatever arrives first."""

from datetime import date
from itertools import pairwise

import pytest

from tests.network.plain import catalogue, corridor, ride, service
from tourlink.catalogue.catalogue import Catalogue
from tourlink.network.conditions import Conditions
from tourlink.network.route import Connection, connect
from tourlink.vocabulary import Mode

MIXED = catalogue(
    [
        corridor("a", "s", 20),
        corridor("t", "b", 30),
        corridor("a", "b", 400),
        ride("s", "t", 60, "09:00", "15:00"),
        corridor(
            "s",
            "t",
            480,
            Mode.RAIL,
            id="night",
            one_way=True,
            service=service("22:00", overnight=True),
        ),
    ]
)


def go(
    known: Catalogue, at: int, modes: frozenset[Mode] = frozenset(Mode)
) -> Connection | None:
    """Return the connection from a to b."""
    return connect(known, "a", "b", Conditions(modes=modes), on=None, earliest_min=at)


@pytest.mark.parametrize(
    ("earliest", "departs", "arrives"),
    [
        (420, 520, 630),  # the train at nine
        (540, 540, 970),  # by road, as the next train is too late
        (800, 880, 990),
        (1000, 1000, 1430),
    ],
)
def test_the_first_to_arrive(earliest: int, departs: int, arrives: int) -> None:
    """By rail or by road, as the hour has it."""
    found = go(MIXED, earliest)

    assert found is not None
    assert (found.depart_min, found.arrive_min) == (departs, arrives)


def test_by_night() -> None:
    """Where there is no road, one sleeps aboard."""
    found = go(MIXED, 1000, frozenset({Mode.RAIL, Mode.ROAD}))
    assert found is not None
    assert all(it.ride is None for it in found.stretches)

    without = catalogue([it for it in MIXED.corridors.values() if it.minutes != 400])
    found = go(without, 1000)
    assert found is not None
    assert [it.mode for it in found.stretches] == [Mode.ROAD, Mode.RAIL, Mode.ROAD]
    assert (found.depart_min, found.arrive_min) == (1300, 1830)
    assert found.travel_min == 20 + 480 + 30
    assert go(without, 1301) is None


def test_stretches() -> None:
    """They follow each other, with breaks in the last of a way."""
    known = catalogue(
        [
            corridor("a", "s", 100),
            corridor("s", "t", 20, Mode.CABLE),
            corridor("t", "b", 80),
        ]
    )
    found = go(known, 480)

    assert found is not None
    assert [(it.origin, it.target, it.mode) for it in found.stretches] == [
        ("a", "s", Mode.ROAD),
        ("s", "t", Mode.CABLE),
        ("t", "b", Mode.ROAD),
    ]
    # 200 minutes and a break, on the clock
    assert (found.depart_min, found.arrive_min) == (480, 695)
    assert found.distance_km == 100
    assert found.travel_min == 180
    for before, after in pairwise(found.stretches):
        assert before.arrive_min == after.depart_min
    assert found.stretches[-1].arrive_min == found.arrive_min


def test_hubs_too_far_for_the_night_train() -> None:
    """Nobody drives four hours to board it."""
    night = service("22:00", overnight=True)
    known = catalogue(
        [
            corridor("a", "s", 240),
            corridor("s", "b", 480, Mode.RAIL, one_way=True, service=night),
        ]
    )

    assert go(known, 400) is None


def test_a_night_train_elsewhere_is_of_no_use() -> None:
    """No way leads to its station."""
    night = service("22:00", overnight=True)
    known = catalogue(
        [
            corridor("b", "a", 10, one_way=True),
            corridor("y", "z", 480, Mode.RAIL, one_way=True, service=night),
        ]
    )

    assert go(known, 400) is None


def test_one_is_there_already() -> None:
    """No stretch, no time."""
    found = connect(MIXED, "a", "a", Conditions(), on=None, earliest_min=480)

    assert found is not None
    assert found.stretches == ()
    assert (found.depart_min, found.arrive_min, found.distance_km) == (480, 480, 0)


def test_nothing_leads_there() -> None:
    """None."""
    assert go(catalogue([corridor("b", "a", 10, one_way=True)]), 480) is None


@pytest.mark.parametrize(
    ("origin", "target", "modes"),
    [
        ("hanoi", "sa-pa", {Mode.ROAD}),
        ("hanoi", "sa-dec", set(Mode)),
        ("hanoi", "da-nang", {Mode.ROAD, Mode.RAIL}),
        ("lao-cai", "ha-long", {Mode.ROAD}),
    ],
)
def test_bundled_connections_hang_together(
    bundled: Catalogue, origin: str, target: str, modes: set[Mode]
) -> None:
    """Each stretch begins where and not before the one before it ends."""
    found = connect(
        bundled,
        origin,
        target,
        Conditions(modes=frozenset(modes)),
        on=date(2026, 11, 11),
        earliest_min=420,
    )

    assert found is not None
    assert found.stretches[0].origin == origin
    assert found.stretches[-1].target == target
    assert found.depart_min == found.stretches[0].depart_min
    assert found.arrive_min >= found.stretches[-1].arrive_min
    for before, after in pairwise(found.stretches):
        assert before.target == after.origin
        assert before.arrive_min <= after.depart_min
    assert {it.mode for it in found.stretches} <= modes
