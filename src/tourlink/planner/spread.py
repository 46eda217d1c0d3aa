"""Which provinces to visit, where a request only says how many."""

from collections.abc import Iterator, Sequence

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.search import find_area
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate, distance_km

# Fewer provinces than these are found by the way.
_MANY = 3


def spreads(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate]
) -> Iterator[Brief]:
    """
    Yield briefs that say which provinces make up the number asked for.

    A search that only counts provinces may not come upon enough of them; one that has
    their names steers for them. First those nearest to the start are named, then those
    of the most promising places.
    """
    if brief.min_provinces < _MANY or brief.start.position is None:
        return
    start = brief.start.position
    near: dict[str, float] = {}
    for it in admitted:
        province = it.place.province
        if province != brief.home and it.place.position:
            km = distance_km(start, it.place.position)
            near[province] = min(km, near.get(province, km))
    if len(near) < brief.min_provinces:
        return
    nearest = sorted(near, key=lambda it: (near[it], it))[: brief.min_provinces]
    best = list(near)[: brief.min_provinces]
    for chosen in (nearest, best):
        named = tuple(find_area(catalogue, it, "province") for it in chosen)
        yield brief._replace(served=(*brief.served, *named))
