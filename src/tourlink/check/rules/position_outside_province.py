"""Rule TLG01."""

from collections.abc import Iterator

from tourlink.check.areas import area_of, km_astray
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLG01", severity=Severity.ERROR)
def position_outside_province(context: Context) -> Iterator[Violation]:
    """
    A place lies outside the province it is said to be in, on today's map.

    Either the position or the province is wrong, and every distance and every count
    of provinces with it. Compared with the outline of the province, which is known to
    some kilometres: 99.9 % of the land of all provinces lies inside or within 5 km of
    its outline, so that what is reported is more than 5 km outside. Small islands are
    not drawn: those may stand 30 km off. A unit without a bundled outline, such as one
    abroad, is compared with its `bbox`, if it has one, with 2 km for rounding.

    Bad:
        destinations:
          - id: d
            province: lai-chau
            position: {lat: 21.69, lon: 103.46, confidence: high, source: s}

    Good:
        destinations:
          - id: d
            province: lai-chau
            position: {lat: 22.19, lon: 103.46, confidence: high, source: s}

    Bad:
        provinces:
          - {id: yunnan, type: foreign, country: CN, bbox: [97.5, 21.1, 106.2, 29.3]}
        destinations:
          - id: d
            province: yunnan
            position: {lat: 20.51, lon: 103.97, confidence: high, source: s}
    """
    for place in context.located.values():
        province = context.catalogue.provinces[place.province]
        area = area_of("today", province)
        km = km_astray(place, area)
        if area and place.position and km:
            yield Violation(
                "destinations",
                place.id,
                ("position",),
                f"{place.position.lat:g}, {place.position.lon:g} is {km:.0f} km"
                f" outside the {area.name} {province.name.en}",
                "check both coordinates, and whether the province is right",
            )
