"""The ways between the places of an instance, as the party may take them."""

from collections.abc import Sequence
from math import ceil

from tourlink import pace, rulebook
from tourlink.catalogue.records import Destination
from tourlink.network.ways import Ways
from tourlink.planner import party
from tourlink.planner.brief import Brief
from tourlink.planner.required import ways_kept
from tourlink.solver.instance import NEVER
from tourlink.vocabulary import Mode

Matrix = tuple[tuple[int, ...], ...]


def matrices(
    brief: Brief, places: Sequence[Destination], roads: Ways
) -> tuple[Matrix, Matrix]:
    """
    Return the minutes between all places, and those of them in vehicles.

    Where the party is spared long drives, a longer one has a long rest, and one that
    is too long even so is no way. On a motorbike the limit
    is one of km a day: minutes count for more where the road is fast, so that whoever
    keeps the limit of minutes keeps that of km.
    """
    ids = [place.id for place in places]
    rows = [roads.rows(origin, ids, NEVER) for origin in ids]
    minutes = [list(row) for row, _ in rows]
    vehicle = [list(row) for _, row in rows]
    longest = party.longest_drive_min(brief.request)
    if longest is not None:
        most = rulebook.in_force(brief.first_day)["longest-drive"].limit
        minutes = [
            [
                NEVER
                if drive > most or it >= NEVER
                else it + pace.long_rests_min(drive, longest)
                for it, drive in zip(row, of, strict=True)
            ]
            for row, of in zip(minutes, vehicle, strict=True)
        ]
    most_km = party.most_km(brief.request)
    if most_km is not None:
        share = brief.profile.max_travel_min / most_km
        for origin, row in enumerate(minutes):
            for target, minute in enumerate(row):
                if minute < NEVER:
                    km = _km(roads, ids[origin], ids[target])
                    least = ceil(km * share)
                    vehicle[origin][target] = max(vehicle[origin][target], least)
    return ways_kept(brief, ids, minutes), tuple(map(tuple, vehicle))


def _km(roads: Ways, origin: str, target: str) -> float:
    return sum(it.km for it in roads.corridors(origin, target) if it.mode is Mode.ROAD)
