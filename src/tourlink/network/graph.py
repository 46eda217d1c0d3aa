"""The catalogue as a networkx graph."""

from collections.abc import Iterable

import networkx as nx

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor


def build(
    catalogue: Catalogue, corridors: Iterable[Corridor]
) -> "nx.MultiDiGraph[str]":
    """
    Return the places of the catalogue, connected by `corridors`.

    Nodes are destination ids with `lat` and `lon` in degrees; unlocated places are
    left out. An edge's key is the id of its corridor; its data are `mode`, `minutes`
    and `km`. A two-way corridor gives an edge each way.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for place in catalogue.destinations.values():
        if place.position:
            graph.add_node(place.id, lat=place.position.lat, lon=place.position.lon)
    for corridor in corridors:
        for origin, target in directions(corridor):
            graph.add_edge(
                origin,
                target,
                key=corridor.id,
                mode=corridor.mode,
                minutes=corridor.minutes,
                km=corridor.km,
            )
    return graph


def directions(corridor: Corridor) -> Iterable[tuple[str, str]]:
    """Yield the (origin, target) pairs that a corridor connects."""
    yield corridor.from_, corridor.to
    if not corridor.one_way:
        yield corridor.to, corridor.from_
