"""Further plans for one request that really differ from those already there."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tourlink.planner.brief import Brief
from tourlink.planner.distance import Shape, distance
from tourlink.planner.document import Written
from tourlink.planner.model import Model
from tourlink.planner.solved import Solved

# Two plans on offer are at least this far apart: see `tourlink.planner.distance`.
LEAST_DISTANCE = 0.3
# What scores less than this share of the best is no alternative to it.
LEAST_SHARE = 0.5

Variant = tuple[Brief, Model]
Search = Callable[[Brief, Model, Mapping[int, float]], Solved | None]


class Avoidance(NamedTuple):
    """
    How strongly a search keeps away from the plans that are there.

    Attributes
    ----------
    share
        What a stop's prize counts for after it was in one plan; in two, the square.
    beds
        Whether the nights' places of those plans are out of bounds, too.
    """

    share: float
    beds: bool = False


# Tried one after the other until a plan is far enough from all others: the first
# costs the least quality.
AVOIDANCES = (
    Avoidance(0.35),
    Avoidance(0.1),
    Avoidance(0.1, beds=True),
    Avoidance(0.0),
    Avoidance(0.0, beds=True),
)


class Option(NamedTuple):
    """A plan on offer."""

    solved: Solved
    written: Written
    shape: Shape


def further(
    options: Sequence[Option],
    variants: Sequence[Variant],
    search: Search,
    write: Callable[[Solved], Option],
) -> Option | None:
    """
    Return the best plan of any length and direction that is far from all `options`.

    Ties go to the earlier variant. None where no avoidance leads to such a plan that
    is worth offering beside the best.
    """
    seen = times_seen(options)
    least = LEAST_SHARE * max(it.solved.solution.score for it in options)
    for avoidance in AVOIDANCES:
        found: list[Option] = []
        for brief, model in variants:
            solved = _search(brief, model, avoidance, options, seen, search)
            if solved is None or solved.solution.score < least:
                continue
            option = write(solved)
            if _is_far(option, options):
                found.append(option)
        if found:
            return min(found, key=lambda it: it.solved.rank)
    return None


def times_seen(options: Sequence[Option]) -> Counter[str]:
    """Return in how many of the plans each destination is a stop."""
    return Counter(stop for option in options for stop in option.shape.stops)


def _is_far(option: Option, options: Sequence[Option]) -> bool:
    return all(distance(option.shape, it.shape) >= LEAST_DISTANCE for it in options)


def _search(  # noqa: PLR0913, PLR0917  # what a search needs, and what it avoids
    brief: Brief,
    model: Model,
    avoidance: Avoidance,
    options: Sequence[Option],
    seen: Counter[str],
    search: Search,
) -> Solved | None:
    discount = {
        at: avoidance.share ** seen[spot.place.id]
        for at, spot in enumerate(model.spots)
        if spot.candidate and spot.place.id in seen
    }
    if avoidance.beds:
        model = _without_beds(model, options)
    return search(brief, model, discount)


def _without_beds(model: Model, options: Sequence[Option]) -> Model:
    """Return a model in which no night is spent where the options spend theirs."""
    taken = {night for option in options for night in option.shape.nights}
    stays = tuple(
        stay._replace(on_days=frozenset()) if not _free(model, at, taken) else stay
        for at, stay in enumerate(model.instance.stays)
    )
    return model._replace(instance=model.instance._replace(stays=stays))


def _free(model: Model, stay: int, taken: set[str]) -> bool:
    night = model.nights[stay]
    key = night.ride.corridor.id if night.ride else night.place.id
    return key not in taken
