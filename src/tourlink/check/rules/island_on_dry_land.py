"""Rule TLG07."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Terrain

# An islet of a river delta is an island too, and so is one with a bridge or causeway.
_WET = frozenset({Terrain.ISLAND, Terrain.DELTA})


@rule("TLG07", severity=Severity.WARNING)
def island_on_dry_land(context: Context) -> Iterator[Violation]:
    """
    An island is given the landscape of the mainland.

    Tours that ask for islands and tours that must do without boats both go by the
    terrain. River islets are of the delta, and an island that is reached without a
    boat may be of the coast.

    Bad:
        destinations:
          - {id: a, kind: island, terrain: highland}

    Good:
        destinations:
          - {id: a, kind: island, terrain: island}
    """
    for place in context.catalogue.destinations.values():
        if place.kind is not Kind.ISLAND or place.terrain in _WET:
            continue
        if place.terrain is Terrain.COAST and not place.access.boat:
            continue
        yield Violation(
            "destinations",
            place.id,
            ("terrain",) if place.terrain else ("kind",),
            f"an island with terrain {place.terrain.value if place.terrain else None}",
            "give terrain: island, or delta for an islet in a river",
        )
