"""
Team orienteering with several limits and several time windows.

Line 1 `M N B E1 ... E10`: tours, places, budget, most places of each type. Line 2 the
depot: `number x y visit prize opens closes`. Then a line for each place:
`number x y visit prize O1 O2 O3 O4 C4 E fee e1 ... e10`.

Window z runs from Oz to the next number. With E = 1 the first and third window hold in
tours 1 and 3, the others in tours 2 and 4; with E = 0 it is the other way round. Budget
and types are limits over all tours.

References
----------
Souffriau, W., Vansteenwegen, P., Vanden Berghe, G. and Van Oudheusden, D. (2013). The
multiconstraint team orienteering problem with multiple time windows. Transportation
Science, 47(1): 53-63. https://doi.org/10.1287/trsc.1110.0377
"""

from pathlib import Path

from benchmarks.families.reading import Row, counted, head, rows
from benchmarks.families.toptw import metric_of
from benchmarks.problem import FormatError, Problem, Site, Window

_CAPS = 11  # the budget and ten types


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file; the tours are the file's."""
    if teams is not None:
        raise FormatError(f"{path.name}: the file says how many tours there are")
    found = rows(path)
    head(path, found, 3)
    first, depot = found[0], found[1]
    tours = first.whole(0)
    counted(path, found[2:], first.whole(1), "places")
    return Problem(
        family="mctopmtw",
        name=path.stem,
        metric=metric_of(path.stem),
        hotels=(Site(depot.whole(0), depot.number(1), depot.number(2)),),
        start=0,
        end=0,
        nights=False,
        opens=depot.number(-2),
        closes=(depot.number(-1),) * tours,
        sites=tuple(_site(row, tours) for row in found[2:]),
        caps=tuple(first.whole(at) for at in range(2, 2 + _CAPS)),
    )


def _site(row: Row, tours: int) -> Site:
    if len(row) != 11 + _CAPS:
        raise FormatError(f"{row.where}: {len(row)} numbers instead of {11 + _CAPS}")
    windows: list[Window] = [(row.number(at), row.number(at + 1)) for at in range(5, 9)]
    first = 0 if row.whole(10) else 1
    return Site(
        row.whole(0),
        row.number(1),
        row.number(2),
        prize=row.whole(4),
        visit=row.number(3),
        windows=tuple(tuple(windows[(first + tour) % 2 :: 2]) for tour in range(tours)),
        uses=tuple(row.whole(at) for at in range(11, 11 + _CAPS)),
    )
