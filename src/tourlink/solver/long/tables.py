"""From an instance to flat sequences."""

from itertools import chain
from math import log
from typing import Any

import numpy as np

from tourlink.solver.instance import NEVER, Instance
from tourlink.solver.long.kernel import DRAWS, FAR, MODULUS, State, Tables

# How many places around each are told apart.
_NEIGHBOURS = 40


def tables_of(instance: Instance) -> Tables:
    """Return the tables of an instance, as lists."""
    places, stays = len(instance.prizes), instance.stays
    way = np.array(instance.way_min, dtype=np.int64).reshape(places, places)
    wants = _wants(instance)
    limited = any(it.max_travel_min < NEVER for it in instance.days)
    limits = list(instance.limits)
    uses = [it.uses for it in limits]
    most = [it.most for it in limits]
    if instance.budget is not None:
        uses.append(instance.costs)
        most.append(instance.budget)
    around = min(_NEIGHBOURS, len(instance.candidates))
    opens, begin_by, window_at, window_opens, window_begin_by = _windows(instance)
    plain = [
        int(not limited and _is_plain(instance, day))
        for day in range(len(instance.days))
    ]
    nights = range(len(instance.days) - 1)
    return Tables(
        places=places,
        days=len(instance.days),
        stays=len(stays),
        width=len(instance.candidates) + 3,
        neighbours=around,
        limits=len(most),
        covers=len(instance.must) + len(instance.covers),
        min_groups=instance.min_groups,
        insist=1 + sum(instance.prizes),
        end=instance.end,
        candidates=list(instance.candidates),
        prize=list(instance.prizes),
        visit=list(instance.visit_min),
        way_to=_listed(way.T),
        way_from=_listed(way),
        travel=[*chain.from_iterable(instance.way_travel_min)] if limited else [],
        morning=_mornings(instance, way),
        first_visit=[it.first_visit_min for it in stays],
        leave_from=[it.leave_from for it in stays],
        arrive_at=[it.arrive_at for it in stays],
        latest=_ends(instance),
        opens=opens,
        begin_by=begin_by,
        window_at=window_at,
        window_opens=window_opens,
        window_begin_by=window_begin_by,
        near=_near(instance, way, around),
        max_stops=[it.max_stops for it in instance.days],
        max_travel=[it.max_travel_min for it in instance.days],
        uses=[of[place] for place in range(places) for of in uses],
        most=most,
        bed_cost=[] if instance.budget is None else [it.cost for it in stays],
        want_at=_listed(np.cumsum([0, *(len(it) for it in wants)])),
        wants=list(chain.from_iterable(wants)),
        allowed=[int(day in it.on_days) for day in nights for it in stays],
        plain=plain,
        turns=int((way == way.T).all()),
        pools=int(
            len(instance.days) > 1
            and all(plain)
            and all(it.max_stops >= len(instance.candidates) for it in instance.days)
            and instance.budget is None
            and not any(wants)
        ),
        parts=0,
        ends=[],
        # Rounded, so that no machine's logarithm makes a difference.
        draws=[round(-65536 * log((it + 0.5) / DRAWS)) for it in range(DRAWS)],
    )


def pooled(tables: Tables, instance: Instance) -> Tables:
    """Return the tables of the same instance with all days made one."""
    row = tables.stays + 1
    ends = [it.end_min for it in instance.days[:-1]] + [instance.last_end_min]
    starts = [it.start_min for it in instance.days[1:]]
    return tables._replace(
        days=1,
        parts=tables.days,
        ends=tables.latest,
        latest=[sum(ends) - sum(starts)] * row,
        # On plain days no door shuts before the evening, and now that is later.
        begin_by=[FAR] * len(tables.begin_by),
    )


def state_of(tables: Tables, start: int, seed: int) -> State:
    """Return a state without visits, each night spent at stay `start`."""
    days, places = tables.days, tables.places
    room = days * tables.width
    wants = 1 + max(tables.wants, default=tables.covers)

    def zeros(count: int) -> list[int]:
        return [0] * count

    beds = [start] * days + [-1]
    # Any seed is mapped to a state of the generator, from 1 to its modulus less 1.
    rng = 1 + (seed * 7919 + 12345) % (MODULUS - 1)
    return State(
        stops=zeros(room),
        length=zeros(days),
        bed=list(beds),
        leave=zeros(room),
        arrive=zeros(room),
        latest=zeros(room),
        travelled=zeros(days),
        day_of=[-1] * places,
        at_of=zeros(places + days),
        free=zeros(places),
        touched=zeros(days),
        dirty=zeros(days),
        shift=zeros(places * days),
        where=zeros(places * days),
        now_shift=zeros(places * days),
        now_where=zeros(places * days),
        slack=zeros(days),
        row=zeros(places),
        reach=zeros(days * (tables.stays + 1)),
        via=zeros(days * (tables.stays + 1)),
        gaps=zeros(2 * (places + days)),
        used=zeros(tables.limits),
        hits=zeros(wants + 1),
        now_stops=zeros(room),
        now_length=zeros(days),
        now_bed=list(beds),
        best_stops=zeros(room),
        best_length=zeros(days),
        best_bed=list(beds),
        numbers=[rng, 0, -1, -1, 0],
        weight=[0.0] * places,
        heat=[0.0],
    )


def _listed(array: Any) -> list[int]:
    found: list[int] = array.ravel().tolist()
    return found


def _wants(instance: Instance) -> list[list[int]]:
    """Return for each place the must-see, covers and group that a visit serves."""
    wants: list[list[int]] = [[] for _ in instance.prizes]
    covers = [*(frozenset([it]) for it in sorted(instance.must)), *instance.covers]
    for number, cover in enumerate(covers):
        for place in cover:
            wants[place].append(number)
    if instance.min_groups:
        for place, group in enumerate(instance.group):
            if group >= 0:
                wants[place].append(len(covers) + group)
    return wants


def _windows(
    instance: Instance,
) -> tuple[list[int], list[int], list[int], list[int], list[int]]:
    opens: list[int] = []
    begin_by: list[int] = []
    window_at = [0]
    window_opens: list[int] = []
    window_begin_by: list[int] = []
    for windows in instance.windows:
        for minutes, doors in zip(instance.visit_min, windows, strict=True):
            held = sorted(
                (start, end - minutes) for start, end in doors if end - start >= minutes
            )
            opens.append(held[0][0] if held else 0)
            begin_by.append(max((by for _, by in held), default=-1))
            if len(held) > 1:
                window_opens += [start for start, _ in held]
                window_begin_by += [by for _, by in held]
            window_at.append(len(window_opens))
    return opens, begin_by, window_at, window_opens, window_begin_by


def _mornings(instance: Instance, way: Any) -> list[int]:
    """Return for each day, stay and place when one arrives there first."""
    found: list[int] = []
    for day in instance.days:
        for stay in instance.stays:
            ways = way[stay.leave_from]
            far = (ways >= day.road_day_from_min) & (ways < NEVER)
            start = np.where(far, day.road_start_min, day.start_min)
            found += _listed(np.maximum(start, stay.leave_min) + ways)
    return found


def _ends(instance: Instance) -> list[int]:
    """Return for each day the latest arrival: at the tour's end, then at each stay."""
    found: list[int] = []
    for day in instance.days:
        found.append(min(instance.last_end_min, NEVER - 1))
        found += [min(it.latest_min, day.end_min, NEVER - 1) for it in instance.stays]
    return found


def _near(instance: Instance, way: Any, around: int) -> list[int]:
    """Return the candidates around each candidate, itself among them."""
    own = np.array(instance.candidates, dtype=np.int64)
    near = np.zeros((len(instance.prizes), around), dtype=np.int64)
    between = way[np.ix_(own, own)]
    order = np.argsort(between + between.T, axis=1, kind="stable")
    near[own] = own[order[:, :around]]
    return _listed(near)


def _is_plain(instance: Instance, number: int) -> bool:
    """Tell whether on a day nobody waits and no door shuts before the day ends."""
    day = instance.days[number]
    last = number == len(instance.days) - 1
    end = instance.last_end_min if last else day.end_min
    start = min(day.start_min, day.road_start_min)
    leaves_alike = day.start_min == day.road_start_min or day.road_day_from_min >= NEVER
    return (
        leaves_alike
        and all(it.first_visit_min <= start for it in instance.stays)
        and all(
            any(
                opens <= start and end <= closes
                for opens, closes in instance.windows[number][place]
            )
            for place in instance.candidates
        )
    )
