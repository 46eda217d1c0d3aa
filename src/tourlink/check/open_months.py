"""When in the year a place is open."""

from tourlink.catalogue.records import Destination, Opening
from tourlink.check.corridor_facts import ALL_YEAR


def open_months(place: Destination) -> frozenset[int]:
    """Return the months in which the place is open on some day."""
    months = ALL_YEAR - frozenset(place.closed_months)
    if isinstance(place.opening, Opening):
        held: frozenset[int] = frozenset()
        for hours in place.opening.hours:
            held |= frozenset(hours.months) or ALL_YEAR
        months &= held
    return months
