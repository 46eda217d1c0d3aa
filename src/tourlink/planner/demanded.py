"""
The places by which a chain can serve what a request insists on.

Other stops never make a chain possible, so whether there is one shows on these alone:
a small instance, with beds where they are needed.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination, Position
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate, distance_km
from tourlink.vocabulary import Terrain

# Places of each area, stage and terrain: so many of the best, of those nearest to
# what the chain has to pass, and of the shortest visits.
_BEST, _NEAREST, _SHORTEST = 4, 2, 2
_MOST_POINTS = 6
# Where provinces are counted, of so many more than asked for, so many places each.
_SPARE_PROVINCES, _OF_PROVINCE = 4, 3
# What lies near these places can be visited without a night more.
_NEAR_KM = 40.0
_MOST_NEAR = 40


def demanded(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate]
) -> list[Candidate]:
    """
    Return the candidates by which a chain can serve what `brief` insists on.

    They keep their order. Where it insists on nothing there are none, and a chain
    without a stop will do.
    """
    musts = {it.id for it in brief.must}
    groups = [
        [it for it in admitted if holds(it.place)]
        for holds in _demands(brief, catalogue)
    ]
    sure = _sure_provinces(brief, musts, groups)
    points = _points(brief, groups)
    keep = set(musts)
    for group in groups:
        keep.update(it.place.id for it in _some(group, points))
    if sure < brief.min_provinces:
        for group in _near_provinces(brief, admitted, points):
            keep.update(it.place.id for it in group)
    return [it for it in admitted if it.place.id in keep]


def _demands(
    brief: Brief, catalogue: Catalogue
) -> Iterable[Callable[[Destination], bool]]:
    """Yield what tells the places that serve each demand."""
    for area in brief.served:
        yield partial(_lies_in, catalogue, frozenset(area.former_provinces))
    for stage in brief.stages:
        yield partial(stage.holds, catalogue)
    for _, terrains in brief.pairs:
        yield partial(_has_terrain, terrains)


def _lies_in(catalogue: Catalogue, formers: frozenset[str], place: Destination) -> bool:
    return catalogue.former_of(place) in formers


def _has_terrain(terrains: frozenset[Terrain], place: Destination) -> bool:
    return place.terrain in terrains


def _sure_provinces(
    brief: Brief, musts: Iterable[str], groups: Sequence[Sequence[Candidate]]
) -> int:
    """Return in how many provinces, at least, a chain has a stop in any case."""
    musts = set(musts)
    sure = {it.province for it in brief.must} - {brief.home}
    for group in groups:
        provinces = {it.place.province for it in group}
        if len(provinces) == 1:
            sure |= provinces - {brief.home}
    if not sure and any(
        all(it.place.province != brief.home for it in group) for group in groups
    ):
        return 1
    return len(sure)


def _points(brief: Brief, groups: Sequence[Sequence[Candidate]]) -> list[Position]:
    """Return some positions that the chain has to pass, or may well pass."""
    places = [brief.start, brief.end, *brief.must]
    places += [group[0].place for group in groups if group]
    found = dict.fromkeys(it.position for it in places if it.position)
    return list(found)[:_MOST_POINTS]


def _near_provinces(
    brief: Brief, admitted: Sequence[Candidate], points: Sequence[Position]
) -> list[list[Candidate]]:
    """Return a few candidates each of the provinces nearest to points."""
    by_province: dict[str, list[tuple[float, str, Candidate]]] = {}
    for it in admitted:
        if it.place.position and it.place.province != brief.home:
            near = min(distance_km(it.place.position, point) for point in points)
            of = by_province.setdefault(it.place.province, [])
            of.append((near, it.place.id, it))
    nearest = sorted(map(sorted, by_province.values()), key=lambda it: it[0][:2])
    most = brief.min_provinces + _SPARE_PROVINCES
    return [[it for *_, it in group[:_OF_PROVINCE]] for group in nearest[:most]]


def _some(group: Sequence[Candidate], points: Sequence[Position]) -> list[Candidate]:
    """Return the best of a group, those nearest to points, and the shortest visits."""
    some = list(group[:_BEST])
    for point in points:
        near = sorted(
            (distance_km(it.place.position, point), it.place.id, it)
            for it in group
            if it.place.position
        )
        some += [it for *_, it in near[:_NEAREST]]
    by_length = sorted(group, key=lambda it: (it.place.visit_min or 0, it.place.id))
    return some + by_length[:_SHORTEST]


def with_neighbours(
    some: Sequence[Candidate], admitted: Sequence[Candidate]
) -> list[Candidate]:
    """Return `some` candidates with the first of those near them, in their order."""
    ids = {it.place.id for it in some}
    at = [it.place.position for it in some if it.place.position]
    near = [
        it.place.id
        for it in admitted
        if it.place.position
        and any(distance_km(it.place.position, other) < _NEAR_KM for other in at)
    ]
    ids.update(near[:_MOST_NEAR])
    return [it for it in admitted if it.place.id in ids]
