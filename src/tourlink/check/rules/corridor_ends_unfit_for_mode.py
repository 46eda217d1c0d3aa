"""Rule TLC11."""

from collections.abc import Iterator
from types import MappingProxyType

from tourlink.catalogue.records import Corridor, Destination, Kind
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode, Terrain

ENDS = MappingProxyType({Mode.AIR: Kind.AIRPORT, Mode.RAIL: Kind.STATION})

# Where a boat may put in besides ports and islands: sights on the water.
_WATERSIDE = frozenset({Kind.PORT, Kind.ISLAND, Kind.LAKE, Kind.CAVE, Kind.NATURE})


@rule("TLC11", severity=Severity.WARNING)
def corridor_ends_unfit_for_mode(context: Context) -> Iterator[Violation]:
    """
    A flight does not end at an airport, a train at a station, a boat at water.

    Hubs are places of their own, with the road to town between them: that road is
    the transfer a plan shows. A flight written from town to town hides it, and the
    group misses the plane. A boat starts at a port, an island or a sight on the
    water, at one end at least.

    Bad:
        destinations:
          - {id: a, kind: airport}
          - {id: b, kind: town}
        corridors:
          - id: air-a-b
            from: a
            to: b
            mode: air
            km: 30
            minutes: 40
            service:
              {first: "08:00", last: "18:00", headway_min: 300, source: s,
               as_of: 2026, confidence: low}

    Good:
        destinations:
          - {id: a, kind: airport}
          - {id: b, kind: airport}
        corridors:
          - id: air-a-b
            from: a
            to: b
            mode: air
            km: 30
            minutes: 40
            service:
              {first: "08:00", last: "18:00", headway_min: 300, source: s,
               as_of: 2026, confidence: low}
    """
    places = context.catalogue.destinations
    for corridor in context.catalogue.corridors.values():
        ends = (("from", places[corridor.from_]), ("to", places[corridor.to]))
        if corridor.mode is Mode.BOAT:
            if not any(_is_waterside(place) for _, place in ends):
                yield _violation(corridor, "from", ends[0][1], "a port or an island")
        elif wanted := ENDS.get(corridor.mode):
            for key, place in ends:
                if place.kind is not wanted:
                    article = "an" if wanted is Kind.AIRPORT else "a"
                    yield _violation(corridor, key, place, f"{article} {wanted}")


def _is_waterside(place: Destination) -> bool:
    return place.kind in _WATERSIDE or place.terrain is Terrain.ISLAND


def _violation(
    corridor: Corridor, key: str, place: Destination, wanted: str
) -> Violation:
    return Violation(
        "corridors",
        corridor.id,
        (key,),
        f"a corridor by {corridor.mode}, but {place.id!r} is a {place.kind}, not"
        f" {wanted}",
        f"lead it to {wanted}, and that on to {place.id!r} by road",
    )
