"""What a chain is worth: its prizes, less small weights for what is tiring."""

from collections.abc import Iterator, Sequence

from tourlink.solver.instance import PRIZE_UNIT, Chain, Instance
from tourlink.solver.schedule import DaySchedule


def tolls(
    instance: Instance, chain: Chain, days: Sequence[DaySchedule]
) -> Iterator[int]:
    """Yield what each day's travel and night take off, in hundredths of a prize."""
    weights, stays = instance.weights, instance.stays
    before = instance.start
    for route, day in zip(chain, days, strict=True):
        toll = weights.travel * day.travel_min
        if stays[before].moves:
            first = day.steps[0].travel_min
            toll += weights.drive_back * max(0, first - weights.onward_min)
        if route.stay is not None:
            if stays[route.stay].moves:
                toll += weights.night_service
            elif route.stay != before:
                toll += weights.move
            before = route.stay
        yield toll


def score(instance: Instance, chain: Chain) -> int:
    """Return the sum of the prizes."""
    return sum(instance.prizes[it] for route in chain for it in route.stops)


def value(instance: Instance, chain: Chain, days: Sequence[DaySchedule]) -> int:
    """Return the prizes less all tolls, in hundredths of a prize."""
    return PRIZE_UNIT * score(instance, chain) - sum(tolls(instance, chain, days))
