"""
Orienteering with hotel selection.

Line 1 `N H D` (points less the extra hotels, extra hotels, trips), line 2 the length of
the tour, line 3 the length of each trip, then `x y prize` for the hotel at the start,
the one at the end, the extra hotels and the places. Any hotel may be slept in any
night. Points are numbered from 0.

References
----------
Divsalar, A., Vansteenwegen, P. and Cattrysse, D. (2013). A variable neighborhood
search method for the orienteering problem with hotel selection. International
Journal of Production Economics, 145(1): 150-160.
https://doi.org/10.1016/j.ijpe.2013.01.010
"""

from decimal import Decimal
from pathlib import Path

from benchmarks.families.reading import counted, head, rows
from benchmarks.problem import (
    TRIP_TOLERANCE,
    FormatError,
    Metric,
    Problem,
    Site,
)


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file; the trips are the file's."""
    if teams is not None:
        raise FormatError(f"{path.name}: the file says how many trips there are")
    found = rows(path)
    head(path, found, 6)
    extra, trips = found[0].whole(1), found[0].whole(2)
    counted(path, found[3:], found[0].whole(0) + extra, "points")
    if len(found[2]) != trips:
        raise FormatError(f"{found[2].where}: {len(found[2])} trips instead of {trips}")
    points = [
        Site(number, row.number(0), row.number(1), prize=row.whole(2))
        for number, row in enumerate(found[3:])
    ]
    return Problem(
        family="ophs",
        name=path.stem,
        metric=Metric.REAL,
        hotels=tuple(points[: extra + 2]),
        start=0,
        end=1,
        nights=True,
        opens=Decimal(0),
        closes=tuple(found[2].number(trip) for trip in range(trips)),
        sites=tuple(points[extra + 2 :]),
        total=found[1].number(0),
        tolerance=TRIP_TOLERANCE,
    )
