"""Small random instances and chains, and the plain search to hold the engine to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product
from math import hypot
from random import Random
from typing import Any

from hypothesis import strategies as st

from tourlink.planner.task import EFFORTS
from tourlink.solver.instance import (
    NEVER,
    PRIZE_UNIT,
    Chain,
    Day,
    Instance,
    Limit,
    Lunch,
    Route,
    Stay,
    TimedLeg,
    Weights,
)
from tourlink.solver.schedule import schedule
from tourlink.solver.value import value
from tourlink.solver.verify import violations
from tourlink.vocabulary import Effort

HIGH = EFFORTS[Effort.HIGH]
STANDARD = EFFORTS[Effort.STANDARD]
FAST = EFFORTS[Effort.FAST]
# High effort without its patience: for instances that a proof settles at once.
QUICK = HIGH._replace(rounds=(FAST.rounds[0]._replace(shakes=0, again=1),))

LUNCH = Lunch(11 * 60, 13 * 60 + 30, 14 * 60 + 30, 60)
# Seeds, because a hundred draws of hypothesis for each instance take long.
SEEDS = st.integers(0, 2**32 - 1)

# So late that nobody is ever hungry.
NO_LUNCH = Lunch(10**5, 10**5, 10**5, 60)
ALL_DAY = ((5 * 60, 22 * 60),)
_HOURS = (
    ALL_DAY,
    ALL_DAY,
    ((8 * 60, 17 * 60),),
    ((7 * 60 + 30, 11 * 60 + 30), (13 * 60 + 30, 17 * 60)),
    ((6 * 60, 10 * 60),),
    ((14 * 60, 20 * 60),),
    ((10 * 60 + 30, 14 * 60),),
)


@dataclass(frozen=True)
class Timetable:
    """Scheduled connections by pattern of day, from and to."""

    patterns: tuple[int, ...]
    legs: dict[tuple[int, int, int], tuple[TimedLeg, ...]] = field(default_factory=dict)

    def __call__(self, day: int, here: int, there: int) -> Sequence[TimedLeg]:
        return self.legs.get((self.patterns[day], here, there), ())


def lodging(place: int, on_days: frozenset[int], *, cost: int = 0) -> Stay:
    """Return a bed at a place."""
    return Stay(place, place, 24 * 60, 0, 0, on_days, moves=False, cost=cost)


def day(pattern: int = 0, *, max_stops: int = 3, max_travel_min: int = 480) -> Day:
    """Return a day of the standard pace."""
    return Day(450, 390, 300, 120, 150, 1140, max_stops, max_travel_min, pattern)


def tame_instance(seed: int, *, places: int = 5, days: int = 2) -> Instance:
    """
    Return an instance on which to come earlier is never worse.

    No lunch, no budget and no limit of travel, and the same hours on all open days:
    then the search, with all its lists long enough, loses nothing.
    """
    rng = Random(seed)  # noqa: S311
    spots = [(rng.randrange(205), rng.randrange(205)) for _ in range(places)]
    ways = _ways(spots)
    island = rng.randrange(1, places) if rng.random() < 0.4 else 0
    if island:
        ways = _cut_off(ways, island)
    hours = [rng.choice(_HOURS) for _ in range(places)]
    windows = tuple(
        tuple(
            it if place == 0 or rng.random() < 0.85 else ()
            for place, it in enumerate(hours)
        )
        for _ in range(days)
    )
    legs = _timed_legs(rng, 0, places, island, fares=False)
    stays = [lodging(0, frozenset())]
    stays += [
        lodging(rng.randrange(places), frozenset(range(days - 1)))
        for _ in range(rng.randrange(1, 3))
    ]
    candidates = tuple(range(rng.randrange(2), places))
    # The limits of all days are those of one pace.
    most = rng.randrange(1, 4)
    return Instance(
        candidates=candidates,
        prizes=_prizes(rng, places),
        visit_min=tuple(rng.choice((0, 30, 60, 90, 180)) for _ in range(places)),
        costs=(0,) * places,
        windows=windows,
        way_min=ways,
        way_travel_min=ways,
        timed=Timetable((0,) * days, legs),
        timed_from_min=240,
        days=(day(max_stops=most, max_travel_min=NEVER),) * days,
        last_end_min=rng.choice((18 * 60, 20 * 60)),
        lunch=NO_LUNCH,
        stays=tuple(stays),
        start=0,
        end=rng.choice((0, 0, places - 1)),
    )


def wild_instance(
    seed: int, *, places: int = 5, days: int = 2, fickle: bool = False
) -> Instance:
    """
    Return an instance with everything in it: lunch, fares, night services, limits.

    In a fickle one the hours of a place differ from day to day.
    """
    tame = tame_instance(seed, places=places, days=days)
    rng = Random(~seed)  # noqa: S311
    patterns = tuple(rng.randrange(2) for _ in range(days))
    most = rng.randrange(1, 4)
    most_travel = rng.choice((240, 480))
    legs = {
        key: found
        for pattern in range(2)
        for key, found in _timed_legs(
            rng, pattern, places, rng.randrange(places), fares=True
        ).items()
    }
    nights = range(days - 1)
    stays = [
        it._replace(
            cost=rng.choice((0, 50, 100)),
            on_days=frozenset(n for n in it.on_days if rng.random() < 0.9),
        )
        for it in tame.stays
    ]
    if rng.random() < 0.6:
        up = rng.choice((6 * 60, 8 * 60))
        stays.append(
            Stay(
                arrive_at=rng.randrange(places),
                leave_from=rng.randrange(places),
                latest_min=rng.choice((20 * 60, 21 * 60 + 30)),
                leave_min=up,
                first_visit_min=max(up, 9 * 60),
                on_days=frozenset(n for n in nights if rng.random() < 0.8),
                moves=True,
                cost=rng.choice((100, 300)),
            )
        )
    candidates = tame.candidates
    stages = [rng.choice((-1, -1, 0, 1, 2)) for _ in range(places)]
    travel = tuple(
        tuple(it if it >= NEVER else it - it // 10 for it in row)
        for row in tame.way_min
    )
    return tame._replace(
        costs=tuple(rng.choice((0, 0, 50, 120)) for _ in range(places)),
        windows=tuple(
            tuple(
                rng.choice(_HOURS) if fickle and rng.random() < 0.2 else it
                for it in row
            )
            for row in tame.windows
        ),
        way_travel_min=travel,
        timed=Timetable(patterns, legs),
        days=tuple(
            day(pattern, max_stops=most, max_travel_min=most_travel)
            for pattern in patterns
        ),
        lunch=LUNCH,
        stays=tuple(stays),
        must=frozenset([rng.choice(candidates)] if rng.random() < 0.3 else []),
        covers=tuple(
            frozenset(rng.sample(candidates, 2)) for _ in range(rng.choice((0, 0, 1)))
        ),
        order=tuple(stages) if rng.random() < 0.3 else (),
        group=tuple(rng.choice((-1, 0, 1)) for _ in range(places)),
        min_groups=rng.choice((0, 0, 1, 2)),
        budget=rng.choice((None, None, 150, 300)),
    )


def rich_instance(
    seed: int, *, places: int = 5, days: int = 2, share: float = 0.4
) -> Instance:
    """
    Return a wild and fickle instance with all else that an instance can have.

    Days of different limits, ways that are longer back than there, tours that end
    elsewhere, limits of what is visited, weights, two night services, and several
    musts and covers, each with a probability of `share`.
    """
    wild = wild_instance(seed, places=places, days=days, fickle=True)
    rng = Random(seed ^ 0x5EED)  # noqa: S311

    def either(one: Any, other: Any) -> Any:
        return one if rng.random() < share else other

    own = wild.candidates
    nights = frozenset(range(days - 1))
    train = Stay(
        rng.randrange(places),
        rng.randrange(places),
        1320,
        360,
        480,
        nights,
        moves=True,
        cost=60,
    )
    limits = (
        Limit(tuple(rng.randrange(2) for _ in range(places)), rng.randrange(1, 3)),
        Limit(tuple(rng.randrange(9) for _ in range(places)), rng.randrange(8, 20)),
    )
    wants = tuple(
        frozenset(rng.sample(own, min(len(own), rng.randrange(1, 4))))
        for _ in range(rng.randrange(1, 7))
    )
    uneven = tuple(
        it._replace(
            max_stops=rng.randrange(0, 4),
            max_travel_min=rng.choice((200, 400, 600)),
            end_min=rng.choice((1000, 1140)),
        )
        for it in wild.days
    )
    skew = tuple(
        tuple(it if it >= NEVER else it + 5 * rng.randrange(4) for it in row)
        for row in wild.way_min
    )
    weights = Weights(
        rng.choice((1, 7, 300)),
        rng.choice((0, 500, 9000)),
        rng.choice((0, 1500)),
        rng.choice((0, 50, 400)),
        rng.choice((0, 60)),
        (0, 900, 2500)[seed % 3],
    )
    musts = rng.sample(own, min(len(own), rng.randrange(1, 4)))
    return wild._replace(
        prizes=either(tuple(rng.randrange(1, 40) for _ in range(places)), wild.prizes),
        stays=either((*wild.stays, train), wild.stays),
        limits=either(limits, ()),
        covers=either(wants, wild.covers),
        days=either(uneven, wild.days),
        way_min=either(skew, wild.way_min),
        weights=either(weights, wild.weights),
        must=either(frozenset(musts), wild.must),
        end=either(rng.randrange(places), wild.end),
        budget=either(rng.randrange(80, 400), wild.budget),
        min_groups=either(rng.randrange(3), wild.min_groups),
    )


def without_promises(instance: Instance) -> Instance:
    """Return the instance with nothing left but the clock of each day."""
    every = frozenset(range(len(instance.days)))
    return instance._replace(
        candidates=tuple(range(len(instance.prizes))),
        stays=tuple(it._replace(on_days=every) for it in instance.stays),
        must=frozenset(),
        covers=(),
        order=(),
        group=(),
        min_groups=0,
        budget=None,
        limits=(),
    )


def random_chain(seed: int, instance: Instance) -> Chain:
    """Return a chain of distinct candidates and night services, feasible or not."""
    rng = Random(seed)  # noqa: S311
    left = list(instance.candidates)
    rng.shuffle(left)
    last = len(instance.days) - 1
    nights = list(range(len(instance.stays)))
    routes: list[Route] = []
    for number in range(last + 1):
        count = rng.randrange(0, 4)
        stops, left = tuple(left[:count]), left[count:]
        stay = None if number == last else rng.choice(nights)
        if stay is not None and instance.stays[stay].moves:
            nights.remove(stay)
        routes.append(Route(stops, stay))
    return tuple(routes)


def all_chains(instance: Instance) -> Iterator[Chain]:
    """Yield every chain that visits no place twice and exceeds no number of stops."""
    beds: list[int | None] = list(range(len(instance.stays)))
    nights: list[list[int | None]] = [*[beds for _ in instance.days[1:]], [None]]
    for tours in _tours(instance, 0, frozenset()):
        for stays in product(*nights):
            yield tuple(
                Route(stops, stay) for stops, stay in zip(tours, stays, strict=True)
            )


def score(instance: Instance, chain: Chain) -> int:
    """Return the sum of the prizes."""
    return sum(instance.prizes[it] for route in chain for it in route.stops)


def optimum(instance: Instance) -> int | None:
    """Return the best score of all chains that the verifier accepts, None without."""
    chains = sorted(all_chains(instance), key=lambda it: -score(instance, it))
    return next(
        (score(instance, it) for it in chains if not violations(instance, it)), None
    )


def most(instance: Instance) -> int | None:
    """Return the greatest value of all chains that the verifier accepts, or None."""
    best: int | None = None
    for chain in sorted(all_chains(instance), key=lambda it: -score(instance, it)):
        if best is not None and PRIZE_UNIT * score(instance, chain) <= best:
            break
        if not violations(instance, chain):
            best = max(best or worth(instance, chain), worth(instance, chain))
    return best


def worth(instance: Instance, chain: Chain) -> int:
    """Return the value of a chain that holds."""
    days = schedule(instance, chain)
    assert days is not None
    return value(instance, chain, days)


def _tours(
    instance: Instance, number: int, used: frozenset[int]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    if number == len(instance.days):
        yield ()
        return
    free = [it for it in instance.candidates if it not in used]
    for size in range(min(instance.days[number].max_stops, len(free)) + 1):
        for stops in permutations(free, size):
            for rest in _tours(instance, number + 1, used | set(stops)):
                yield (stops, *rest)


def _ways(spots: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(round(hypot(x - x2, y - y2) / 5) * 5 for x2, y2 in spots)
        for x, y in spots
    )


def _cut_off(
    ways: tuple[tuple[int, ...], ...], island: int
) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(
            NEVER if (here == island) != (there == island) else it
            for there, it in enumerate(row)
        )
        for here, row in enumerate(ways)
    )


def _prizes(rng: Random, places: int) -> tuple[int, ...]:
    # Hundreds, so that no weight of travel or of moves tips the scales.
    return tuple(100 * rng.randrange(1, 12) for _ in range(places))


def _timed_legs(
    rng: Random, pattern: int, places: int, island: int, *, fares: bool
) -> dict[tuple[int, int, int], tuple[TimedLeg, ...]]:
    """Return undominated connections, mostly from and to one place."""
    found: dict[tuple[int, int, int], tuple[TimedLeg, ...]] = {}
    for here, there in permutations(range(places), 2):
        likely = 0.9 if island in (here, there) else 0.15
        if rng.random() > likely:
            continue
        legs: list[TimedLeg] = []
        depart, arrive = 300, 0
        for _ in range(rng.randrange(1, 4)):
            depart += 5 * rng.randrange(0, 50)
            arrive = max(arrive + 5, depart + 5 * rng.randrange(4, 40))
            cost = rng.choice((0, 100)) if fares else 0
            legs.append((depart, arrive, arrive - depart - 10, cost))
            depart += 5
        found[pattern, here, there] = tuple(legs)
    return found
