"""
A benchmark problem as the solver's instance, and its chain as routes.

The solver counts whole minutes, so lengths are scaled. Where they have to be rounded,
ways and openings are rounded up and limits down: what the solver holds for feasible
is feasible.
"""

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from benchmarks.problem import FormatError, Metric, Problem, Routes, Site
from tourlink.solver.instance import (
    NEVER,
    Chain,
    Day,
    Instance,
    Limit,
    Lunch,
    Stay,
    TimedLeg,
)

# Sums of some hundred ways rounded up stay below the tolerance of published limits.
_FINEST = 10**6


def instance_of(problem: Problem) -> Instance:
    """
    Return `problem` for the solver; its places are the hotels, then the sites.

    Raises
    ------
    FormatError
        If the tour must be shorter than its days together: no instance says that.
    """
    together = sum(closes - problem.opens for closes in problem.closes)
    if problem.total is not None and problem.total < together:
        raise FormatError(f"{problem.name}: the tour is shorter than its days")
    scale = scale_of(problem)
    places = (*problem.hotels, *problem.sites)
    ways = _ways(problem, places, scale)
    opens = _up(problem.opens, scale)
    closes = [_down(it + problem.tolerance, scale) for it in problem.closes]
    visits = tuple(_up(site.visit, scale) for site in places)
    return Instance(
        candidates=tuple(range(len(problem.hotels), len(places))),
        prizes=tuple(site.prize for site in places),
        visit_min=visits,
        costs=(0,) * len(places),
        windows=tuple(
            tuple(
                _windows(site, day, visit, scale, closes[day])
                for site, visit in zip(places, visits, strict=True)
            )
            for day in range(len(closes))
        ),
        way_min=ways,
        way_travel_min=ways,
        timed=_no_timetable,
        timed_from_min=NEVER,
        days=tuple(
            Day(
                start_min=opens,
                road_start_min=opens,
                timed_start_min=opens,
                road_day_from_min=NEVER,
                early_from_min=NEVER,
                end_min=end,
                max_stops=len(problem.sites),
                max_travel_min=NEVER,
                pattern=0,
            )
            for end in closes
        ),
        last_end_min=closes[-1],
        lunch=Lunch(NEVER, NEVER, NEVER, 0),
        stays=_stays(problem),
        start=problem.start if problem.nights else 0,
        end=problem.end,
        limits=tuple(
            Limit(tuple(site.uses[at] if site.uses else 0 for site in places), most)
            for at, most in enumerate(problem.caps)
        ),
    )


def routes_of(problem: Problem, chain: Chain) -> Routes:
    """Return the solver's chain in the numbers of the file."""
    first = len(problem.hotels)
    nights = [route.stay for route in chain if route.stay is not None]
    return Routes(
        tuple(
            tuple(problem.sites[place - first].number for place in route.stops)
            for route in chain
        ),
        tuple(problem.hotels[it].number for it in nights) if problem.nights else (),
    )


def scale_of(problem: Problem) -> int:
    """Return how many of the solver's minutes are one unit of the file."""
    if problem.metric is Metric.TENTHS:
        return 10
    if problem.metric is Metric.HUNDREDTHS:
        return 100
    if problem.metric is not Metric.REAL:
        return 1
    places = (*problem.hotels, *problem.sites)
    wide = max(it.x for it in places) - min(it.x for it in places)
    high = max(it.y for it in places) - min(it.y for it in places)
    longest = max(wide + high, *(it + 1 for it in problem.closes))
    scale = _FINEST
    while scale > 1 and scale * longest >= NEVER:
        scale //= 10
    return scale


def _no_timetable(day: int, here: int, there: int) -> Sequence[TimedLeg]:  # noqa: ARG001
    return ()


def _stays(problem: Problem) -> tuple[Stay, ...]:
    every = frozenset(range(len(problem.closes)))
    pairs = (
        [(it, it) for it in range(len(problem.hotels))]
        if problem.nights
        else [(problem.end, problem.start)]
    )
    return tuple(
        Stay(
            arrive_at=evening,
            leave_from=morning,
            latest_min=NEVER,
            leave_min=0,
            first_visit_min=0,
            on_days=every,
            moves=False,
            cost=0,
        )
        for evening, morning in pairs
    )


def _windows(
    site: Site, day: int, visit: int, scale: int, closes: int
) -> tuple[tuple[int, int], ...]:
    if not site.windows:
        return ((0, closes),)
    return tuple(
        (_up(opens, scale), _down(shuts, scale) + visit)
        for opens, shuts in site.windows[day]
    )


def _ways(
    problem: Problem, places: tuple[Site, ...], scale: int
) -> tuple[tuple[int, ...], ...]:
    if problem.metric is Metric.TABLE:
        first = min(site.number for site in places)
        return tuple(
            tuple(
                problem.table[one.number - first][two.number - first] for two in places
            )
            for one in places
        )
    if problem.metric is Metric.GLOBE:
        angles = [(_radians(site.x), _radians(site.y)) for site in places]
        return tuple(
            tuple(0 if one is two else _great_circle(one, two) for two in angles)
            for one in angles
        )
    unit, points = _whole_numbers(places)
    rows = [[0] * len(places) for _ in places]
    for at, (x, y) in enumerate(points):
        for other in range(at):
            squares = (x - points[other][0]) ** 2 + (y - points[other][1]) ** 2
            way = _rounded(problem.metric, squares, unit * unit, scale)
            rows[at][other] = rows[other][at] = way
    return tuple(map(tuple, rows))


def _rounded(metric: Metric, squares: int, unit: int, scale: int) -> int:
    """Return the scaled root of `squares / unit`, rounded as the metric says."""
    match metric:
        case Metric.TENTHS | Metric.HUNDREDTHS:
            return math.isqrt(scale * scale * squares // unit)
        case Metric.NEAREST:  # floor(x + 1/2) = floor((floor(2x) + 1) / 2)
            return (math.isqrt(4 * squares // unit) + 1) // 2
        case Metric.PSEUDO:
            return _root_up(squares, 10 * unit)
        case Metric.MINUTES:  # 0.75 squared is 9/16
            return _root_up(16 * squares, 9 * unit)
        case _:
            return _root_up(scale * scale * squares, unit)


def _root_up(over: int, under: int) -> int:
    """Return the least integer not below the root of a fraction."""
    root = math.isqrt(over // under)
    return root if root * root * under == over else root + 1


def _whole_numbers(places: Iterable[Site]) -> tuple[int, list[tuple[int, int]]]:
    """Return the coordinates as integers, and how many of them are one unit."""
    exact = [(Fraction(site.x), Fraction(site.y)) for site in places]
    unit = math.lcm(*(it.denominator for pair in exact for it in pair))
    return unit, [(int(x * unit), int(y * unit)) for x, y in exact]


def _radians(degrees: Decimal) -> float:
    """Return TSPLIB's reading of degrees.minutes."""
    whole = int(degrees)
    return 3.141592 * (whole + 5.0 * (float(degrees) - whole) / 3.0) / 180.0


def _great_circle(one: tuple[float, float], two: tuple[float, float]) -> int:
    """Return TSPLIB's distance on the globe, in km rounded up."""
    q1 = math.cos(one[1] - two[1])
    q2, q3 = math.cos(one[0] - two[0]), math.cos(one[0] + two[0])
    cosine = ((1.0 + q1) * q2 - (1.0 - q1) * q3) / 2.0
    return int(6378.388 * math.acos(min(1.0, cosine)) + 1.0)


def _up(number: Decimal, scale: int) -> int:
    return int((number * scale).to_integral_value(ROUND_CEILING))


def _down(number: Decimal, scale: int) -> int:
    return int((number * scale).to_integral_value(ROUND_FLOOR))
