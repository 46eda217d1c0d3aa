"""What a chain is worth to the search: its prizes, less small weights."""

from tourlink.solver.instance import Instance

# Small weights, in prize: they decide between chains of about equal prize.
TRAVEL_WEIGHT = 0.04
"""For each minute in vehicles."""
MOVE_WEIGHT = 5.0
"""For each night in another bed than the one before."""
NIGHT_SERVICE_WEIGHT = 20.0
"""For each night in a train or bus: worth it for a long way, no way to sleep."""
DRIVE_BACK_WEIGHT = 0.25
"""For each minute of a long first leg after such a night: it went the wrong way."""

# From where a night service arrives one drives this far without a second thought.
_ONWARD_MIN = 120


class Worth:
    """
    The worth of places and nights.

    Parameters
    ----------
    discount
        Shares at which the prizes of places count.

    Attributes
    ----------
    places
        For each place what a visit is worth.
    services
        Number of each stay that is a night service, counted on from the places;
        runs between the same two places are one service.
    insisted
        Worth of the places that must be visited, beyond their prizes.
    """

    def __init__(self, instance: Instance, discount: dict[int, float]) -> None:
        self._stays = instance.stays
        # A place that the request insists on is worth more than all others.
        insist = 1.0 + sum(instance.prizes)
        self.places = [
            prize * discount.get(place, 1.0) + (insist if place in instance.must else 0)
            for place, prize in enumerate(instance.prizes)
        ]
        self.insisted = insist * len(instance.must)
        numbers: dict[tuple[int, int], int] = {}
        self.services = {
            at: numbers.setdefault(
                (stay.arrive_at, stay.leave_from), len(self.places) + len(numbers)
            )
            for at, stay in enumerate(instance.stays)
            if stay.moves
        }
        self.size = len(self.places) + len(numbers)
        self.service_bits = (1 << self.size) - (1 << len(self.places))

    def of_night(self, before: int, stay: int) -> float:
        """Return what a night at `stay` takes off, after one at `before`."""
        if stay in self.services:
            return NIGHT_SERVICE_WEIGHT
        return 0.0 if stay in (before, -1) else MOVE_WEIGHT

    def of_first_leg(self, stay: int, minutes: int) -> float:
        """Return what the first leg of a day out of `stay` takes off."""
        if stay in self.services:
            return DRIVE_BACK_WEIGHT * max(0, minutes - _ONWARD_MIN)
        return 0.0
