"""Rule TLG03."""

from collections.abc import Iterator
from math import cos, floor, radians

from tourlink.catalogue.records import Position
from tourlink.check.nearby import Nearby
from tourlink.check.rule import Context, Severity, Violation, rule

# Easternmost point of a mainland commune, in degrees, for each quarter of a degree of
# latitude from 8.5 northwards; westernmost on the Gulf of Thailand likewise. From the
# commune points of thanglequoc/vietnamese-provinces-database and vietnamadminunits
# 1.0.4 (both MIT), special zones, which are islands, left out.
SOUTHERNMOST_LAT = 8.5
BANDS_PER_DEGREE = 4
# fmt: off
EASTERNMOST_LON = (
    105.08, 105.30, 105.77, 106.15, 106.55, 106.66, 106.76, 107.30, 107.83, 108.27,
    108.60, 108.98, 109.15, 109.24, 109.29, 109.31, 109.39, 109.40, 109.32, 109.30,
    109.35, 109.27, 109.23, 109.16, 109.06, 108.97, 108.89, 108.82, 108.55, 108.52,
    108.27, 107.99, 107.64, 107.28, 107.09, 106.80, 106.51, 106.44, 106.43, 106.06,
    105.84, 105.73, 105.71, 105.79, 105.85, 106.14, 106.52, 106.60, 106.78, 107.21,
    107.37, 107.99, 108.00,
)
# fmt: on
WESTERNMOST_LON = (104.81, 104.83, 104.85, 104.87, 104.87, 104.91, 104.33, 104.33)
# The point of a commune stands in its middle: the shore is up to 0.19 degrees beyond.
SHORE_DEG = 0.2
# What stands by an island of the catalogue may stand on it: half of Phu Quoc's length.
ISLAND_KM = 25.0


@rule("TLG03", severity=Severity.ERROR)
def position_at_sea(context: Context) -> Iterator[Violation]:
    """
    A place that is no island lies in the sea off Viet Nam.

    Such positions come from a wrong digit or a swapped pair, and no road leads there.
    The coast is known to a quarter of a degree of latitude: what is reported is more
    than 20 km off it. Islands, and what stands within 25 km of one, are left alone.

    Bad:
        destinations:
          - id: d
            position: {lat: 18.39, lon: 107.46, confidence: high, source: s}

    Good:
        destinations:
          - id: d
            position: {lat: 18.39, lon: 105.46, confidence: high, source: s}
    """
    islands = Nearby((it for it in context.located.values() if it.is_island), ISLAND_KM)
    for place in context.located.values():
        if place.position is None or place.is_island:
            continue
        km = _km_off_shore(place.position)
        if km and not any(islands.around(place)):
            yield Violation(
                "destinations",
                place.id,
                ("position",),
                f"{place.position.lat:g}, {place.position.lon:g} is at sea, some"
                f" {km:.0f} km off the shore, but the place is no island",
                "check both coordinates, or give terrain: island",
            )


def _km_off_shore(position: Position) -> float:
    """Return how far out at sea a position is; 0 on land and where it is not known."""
    band = floor((position.lat - SOUTHERNMOST_LAT) * BANDS_PER_DEGREE)
    if not 0 <= band < len(EASTERNMOST_LON):
        return 0.0
    out_deg = position.lon - EASTERNMOST_LON[band]
    if band < len(WESTERNMOST_LON):
        out_deg = max(out_deg, WESTERNMOST_LON[band] - position.lon)
    if out_deg <= SHORE_DEG:
        return 0.0
    return out_deg * 111.2 * cos(radians(position.lat))
