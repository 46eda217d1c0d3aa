"""What tours count: the places, and the night services, each once in a chain."""

import numpy as np

from tourlink.solver.chains.arrays import Ints, Values, random_marks
from tourlink.solver.chains.demands import split
from tourlink.solver.instance import PRIZE_UNIT, Instance
from tourlink.solver.value import worth

# A must that the demands do not follow is worth more than all others together.
_BEYOND = 1.0


class Items:
    """
    The places and night services of an instance, numbered as items.

    A place has its own number. Runs of a night service between the same two places
    are one item, numbered after the places. The last number stands for nothing.

    Parameters
    ----------
    discount
        Shares at which the prizes of places count.

    Attributes
    ----------
    worth
        What each item is worth when first had, in hundredths of a prize.
    insisted
        What of this some musts are worth beyond their prizes, in all.
    of_stay
        The item of each stay, and of the end of the chain: `nothing` for beds.
    night
        For each stay, and the end of the chain, what a night there takes off; for
        beds only after a night elsewhere.
    marks
        A random number for each item and its combinations: sets are told apart by
        the exclusive or of their marks.
    """

    def __init__(self, instance: Instance, discount: dict[int, float]) -> None:
        places, weights = len(instance.prizes), instance.weights
        services: dict[tuple[int, int], int] = {}
        self.of_stay = np.zeros(len(instance.stays) + 1, dtype=np.int64)
        self.night = np.zeros(len(instance.stays) + 1, dtype=np.float64)
        for at, stay in enumerate(instance.stays):
            if stay.moves:
                ends = (stay.arrive_at, stay.leave_from)
                number = services.setdefault(ends, places + len(services))
                self.of_stay[at] = number
            self.night[at] = weights.night_service if stay.moves else weights.move
        self.places = places
        self.nothing = places + len(services)
        moving = np.array([it.moves for it in instance.stays] + [False])
        self.of_stay[~moving] = self.nothing
        self.count = self.nothing + 1

        self.worth = np.zeros(self.count)
        self.worth[:places] = [
            worth(instance, place) * discount.get(place, 1.0) for place in range(places)
        ]
        # The search follows most musts; of the others it must know what they mean.
        further = frozenset().union(*split(instance)[1])
        musts = sorted(instance.must & further)
        insist = PRIZE_UNIT * (_BEYOND + sum(instance.prizes)) if musts else 0.0
        self.worth[musts] += insist
        self.insisted = insist * len(musts)

        self._travel, self._drive_back = weights.travel, weights.drive_back
        self._onward = weights.onward_min

        self.marks = random_marks(0, self.count)
        self.marks[self.nothing] = 0

    def drive_back(self, stay: Ints, first: Ints) -> Ints:
        """Return what long first legs out of stays take off: after night services."""
        late = np.maximum(0, first - self._onward)
        moved = self.of_stay[stay] != self.nothing
        tolls: Ints = self._drive_back * late * moved
        return tolls

    def tolls(self, stay: Ints, travel: Ints, first: Ints) -> Values:
        """Return what travel takes off days out of stays, in all and on first legs."""
        tolls: Values = np.asarray(self._travel * travel, dtype=np.float64)
        return tolls + self.drive_back(stay, first)

    def nights(self, before: Ints, stay: Ints) -> Values:
        """Return what nights at `stay` after nights at `before` take off."""
        moving = self.of_stay[stay] != self.nothing
        return np.where((stay == before) & ~moving, 0.0, self.night[stay])
