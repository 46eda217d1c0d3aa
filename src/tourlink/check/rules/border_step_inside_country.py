"""Rule TLC13."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLC13", severity=Severity.WARNING)
def border_step_inside_country(context: Context) -> Iterator[Violation]:
    """
    A corridor has a border step and stays inside one country.

    Either the step belongs to the next corridor, or an end has the wrong province.
    The planner adds the minutes, keeps the hours of the post and warns of a visa
    that nobody needs.

    Bad:
        corridors:
          - id: road-a-b
            border:
              name: {vi: Cửa khẩu, en: Border crossing}
              minutes: 60
              visa: true
              opens: "07:00"
              closes: "22:00"

    Good:
        provinces:
          - {id: lao-cai, type: foreign, country: CN}
        corridors:
          - id: road-a-b
            border:
              name: {vi: Cửa khẩu, en: Border crossing}
              minutes: 60
              visa: true
              opens: "07:00"
              closes: "22:00"
    """
    places = context.catalogue.destinations
    provinces = context.catalogue.provinces
    for corridor in context.catalogue.corridors.values():
        if corridor.border is None:
            continue
        one, two = (
            provinces[places[it].province].country
            for it in (corridor.from_, corridor.to)
        )
        if one == two:
            yield Violation(
                "corridors",
                corridor.id,
                ("border",),
                f"a border step, but {corridor.from_!r} and {corridor.to!r} are both"
                f" in {one}",
                "move it to the corridor that crosses, or correct a province",
            )
