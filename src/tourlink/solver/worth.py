"""What a chain is worth to the search: its prizes, less small weights."""

from tourlink.solver.instance import PRIZE_UNIT, Instance


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
        self._weights = instance.weights
        self.travel = instance.weights.travel / PRIZE_UNIT
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
            return self._weights.night_service / PRIZE_UNIT
        return 0.0 if stay in (before, -1) else self._weights.move / PRIZE_UNIT

    def of_first_leg(self, stay: int, minutes: int) -> float:
        """Return what the first leg of a day out of `stay` takes off."""
        if stay in self.services:
            late = max(0, minutes - self._weights.onward_min)
            return late * self._weights.drive_back / PRIZE_UNIT
        return 0.0
