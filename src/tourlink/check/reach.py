"""Who reaches whom, and how fast: searches over adjacency lists, never all pairs."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush

from tourlink.catalogue.records import Corridor
from tourlink.check.corridor_facts import directions, running_months
from tourlink.check.rule import Context

START = "hanoi"
"""Tours of the programme start here; a catalogue without it asks nothing of rules."""

EVERY_MONTH = (1 << 12) - 1

Arcs = Mapping[str, list[tuple[str, int]]]
"""From each place: where to, and a number: minutes or a set of months."""


def arcs(
    context: Context,
    number: Callable[[Corridor], int],
    use: Callable[[Corridor], bool] = lambda _: True,
    *,
    backwards: bool = False,
) -> Arcs:
    """Return the corridors that `use` admits as adjacency lists, with a number each."""
    found: dict[str, list[tuple[str, int]]] = {it: [] for it in context.located}
    for corridor in context.catalogue.corridors.values():
        if use(corridor):
            value = number(corridor)
            for origin, target in directions(corridor):
                if backwards:
                    found[target].append((origin, value))
                else:
                    found[origin].append((target, value))
    return found


def minutes_of(corridor: Corridor) -> int:
    """Return travelling time, with the border where there is one."""
    return corridor.minutes + (corridor.border.minutes if corridor.border else 0)


def months_of(corridor: Corridor) -> int:
    """Return the months a corridor can be used in as bits, January the lowest."""
    return sum(1 << month - 1 for month in running_months(corridor))


def months_reached(arcs_: Arcs) -> dict[str, int]:
    """
    Return in which months each place is reached from `START`, as bits.

    One search for all twelve months: a place is looked at again only when it gains
    months.
    """
    found = dict.fromkeys(arcs_, 0)
    found[START] = EVERY_MONTH
    queue = deque([START])
    while queue:
        place = queue.popleft()
        months = found[place]
        for target, open_in in arcs_[place]:
            gained = months & open_in & ~found[target]
            if gained:
                found[target] |= gained
                queue.append(target)
    return found


def months_in(bits: int) -> frozenset[int]:
    """Return the months, 1 to 12, that bits stand for."""
    return frozenset(month for month in range(1, 13) if bits >> month - 1 & 1)


def fastest(arcs_: Arcs, sources: Iterable[str], *, most_min: int) -> dict[str, int]:
    """Return minutes from the nearest source to each place within `most_min`."""
    found: dict[str, int] = {}
    heap = [(0, place) for place in sources]
    while heap:
        minutes, place = heappop(heap)
        if place in found:
            continue
        found[place] = minutes
        for target, step in arcs_[place]:
            if target not in found and minutes + step <= most_min:
                heappush(heap, (minutes + step, target))
    return found
