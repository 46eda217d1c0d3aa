"""Which places a request may visit, what each is worth, and why others are out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import cos, exp, hypot, radians
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.programmes import Event
from tourlink.catalogue.records import Destination, Position
from tourlink.planner import party
from tourlink.planner.brief import Brief
from tourlink.planner.reason import Reason, reason
from tourlink.prize import prize
from tourlink.seasons import takes_place, windows
from tourlink.vocabulary import Mode

_KM_PER_DEGREE = 111.2
# Prizes within this distance make a place worth going to for its neighbours, too.
_NEIGHBOUR_KM = 50.0
_NEIGHBOUR_SHARE = 0.35
_CELL_KM = 120.0  # what lies beyond the next cell counts little


class Candidate(NamedTuple):
    """A destination that may be visited, with its prize for this request."""

    place: Destination
    prize: int


class Candidates(NamedTuple):
    """Those in, best first, and the reasons of those in scope that are out."""

    admitted: tuple[Candidate, ...]
    refused: Mapping[str, Reason]


def candidates(brief: Brief, catalogue: Catalogue, last_day: date | None) -> Candidates:
    """Return the candidates of `brief`, those with the most prize around them first."""
    admitted: list[Candidate] = []
    refused: dict[str, Reason] = {}
    musts = {place.id for place in brief.must}
    festive = _festive(brief, catalogue, last_day)
    for place in catalogue.destinations.values():
        former = catalogue.former_of(place)
        in_scope = former in brief.scope
        if (place.quality is None and not place.unlocated) or not (
            in_scope or place.id in musts
        ):
            continue
        why = _refusal(place, brief, catalogue)
        if why:
            refused[place.id] = why
            continue
        worth = prize(
            place,
            brief.request.theme,
            month=brief.month,
            festive=place.id in festive,
        )
        admitted.append(Candidate(place, worth))
    return Candidates(tuple(by_mass(admitted)), refused)


def _festive(brief: Brief, catalogue: Catalogue, last_day: date | None) -> set[str]:
    """
    Return ids of the places with an event during the tour.

    Where the days are not fixed, the event need only touch the fortnight they lie in.
    """
    first = brief.first_day
    if brief.fortnight:
        first, last_day = brief.fortnight.first, brief.fortnight.last
    musts = {place.id for place in brief.must}
    found: set[str] = set()
    for event in catalogue.events.values():
        places = set(places_of(event, catalogue))
        # The moon is asked only for events that could matter: that takes a while.
        near = not musts.isdisjoint(places) or any(
            catalogue.former_of(catalogue.destinations[it]) in brief.scope
            for it in places
        )
        if near and takes_place(event, month=brief.month, first=first, last=last_day):
            found |= places
    return found


def places_of(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    """
    Return ids of the places that an event makes worth more.

    An event of a whole province counts for those of its places that share a theme.
    """
    if not event.provinces:
        return event.destinations
    formers = {it for name in event.provinces for it in catalogue.formers(name)}
    around = (
        place.id
        for former in sorted(formers)
        for place in catalogue.by_former.get(former, ())
        if not place.themes.keys().isdisjoint(event.themes)
    )
    return (*event.destinations, *around)


def _refusal(place: Destination, brief: Brief, catalogue: Catalogue) -> Reason | None:
    """Say why `place` cannot be a stop of this tour, or None if it can."""
    request = brief.request
    access = place.access
    seats = request.vehicle.seats if request.vehicle else 0
    if place.unlocated:
        return reason("unlocated", f"its site is not known: {place.unlocated}")
    if place.id in brief.avoid:
        return reason("avoided", "to be avoided, as asked")
    if request.start_date is None and not windows(place, month=request.month, on=None):
        return reason("closed-month", "closed in that month")
    if access.max_seats and seats > access.max_seats:
        return reason(
            "seats",
            f"no vehicle of more than {access.max_seats} seats gets there",
            number=access.max_seats,
        )
    if access.boat and Mode.BOAT not in request.modes:
        return reason("boat", "reached by boat, which is not an allowed mode")
    return party.refusal(place, request, catalogue)


def by_mass(
    admitted: Sequence[Candidate], counts: Callable[[str], float] = lambda _: 1.0
) -> list[Candidate]:
    """
    Sort by prize plus a share of the prizes near by; ties by id.

    Parameters
    ----------
    counts
        The share at which the prize of a destination counts.
    """
    cells: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
    spots = [(it, *flat_km(it.place.position)) for it in admitted if it.place.position]
    for candidate, x, y in spots:
        cell = (int(x // _CELL_KM), int(y // _CELL_KM))
        worth = candidate.prize * counts(candidate.place.id)
        cells.setdefault(cell, []).append((x, y, worth))
    masses: list[tuple[float, str, Candidate]] = []
    for candidate, x, y in spots:
        column, row = int(x // _CELL_KM), int(y // _CELL_KM)
        around = sum(
            prize * exp(-hypot(x - x2, y - y2) / _NEIGHBOUR_KM)
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for x2, y2, prize in cells.get((i, j), ())
        )
        worth = candidate.prize * counts(candidate.place.id)
        mass = worth * (1 - _NEIGHBOUR_SHARE) + _NEIGHBOUR_SHARE * around
        masses.append((-mass, candidate.place.id, candidate))
    return [candidate for *_, candidate in sorted(masses, key=lambda it: it[:2])]


def flat_km(position: Position) -> tuple[float, float]:
    """Return km east and north of the equator's meridian; right within a percent."""
    east = position.lon * cos(radians(16.0))  # 16 N, the middle of the country
    return east * _KM_PER_DEGREE, position.lat * _KM_PER_DEGREE


def distance_km(a: Position, b: Position) -> float:
    """Return the distance of two places, fast and right within a few percent."""
    (x, y), (x2, y2) = flat_km(a), flat_km(b)
    return hypot(x - x2, y - y2)
