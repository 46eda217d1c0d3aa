"""
Orienteering, in the KU Leuven format.

Line 1 `limit paths`, then `x y prize` for each point. The first point is the start,
the second one the end. Points are numbered from 0.

References
----------
Tsiligirides, T. (1984). Heuristic methods applied to orienteering. Journal of the
Operational Research Society, 35(9): 797-809. https://doi.org/10.1057/jors.1984.162
"""

from decimal import Decimal
from pathlib import Path

from benchmarks.families.reading import head, rows
from benchmarks.problem import TRIP_TOLERANCE, Metric, Problem, Site


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file, for `teams` paths if given."""
    found = rows(path)
    head(path, found, 4)
    points = [
        Site(number, row.number(0), row.number(1), prize=row.whole(2))
        for number, row in enumerate(found[1:])
    ]
    return Problem(
        family="op",
        name=path.stem,
        metric=Metric.REAL,
        hotels=(points[0], points[1]),
        start=0,
        end=1,
        nights=False,
        opens=Decimal(0),
        closes=(found[0].number(0),) * (teams or found[0].whole(1)),
        sites=tuple(points[2:]),
        tolerance=TRIP_TOLERANCE,
    )
