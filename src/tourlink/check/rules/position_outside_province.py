"""Rule TLG01."""

from collections.abc import Iterator

from tourlink.check.boxes import TOLERANCE_KM, km_outside
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLG01", severity=Severity.ERROR)
def position_outside_province(context: Context) -> Iterator[Violation]:
    """
    A place lies outside the province it is said to be in, on today's map.

    Either the position or the province is wrong, and every distance and every count
    of provinces with it. Compared with the box around the province, so a place just
    over the border may pass, but none inside is accused.

    Bad:
        provinces:
          - {id: lai-chau, bbox: [102.318, 21.687, 103.983, 22.812]}
        destinations:
          - id: d
            province: lai-chau
            position: {lat: 21.39, lon: 103.46, confidence: high, source: s}

    Good:
        provinces:
          - {id: lai-chau, bbox: [102.318, 21.687, 103.983, 22.812]}
        destinations:
          - id: d
            province: lai-chau
            position: {lat: 22.19, lon: 103.46, confidence: high, source: s}
    """
    for place in context.located.values():
        province = context.catalogue.provinces[place.province]
        if place.position is None or province.bbox is None:
            continue
        km = km_outside(place.position, province.bbox)
        if km > TOLERANCE_KM:
            yield Violation(
                "destinations",
                place.id,
                ("position",),
                f"{place.position.lat:g}, {place.position.lon:g} is {km:.0f} km"
                f" outside the box around {province.name.en}",
                "check both coordinates, and whether the province is right",
            )
