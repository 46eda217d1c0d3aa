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


def worth(instance: Instance, place: int) -> int:
    """Return the prize of a place less what a stop takes off, in hundredths of it."""
    prize = PRIZE_UNIT * instance.prizes[place]
    return prize - min(instance.weights.stop, 9 * prize // 10)


def score(instance: Instance, chain: Chain) -> int:
    """Return the sum of the prizes."""
    return sum(instance.prizes[it] for route in chain for it in route.stops)


def value(instance: Instance, chain: Chain, days: Sequence[DaySchedule]) -> int:
    """Return the prizes less all that is tiring, in hundredths of a prize."""
    stops = (worth(instance, it) for route in chain for it in route.stops)
    return sum(stops) - sum(tolls(instance, chain, days))
