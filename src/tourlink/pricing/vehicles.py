"""Which vehicles carry a group: one where one is enough, and no larger than needed."""

from collections.abc import Sequence
from typing import NamedTuple

from tourlink.pricing.book import Line
from tourlink.pricing.lookup import MissingRateError
from tourlink.pricing.records import VehicleRate

MOTORBIKE = "motorbike"


class Fleet(NamedTuple):
    """So many vehicles of one kind; a guide goes with each."""

    vehicle: str
    number: int


NO_FLEET = Fleet("", 0)
"""For a tour without a road."""


def choose_fleet(
    offered: Sequence[Line[VehicleRate]],
    travellers: int,
    *,
    most_seats: int | None,
    motorbike: bool,
) -> Fleet:
    """
    Return the vehicles for a number of travellers.

    The smallest vehicle that carries all of them and a guide; where none does, as few
    as possible of one kind, and then the smallest that do. A tour by motorbike has
    motorbikes, one more of them for the guide.

    Raises
    ------
    MissingRateError
        If no vehicle that reaches all places has a rate.
    """
    usable = [
        line.rate
        for line in offered
        if (line.rate.vehicle == MOTORBIKE) is motorbike
        and (most_seats is None or line.rate.seats <= most_seats)
    ]
    if motorbike and usable:
        return Fleet(MOTORBIKE, -(-(travellers + 1) // usable[-1].capacity))
    # Beside the guide there is a seat for somebody.
    usable = [it for it in usable if it.capacity > 1]
    if not usable:
        seats = f" of at most {most_seats} seats" if most_seats else ""
        kind = MOTORBIKE if motorbike else f"vehicle{seats}"
        code = "no-motorbike" if motorbike else "no-vehicle"
        text = f"no rate for a {kind}"
        raise MissingRateError(text, code, seat=most_seats or 0)
    most = max(it.capacity for it in usable) - 1
    count = -(-travellers // most)
    each = -(-travellers // count)
    smallest = next(it for it in usable if it.capacity > each)
    return Fleet(smallest.vehicle, count)
