"""The places behind a province of either map, as programmes mean them."""

from collections.abc import Iterable

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.check.rule import Context

Places = dict[str, list[Destination]]
"""Destinations by the unit of the map before July 2025 that they lie in."""


def is_sold(place: Destination) -> bool:
    """Return whether tours stop there: rated, and with a known site."""
    return place.quality is not None and place.position is not None


def places_by_former(context: Context) -> Places:
    """Return all destinations by former province, in catalogue order."""
    found: Places = {}
    catalogue = context.catalogue
    for place in catalogue.destinations.values():
        found.setdefault(catalogue.former_of(place), []).append(place)
    return found


def places_in(
    catalogue: Catalogue, provinces: Iterable[str], places: Places
) -> list[Destination]:
    """Return the destinations of provinces of either map, each once."""
    formers = dict.fromkeys(it for name in provinces for it in catalogue.formers(name))
    return [place for former in formers for place in places.get(former, ())]
