"""In which months corridors lead from the start of a tour to each place."""

from datetime import date

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination
from tourlink.network.conditions import Conditions
from tourlink.network.services import runs_on
from tourlink.request import Request

MONTHS = range(1, 13)


def reached_in(
    request: Request, start: Destination, catalogue: Catalogue, first: date
) -> dict[str, frozenset[int]]:
    """
    Return the months in which corridors lead from the start to each place.

    Parameters
    ----------
    first
        The months are those of the year that begins with it: corridors have a validity.
    """
    seats = request.vehicle.seats if request.vehicle else None
    modes = frozenset(request.modes)
    middles = [date(first.year + (it < first.month), it, 15) for it in MONTHS]
    conditions = [Conditions(modes, it.month, it, seats) for it in middles]
    onward: dict[str, list[tuple[str, int]]] = {}
    for corridor in catalogue.corridors.values():
        if open_in := _open_in(corridor, conditions):
            onward.setdefault(corridor.from_, []).append((corridor.to, open_in))
            if not corridor.one_way:
                onward.setdefault(corridor.to, []).append((corridor.from_, open_in))
    # All months at once, a bit for each: a place is looked at again when it is found
    # to be reached in months more.
    reached = {start.id: (1 << len(MONTHS)) - 1}
    queue = [start.id]
    for here in queue:
        months = reached[here]
        for there, open_in in onward.get(here, ()):
            known = reached.get(there, 0)
            if more := months & open_in & ~known:
                reached[there] = known | more
                queue.append(there)
    sets = {it: _months(it) for it in dict.fromkeys(reached.values())}
    return {place: sets[months] for place, months in reached.items()}


def _open_in(corridor: Corridor, conditions: list[Conditions]) -> int:
    """Return the months in which a corridor can be taken, a bit for each."""
    if not corridor.months and not corridor.valid_from and not corridor.valid_to:
        # Most are the same all year.
        conditions = conditions[:1]
    open_in = 0
    for bit, it in enumerate(conditions):
        open_in |= it.admit(corridor) << bit
    if len(conditions) < len(MONTHS):
        open_in *= (1 << len(MONTHS)) - 1
    service = corridor.service
    if service is not None and service.months:
        open_in &= sum(runs_on(service, it, None) << it - 1 for it in MONTHS)
    return open_in


def _months(bits: int) -> frozenset[int]:
    return frozenset(it for it in MONTHS if bits >> it - 1 & 1)
