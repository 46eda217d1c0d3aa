"""How far two chains are apart: what travellers would notice that differs."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import Plan

# What the parts weigh: other sights make another tour more than another order does.
STOPS_SHARE = 0.5
NIGHTS_SHARE = 0.3
WAY_SHARE = 0.2


class Shape(NamedTuple):
    """
    What of a chain is compared.

    Attributes
    ----------
    stops
        The destinations visited.
    nights
        Where each night is spent: a place, or the corridor of an overnight service.
    way
        The former provinces of the stops in order, each once in a row.
    """

    stops: frozenset[str]
    nights: tuple[str, ...]
    way: tuple[str, ...]


def shape(plan: Plan, catalogue: Catalogue) -> Shape:
    """Return the shape of a plan."""
    stops = [
        item["destination"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    ]
    formers = (catalogue.former_of(catalogue.destinations[it]) for it in stops)
    nights = (day["stay"]["corridor"] or day["stay"]["at"] for day in plan["days"])
    return Shape(
        frozenset(stops),
        tuple(it for it in nights if it),
        tuple(former for former, _ in groupby(formers)),
    )


def distance(one: Shape, other: Shape) -> float:
    """
    Return how far two chains are apart, from 0 (alike) to 1 (nothing in common).

    Notes
    -----
    A weighted sum of three metrics, hence a metric: the Jaccard distance of the sets
    of stops, that of the multisets of nights, and for the way one minus the length of
    the longest common subsequence over that of the longer way, so that the same
    provinces the other way around are not the same tour.
    """
    stops, both = one.stops | other.stops, one.stops & other.stops
    ours, theirs = Counter(one.nights), Counter(other.nights)
    longer = max(len(one.way), len(other.way))
    return (
        STOPS_SHARE * _apart(len(both), len(stops))
        + NIGHTS_SHARE * _apart((ours & theirs).total(), (ours | theirs).total())
        + WAY_SHARE * _apart(_common(one.way, other.way), longer)
    )


def _apart(shared: int, all_: int) -> float:
    return 1 - shared / all_ if all_ else 0.0


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for here in one:
        diagonal = 0
        for at, there in enumerate(other, start=1):
            above = row[at]
            row[at] = diagonal + 1 if here == there else max(above, row[at - 1])
            diagonal = above
    return row[-1]
