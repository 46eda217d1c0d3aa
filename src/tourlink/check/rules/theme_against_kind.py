"""Rule TLT05."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tourlink.catalogue.records import HUB_KINDS, Kind
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Theme

_WILD = frozenset(
    {Kind.CAVE, Kind.MOUNTAIN_PASS, Kind.NATURE, Kind.PEAK, Kind.WATERFALL}
)
# Who lives there to receive guests, where is the town, what grows? A peak or a lake
# may carry its villages; a hub is never what one comes for.
IMPOSSIBLE: Mapping[Theme, frozenset[Kind]] = MappingProxyType(
    {
        Theme.COMMUNITY: HUB_KINDS
        | {Kind.CAVE, Kind.MOUNTAIN_PASS, Kind.RESORT, Kind.VENUE, Kind.WATERFALL},
        Theme.URBAN: HUB_KINDS | _WILD | {Kind.FARM, Kind.TRAIL},
        Theme.AGRI_RURAL: HUB_KINDS | {Kind.CAVE, Kind.MUSEUM, Kind.VENUE},
        Theme.ADVENTURE: HUB_KINDS | {Kind.MUSEUM, Kind.VENUE},
    }
)


@rule("TLT05", severity=Severity.WARNING)
def theme_against_kind(context: Context) -> Iterator[Violation]:
    """
    A theme is rated that a place of this kind cannot serve.

    Community tourism means being received by people who live there, and a waterfall
    has none; there is no town at a pass and no field in a museum. The rating belongs
    to the village, town or farm near by.

    Bad:
        destinations:
          - {id: a, kind: waterfall, themes: {community: 4}}

    Good:
        destinations:
          - {id: a, kind: waterfall, themes: {adventure: 4}}
    """
    for place in context.catalogue.destinations.values():
        for theme, rating in place.themes.items():
            if place.kind in IMPOSSIBLE.get(theme, ()):
                yield Violation(
                    "destinations",
                    place.id,
                    ("themes", theme.value),
                    f"rated {rating} for {theme.value}, but is a {place.kind.value}",
                    "rate the place that serves the theme, or correct the kind",
                )
