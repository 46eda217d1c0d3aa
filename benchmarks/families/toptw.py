"""
Team orienteering with time windows, in the KU Leuven format.

Line 1 `k v N t`, line 2 `D Q`, then a line for the depot and for each of N places:
`number x y visit prize f a list... opens closes`. A visit must begin between opens and
closes; days end with the depot's closing. Distances are rounded down, to one decimal
in files made from Solomon's instances and to two in those from Cordeau's (pr...).

References
----------
Vansteenwegen, P., Souffriau, W., Vanden Berghe, G. and Van Oudheusden, D. (2009).
Iterated local search for the team orienteering problem with time windows. Computers &
Operations Research, 36(12): 3281-3290. https://doi.org/10.1016/j.cor.2009.03.008
"""

import re
from pathlib import Path

from benchmarks.families.reading import counted, head, rows
from benchmarks.problem import Metric, Problem, Site


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file for `teams` days; 1 where that is None."""
    found = rows(path)
    head(path, found, 4)
    counted(path, found[3:], found[0].whole(2), "places")
    days = teams or 1
    depot = found[2]
    return Problem(
        family="toptw",
        name=path.stem,
        metric=metric_of(path.stem),
        hotels=(Site(depot.whole(0), depot.number(1), depot.number(2)),),
        start=0,
        end=0,
        nights=False,
        opens=depot.number(-2),
        closes=(depot.number(-1),) * days,
        sites=tuple(
            Site(
                row.whole(0),
                row.number(1),
                row.number(2),
                prize=row.whole(4),
                visit=row.number(3),
                windows=(((row.number(-2), row.number(-1)),),) * days,
            )
            for row in found[3:]
        ),
    )


def metric_of(name: str) -> Metric:
    """Return how distances are rounded: the names of Cordeau's files say pr."""
    return Metric.HUNDREDTHS if re.search(r"(^|-)pr\d", name) else Metric.TENTHS
