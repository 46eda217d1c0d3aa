"""What a route map marks: the places of a plan, and those that share a spot of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tourlink.export.chart import Chart
from tourlink.export.gazetteer import Gazetteer, Point
from tourlink.export.plane import XY, length
from tourlink.export.route_lines import legs, places, stops
from tourlink.plan import Plan
from tourlink.vocabulary import Mode

# Nearer than this, two places are one spot of the map, with one label.
_ONE_SPOT_PX = 9.0
_MOST_LINES = 4
_TOWNS = frozenset({"city", "town"})
# At their ends one finds oneself at an airport, a station or a port.
_SCHEDULED = frozenset({Mode.AIR, Mode.RAIL, Mode.BOAT})


@dataclass(slots=True)
class Spot:
    """A place of the plan, and what it is there for."""

    place: str
    name: str
    point: Point
    kind: str
    numbers: list[int] = field(default_factory=list)
    is_night: bool = False
    is_end: bool = False
    """Whether the tour starts or ends here."""

    @property
    def is_change(self) -> bool:
        """Whether one only changes here, between road, rail, air and boat."""
        return not (self.numbers or self.is_night or self.is_end)


@dataclass(frozen=True, slots=True)
class Group:
    """Spots so near each other that they share a label."""

    spots: list[Spot]
    at: XY

    @property
    def numbers(self) -> list[int]:
        """The numbers of all stops here."""
        return sorted(number for spot in self.spots for number in spot.numbers)

    @property
    def rank(self) -> int:
        """Beds and ends get their names before visits do, and stations last."""
        if any(it.is_night or it.is_end for it in self.spots):
            return 0
        return 1 if self.numbers else 2

    @property
    def _worth_a_name(self) -> list[Spot]:
        worth = [it for it in self.spots if not it.is_change] or self.spots[:1]
        return sorted(worth, key=lambda it: it.numbers or [0])

    def unnamed(self, written: int | None) -> list[int]:
        """Return the numbers whose name a way to write the label leaves out."""
        ways_to_write = self.texts()
        if written is None or len(ways_to_write[written]) < len(self._worth_a_name):
            return self.numbers
        return [] if all(name for _, name in ways_to_write[written]) else self.numbers

    def texts(self) -> list[list[tuple[str, str]]]:
        """
        Return ways to write the label, the one that says most first.

        Each is a list of lines, and a line the numbers and a name. The last has the
        numbers alone, if there are any.
        """
        ways_to_write: list[list[tuple[str, str]]] = []
        worth = self._worth_a_name
        if len(worth) <= _MOST_LINES:
            full = [(joined(it.numbers), it.name) for it in worth]
            # What stands in brackets, such as a former name, is left out first.
            short = [(numbers, name.partition(" (")[0]) for numbers, name in full]
            ways_to_write += [full] if short == full else [full, short]
        numbers = joined(self.numbers)
        if len(worth) > 1:
            ways_to_write.append([(numbers, _main(worth))])
        if numbers:
            ways_to_write.append([(numbers, "")])
        return ways_to_write


def _main(among: Sequence[Spot]) -> str:
    """Return the name that stands for all: of a bed or an end, or of a town."""
    bases = [it for it in among if it.is_night or it.is_end]
    towns = [it for it in among if it.kind in _TOWNS]
    if not bases and not towns:
        return f"{among[0].name} …"
    return min(bases or towns, key=_rank).name


def _rank(spot: Spot) -> tuple[bool, bool]:
    return not spot.numbers, spot.kind not in _TOWNS


def spots(plan: Plan, names: Gazetteer) -> list[Spot]:
    """Return the places that a map marks: ends, stops, beds, and where one changes."""
    visited = stops(plan)
    ends = dict.fromkeys((plan["start"], plan["end"]))
    beds = [
        day["stay"]["at"] for day in plan["days"] if day["stay"]["type"] == "lodging"
    ]
    changes = [
        place
        for day in plan["days"]
        for leg in legs(day)
        if leg["mode"] in _SCHEDULED
        for place in (leg["from"], leg["to"])
    ]
    marked = dict.fromkeys((*ends, *(it.place for it in visited), *beds, *changes))
    return [
        Spot(
            place,
            names.place(place),
            point,
            names.kind(place),
            numbers=[it.number for it in visited if it.place == place],
            is_night=place in beds,
            is_end=place in ends,
        )
        for place in marked
        if place and (point := names.point(place))
    ]


def groups(marked: Iterable[Spot], chart: Chart) -> list[Group]:
    """Return the spots on the panel, those together that are too near to tell apart."""
    found: list[Group] = []
    for spot in marked:
        if not chart.shows(spot.point):
            continue
        at = chart.xy(spot.point)
        near = [it for it in found if length(it.at, at) < _ONE_SPOT_PX]
        if near:
            near[0].spots.append(spot)
        else:
            found.append(Group([spot], at))
    return found


@dataclass(frozen=True, slots=True)
class Way:
    """A piece of the route by one mode, from place to place."""

    mode: str
    ids: tuple[str, ...]
    points: tuple[Point, ...]


def ways(plan: Plan, names: Gazetteer) -> list[Way]:
    """
    Return the route in pieces, each stretch between two places once for each mode.

    What is driven twice would otherwise be drawn twice, and dashes fill up.
    """
    seen: set[tuple[str, frozenset[str]]] = set()
    found: list[Way] = []
    for day in plan["days"]:
        for leg in legs(day):
            known = [it for it in places(leg) if names.point(it)]
            run = known[:1]
            for one, other in pairwise(known):
                key = (leg["mode"], frozenset((one, other)))
                if key in seen or one == other:
                    found += _way(leg["mode"], run, names)
                    run = []
                seen.add(key)
                run.append(other)
            found += _way(leg["mode"], run, names)
    return found


def _way(mode: str, run: Sequence[str], names: Gazetteer) -> list[Way]:
    points = tuple(point for it in run if (point := names.point(it)))
    return [Way(mode, tuple(run), points)] if len(points) > 1 else []


def joined(numbers: Sequence[int]) -> str:
    """Return numbers as a reader writes them: `1-3,7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ",".join(
        f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts
    )
