"""
Tour chains with many lodgings and few stops a day: JSON written by make_chains.py.

Every chain starts and ends at lodging 0; a day goes from the lodging of the night
before to any lodging. A visit must begin within the place's window. Lodgings and places
are numbered from 0, each in their own list.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.families.reading import text
from benchmarks.problem import FormatError, Metric, Problem, Site


def read(path: Path, teams: int | None) -> Problem:
    """Return the problem of a file, for `teams` days if given."""
    try:
        # Decimals, so that coordinates are those written.
        data = json.loads(text(path), parse_float=Decimal)
        days = teams or int(data["days"])
        return Problem(
            family="chains",
            name=str(data["name"]),
            metric=Metric.MINUTES,
            hotels=tuple(map(_lodging, range(len(data["lodgings"])), data["lodgings"])),
            start=0,
            end=0,
            nights=True,
            opens=Decimal(0),
            closes=(Decimal(data["day_limit_min"]),) * days,
            sites=tuple(
                _place(number, place, days)
                for number, place in enumerate(data["places"])
            ),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise FormatError(
            f"{path.name}: not written by make_chains: {error!r}"
        ) from None


def _lodging(number: int, place: dict[str, Any]) -> Site:
    return Site(number, Decimal(place["x_km"]), Decimal(place["y_km"]))


def _place(number: int, place: dict[str, Any], days: int) -> Site:
    window = Decimal(place["opens_min"]), Decimal(place["closes_min"])
    return Site(
        number,
        Decimal(place["x_km"]),
        Decimal(place["y_km"]),
        prize=int(place["prize"]),
        visit=Decimal(place["visit_min"]),
        windows=((window,),) * days,
    )
