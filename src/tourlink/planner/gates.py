"""Gates: the few places whose timetables are looked at, instead of those of all."""

from collections.abc import Sequence

from tourlink.solver.instance import NEVER, Instance, TimedLeg

# With so few beds each place is a gate; with more, a bed of each neighbourhood.
_FEW_BEDS = 4
_MOST_GATES = 6
_NEIGHBOURHOOD_MIN = 120


def through_gates(instance: Instance) -> Instance:
    """
    Return an instance whose scheduled connections begin or end at gates.

    To ask for the connections of each pair of places takes longer than to search the
    chain. Beds of one neighbourhood share the airport or the station, so one of them
    speaks for all. Where there is no other way, as to an island, all are asked. Days
    of equal connections get equal patterns.
    """
    gates = frozenset(_gates(instance))
    timed = _Timed(instance, gates)
    first: dict[int, int] = {}
    for day, rule in enumerate(instance.days):
        first.setdefault(rule.pattern, day)
    ends = sorted(gates)
    known = {
        pattern: [
            tuple(timed(day, here, there))
            for here in ends
            for there in ends
            if instance.way_min[here][there] > instance.timed_from_min
        ]
        for pattern, day in first.items()
    }
    alike = {
        pattern: next(it for it in known if known[it] == legs)
        for pattern, legs in known.items()
    }
    days = tuple(it._replace(pattern=alike[it.pattern]) for it in instance.days)
    return instance._replace(timed=timed, days=days)


class _Timed:
    """The connections that are looked at."""

    def __init__(self, instance: Instance, gates: frozenset[int]) -> None:
        self._timed = instance.timed
        self._way_min = instance.way_min
        self._gates = gates

    def __call__(self, day: int, here: int, there: int) -> Sequence[TimedLeg]:
        gated = here in self._gates or there in self._gates
        if gated or self._way_min[here][there] >= NEVER:
            return self._timed(day, here, there)
        return ()


def _gates(instance: Instance) -> list[int]:
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
