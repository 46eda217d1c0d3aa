"""Rule TLN05."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Kind
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode, Terrain

_OVERLAND = frozenset({Mode.ROAD, Mode.TREK, Mode.RAIL})
_CROSSING = frozenset({Mode.BOAT, Mode.CABLE})


@rule("TLN05", severity=Severity.ERROR)
def island_without_boat(context: Context) -> Iterator[Violation]:
    """
    No boat, bridge or cable car leads to an island.

    Every island has its boat. Places that roads join on one island share it; a road
    to a place that is on no island is a bridge. A flight alone does not do: the
    boat is what is left when it is cancelled.

    Bad:
        destinations:
          - {id: a, kind: island, terrain: island}
        corridors:
          - {id: road-a-b, from: b, to: c, road_class: provincial}

    Good:
        destinations:
          - {id: a, kind: island, terrain: island}
          - {id: b, kind: port}
        corridors:
          - id: road-a-b
            mode: boat
            road_class: null
            service:
              {first: "08:00", last: "16:00", headway_min: 60, source: s,
               as_of: 2026, confidence: low}
    """
    seen: set[str] = set()
    for place in context.located.values():
        if place.id in seen or not _on_island(place):
            continue
        island, linked = _island(context, place)
        seen |= island.keys()
        if not linked:
            shown = next(
                (it for it in island if context.located[it].kind is Kind.ISLAND),
                place.id,
            )
            others = len(island) - 1
            along = f" (with {others} more places on it)" if others else ""
            yield Violation(
                "destinations",
                shown,
                ("kind",),
                f"an island{along} that no boat, bridge or cable car leads to",
                "add the boat from its port, or correct kind and terrain",
            )


def _on_island(place: Destination) -> bool:
    return place.kind is Kind.ISLAND or place.terrain is Terrain.ISLAND


def _island(context: Context, start: Destination) -> tuple[dict[str, None], bool]:
    """Return the places that roads join with `start`, and whether anything crosses."""
    island = {start.id: None}
    queue = [start.id]
    linked = False
    while queue:
        here = queue.pop()
        for corridor in context.corridors_of[here]:
            other = corridor.other_end(here)
            if corridor.mode in _CROSSING:
                linked = True
            elif corridor.mode in _OVERLAND and other in context.located:
                if not _on_island(context.located[other]):
                    # Ports often leave their terrain out: only others are a bridge.
                    linked = linked or not _is_bare_hub(context.located[other])
                if other not in island and (
                    _on_island(context.located[other])
                    or _is_bare_hub(context.located[other])
                ):
                    island[other] = None
                    queue.append(other)
    return island, linked


def _is_bare_hub(place: Destination) -> bool:
    return place.is_hub and place.terrain is None
