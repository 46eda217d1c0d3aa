"""What decides whether a corridor may be used."""

from datetime import date
from typing import NamedTuple

from tourlink.catalogue.records import Corridor
from tourlink.vocabulary import Mode


class Conditions(NamedTuple):
    """
    The traveller's side of it.

    Attributes
    ----------
    modes
        Allowed modes.
    month
        1 to 12; None admits corridors that are open in some month.
    on
        Day of travel; None admits corridors that are valid on some day.
    seats
        Seats of the vehicle; None sets no limit.
    spared
        Ids of corridors that the party is spared.
    """

    modes: frozenset[Mode] = frozenset(Mode)
    month: int | None = None
    on: date | None = None
    seats: int | None = None
    spared: frozenset[str] = frozenset()

    def admit(self, corridor: Corridor) -> bool:
        """Return whether `corridor` is open to the traveller at all."""
        return (
            corridor.mode in self.modes
            and corridor.id not in self.spared
            and (
                self.month is None
                or not corridor.months
                or self.month in corridor.months
            )
            and (
                self.seats is None
                or corridor.max_seats is None
                or self.seats <= corridor.max_seats
            )
            and (
                self.on is None
                or (corridor.valid_from or self.on)
                <= self.on
                <= (corridor.valid_to or self.on)
            )
        )
