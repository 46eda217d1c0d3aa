"""Rule TLT01."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Kind
from tourlink.check.nearby import Nearby
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Terrain, Theme

# An hour's drive: who sleeps farther from the sea has not come for it.
COAST_KM = 60.0
_SEA = frozenset({Terrain.COAST, Terrain.ISLAND})


@rule("TLT01", severity=Severity.WARNING)
def sea_theme_inland(context: Context) -> Iterator[Violation]:
    """
    A place is rated for sea and islands, but no coast is near.

    A tour sold as seaside must not stop in the hills. Reported are places that are
    not of coast or island themselves and have none of the catalogue within 60 km.

    Bad:
        destinations:
          - {id: a, themes: {sea-islands: 4}}

    Good:
        destinations:
          - {id: a, themes: {sea-islands: 4}, terrain: coast}
    """
    shore = Nearby(filter(_at_sea, context.located.values()), COAST_KM)
    for place in context.located.values():
        if Theme.SEA_ISLANDS not in place.themes or _at_sea(place):
            continue
        if not any(shore.around(place)):
            yield Violation(
                "destinations",
                place.id,
                ("themes", Theme.SEA_ISLANDS.value),
                f"rated {place.themes[Theme.SEA_ISLANDS]} for sea and islands, but no"
                f" place of coast or island is within {COAST_KM:.0f} km",
                "delete the theme, or check terrain and position",
            )


def _at_sea(place: Destination) -> bool:
    return place.terrain in _SEA or (
        place.kind in {Kind.BEACH, Kind.ISLAND} and place.terrain is None
    )
