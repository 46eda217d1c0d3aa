"""Rule TLN09."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Kind
from tourlink.check.reach import arcs, fastest, minutes_of
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode

# Airports and stations belong to a town; ports and crossings lie where the water or
# the border is, up to two hours from the town that they are sold from.
MOST_MIN = 60
MOST_OUTLYING_MIN = 120
_OUTLYING = frozenset({Kind.PORT, Kind.CROSSING})
_TOWNS = frozenset({Kind.CITY, Kind.TOWN})


@rule("TLN09", severity=Severity.WARNING)
def hub_far_from_town(context: Context) -> Iterator[Violation]:
    """
    No town is near an airport, station, port or crossing by road.

    Hubs serve the town beside them, over a road that the catalogue must have. Where
    it is missing flights land in the void, and all that is reached through the hub
    is lost or reached by a detour. An hour is the most from an airport or station,
    two from a port or crossing.

    Bad:
        destinations:
          - {id: a, kind: airport}
        corridors:
          - {id: road-a-b, minutes: 75}

    Good:
        destinations:
          - {id: a, kind: airport}
        corridors:
          - {id: road-a-b, minutes: 50}
    """
    roads = arcs(context, minutes_of, lambda it: it.mode is Mode.ROAD)
    towns = [it.id for it in context.located.values() if _is_town(it)]
    found = fastest(roads, towns, most_min=MOST_OUTLYING_MIN)
    for place in context.located.values():
        if not place.is_hub:
            continue
        most = MOST_OUTLYING_MIN if place.kind in _OUTLYING else MOST_MIN
        if found.get(place.id, most + 1) > most:
            yield Violation(
                "destinations",
                place.id,
                ("kind",),
                f"{place.kind} with no town within {most} min by road",
                "add the road to the town that it serves",
            )


def _is_town(place: Destination) -> bool:
    # On islands and at the sea the place with beds is what a town is elsewhere.
    return place.kind in _TOWNS or place.lodging is not None
