"""Small instances in the manner of the public families of long days."""

from collections.abc import Sequence
from math import hypot
from random import Random

from tourlink.solver.instance import (
    NEVER,
    Day,
    Instance,
    Limit,
    Lunch,
    Stay,
    TimedLeg,
)

NO_LUNCH = Lunch(NEVER, NEVER, NEVER, 0)
Doors = tuple[tuple[int, int], ...]


def never_timed(
    day: int,  # noqa: ARG001
    here: int,  # noqa: ARG001
    there: int,  # noqa: ARG001
) -> Sequence[TimedLeg]:
    """Return no scheduled connections."""
    return ()


def board(
    seed: int,
    *,
    places: int = 6,
    days: int = 1,
    length: int = 250,
    beds: int = 1,
) -> Instance:
    """Return an orienteering problem on a square of 100, from place 0 back to it."""
    rng = Random(seed)  # noqa: S311
    spots = [(rng.randrange(100), rng.randrange(100)) for _ in range(places)]
    ways = tuple(
        tuple(round(hypot(x - x2, y - y2)) for x2, y2 in spots) for x, y in spots
    )
    nights = frozenset(range(days - 1))
    return Instance(
        candidates=tuple(range(beds, places)),
        prizes=tuple(rng.randrange(1, 12) for _ in range(places)),
        visit_min=(0,) * places,
        costs=(0,) * places,
        windows=((((0, length),),) * places,) * days,
        way_min=ways,
        way_travel_min=ways,
        timed=never_timed,
        timed_from_min=NEVER,
        days=(Day(0, 0, 0, NEVER, NEVER, length, places, NEVER, 0),) * days,
        last_end_min=length,
        lunch=NO_LUNCH,
        stays=tuple(
            Stay(it, it, NEVER, 0, 0, nights, moves=False, cost=0) for it in range(beds)
        ),
        start=0,
        end=0,
    )


def with_windows(instance: Instance, seed: int, *, many: bool = False) -> Instance:
    """Return the instance with visits that take time, and with doors, by day."""
    rng = Random(~seed)  # noqa: S311
    length = instance.days[0].end_min

    def doors() -> Doors:
        first = rng.randrange(length // 2)
        found = [(first, first + rng.randrange(20, 80))]
        if many and rng.random() < 0.8:
            again = found[0][1] + rng.randrange(10, 60)
            found.append((again, again + rng.randrange(20, 80)))
        return tuple(found) if rng.random() < 0.9 else ()

    return instance._replace(
        visit_min=tuple(rng.choice((0, 5, 15)) for _ in instance.prizes),
        windows=tuple(tuple(doors() for _ in instance.prizes) for _ in instance.days),
    )


def with_limits(instance: Instance, seed: int) -> Instance:
    """Return the instance with two limits, a budget and few stops and ways a day."""
    rng = Random(~seed)  # noqa: S311
    size = len(instance.prizes)
    every = range(size)
    return instance._replace(
        limits=(
            Limit(tuple(rng.randrange(2) for _ in every), rng.randrange(1, 3)),
            Limit(tuple(rng.randrange(9) for _ in every), rng.randrange(10, 25)),
        ),
        costs=tuple(rng.randrange(9) for _ in every),
        stays=tuple(it._replace(cost=rng.randrange(6)) for it in instance.stays),
        budget=rng.randrange(12, 24),
        days=tuple(
            it._replace(max_stops=rng.randrange(1, 5), max_travel_min=220)
            for it in instance.days
        ),
    )


def with_wants(instance: Instance, seed: int) -> Instance:
    """Return the instance with a must-see, a cover and groups."""
    rng = Random(~seed)  # noqa: S311
    own = instance.candidates
    return instance._replace(
        must=frozenset([rng.choice(own)]),
        covers=(frozenset(rng.sample(own, 2)),),
        group=tuple(rng.randrange(-1, 3) for _ in instance.prizes),
        min_groups=rng.randrange(1, 3),
    )


def with_mornings(instance: Instance, seed: int) -> Instance:
    """Return the instance with hours of rising, of first visits and of evenings."""
    rng = Random(~seed)  # noqa: S311
    return instance._replace(
        stays=tuple(
            it._replace(
                leave_min=rng.choice((0, 10)),
                first_visit_min=rng.choice((0, 30)),
                latest_min=rng.choice((180, NEVER)),
                on_days=frozenset(n for n in it.on_days if rng.random() < 0.9),
            )
            for it in instance.stays
        ),
        days=tuple(
            it._replace(start_min=20, road_start_min=5, road_day_from_min=50)
            for it in instance.days
        ),
    )


def cases(seed: int) -> dict[str, Instance]:
    """Return a tiny instance of each family, by its name."""
    hotels = board(seed, days=2, length=160, beds=3)
    return {
        "op": board(seed),
        "top": board(seed, days=2, length=150),
        "toptw": with_windows(board(seed, days=2, length=200), seed),
        "many windows": with_windows(board(seed, days=2, length=200), seed, many=True),
        "limits": with_limits(with_windows(board(seed, days=2), seed), seed),
        "hotels": hotels,
        "hotels, windows": with_windows(hotels, seed, many=True),
        "hotels, budget": with_limits(hotels, seed),
        "wants": with_wants(board(seed, days=2), seed),
        "mornings": with_mornings(hotels, seed),
    }


def large(seed: int) -> dict[str, Instance]:
    """Return an instance with long days of each family, by its name."""
    one = board(seed, places=40, length=400)
    two = board(seed, places=40, days=3, length=220, beds=4)
    return {
        "op": one,
        "toptw": with_windows(two, seed),
        "many windows": with_windows(two, seed, many=True),
        "limits": with_limits(with_windows(two, seed), seed),
        "hotels": two,
        "wants": with_wants(two, seed),
        "mornings": with_mornings(two, seed),
    }
