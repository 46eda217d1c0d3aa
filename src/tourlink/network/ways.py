"""Ways that need no timetable: by road, cable car and on foot, at any time."""

import sys
from array import array
from collections.abc import Iterable, Mapping
from hashlib import sha256
from heapq import heappop, heappush
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tourlink import __version__
from tourlink.catalogue.cache import cache_folder, keep
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import SCHEDULED_MODES, Corridor
from tourlink.network.conditions import Conditions
from tourlink.pace import (
    BREAK_AFTER_MIN,
    BREAK_MIN,
    CLOCK_STEP_MIN,
    breaks_min,
    on_the_clock,
)
from tourlink.vocabulary import Mode

if TYPE_CHECKING:
    import networkx as nx

# Bump it when the meaning of a stored table changes.
_LAYOUT = 2
# A table is made in half a second and read in a millisecond, and batches ask for those
# of all months and vehicles by turns. Each takes 3 MB of the cache folder.
_MOST_TABLES = 40
_NONE = 65535


class Way(NamedTuple):
    """
    The fastest way between two places without a timetable.

    Attributes
    ----------
    minutes
        Duration, with the breaks that the drive needs.
    vehicle_min
        Minutes of it on the road, breaks not counted.

    Both are rounded up to what clocks show.
    """

    minutes: int
    vehicle_min: int


class Ways:
    """
    Fastest ways between all places over corridors that need no timetable.

    A table of all pairs: row by row the minutes, the minutes in vehicles, and the
    number of the last corridor. Ties between equally fast ways go to the place that
    comes first in the catalogue, so that equal inputs give equal ways.

    Attributes
    ----------
    key
        A hash of all that the ways depend on.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        corridors: list[Corridor],
        table: tuple["array[int]", "array[int]", "array[int]"],
        key: str,
    ) -> None:
        self.key = key
        self._number = places
        self._corridors = corridors
        self._size = len(places)
        self._minutes, self._vehicle, self._last = table

    def between(self, origin: str, target: str) -> Way | None:
        """Return the fastest way, or None where there is none."""
        at = self._number[origin] * self._size + self._number[target]
        if self._minutes[at] == _NONE:
            return None
        return Way(self._minutes[at], self._vehicle[at])

    def rows(
        self, origin: str, targets: list[str], none: int
    ) -> tuple[list[int], list[int]]:
        """Return minutes and vehicle minutes to each target; `none` where no way is."""
        base = self._number[origin] * self._size
        cells = [base + self._number[target] for target in targets]
        minutes = self._minutes
        return (
            [none if minutes[it] == _NONE else minutes[it] for it in cells],
            [self._vehicle[it] for it in cells],
        )

    def corridors(self, origin: str, target: str) -> list[Corridor]:
        """
        Return the corridors of the fastest way, in order.

        Raises
        ------
        ValueError
            If there is no way.
        """
        base = self._number[origin] * self._size
        steps: list[Corridor] = []
        at = target
        while at != origin:
            number = self._last[base + self._number[at]]
            if number == _NONE:
                raise ValueError(f"no way from {origin!r} to {target!r}")
            corridor = self._corridors[number]
            steps.append(corridor)
            at = corridor.other_end(at)
        return steps[::-1]


def along(origin: str, corridors: Iterable[Corridor]) -> list[str]:
    """Return the place after each corridor of a chain that starts at `origin`."""
    places: list[str] = []
    at = origin
    for corridor in corridors:
        at = corridor.other_end(at)
        places.append(at)
    return places


def ways(
    catalogue: Catalogue, conditions: Conditions, *, scheduled: bool = False
) -> Ways:
    """
    Return the ways that `conditions` admit.

    The table is kept in the cache folder under a key of all it depends on; making
    it takes a search from each place.

    Parameters
    ----------
    scheduled
        Whether services and border posts count as ways, too, as if they ran at any
        time: that tells what lies between two places, not when one gets there.
    """
    numbers = {
        place.id: number
        for number, place in enumerate(
            it for it in catalogue.destinations.values() if it.position
        )
    }
    corridors = [
        it
        for it in catalogue.corridors.values()
        if (scheduled or (it.mode not in SCHEDULED_MODES and it.border is None))
        and conditions.admit(it)
    ]
    folder, key = cache_folder(environ), _key(catalogue, corridors)
    entry = folder / f"ways-{key}.bin" if folder else None
    table = _read(entry, len(numbers)) if entry else None
    if table is None:
        table = _make(catalogue, numbers, corridors)
        if entry:
            data = b"".join(part.tobytes() for part in table)
            keep(entry, data, kind="ways", most=_MOST_TABLES)
    return Ways(numbers, corridors, table, key)


def _key(catalogue: Catalogue, corridors: list[Corridor]) -> str:
    used = "\n".join(it.id for it in corridors)
    pauses = (BREAK_AFTER_MIN, BREAK_MIN, CLOCK_STEP_MIN)
    parts = (catalogue.sha256, used, __version__, _LAYOUT, sys.byteorder, pauses)
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()


def _read(
    entry: Path, size: int
) -> tuple["array[int]", "array[int]", "array[int]"] | None:
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    part = size * size * array("H").itemsize
    if len(data) != 3 * part:
        return None
    first, second, third = array("H"), array("H"), array("H")
    first.frombytes(data[:part])
    second.frombytes(data[part : 2 * part])
    third.frombytes(data[2 * part :])
    return first, second, third


def _make(
    catalogue: Catalogue, numbers: Mapping[str, int], corridors: list[Corridor]
) -> tuple["array[int]", "array[int]", "array[int]"]:
    """Search from each place of the graph."""
    # networkx takes a while to import: only those who make a table pay for it.
    from tourlink.network.graph import build  # noqa: PLC0415

    graph = build(catalogue, corridors)
    arcs = _arcs(graph, numbers, {it.id: at for at, it in enumerate(corridors)})
    table = array("H"), array("H"), array("H")
    for source in range(len(numbers)):
        for part, row in zip(table, _search(arcs, source), strict=True):
            part.extend(row)
    return table


def _arcs(
    graph: "nx.MultiDiGraph[str]", numbers: Mapping[str, int], order: Mapping[str, int]
) -> list[list[tuple[int, int, int, int]]]:
    """Return each place's arcs: target, minutes, minutes on the road, corridor."""
    arcs: list[list[tuple[int, int, int, int]]] = [[] for _ in numbers]
    for origin, target, key, data in graph.edges(keys=True, data=True):
        minutes = data["minutes"]
        on_road = minutes if data["mode"] is Mode.ROAD else 0
        arcs[numbers[origin]].append((numbers[target], minutes, on_road, order[key]))
    return arcs


def _search(
    arcs: list[list[tuple[int, int, int, int]]], source: int
) -> tuple[list[int], list[int], list[int]]:
    """Dijkstra's algorithm from one place to all."""
    size = len(arcs)
    minutes, vehicle, last = [_NONE] * size, [0] * size, [_NONE] * size
    done = [False] * size
    minutes[source] = 0
    queue = [(0, source)]
    while queue:
        at_min, at = heappop(queue)
        if done[at]:
            continue
        done[at] = True
        driven = vehicle[at]
        for target, step_min, on_road, corridor in arcs[at]:
            reached = at_min + step_min
            if reached < minutes[target]:
                minutes[target] = reached
                vehicle[target] = driven + on_road
                last[target] = corridor
                heappush(queue, (reached, target))
    for at, total in enumerate(minutes):
        if total != _NONE:
            minutes[at] = on_the_clock(total + breaks_min(vehicle[at]))
            vehicle[at] = on_the_clock(vehicle[at])
    return minutes, vehicle, last
