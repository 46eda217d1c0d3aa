"""Whether a line of a rate book may hold for a plan."""

from collections.abc import Mapping

from tourlink.aftersale.differences import Difference
from tourlink.aftersale.state import Key, State


def reaches(found: Difference, hashes: Mapping[Key, str], state: State) -> bool:
    """
    Return whether a line that differs may hold for a plan with these records.

    `state` has the line: the new one, or the old one where it is gone.

    A line for places or corridors that the plan does not have never does; any other
    may, as the one with the narrower scope or of the later book goes first.
    """
    rate = state.ids(found.key.kind)[found.key.id]
    corridors = getattr(rate, "corridors", ())
    if corridors:
        return any(Key("corridors", it) in hashes for it in corridors)
    places = getattr(rate, "places", ())
    return not places or any(_has(it, hashes, state) for it in places)


def _has(name: str, hashes: Mapping[Key, str], state: State) -> bool:
    """Return whether a plan has a destination, or lies in a province of either map."""
    if Key("destinations", name) in hashes or Key("provinces", name) in hashes:
        return True
    return any(
        key.kind == "provinces" and name in state.catalogue.formers(key.id)
        for key in hashes
    )
