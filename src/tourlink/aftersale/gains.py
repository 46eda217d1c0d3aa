"""Which differences could make a better tour, and by how much at most."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from tourlink.aftersale.differences import Difference
from tourlink.aftersale.state import Key, State
from tourlink.catalogue.records import Corridor, Destination, Opening, Service
from tourlink.prize import FESTIVE, IN_SEASON, QUALITY_WORTH

# Fields of a destination that decide what a visit is worth, and no more.
_WORTH = frozenset({"themes", "quality", "best_months"})
# Those that decide whether and how a place fits into a tour.
_FIT = frozenset(
    {
        "kind",
        "position",
        "unlocated",
        "province",
        "former_province",
        "visit_min",
        "opening",
        "closed_months",
        "lodging",
        "access",
    }
)


class Gain(NamedTuple):
    """
    A place that may be worth more than before, or a corridor that may take less.

    Attributes
    ----------
    key
        The record that differs.
    place
        The destination that it makes worth more; None for a corridor.
    areas
        Former provinces that it lies in, or leads to.
    most
        Points that it can add to any plan; None where nobody knows.
    fits
        Whether the place may fit where it did not, and not only be worth more.
    """

    key: Key
    place: str | None
    areas: frozenset[str]
    most: float | None
    fits: bool


def gains(found: Sequence[Difference], old: State, new: State) -> tuple[Gain, ...]:
    """Return what could make tours better, of all that differs."""
    return tuple(_gains(found, old, new))


def may_matter(
    possible: Iterable[Gain], *, open_to: AbstractSet[str], score: int, margin: float
) -> list[Gain]:
    """
    Return the gains that a plan could have, or none if they are too little.

    Parameters
    ----------
    open_to
        Former provinces in which the plan may have stops.
    margin
        Share of the score that a better plan has to gain.

    Notes
    -----
    No plan gains more than all its gains together. So who is left out here has no
    better plan because of them, and no bound had to be proven.
    """
    fitting = [it for it in possible if not it.areas.isdisjoint(open_to)]
    if all(it.most is not None for it in fitting):
        total = sum(it.most or 0.0 for it in fitting)
        return fitting if fitting and total >= margin * score else []
    return fitting


def _gains(found: Sequence[Difference], old: State, new: State) -> Iterator[Gain]:
    for it in found:
        if it.change == "removed":
            continue
        if it.key.kind == "destinations":
            yield from _of_destination(it, old, new)
        elif it.key.kind == "corridors":
            yield from _of_corridor(it.key, old, new)
        elif it.key.kind == "events":
            for name, events in new.events_at.items():
                if it.key.id in events:
                    yield _gain(it.key, new, name, fits=False)


def _of_destination(it: Difference, old: State, new: State) -> Iterator[Gain]:
    fields = {field.path.partition(".")[0].partition("[")[0] for field in it.fields}
    after = new.catalogue.destinations[it.key.id]
    before = old.catalogue.destinations.get(it.key.id)
    fits = before is None or (bool(fields & _FIT) and _eased(before, after))
    # Worth less at any time is no gain; a plan that has the place loses, though.
    if fits or fields & _WORTH:
        yield _gain(it.key, new, it.key.id, fits=fits)


def _gain(key: Key, new: State, name: str, *, fits: bool) -> Gain:
    place = new.catalogue.destinations[name]
    quality = place.quality
    most = QUALITY_WORTH[quality] * IN_SEASON * FESTIVE if quality else 0.0
    areas = frozenset({new.catalogue.former_of(place)})
    # A bed may serve a tour without a visit.
    unknown = fits and place.lodging is not None
    return Gain(key, name, areas, None if unknown else most, fits)


def _eased(before: Destination, after: Destination) -> bool:
    """Return whether a place may fit into more tours than before."""
    shut_before, shut_after = set(before.closed_months), set(after.closed_months)
    lodging = after.lodging is not None and (
        before.lodging is None
        or not set(after.lodging.classes) <= set(before.lodging.classes)
        or (after.lodging.capacity or 10**9) > (before.lodging.capacity or 10**9)
    )
    return (
        lodging
        or not shut_before <= shut_after
        or (before.visit_min is None) != (after.visit_min is None)
        or (after.visit_min or 0) < (before.visit_min or 0)
        or (before.opening != after.opening and not _shorter(before, after))
        or before.access != after.access
        or before.unlocated != after.unlocated
        or before.position != after.position
        or before.kind != after.kind
        or (before.province, before.former_province)
        != (after.province, after.former_province)
    )


def _shorter(before: Destination, after: Destination) -> bool:
    """Return whether hours are no longer than before, entry by entry."""
    one, two = before.opening, after.opening
    if not isinstance(one, Opening) or not isinstance(two, Opening):
        return isinstance(two, Opening)
    return len(two.hours) <= len(one.hours) and all(
        then.weekdays == now.weekdays
        and then.months == now.months
        and then.opens <= now.opens
        and now.closes <= then.closes
        for then, now in zip(one.hours, two.hours, strict=False)
    )


def _of_corridor(key: Key, old: State, new: State) -> Iterator[Gain]:
    after = new.catalogue.corridors[key.id]
    before = old.catalogue.corridors.get(key.id)
    if before is not None and not _quicker(before, after):
        return
    ends = [new.catalogue.destinations[it] for it in (after.from_, after.to)]
    areas = frozenset(new.catalogue.former_of(it) for it in ends)
    yield Gain(key, None, areas, None, fits=True)


def _quicker(before: Corridor, after: Corridor) -> bool:
    """Return whether a corridor takes less, or can be taken when it could not."""
    return (
        after.minutes < before.minutes
        or _wider(before.months, after.months)
        or (before.one_way and not after.one_way)
        or (after.max_seats or 99) > (before.max_seats or 99)
        or (before.valid_from, before.valid_to) != (after.valid_from, after.valid_to)
        or _runs_more(before.service, after.service)
    )


def _runs_more(before: Service | None, after: Service | None) -> bool:
    if before is None or after is None or before == after:
        return False
    departures: Any = set(after.departures) <= set(before.departures)
    same_clock = (before.first, before.last, before.headway_min) == (
        after.first,
        after.last,
        after.headway_min,
    )
    return (
        not departures
        or not same_clock
        or _wider(before.months, after.months)
        or _wider(before.weekdays, after.weekdays)
    )


def _wider(before: Sequence[Any], after: Sequence[Any]) -> bool:
    """Return whether more is in than before, where nothing said means all."""
    return bool(before) and (not after or not set(after) <= set(before))


def worth_more(
    fitting: Iterable[Gain],
    *,
    before: Mapping[str, int],
    after: Mapping[str, int],
    visited: AbstractSet[str],
) -> float | None:
    """
    Return how much a plan can gain at most; None where nobody knows.

    Parameters
    ----------
    before, after
        Prizes of the places for the request, then and now; without those it refuses.
    visited
        The places that the plan has.
    """
    most: dict[str, float] = {}
    for it in fitting:
        if it.place is None or it.most is None:
            return None
        then, now = before.get(it.place, 0), after.get(it.place, 0)
        whole = it.fits and it.place not in visited
        most[it.place] = max(most.get(it.place, 0), now if whole else now - then)
    return sum(most.values())
