"""Rule TLG04."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Kind
from tourlink.check.rule import Context, Severity, Violation, rule

_SETTLEMENTS = frozenset({Kind.CITY, Kind.TOWN})


@rule("TLG04", severity=Severity.WARNING)
def places_at_one_point(context: Context) -> Iterator[Violation]:
    """
    Two places have exactly the same position.

    Two sights never share a point to the last digit: one position was copied from the
    other record. The point of a town may be that of its station or port, because any
    point in it would do.

    Bad:
        destinations:
          - id: d
            position: {lat: 22.39, lon: 103.46, confidence: high, source: s}

    Good:
        destinations:
          - id: d
            position: {lat: 22.391, lon: 103.468, confidence: high, source: s}
    """
    first: dict[tuple[float, float], Destination] = {}
    for place in context.located.values():
        if place.position is None:
            continue
        point = (place.position.lat, place.position.lon)
        other = first.setdefault(point, place)
        if other is place or _town_and_hub(place, other):
            continue
        yield Violation(
            "destinations",
            place.id,
            ("position",),
            f"{point[0]:g}, {point[1]:g} is the position of {other.id!r} as well",
            "look up the place itself, or lower the confidence and note the guess",
        )


def _town_and_hub(one: Destination, other: Destination) -> bool:
    return (one.is_hub and other.kind in _SETTLEMENTS) or (
        other.is_hub and one.kind in _SETTLEMENTS
    )
