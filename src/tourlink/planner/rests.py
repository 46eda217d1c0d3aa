"""Where a party rests and eats: breaks on the way, and lunch where there is food."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from tourlink import pace
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination, Kind
from tourlink.network.ways import Ways, along
from tourlink.vocabulary import Mode

PauseKind = Literal["meal", "break", "check-in", "transfer", "free"]

_NOON_MIN = 12 * 60
# A break so soon after the last rest helps nobody.
_TOO_SOON_MIN = 45
# A break in a town is worth this many minutes' difference to the even spacing.
_TOWN_WORTH_MIN = 20

# Where a group is sure of a table; elsewhere a guesthouse may cook.
_TABLES = frozenset(
    {
        Kind.CITY,
        Kind.TOWN,
        Kind.VILLAGE,
        Kind.RESORT,
        Kind.MARKET,
        Kind.BEACH,
        Kind.ISLAND,
    }
)
_TOWNS = frozenset({Kind.CITY, Kind.TOWN, Kind.VILLAGE})
_IN_TOWN_DEG = 0.025  # within three kilometres
_WILD = frozenset({Kind.MOUNTAIN_PASS, Kind.VIEWPOINT, Kind.WATERFALL, Kind.PEAK})


class Pause(NamedTuple):
    """A rest on the way."""

    kind: PauseKind
    minutes: int
    title: str | None = None


class Rests(NamedTuple):
    """
    The rests of one way, by corridor.

    Attributes
    ----------
    after
        Those at the end of each corridor.
    within
        Minutes of breaks in the midst of each, where no place is known to stop at.
    """

    after: list[list[Pause]]
    within: list[int]


class Earlier(NamedTuple):
    """The rests of a way with breakfast, and by how much earlier one leaves for it."""

    rests: Rests
    minutes: int


class Tables:
    """Knows where a group finds something to eat."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._towns = [
            it.position
            for it in catalogue.destinations.values()
            if it.kind in _TOWNS and it.position
        ]
        self._known: dict[str, int] = {}

    def hunger(self, place: Destination) -> int:
        """Return 0 where there is a table, 1 where there may be, 2 where none is."""
        if place.id not in self._known:
            self._known[place.id] = self._look(place)
        return self._known[place.id]

    def _look(self, place: Destination) -> int:
        if place.kind in _TABLES:
            return 0
        at = place.position
        in_town = at is not None and any(
            abs(at.lat - it.lat) < _IN_TOWN_DEG and abs(at.lon - it.lon) < _IN_TOWN_DEG
            for it in self._towns
        )
        fed = place.lodging is not None and place.kind not in _WILD
        return 1 if in_town or fed else 2


class Roads:
    """The ways of a plan, each with the places to rest at."""

    def __init__(
        self, ways: Ways, catalogue: Catalogue, longest_min: int | None = None
    ) -> None:
        self._ways = ways
        self._longest_min = longest_min
        self.catalogue = catalogue
        self.tables = Tables(catalogue)

    def between(self, here: Destination, there: Destination) -> "Way":
        """
        Return the way between two places, which may be one.

        Raises
        ------
        ValueError
            If there is none.
        """
        if here.id == there.id:
            return Way(self, here.id, ())
        corridors = self._ways.corridors(here.id, there.id)
        return Way(self, here.id, corridors, self._longest_min)


class Way:
    """A way by road, cable car and on foot, to find rests on."""

    def __init__(
        self,
        roads: Roads,
        origin: str,
        corridors: Sequence[Corridor],
        longest_min: int | None = None,
    ) -> None:
        self.corridors = corridors
        self.places = [
            roads.catalogue.destinations[it] for it in along(origin, corridors)
        ]
        self._tables = roads.tables
        self._ends = list(
            accumulate(it.minutes if it.mode is Mode.ROAD else 0 for it in corridors)
        )
        self._minutes = list(accumulate(it.minutes for it in corridors))
        self._breaks = self._needed(0, len(corridors) - 1)
        total = self._minutes[-1] if corridors else 0
        driven = self._ends[-1] if corridors else 0
        self._longer_min = pace.long_rests_min(driven, longest_min)
        self._longest_min = longest_min or driven
        rest = self._breaks * pace.BREAK_MIN
        self.minutes = pace.on_the_clock(total + rest) + self._longer_min

    def rests(self, lunch: int | None = None) -> Rests:
        """
        Return the rests, lunch being taken at the end of corridor `lunch`.

        Lunch is a rest, too: breaks that it makes needless lengthen it.
        """
        found = Rests([[] for _ in self.corridors], [0 for _ in self.corridors])
        last = len(self.corridors) - 1
        if lunch is None:
            self._rest(found, 0, last, self._breaks)
            self._lengthen(found)
            return found
        before = self._needed(0, lunch)
        after = self._needed(lunch + 1, last)
        spare = max(0, self._breaks - before - after)
        for first, end, breaks in ((0, lunch, before), (lunch + 1, last, after)):
            # With one more there may be a place to stop at for each.
            more = int(spare > 0 and not self._well(first, end, breaks))
            self._rest(found, first, end, breaks + more)
            spare -= more
        minutes = pace.LUNCH_MIN + spare * pace.BREAK_MIN
        first = self._ends[lunch]
        if max(first, self._ends[-1] - first) <= self._longest_min:
            minutes += self._longer_min
        else:
            self._lengthen(found)
        found.after[lunch].append(Pause("meal", minutes, "lunch"))
        return found

    def with_breakfast(self, rests: Rests) -> Earlier:
        """Return the rests with breakfast at the first break, or at a table."""
        for pauses in rests.after:
            if pauses and pauses[0].kind == "break":
                pauses[0] = Pause("meal", pace.BREAKFAST_STOP_MIN, "breakfast")
                return Earlier(rests, pace.BREAKFAST_STOP_MIN - pace.BREAK_MIN)
            if pauses:
                break
        tables = [
            (self._tables.hunger(place), end, at)
            for at, (place, end) in enumerate(
                zip(self.places[:-1], self._ends, strict=False)
            )
            if _TOO_SOON_MIN <= end <= pace.BREAK_AFTER_MIN
        ]
        if not tables:
            return Earlier(rests, 0)
        *_, at = min(tables)
        stop = Pause("meal", pace.BREAKFAST_STOP_MIN, "breakfast")
        rests.after[at].insert(0, stop)
        return Earlier(rests, pace.BREAKFAST_STOP_MIN)

    def table(
        self, depart: int, latest: int = pace.LUNCH_LATEST_MIN
    ) -> tuple[int, int, int] | None:
        """
        Return the best place for lunch on the way: hunger, minutes off noon, corridor.

        None where no place is passed within lunch hours. The end of the way is left
        out: who eats there eats on arrival.
        """
        options = [
            (self._tables.hunger(place), abs(clock - _NOON_MIN), at)
            for at, place in enumerate(self.places[:-1])
            if pace.LUNCH_EARLIEST_MIN <= (clock := depart + self._clock(at)) <= latest
        ]
        return min(options, default=None)

    def _clock(self, at: int) -> int:
        """Return the minutes until lunch at the end of corridor `at`."""
        rests = self.rests(at)
        paused = sum(it.minutes for after in rests.after[:at] for it in after)
        early = sum(it.minutes for it in rests.after[at] if it.kind == "break")
        return self._minutes[at] + paused + early + sum(rests.within[: at + 1])

    def nearest(self, depart: int) -> int:
        """
        Return the corridor that ends nearest to noon, if none does within hours.

        Better a late lunch than one in the middle of the morning.
        """

        def off_noon(at: int) -> tuple[bool, int, int]:
            clock = depart + self._minutes[at]
            return clock < pace.LUNCH_EARLIEST_MIN, abs(clock - _NOON_MIN), at

        return min(range(len(self._minutes)), key=off_noon)

    def _needed(self, first: int, last: int) -> int:
        """Return how many breaks the drive over some corridors needs."""
        driven = sum(
            it.minutes
            for it in self.corridors[first : last + 1]
            if it.mode is Mode.ROAD
        )
        return pace.breaks_min(driven) // pace.BREAK_MIN

    def _lengthen(self, found: Rests) -> None:
        """Make the break nearest to the middle of a long drive a long rest."""
        if not self._longer_min:
            return
        half = self._ends[-1] / 2
        spots = [
            (abs(self._ends[at] - half), at)
            for at, pauses in enumerate(found.after)
            if any(it.kind == "break" for it in pauses)
        ]
        if spots:
            _, at = min(spots)
            found.after[at] = [
                it._replace(minutes=it.minutes + self._longer_min, title="rest")
                if it.kind == "break"
                else it
                for it in found.after[at]
            ]
        else:
            at = max(range(len(found.within)), key=found.within.__getitem__)
            found.within[at] += self._longer_min

    def _well(self, first: int, last: int, breaks: int) -> bool:
        """Return whether there is a place for each of some breaks."""
        trial = Rests([[] for _ in self.corridors], [0 for _ in self.corridors])
        self._rest(trial, first, last, breaks)
        return not any(trial.within)

    def _rest(self, found: Rests, first: int, last: int, breaks: int) -> None:
        """Spread breaks over corridors `first` to `last`, none too far apart."""
        if first > last:
            return
        rested = self._ends[first - 1] if first else 0
        total = self._ends[last]
        for left in range(breaks, 0, -1):
            due = rested + (total - rested) / (left + 1)
            soonest = total - left * pace.BREAK_AFTER_MIN
            latest = rested + pace.BREAK_AFTER_MIN
            options = [
                (
                    abs(end - due)
                    + _TOWN_WORTH_MIN * self._tables.hunger(self.places[at]),
                    at,
                )
                for at, end in enumerate(self._ends[:last])
                if at >= first
                and max(soonest, rested + _TOO_SOON_MIN) <= end <= latest
                and end <= total - _TOO_SOON_MIN
            ]
            if options:
                _, at = min(options)
                found.after[at].append(Pause("break", pace.BREAK_MIN))
                rested = self._ends[at]
            else:
                due = min(max(due, soonest), latest)
                at = next(it for it, end in enumerate(self._ends) if end >= due)
                found.within[at] += pace.BREAK_MIN
                rested = int(due)
