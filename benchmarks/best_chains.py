"""
The best chains known of the requests, in a file.

The chains are kept and not only what they are worth: each is checked and counted anew
by the catalogue of the day. So a change of the data cannot leave a best known value
that no chain has; a chain that no longer holds is no longer known.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.asked import Answer, Variant
from benchmarks.problem import FormatError
from tourlink.cli.output import write
from tourlink.planner.model import Night, Spot
from tourlink.solver.instance import Chain, Route
from tourlink.solver.schedule import schedule
from tourlink.solver.value import score, value
from tourlink.solver.verify import violations

FORMAT = "tourlink-best-chains/1"
BUNDLED = Path(__file__).parent / "data" / "best_chains_catalogue.json"


Written = Mapping[str, Any]
"""A chain by ids: its value, days, direction, and each day's stops and night."""


class Known(NamedTuple):
    """What a chain is worth, and how it is written."""

    value: int
    score: int
    chain: Written


def load(path: Path) -> dict[str, Written]:
    """
    Return the chains of a file by the names of the requests; none if there is no file.

    Raises
    ------
    FormatError
        If it is no such file.
    """
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        kind, chains = data["format"], dict(data["requests"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise FormatError(f"no file of best chains: {path}: {error!r}") from None
    if kind != FORMAT:
        raise FormatError(f"{path} is a file of {kind}, not of {FORMAT}")
    return chains


def save(path: Path, chains: Mapping[str, Written]) -> None:
    """Write the chains, in the order of their names."""
    data = {"format": FORMAT, "requests": dict(sorted(chains.items()))}
    write(json.dumps(data, indent=1) + "\n", path)


def known(asked: Iterable[Variant], chain: Written) -> Known | None:
    """Return what a chain is worth today, or None where it no longer holds."""
    for variant in asked:
        if (variant.days, variant.turned) != (chain["days"], chain["turned"]):
            continue
        instance = variant.model.instance
        routes = _read(variant, chain)
        if routes is None or violations(instance, routes):
            return None
        days = schedule(instance, routes)
        if days is not None:
            worth, prizes = value(instance, routes, days), score(instance, routes)
            return Known(worth, prizes, chain)
    return None


def noted(answer: Answer) -> Known | None:
    """Return the chain of an answer as the file has it, or None."""
    if answer.variant is None or answer.solution is None:
        return None
    spots, nights = answer.variant.model.spots, answer.variant.model.nights
    chain = [
        {
            "stops": [_spot(spots[it]) for it in route.stops],
            "night": None if route.stay is None else _night(nights[route.stay]),
        }
        for route in answer.solution.chain
    ]
    worth = answer.solution.value
    about = {
        "value": worth,
        "days": answer.variant.days,
        "turned": answer.variant.turned,
        "chain": chain,
    }
    return Known(worth, answer.solution.score, about)


def _read(variant: Variant, chain: Written) -> Chain | None:
    spots = {_spot(it): at for at, it in enumerate(variant.model.spots)}
    # The first night is where the tour starts; as a lodging its place comes again.
    nights = {_night(it): at for at, it in enumerate(variant.model.nights)}
    try:
        return tuple(
            Route(
                tuple(spots[it] for it in day["stops"]),
                None if day["night"] is None else nights[day["night"]],
            )
            for day in chain["chain"]
        )
    except KeyError:
        return None


def _spot(spot: Spot) -> str:
    """Return what tells a place from all others of a model."""
    return f"{spot.place.id}@{spot.fixed_day}" if spot.fixed else spot.place.id


def _night(night: Night) -> str:
    """Return what tells a night from all others of a model."""
    if night.ride is None:
        return night.place.id
    ride = night.ride
    return f"{ride.corridor.id}@{ride.depart_min}>{ride.target}"
