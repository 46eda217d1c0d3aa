"""
Check an answer in the numbers of its file, from scratch.

On purpose this shares no code with the solver, its verifier or the conversion to the
solver's minutes. Lengths are decimals of 28 digits.
"""

import math
from collections import Counter
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from benchmarks.problem import Metric, Problem, Routes, Site

_WHOLE = Decimal(1)
_ROUNDED = {
    Metric.TENTHS: (Decimal("0.1"), ROUND_FLOOR),
    Metric.HUNDREDTHS: (Decimal("0.01"), ROUND_FLOOR),
    Metric.NEAREST: (_WHOLE, ROUND_HALF_UP),
    Metric.UPWARDS: (_WHOLE, ROUND_CEILING),
}


class Verdict(NamedTuple):
    """The score of an answer, and in words what it breaks."""

    score: int
    broken: tuple[str, ...]


def judge(problem: Problem, routes: Routes) -> Verdict:
    """Return the score of `routes` and each rule that they break."""
    sites = {site.number: site for site in problem.sites}
    visits = [number for day in routes.days for number in day]
    broken = [f"{it} is no place to visit" for it in visits if it not in sites]
    broken += [
        f"{number} is visited {times} times"
        for number, times in Counter(visits).items()
        if times > 1
    ]
    if len(routes.days) != len(problem.closes):
        broken.append(f"{len(routes.days)} days instead of {len(problem.closes)}")
    beds = _beds(problem, routes, broken)
    if not broken:
        _replay(
            problem, [[sites[it] for it in day] for day in routes.days], beds, broken
        )
    used = [site for number, site in sites.items() if number in visits]
    for index, most in enumerate(problem.caps):
        uses = sum(site.uses[index] for site in used)
        if uses > most:
            broken.append(f"limit {index} (from 0): uses {uses}, more than {most}")
    return Verdict(problem.base + sum(site.prize for site in used), tuple(broken))


def _beds(
    problem: Problem, routes: Routes, broken: list[str]
) -> list[tuple[Site, Site]]:
    """Return where each day begins and ends."""
    first, last = problem.hotels[problem.start], problem.hotels[problem.end]
    if not problem.nights:
        if routes.nights:
            broken.append("nights, where each day is on its own")
        return [(first, last)] * len(problem.closes)
    if len(routes.nights) != len(problem.closes) - 1:
        broken.append(
            f"{len(routes.nights)} nights instead of {len(problem.closes) - 1}"
        )
    hotels = {hotel.number: hotel for hotel in problem.hotels}
    broken += [f"{it} is no hotel" for it in routes.nights if it not in hotels]
    chain = [first, *(hotels.get(it, first) for it in routes.nights), last]
    return list(pairwise(chain))


def _replay(
    problem: Problem,
    days: list[list[Site]],
    beds: list[tuple[Site, Site]],
    broken: list[str],
) -> None:
    together = Decimal(0)
    for day, (sites, (bed, night), closes) in enumerate(
        zip(days, beds, problem.closes, strict=True)
    ):
        clock, here = problem.opens, bed
        for site in sites:
            clock += length(problem, here, site)
            if site.windows:
                begins = [max(clock, a) for a, b in site.windows[day] if clock <= b]
                if not begins:
                    broken.append(f"day {day + 1}: {site.number} is closed at {clock}")
                    break
                clock = min(begins)
            clock += site.visit
            here = site
        clock += length(problem, here, night)
        if clock > closes + problem.tolerance:
            broken.append(f"day {day + 1} ends at {clock}, later than {closes}")
        together += clock - problem.opens
    most = problem.total
    if most is not None and together > most + problem.tolerance * len(days):
        broken.append(f"all days take {together}, more than {most}")


def length(problem: Problem, here: Site, there: Site) -> Decimal:
    """Return the length of the way between two sites, as the family has it."""
    match problem.metric:
        case Metric.TABLE:
            first = min(it.number for it in (*problem.hotels, *problem.sites))
            return Decimal(problem.table[here.number - first][there.number - first])
        case Metric.GLOBE:
            return Decimal(_on_the_globe(here, there))
        case Metric.PSEUDO:
            return _pseudo(here, there)
        case Metric.REAL:
            return _straight(here, there)
        case Metric.MINUTES:
            minutes = _straight(here, there) / Decimal("0.75")
            return minutes.quantize(_WHOLE, ROUND_CEILING)
        case _:
            return _straight(here, there).quantize(*_ROUNDED[problem.metric])


def _straight(here: Site, there: Site) -> Decimal:
    return ((here.x - there.x) ** 2 + (here.y - there.y) ** 2).sqrt()


def _pseudo(here: Site, there: Site) -> Decimal:
    squares = (here.x - there.x) ** 2 + (here.y - there.y) ** 2
    exact = (squares / 10).sqrt()
    nearest = exact.quantize(_WHOLE, ROUND_HALF_UP)
    return nearest + 1 if nearest < exact else nearest


def _on_the_globe(here: Site, there: Site) -> int:
    # TSPLIB 95, section 2.4, with its pi and its radius.
    latitude, longitude, other_latitude, other_longitude = (
        3.141592 * (math.trunc(it) + 5.0 * (float(it) - math.trunc(it)) / 3.0) / 180.0
        for it in (here.x, here.y, there.x, there.y)
    )
    q1 = math.cos(longitude - other_longitude)
    q2 = math.cos(latitude - other_latitude)
    q3 = math.cos(latitude + other_latitude)
    angle = math.acos(min(1.0, 0.5 * ((1.0 + q1) * q2 - (1.0 - q1) * q3)))
    return int(6378.388 * angle + 1.0)
