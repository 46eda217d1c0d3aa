"""Rule TLD12."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD12", severity=Severity.NOTE)
def stop_without_commune(context: Context) -> Iterator[Violation]:
    """
    A place in Viet Nam is sold as a stop, but its commune is not given.

    Since July 2025 the commune is the only unit below the province. It tells places
    of one name apart and is what a driver or an official asks for.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60}

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60, commune: Xã Sìn Hồ}
    """
    for place in context.located.values():
        country = context.catalogue.provinces[place.province].country
        if place.quality and place.commune is None and country == "VN":
            yield Violation(
                "destinations",
                place.id,
                ("province",),
                f"a stop in {place.province!r} without its commune",
                "add the commune, ward or special zone of today's map",
            )
