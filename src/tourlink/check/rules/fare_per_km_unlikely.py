"""Rule TLM03."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode

# Dong per kilometre and person. Published fares in the bundled catalogue: trains 830
# (hard seat to Hai Phong) to 1,180 (night train to Lao Cai), fast boats 2,700 (Phu
# Quoc) to 7,300 (Ly Son). Each end is widened to about half and about three times,
# because berths, cabins and short hops differ; a domestic economy ticket of 0.5 to
# 4.3 million VND over 500 to 1,200 km gives the numbers for flights. Those for roads
# are the editors' estimate from bus tickets and tolls.
VND_PER_KM: Mapping[Mode, tuple[int, int]] = MappingProxyType(
    {
        Mode.ROAD: (100, 10_000),
        Mode.RAIL: (300, 6_000),
        Mode.AIR: (300, 12_000),
        Mode.BOAT: (1_000, 25_000),
    }
)
LEAST_KM = 5  # on shorter hops, a boat across a river, the fare has a floor


@rule("TLM03", severity=Severity.WARNING)
def fare_per_km_unlikely(context: Context) -> Iterator[Violation]:
    """
    A fare is far from what a kilometre costs by that mode.

    Compared with the distance, a missing or doubled digit shows at once. Cable cars
    and treks are left out, being attractions with a price of their own, and so are
    hops of less than 5 km.

    Bad:
        corridors:
          - id: road-a-b
            fare: {adult_vnd: 900, source: s, as_of: 2026, confidence: high}

    Good:
        corridors:
          - id: road-a-b
            fare: {adult_vnd: 60000, source: s, as_of: 2026, confidence: high}
    """
    for corridor in context.catalogue.corridors.values():
        usual = VND_PER_KM.get(corridor.mode)
        if not (corridor.fare and corridor.fare.adult_vnd and usual):
            continue
        if corridor.km < LEAST_KM:
            continue
        per_km = corridor.fare.adult_vnd / corridor.km
        if not usual[0] <= per_km <= usual[1]:
            yield Violation(
                "corridors",
                corridor.id,
                ("fare", "adult_vnd"),
                f"{corridor.fare.adult_vnd:,} VND for {corridor.km:g} km by"
                f" {corridor.mode} are {per_km:,.0f} VND a km, usual are"
                f" {usual[0]:,} to {usual[1]:,}",
                "look the fare of one person up again, and the distance",
            )
