"""Rule TLG02."""

from collections.abc import Iterator

from tourlink.check.boxes import TOLERANCE_KM, km_outside
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLG02", severity=Severity.WARNING)
def position_outside_former_province(context: Context) -> Iterator[Violation]:
    """
    A place lies outside the unit of the map before July 2025 it is put in.

    Travellers, guides and agreements still speak of the former provinces, and tours
    are balanced between them. The boxes are drawn around the communes made of each
    unit, with a margin, so this is a warning and no error. Where today's box is left
    as well, only that is reported.

    Bad:
        provinces:
          - id: lao-cai
            formerly:
              - id: yen-bai
                name: {vi: Yên Bái, en: Yen Bai}
                bbox: [103.743, 21.328, 105.099, 22.333]
              - {id: lao-cai, name: {vi: Lào Cai, en: Lao Cai}}
        destinations:
          - {id: c, former_province: yen-bai}

    Good:
        provinces:
          - id: lao-cai
            formerly:
              - id: yen-bai
                name: {vi: Yên Bái, en: Yen Bai}
                bbox: [103.743, 21.328, 105.099, 22.333]
              - {id: lao-cai, name: {vi: Lào Cai, en: Lao Cai}}
        destinations:
          - {id: c, former_province: lao-cai}
    """
    formers = {
        former.id: former
        for province in context.catalogue.provinces.values()
        for former in province.formerly
    }
    for place in context.located.values():
        former = formers.get(context.catalogue.former_of(place))
        if place.position is None or former is None or former.bbox is None:
            continue
        today = context.catalogue.provinces[place.province].bbox
        if today and km_outside(place.position, today) > TOLERANCE_KM:
            continue
        km = km_outside(place.position, former.bbox)
        if km > TOLERANCE_KM:
            yield Violation(
                "destinations",
                place.id,
                ("former_province",) if place.former_province else ("position",),
                f"{place.position.lat:g}, {place.position.lon:g} is {km:.0f} km"
                f" outside the box around the former {former.name.en}",
                "check the former province, and both coordinates",
            )
