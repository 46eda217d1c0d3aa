"""Journeys against a plain count of all chains of rides."""

from collections.abc import Iterator, Sequence
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.plain import catalogue, corridor, ride, service
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor
from tourlink.network.conditions import Conditions
from tourlink.network.journeys import MOST_TRANSFER_MIN, Journeys
from tourlink.network.services import Ride, lines, running
from tourlink.network.ways import Ways, ways
from tourlink.pace import EARLIEST_PICK_UP_MIN
from tourlink.vocabulary import Mode

DAY_MIN = 1440


def journeys(known: Catalogue) -> tuple[Journeys, Ways, list[Ride]]:
    """Return the journeys of a catalogue, its ways and all its rides."""
    roads = ways(known, Conditions())
    services = lines(running(known, Conditions(), None), known.destinations)
    rides = [it for line in services for it in line.rides]
    return Journeys(roads, services), roads, rides


@st.composite
def timetables(draw: st.DrawFn) -> Catalogue:
    """Return stations with trains among them, and towns near the stations."""
    stations = "stuv"
    found = [corridor("a", "s", 20), corridor("b", "v", 30)]
    if draw(st.booleans()):
        found.append(corridor("a", "t", draw(st.integers(5, 60))))
    if draw(st.booleans()):
        found.append(corridor("u", "v", draw(st.integers(5, 60))))
    pairs = draw(
        st.lists(
            st.sampled_from(list(permutations(stations, 2))), unique=True, max_size=8
        )
    )
    for origin, target in pairs:
        runs = draw(
            st.lists(
                st.tuples(st.integers(4, 22), st.integers(30, 300)),
                min_size=1,
                max_size=3,
                unique_by=lambda it: it[0],
            )
        )
        times = [(f"{hour:02}:00", minutes) for hour, minutes in runs]
        buffers = service(
            *times,
            check_in_min=draw(st.sampled_from([0, 30])),
            exit_min=draw(st.sampled_from([0, 15])),
        )
        found.append(
            corridor(origin, target, 60, Mode.RAIL, one_way=True, service=buffers)
        )
    return catalogue(found)


def chains(
    roads: Ways, rides: Sequence[Ride], origin: str, target: str, number: int
) -> Iterator[tuple[int, int]]:
    """Yield departure and arrival of each chain of `number` rides that one can take."""
    for chain in product(rides, repeat=number):
        if len({it.corridor.id for it in chain}) < number:
            continue
        # Nobody rides there and straight back.
        if any(chain[at].origin == chain[at + 1].target for at in range(number - 1)):
            continue
        access = roads.between(origin, chain[0].origin)
        if access is None or access.minutes > MOST_TRANSFER_MIN:
            continue
        depart = chain[0].board_min - access.minutes
        at, clock = origin, depart
        for it in chain:
            way = roads.between(at, it.origin)
            if way is None or clock + way.minutes > it.board_min:
                break
            at, clock = it.target, it.ready_min
        else:
            egress = roads.between(at, target)
            if egress is None or egress.minutes > MOST_TRANSFER_MIN:
                continue
            arrive = clock + egress.minutes
            if depart >= EARLIEST_PICK_UP_MIN and arrive < DAY_MIN:
                yield depart, arrive


@given(timetables())
@settings(deadline=None, derandomize=True, max_examples=80)
def test_against_all_chains(known: Catalogue) -> None:
    """By as few rides as possible, none dominated, none forgotten."""
    found, roads, rides = journeys(known)

    best: set[tuple[int, int]] = set()
    for number in (1, 2, 3):
        possible = set(chains(roads, rides, "a", "b", number))
        best = {
            (depart, arrive)
            for depart, arrive in possible
            if not any(
                other != (depart, arrive) and other[0] >= depart and other[1] <= arrive
                for other in possible
            )
        }
        if best:
            break

    answer = found.between("a", "b")
    assert [(it.depart_min, it.arrive_min) for it in answer] == sorted(best)
    for journey in answer:
        clock, at, vehicle = journey.depart_min, "a", 0
        for it in journey.rides:
            way = roads.between(at, it.origin)
            assert way is not None
            assert clock + way.minutes <= it.board_min
            vehicle += way.vehicle_min + it.minutes
            at, clock = it.target, it.ready_min
        way = roads.between(at, "b")
        assert way is not None
        assert clock + way.minutes == journey.arrive_min
        assert vehicle + way.vehicle_min == journey.travel_min


def test_a_later_but_faster_train_is_not_overlooked() -> None:
    """At a change the train that arrives first is taken, not the one that leaves."""
    found, _, _ = journeys(
        catalogue(
            [
                ride("s", "t", 60, "08:00"),
                ride("t", "u", 60, ("10:00", 300), ("11:00", 60)),
            ]
        )
    )

    assert [it.arrive_min for it in found.between("s", "u")] == [12 * 60]


def test_fares_add_up() -> None:
    """Unknown ones count nothing."""
    found, _, _ = journeys(catalogue([ride("s", "t", 60, "08:00")]))

    assert found.between("s", "t")[0].fare_vnd == 0


def test_night_services_are_not_for_the_day() -> None:
    """They are nights, not legs."""
    night = corridor(
        "s", "t", 60, Mode.RAIL, one_way=True, service=service("08:00", overnight=True)
    )
    found, _, _ = journeys(catalogue([night]))

    assert found.between("s", "t") == ()


@pytest.mark.parametrize(
    ("depart", "count"),
    [
        (EARLIEST_PICK_UP_MIN + 19, 0),
        (EARLIEST_PICK_UP_MIN + 20, 1),
        (DAY_MIN - 81, 1),
        (DAY_MIN - 80, 0),
    ],
)
def test_nobody_is_picked_up_at_night(depart: int, count: int) -> None:
    """Not before the earliest pick-up, and one arrives before midnight."""
    train = ride("s", "t", 60, f"{depart // 60:02}:{depart % 60:02}")
    found, _, _ = journeys(
        catalogue([train, corridor("a", "s", 20), corridor("t", "b", 20)])
    )

    assert len(found.between("a", "b")) == count


def test_hubs_are_near() -> None:
    """Within three hours, and not much farther than the nearest of the mode."""

    def reached(near: int, far: int, mode: Mode = Mode.RAIL) -> set[str]:
        known: list[Corridor] = [
            corridor("a", "s", near),
            corridor("a", "t", far),
            ride("s", "b", 60, "12:00"),
            ride("t", "b", 60, "09:00", mode=mode),
        ]
        found, _, _ = journeys(catalogue(known))
        return {it.rides[0].origin for it in found.between("a", "b")}

    assert reached(60, 120) == {"s", "t"}
    assert reached(60, 125) == {"s"}
    assert reached(10, 70) == {"s", "t"}
    assert reached(10, 75) == {"s"}
    # An airport is measured against airports.
    assert reached(10, 75, Mode.AIR) == {"s", "t"}
    assert reached(200, 150) == {"t"}
    assert reached(190, 200) == set()
