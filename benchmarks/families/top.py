"""
Team orienteering, in the format of Chao, Golden and Wasil.

Lines `n 32`, `m 2` (teams), `tmax 10.0`, then `x y prize` for each point. The first
point is the start, the last one the end. Points are numbered from 0.

References
----------
Chao, I-M., Golden, B. L. and Wasil, E. A. (1996). The team orienteering problem.
European Journal of Operational Research, 88(3): 464-474.
https://doi.org/10.1016/0377-2217(94)00289-4
"""

from decimal import Decimal
from pathlib import Path

from benchmarks.families.reading import counted, head, rows
from benchmarks.problem import TRIP_TOLERANCE, FormatError, Metric, Problem, Site


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file, for `teams` teams if given."""
    found = rows(path)
    head(path, found, 5)
    for row, word in zip(found, ("n", "m", "tmax"), strict=False):
        if row.cells[0].rstrip(":").lower() != word:
            raise FormatError(f"{row.where}: no line of {word}")
    counted(path, found[3:], found[0].whole(-1), "points")
    points = [
        Site(number, row.number(0), row.number(1), prize=row.whole(2))
        for number, row in enumerate(found[3:])
    ]
    return Problem(
        family="top",
        name=path.stem,
        metric=Metric.REAL,
        hotels=(points[0], points[-1]),
        start=0,
        end=1,
        nights=False,
        opens=Decimal(0),
        closes=(found[2].number(-1),) * (teams or found[1].whole(-1)),
        sites=tuple(points[1:-1]),
        tolerance=TRIP_TOLERANCE,
    )
