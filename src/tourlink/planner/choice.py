"""Which of many places the engine looks at: the promising ones, and those between."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import Candidate, distance_km

# More cost time and seldom enter the best chain that the engine finds in its time.
MOST_CANDIDATES = 60

# Where so many provinces are to be visited, each of the first ones gets its turn, so
# that the best are not all of the same two.
_MANY_PROVINCES = 3
_SPARE_PROVINCES = 3
_OF_EACH_PROVINCE = 5

# Who has to go somewhere looks around there, however far it is from all else.
_NEAR_KM = 75.0
_NEAR_A_MUST = 12
_MOST_NEAR_MUSTS = 45

# A tour across the country goes from section to section, and detours little.
_SECTION_KM = 200.0
_LEAST_SECTIONS = 3
_MOST_DETOUR = 1.3


def choose_candidates(
    brief: Brief, catalogue: Catalogue, admitted: Sequence[Candidate]
) -> list[Candidate]:
    """
    Return the candidates that the engine gets, in the order given.

    All musts are among them, the first of those near them, the best of each area to be
    served, of each terrain to be paired and of more provinces than have to be visited,
    and then the first of the rest.
    """
    musts = {place.id for place in brief.must}
    keep = [it for it in admitted if it.place.id in musts]
    for area in brief.served:
        formers = set(area.former_provinces)
        keep += _first(
            it for it in admitted if catalogue.former_of(it.place) in formers
        )
    for stage in brief.stages:
        keep += _first(it for it in admitted if stage.holds(catalogue, it.place))
    for _, terrains in brief.pairs:
        keep += _first(it for it in admitted if it.place.terrain in terrains)
    keep += _of_provinces(brief, admitted)
    chosen = {it.place.id for it in keep}
    for must in brief.must:
        if len(chosen) < _MOST_NEAR_MUSTS:
            near = _first(_near_to(must, admitted), _NEAR_A_MUST)
            chosen.update(it.place.id for it in near)
    for candidate in _along(brief, admitted):
        if len(chosen) >= MOST_CANDIDATES:
            break
        chosen.add(candidate.place.id)
    return [it for it in admitted if it.place.id in chosen]


def _near_to(must: Destination, admitted: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that whoever goes to a must comes near to."""
    for it in admitted:
        there = it.place.position
        if must.position and there and distance_km(must.position, there) < _NEAR_KM:
            yield it


def _of_provinces(brief: Brief, admitted: Sequence[Candidate]) -> list[Candidate]:
    """Return the first of each of the first provinces, if several are to be visited."""
    if brief.min_provinces < _MANY_PROVINCES:
        return []
    by_province: dict[str, list[Candidate]] = {}
    for it in admitted:
        if it.place.province != brief.home:
            by_province.setdefault(it.place.province, []).append(it)
    promising = list(by_province.values())[: brief.min_provinces + _SPARE_PROVINCES]
    return [it for group in promising for it in group[:_OF_EACH_PROVINCE]]


def _along(brief: Brief, admitted: Sequence[Candidate]) -> list[Candidate]:
    """
    Return the candidates by merit; on a tour across the country by turns.

    Where start and end are far apart each section of the way has its turn, and what
    lies off the way comes last.
    """
    start, end = brief.start.position, brief.end.position
    if not start or not end:
        return list(admitted)
    straight = distance_km(start, end)
    sections = round(straight / _SECTION_KM)
    if sections < _LEAST_SECTIONS:
        return list(admitted)
    by_section: dict[int, list[Candidate]] = {}
    off: list[Candidate] = []
    for candidate in admitted:
        at = candidate.place.position or start
        done, left = distance_km(start, at), distance_km(at, end)
        if done + left > _MOST_DETOUR * straight:
            off.append(candidate)
        else:
            section = int(sections * done / (done + left))
            by_section.setdefault(section, []).append(candidate)
    turns = zip_longest(*(by_section[it] for it in sorted(by_section)))
    return [it for turn in turns for it in turn if it] + off


def _first(candidates: Iterable[Candidate], most: int = 8) -> list[Candidate]:
    return list(candidates)[:most]
