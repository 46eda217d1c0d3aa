"""
Orienteering on TSPLIB graphs: OPLib.

TSPLIB's format with a COST_LIMIT, a NODE_SCORE_SECTION and one depot, from which the
tour starts, to which it returns, and whose score every tour has. Nodes are numbered
from 1.

References
----------
Kobeaga, G., Merino, M. and Lozano, J. A. (2018). An efficient evolutionary algorithm
for the orienteering problem. Computers & Operations Research, 90: 42-59.
https://doi.org/10.1016/j.cor.2017.09.003

Reinelt, G. (1995). TSPLIB 95. Universität Heidelberg.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from benchmarks.families.reading import Row, head, rows
from benchmarks.problem import FormatError, Metric, Problem, Site

_METRICS = {
    "EUC_2D": Metric.NEAREST,
    "CEIL_2D": Metric.UPWARDS,
    "ATT": Metric.PSEUDO,
    "GEO": Metric.GLOBE,
    "EXPLICIT": Metric.TABLE,
}


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file; it has one tour."""
    if teams not in (None, 1):
        raise FormatError(f"{path.name}: this family has one tour")
    found = rows(path)
    head(path, found, 5)
    header, sections = _parts(found)
    try:
        size, limit = int(header["DIMENSION"]), Decimal(header["COST_LIMIT"])
        metric = _METRICS[header["EDGE_WEIGHT_TYPE"]]
        depot = sections["DEPOT_SECTION"][0].whole(0)
        prizes = {it.whole(0): it.whole(1) for it in sections["NODE_SCORE_SECTION"]}
        if metric is Metric.TABLE:
            coordinates = dict.fromkeys(range(1, size + 1), (Decimal(0), Decimal(0)))
            weights = _weights(sections["EDGE_WEIGHT_SECTION"])
            table = _table(path, size, header["EDGE_WEIGHT_FORMAT"], weights)
        else:
            coordinates = {
                it.whole(0): (it.number(1), it.number(2))
                for it in sections["NODE_COORD_SECTION"]
            }
            table = ()
        sites = {
            number: Site(number, x, y, prize=prizes[number])
            for number, (x, y) in coordinates.items()
        }
        start = sites.pop(depot)
    except (ArithmeticError, KeyError, ValueError) as error:
        raise FormatError(f"{path.name}: no OPLib file: {error!r}") from None
    if len(sites) + 1 != size:
        raise FormatError(f"{path.name}: {len(sites) + 1} nodes instead of {size}")
    return Problem(
        family="oplib",
        name=path.stem,
        metric=metric,
        hotels=(start,),
        start=0,
        end=0,
        nights=False,
        opens=Decimal(0),
        closes=(limit,),
        sites=tuple(sites.values()),
        base=start.prize,
        table=table,
    )


def _parts(found: list[Row]) -> tuple[dict[str, str], dict[str, list[Row]]]:
    """Return the lines `KEY : VALUE`, and the lines of each section."""
    header: dict[str, str] = {}
    sections: dict[str, list[Row]] = {}
    section: list[Row] = []
    for row in found:
        line = " ".join(row.cells)
        if line == "EOF":
            break
        key, colon, value = (it.strip() for it in line.partition(":"))
        if key.endswith("_SECTION"):
            section = sections.setdefault(key, [])
        elif colon:
            header[key] = value
        else:
            section.append(row)
    return header, sections


def _weights(found: list[Row]) -> Iterator[int]:
    for row in found:
        yield from map(row.whole, range(len(row)))


def _table(
    path: Path, size: int, shape: str, weights: Iterator[int]
) -> tuple[tuple[int, ...], ...]:
    table = [[0] * size for _ in range(size)]
    for row in range(size):
        columns = {
            "FULL_MATRIX": range(size),
            "UPPER_ROW": range(row + 1, size),
            "UPPER_DIAG_ROW": range(row, size),
            "LOWER_ROW": range(row),
            "LOWER_DIAG_ROW": range(row + 1),
        }.get(shape)
        if columns is None:
            raise FormatError(f"{path.name}: no reader of matrices {shape}")
        for column in columns:
            weight = next(weights, None)
            if weight is None:
                raise FormatError(f"{path.name}: the matrix ends early")
            table[row][column] = weight
            if shape != "FULL_MATRIX":
                table[column][row] = weight
    return tuple(map(tuple, table))
