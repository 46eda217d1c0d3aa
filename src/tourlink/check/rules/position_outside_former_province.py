"""Rule TLG02."""

from collections.abc import Iterator

from tourlink.check.areas import area_of, km_astray
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLG02", severity=Severity.WARNING)
def position_outside_former_province(context: Context) -> Iterator[Violation]:
    """
    A place lies outside the unit of the map before July 2025 it is put in.

    Travellers, guides and agreements still speak of the former provinces, and tours
    are balanced between them. Compared as TLG01 does, with the outline of the former
    unit or else its `bbox`. The outlines are made of today's communes, of which a few
    joined wards of two former provinces, so this is a warning and no error. Where
    today's province is left as well, only that is reported.

    Bad:
        destinations:
          - id: d
            province: lao-cai
            former_province: yen-bai
            position: {lat: 22.33, lon: 103.84, confidence: high, source: s}

    Good:
        destinations:
          - id: d
            province: lao-cai
            former_province: lao-cai
            position: {lat: 22.33, lon: 103.84, confidence: high, source: s}
    """
    formers = {
        former.id: former
        for province in context.catalogue.provinces.values()
        for former in province.formerly
    }
    for place in context.located.values():
        former = formers.get(context.catalogue.former_of(place))
        if place.position is None or former is None:
            continue
        area = area_of("former", former)
        km = km_astray(place, area)
        if area is None or not km:
            continue
        today = context.catalogue.provinces[place.province]
        if not km_astray(place, area_of("today", today)):
            yield Violation(
                "destinations",
                place.id,
                ("former_province",) if place.former_province else ("position",),
                f"{place.position.lat:g}, {place.position.lon:g} is {km:.0f} km"
                f" outside the {area.name} the former {former.name.en}",
                "check the former province, and both coordinates",
            )
