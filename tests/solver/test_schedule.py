"""The steps of a day by the clock, and where lunch is taken."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.solver.instances import SEEDS, random_chain, wild_instance, without_promises
from tests.solver.town import HOME, MUSEUM, PALACE, town
from tourlink.solver.clock import LunchAt
from tourlink.solver.instance import NEVER, Instance, Route
from tourlink.solver.schedule import schedule


def lunch_of(instance: Instance, *stops: int) -> list[LunchAt]:
    """Return where each step of a one-day chain has lunch."""
    days = schedule(instance, (Route(stops, None),))
    assert days is not None
    return [LunchAt(step.lunch) for step in days[0].steps]


def test_a_plain_day() -> None:
    """Out, in and back, from the start of the day on."""
    days = schedule(town(), (Route((MUSEUM,), None),))

    assert days is not None
    visit, home = days[0].steps
    assert (visit.depart, visit.arrive, visit.begin, visit.end) == (450, 480, 480, 540)
    assert (home.depart, home.arrive, home.end) == (540, 570, 570)
    assert (days[0].travel_min, days[0].cost) == (60, 10)


def test_a_road_day_begins_earlier() -> None:
    """From two hours of driving on."""
    for way, depart in ((115, 450), (120, 390)):
        days = schedule(town(ways={(HOME, MUSEUM): way}), (Route((MUSEUM,), None),))
        assert days is not None
        assert days[0].steps[0].depart == depart


@pytest.mark.parametrize(
    ("visits", "lunches"),
    [
        # 08:00-11:00: hungry on leaving.
        ({MUSEUM: 180}, ["NOT_NOW", "BEFORE_LEAVING"]),
        # 08:00-10:50: home by 11:20.
        ({MUSEUM: 170}, ["NOT_NOW", "ON_ARRIVAL"]),
        # 08:00-13:31 would end after lunch hours.
        ({MUSEUM: 331}, ["DURING_VISIT", "NOT_NOW"]),
    ],
)
def test_lunch(visits: dict[int, int], lunches: list[str]) -> None:
    """As soon as the party is free within lunch hours."""
    assert [it.name for it in lunch_of(town(visit_min=visits), MUSEUM)] == lunches


def test_lunch_on_a_long_way() -> None:
    """Who is on the road all through lunch time stops for it."""
    instance = town(
        ways={(HOME, MUSEUM): 600}, max_travel_min=900, last_end_min=24 * 60
    )

    assert lunch_of(instance, MUSEUM) == [LunchAt.ON_THE_WAY, LunchAt.NOT_NOW]


def test_lunch_while_waiting_for_the_doors() -> None:
    """The second place opens at 14:00: time enough to eat before."""
    instance = town(hours={PALACE: ((840, 1200),)})

    assert lunch_of(instance, MUSEUM, PALACE)[1] is LunchAt.ON_ARRIVAL


def test_a_connection_that_leaves_no_time_for_lunch_is_let_go() -> None:
    """After a visit until 08:40 nobody flies hungry until 15:00, but after lunch."""
    flights = {(MUSEUM, HOME): ((560, 900, 200, 5), (760, 1100, 200, 7))}
    wide: dict[str, Any] = {"max_travel_min": 900, "last_end_min": 24 * 60}
    visit = {MUSEUM: 40}
    for way in (NEVER, 700):
        instance = town(
            ways={(MUSEUM, HOME): way}, legs=flights, visit_min=visit, **wide
        )
        days = schedule(instance, (Route((MUSEUM,), None),))
        assert days is not None
        home = days[0].steps[1]
        assert (home.depart, home.arrive, home.timed) == (760, 1100, 1)
        assert (LunchAt(home.lunch), home.lunched) == (LunchAt.BEFORE_LEAVING, True)
    # By road one is home before the flight after lunch is.
    instance = town(ways={(MUSEUM, HOME): 500}, legs=flights, visit_min=visit, **wide)
    days = schedule(instance, (Route((MUSEUM,), None),))
    assert days is not None
    assert days[0].steps[1].timed == -1


def test_the_first_connection_that_arrives_is_taken() -> None:
    """Unless the plain way is as fast; `timed` tells which."""
    slow = {(HOME, MUSEUM): 600}
    legs = {(HOME, MUSEUM): ((460, 700, 200, 7), (500, 720, 200, 1))}
    chain = (Route((MUSEUM,), None),)
    wide: dict[str, Any] = {"max_travel_min": 900, "last_end_min": 24 * 60}

    by_air = schedule(town(ways=slow, legs=legs, **wide), chain)
    assert by_air is not None
    step = by_air[0].steps[0]
    assert (step.timed, step.depart, step.arrive, step.cost) == (0, 460, 700, 17)

    # Where one drives in four hours nobody asks for flights.
    by_road = schedule(town(ways={(HOME, MUSEUM): 240}, legs=legs, **wide), chain)
    assert by_road is not None
    assert by_road[0].steps[0].timed == -1


@pytest.mark.parametrize(
    "instance",
    [
        town(max_stops=0),
        town(max_travel_min=59),
        town(last_end_min=569),
        town(hours={MUSEUM: ()}),
        town(ways={(HOME, MUSEUM): NEVER}),
        town(ways={(MUSEUM, HOME): NEVER}),
    ],
)
def test_what_cannot_be_kept(instance: Instance) -> None:
    """No schedule, rather than one that breaks a limit."""
    assert schedule(instance, (Route((MUSEUM,), None),)) is None


def test_the_evening_has_an_end() -> None:
    """At a lodging that of the day, at a night service its boarding."""
    late = town(days=2, visit_min={MUSEUM: 570})
    chain = (Route((MUSEUM,), 1), Route((), None))

    assert schedule(late, chain) is not None  # back at 19:00, lunch within
    tight = late._replace(days=tuple(it._replace(end_min=1139) for it in late.days))
    assert schedule(tight, chain) is None


@given(SEEDS, st.integers(1, 3))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_time_never_runs_backwards(seed: int, days: int) -> None:
    """Steps follow each other, lunch is had once, visits lie within their hours."""
    instance = without_promises(wild_instance(seed, days=days, fickle=True))
    chain = random_chain(seed, instance)

    timed = schedule(instance, chain)

    for number, found in enumerate(timed or ()):
        for before, after in pairwise(found.steps):
            assert before.end <= after.depart
        for step in found.steps:
            assert step.depart <= step.arrive <= step.begin <= step.end
        assert sum(it.lunch != LunchAt.NOT_NOW for it in found.steps) <= 1
        for place, step in zip(chain[number].stops, found.steps, strict=False):
            assert any(
                opens <= step.begin and step.end <= closes
                for opens, closes in instance.windows[number][place]
            )
