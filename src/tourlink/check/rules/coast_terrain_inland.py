"""Rule TLG08."""

from collections.abc import Iterator

from tourlink.check.nearby import Nearby
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Terrain

NEIGHBOUR_KM = 40.0
# Fewer neighbours say nothing of the landscape.
LEAST_NEIGHBOURS = 3
_INLAND = frozenset({Terrain.HIGHLAND, Terrain.MIDLAND})


@rule("TLG08", severity=Severity.WARNING)
def coast_terrain_inland(context: Context) -> Iterator[Violation]:
    """
    A place is said to be at the coast, but all around it is hill country.

    Tours that pair highland and coast would count a mountain as the seaside. Reported
    where at least three places within 40 km have a terrain, and each of them is
    highland or midland.

    Bad:
        destinations:
          - {id: b, terrain: coast}
          - id: d
            position: {lat: 22.41, lon: 103.71, confidence: high, source: s}
            terrain: midland

    Good:
        destinations:
          - {id: b, terrain: highland}
          - id: d
            position: {lat: 22.41, lon: 103.71, confidence: high, source: s}
            terrain: midland
    """
    nearby = Nearby(context.located.values(), NEIGHBOUR_KM)
    for place in context.located.values():
        if place.terrain is not Terrain.COAST:
            continue
        inland = 0
        for _, other in nearby.around(place):
            if other.terrain is not None:
                if other.terrain not in _INLAND:
                    break
                inland += 1
        else:
            if inland >= LEAST_NEIGHBOURS:
                yield Violation(
                    "destinations",
                    place.id,
                    ("terrain",),
                    f"terrain coast, but all {inland} places within"
                    f" {NEIGHBOUR_KM:.0f} km are highland or midland",
                    "check the terrain and the position",
                )
