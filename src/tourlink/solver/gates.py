"""Gates: the few places whose timetables are looked at, instead of those of all."""

from collections.abc import Sequence

from tourlink.solver.instance import NEVER, Instance, TimedLeg

# With so few beds each place is a gate; with more, a bed of each neighbourhood.
_FEW_BEDS = 4
_MOST_GATES = 6
_NEIGHBOURHOOD_MIN = 120
# A boat trip within a day takes no longer than this.
_SHORT_TRIP_MIN = 240


class Gates:
    """
    The places through which one arrives and leaves by scheduled services.

    To ask for the connections of each pair of places takes longer than to search the
    chain. Beds of one neighbourhood share the airport or the station, so one of them
    speaks for all. Where there is no other way, as to an island, all are asked.
    """

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._gates = self._choose()
        days = range(len(instance.days))
        self._days = list({instance.days[it].pattern: it for it in days}.values())
        self._short: dict[tuple[int, int], bool] = {}

    def __contains__(self, place: int) -> bool:
        return place in self._gates

    def timed(self, day: int, here: int, there: int) -> Sequence[TimedLeg]:
        """Return the connections of two places if they are to be looked at."""
        instance = self._instance
        if (
            here in self._gates
            or there in self._gates
            or instance.way_min[here][there] >= NEVER
        ):
            return instance.timed(day, here, there)
        return ()

    def short_trip(self, here: int, there: int) -> bool:
        """Return whether places without a way may be a short boat trip apart."""
        way = self._instance.way_min
        gates = [it for it in self._gates if way[it][there] <= _NEIGHBOURHOOD_MIN]
        if gates:
            return any(self._is_short(here, gate) for gate in gates)
        gates = [it for it in self._gates if way[here][it] <= _NEIGHBOURHOOD_MIN]
        return not gates or any(self._is_short(gate, there) for gate in gates)

    def patterns(self) -> list[int]:
        """Return for each day the first pattern with equal connections of gates."""
        instance = self._instance
        known = {
            instance.days[day].pattern: [
                tuple(instance.timed(day, here, there))
                for here in self._gates
                for there in self._gates
                if instance.way_min[here][there] > instance.timed_from_min
            ]
            for day in self._days
        }
        return [
            next(it for it in known if known[it] == known[rule.pattern])
            for rule in instance.days
        ]

    def _is_short(self, here: int, there: int) -> bool:
        key = (here, there)
        if key not in self._short:
            self._short[key] = any(
                arrive - depart <= _SHORT_TRIP_MIN
                for day in self._days
                for depart, arrive, *_ in self._instance.timed(day, here, there)
            )
        return self._short[key]

    def _choose(self) -> list[int]:
        instance = self._instance
        beds = {it.leave_from for it in instance.stays if not it.moves}
        if len(beds) <= _FEW_BEDS:
            return list(range(len(instance.prizes)))
        around = {
            bed: sum(
                instance.prizes[place]
                for place in instance.candidates
                if instance.way_min[bed][place] <= _NEIGHBOURHOOD_MIN
            )
            for bed in beds
        }
        start = instance.stays[instance.start].leave_from
        gates = list(dict.fromkeys((start, instance.end)))
        for bed in sorted(beds, key=lambda it: (-around[it], it)):
            way = instance.way_min[bed]
            if len(gates) < _MOST_GATES and all(
                way[gate] > _NEIGHBOURHOOD_MIN for gate in gates
            ):
                gates.append(bed)
        return gates
