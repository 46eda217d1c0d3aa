"""Rule TLG09."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.nearby import Nearby
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Terrain

# A walk of three quarters of an hour: bathing and mountain air are one stop then.
BEACH_KM = 3.0


@rule("TLG09", severity=Severity.WARNING)
def highland_at_the_beach(context: Context) -> Iterator[Violation]:
    """
    A place is said to be highland, but is a short walk from a beach of the sea.

    A tour of highland and coast must not find both at one bathing place. Beaches of
    lakes and rivers do not count.

    Bad:
        destinations:
          - {id: b, terrain: highland}
          - id: d
            kind: beach
            terrain: coast
            position: {lat: 22.36, lon: 103.76, confidence: high, source: s}

    Good:
        destinations:
          - {id: b, terrain: coast}
          - id: d
            kind: beach
            terrain: coast
            position: {lat: 22.36, lon: 103.76, confidence: high, source: s}
    """
    sea = (Terrain.COAST, Terrain.ISLAND)
    beaches = Nearby(
        (
            place
            for place in context.located.values()
            if place.kind is Kind.BEACH and place.terrain in sea
        ),
        BEACH_KM,
    )
    for place in context.located.values():
        if place.terrain is not Terrain.HIGHLAND:
            continue
        near = min(beaches.around(place), key=lambda found: found[0], default=None)
        if near:
            km, beach = near
            yield Violation(
                "destinations",
                place.id,
                ("terrain",),
                f"terrain highland, but {km:.1f} km from the beach {beach.id!r}",
                "check the terrain and both positions",
            )
